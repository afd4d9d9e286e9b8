"""Administrative procedures and their forms (NĐ 42/2022 Đ4: what a portal says of them; seed 003 Đ6).

The procedure itself is handled on the national service portal: the page leads there and copies nothing
that changes there.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from documents.choices import ProcedureLevel, TimeUnit
from documents.models.types import DocumentField
from documents.procedure_blocks import BasesBlock, FormsBlock, PapersBlock, StepsBlock
from documents.procedures import ProcedureQuerySet, linked_bases
from sites.api.content import api_content
from sites.choices import SearchKind
from sites.fields import BodyField
from sites.lists import chosen_filters, filter_links, page_of
from sites.models import UnitPage
from sites.models.units import collation_key
from sites.querysets import open_to_all
from vietnamese.folding import clean as clean_text
from vietnamese.folding import fold

LONGEST_SEARCH = 100


class ProcedureIndexPage(UnitPage):
    """The procedures of a unit from A to Z, by field, and by words of their names."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage", "home.StandardPage"]
    subpage_types = ["documents.ProcedurePage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead")]
    api_fields = api_content("lead")
    schema_type = "CollectionPage"
    summary_field = "lead"
    per_page = 50

    class Meta:
        verbose_name = _("list of procedures")
        verbose_name_plural = _("lists of procedures")

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The procedures asked for, and the fields that have some."""
        everything = open_to_all(ProcedurePage.objects.child_of(self))
        fields = everything.by_field()
        chosen = chosen_filters(request, field=[field.code for field, _number in fields])
        words = clean_text(request.GET.get("q", "").replace("\x00", ""))[:LONGEST_SEARCH].strip()
        if words:
            chosen["q"] = words
        rows = everything.with_words(words) if words else everything
        if "field" in chosen:
            rows = rows.filter(field__code=chosen["field"])
        page = page_of(rows.a_to_z().for_lists(), request, per_page=self.per_page)
        values = [(field.code, str(field), number) for field, number in fields]
        links = filter_links(chosen, "field", values, all_label=gettext("All fields"))
        return {
            "page_obj": page,
            "query": urlencode(chosen),
            "words": words,
            "field_links": links,
            "field": chosen.get("field", ""),
        }


class ProcedurePage(UnitPage):
    """One procedure: who asks whom for what, with which papers, how long it takes and what it costs."""

    code = models.CharField(_("code"), max_length=40, help_text=_("As in the national database, such as 1.004194."))
    field = models.ForeignKey(
        DocumentField, verbose_name=_("field"), on_delete=models.PROTECT, related_name="procedures"
    )
    level = models.CharField(_("level"), max_length=10, choices=ProcedureLevel)
    agency = models.CharField(_("where it is handed in"), max_length=300)
    applicants = models.CharField(_("who may ask"), max_length=300)
    lead = models.TextField(_("what it is for"), blank=True, max_length=600)
    in_person = models.BooleanField(_("in person"), default=False)
    by_post = models.BooleanField(_("by post"), default=False)
    online = models.BooleanField(_("online"), default=False)
    steps = BodyField(StepsBlock(), verbose_name=_("steps"), blank=True)
    papers = BodyField(PapersBlock(), verbose_name=_("papers"), blank=True)
    time_number = models.PositiveSmallIntegerField(_("time limit"), null=True, blank=True)
    time_unit = models.CharField(_("counted in"), max_length=14, choices=TimeUnit, blank=True)
    time_text = models.CharField(_("more about the time limit"), max_length=300, blank=True)
    fee_amount = models.PositiveBigIntegerField(
        _("fee in đồng"), null=True, blank=True, help_text=_("0 if nothing is to be paid; empty if it depends.")
    )
    fee_text = models.CharField(_("more about the fee"), max_length=300, blank=True)
    result = models.CharField(_("result"), max_length=300)
    bases = BodyField(BasesBlock(), verbose_name=_("legal bases"), blank=True)
    forms = BodyField(FormsBlock(), verbose_name=_("forms to download"), blank=True)
    service_url = models.URLField(
        _("on the national service portal"), max_length=500, blank=True, help_text=_("Begins with https://.")
    )
    title_key = models.CharField(max_length=400, editable=False, db_index=True, default="")
    folded = models.CharField(max_length=400, editable=False, default="")

    objects = PageManager.from_queryset(ProcedureQuerySet)()

    parent_page_types = ["documents.ProcedureIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *UnitPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("field")]),
                FieldPanel("lead"),
                FieldPanel("level"),
                FieldPanel("agency"),
                FieldPanel("applicants"),
                FieldPanel("result"),
            ],
            heading=_("Procedure"),
        ),
        MultiFieldPanel(
            [FieldPanel("in_person"), FieldPanel("by_post"), FieldPanel("online"), FieldPanel("service_url")],
            heading=_("Ways to hand in"),
        ),
        FieldPanel("steps"),
        FieldPanel("papers"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("time_number"), FieldPanel("time_unit")]),
                FieldPanel("time_text"),
                FieldPanel("fee_amount"),
                FieldPanel("fee_text"),
            ],
            heading=_("Time and fee"),
        ),
        FieldPanel("bases"),
        FieldPanel("forms"),
    ]
    search_fields = [*UnitPage.search_fields, index.SearchField("code"), index.SearchField("lead")]
    api_fields = api_content(*(
        "code", "field", "level", "agency", "applicants", "lead", "in_person", "by_post", "online", "steps", "papers",
        "time_number", "time_unit", "time_text", "fee_amount", "fee_text", "result", "bases", "forms", "service_url",
    ))  # fmt: skip
    schema_type = "GovernmentService"
    summary_field = "lead"

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    def clean(self) -> None:
        """Refuse half a time limit and a way out that is not encrypted, each at its field.

        Raises:
            ValidationError: as said.
        """
        super().clean()
        if (self.time_number is None) != (not self.time_unit):
            raise ValidationError({"time_unit": _("A time limit has a number and what it is counted in.")})
        if self.service_url and urlsplit(self.service_url).scheme.lower() != "https":
            raise ValidationError({"service_url": _("Only addresses that begin with https:// are safe.")})

    def normalise_texts(self) -> None:
        """Keep by what the procedure is sorted and found."""
        super().normalise_texts()
        self.title_key = collation_key(self.title)
        self.folded = fold(f"{self.code} {self.title}")[:400]

    @property
    def ways(self) -> list[str]:
        """The ways to hand in, in words."""
        names = {"in_person": gettext("In person"), "by_post": gettext("By post"), "online": gettext("Online")}
        return [words for name, words in names.items() if getattr(self, name)]

    @property
    def time_in_words(self) -> str:
        """The time limit as people read it; empty where only a text says it."""
        if self.time_number is None:
            return ""
        number = self.time_number
        words = {
            TimeUnit.WORKING_DAYS: ngettext("%(number)d business day", "%(number)d business days", number),
            TimeUnit.DAYS: ngettext("%(number)d day", "%(number)d days", number),
            TimeUnit.HOURS: ngettext("%(number)d hour", "%(number)d hours", number),
            TimeUnit.MONTHS: ngettext("%(number)d month", "%(number)d months", number),
        }
        return words[TimeUnit(self.time_unit)] % {"number": number} if self.time_unit else str(number)

    @property
    def fee_in_words(self) -> str:
        """The fee as people read it; empty where only a text says it."""
        if self.fee_amount is None:
            return ""
        if not self.fee_amount:
            return gettext("Free of charge")
        # Django's formats for Vietnamese do not say how digits are grouped.
        amount = f"{self.fee_amount:,}"
        amount = amount if get_language() == "en" else amount.replace(",", ".")
        return gettext("%(amount)s đồng") % {"amount": amount}

    @property
    def form_files(self) -> list[Any]:
        """The forms to download, each once: those of papers too."""
        of_papers = [part.value.get("form") for part in self.papers]
        files = [*(part.value for part in self.forms), *of_papers]
        return list({file.pk: file for file in files if file}.values())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the legal bases with their links."""
        context = super().get_context(request, *args, **kwargs)
        context["legal_bases"] = linked_bases(self)
        return context

    @property
    def search_kind(self) -> str:
        """Procedures are a kind of their own."""
        return SearchKind.PROCEDURE

    def search_number(self) -> str:
        """The code, which leads straight to the procedure."""
        return self.code

    def search_facts(self) -> str:
        """To which field it belongs, who asks, where, and for what."""
        return f"{self.field}\n{self.applicants}\n{self.agency}\n{self.result}"

    def head_identifier(self) -> str:
        """The code."""
        return self.code

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The procedure as a schema.org GovernmentService."""
        data = super().structured_data(canonical, image_url, portal)
        # A service has neither a publisher nor a language of its own; it is offered by somebody, in a language.
        body = data.pop("publisher")
        data["availableLanguage"] = data.pop("inLanguage")
        data.update(identifier=self.code, serviceType=str(self.field), provider=body, serviceOperator=body)
        data["audience"] = {"@type": "Audience", "audienceType": self.applicants}
        channel: dict[str, Any] = {
            "@type": "ServiceChannel",
            "serviceLocation": {"@type": "Place", "name": self.agency},
        }
        if self.service_url:
            channel["serviceUrl"] = self.service_url
        data["availableChannel"] = channel
        if self.fee_amount is not None:
            data["offers"] = {"@type": "Offer", "price": str(self.fee_amount), "priceCurrency": "VND"}
        data["serviceOutput"] = {"@type": "Thing", "name": self.result}
        return data
