"""Drafts that are out for comment (seed 004 Đ4.1e, seed 003 Đ2.1d; Luật 64/2025/QH15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from documents.choices import ConsultationState, DraftFileRole
from documents.citations import place_names
from documents.consultation_querysets import ConsultationQuerySet
from documents.consultation_results import result_of
from documents.models.comments import ConsultationComment, ConsultationPeriod
from documents.models.files import UnitDocument, with_roles
from documents.models.mentions import mentions_of
from documents.models.types import DocumentType
from sites.api.content import api_content
from sites.blocks import BodyBlock
from sites.choices import SearchKind
from sites.fields import BodyField
from sites.issues import Issue
from sites.lists import page_of
from sites.models import UnitPage
from vietnamese.legal_text import LegalText, clean_legal_text, parse_legal_text

Answer = Callable[["ConsultationPage", HttpRequest], HttpResponse]
_answers: list[Answer] = []


def answer_by(answer: Answer) -> None:
    """Say how a draft answers readers (once, at start-up): the form is built from the models of this package."""
    _answers.append(answer)


class ConsultationPage(UnitPage):
    """A draft with the time in which everybody may comment on it; it opens and closes by itself.

    Whether it is open is asked when it is read: no job has to run.
    """

    document_type = models.ForeignKey(
        DocumentType, verbose_name=_("type of document"), on_delete=models.PROTECT, related_name="consultations"
    )
    drafting_body = models.CharField(_("drafting body"), max_length=300)
    lead = models.CharField(_("introduction"), max_length=600, blank=True)
    opens_at = models.DateTimeField(_("opens at"), db_index=True)
    closes_at = models.DateTimeField(
        _("closes at"),
        db_index=True,
        help_text=_("From this moment on nothing is taken any more. Calendar days count, holidays too."),
    )
    publishes_comments = models.BooleanField(
        _("comments are published"),
        default=False,
        help_text=_("Comments that the unit has published in the list of comments stand on the page."),
    )
    full_text = models.TextField(
        _("text of the draft"),
        blank=True,
        help_text=_("Paste the plain text; chapters, articles, clauses and points are recognised by themselves."),
    )
    summary_text = BodyField(
        BodyBlock(),
        verbose_name=_("how comments were taken"),
        blank=True,
        help_text=_("After closing: what was said, what was taken over, what was not and why."),
    )
    result_document = models.ForeignKey(
        "documents.LegalDocumentPage",
        verbose_name=_("document that came of it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultations",
    )

    objects = PageManager.from_queryset(ConsultationQuerySet)()

    parent_page_types = ["documents.ConsultationIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *UnitPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("document_type"), FieldPanel("drafting_body"), FieldPanel("lead")], heading=_("Draft document")
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]), FieldPanel("publishes_comments")],
            heading=_("Time for comments"),
        ),
        FieldPanel("full_text"),
        InlinePanel("draft_files", heading=_("Files"), label=_("File")),
        MultiFieldPanel([FieldPanel("summary_text"), FieldPanel("result_document")], heading=_("Result")),
    ]
    search_fields = [
        *UnitPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("full_text"),
    ]
    api_fields = api_content(*(
        "document_type", "drafting_body", "lead", "opens_at", "closes_at", "publishes_comments", "full_text",
        "summary_text", "result_document", "draft_files",
    ))  # fmt: skip
    summary_field = "lead"
    #: A draft is read as it was sent out.
    keeps_spelling = True
    per_page = 20

    class Meta:
        verbose_name = _("draft for comment")
        verbose_name_plural = _("drafts for comment")

    def clean(self) -> None:
        """Refuse a time that is the wrong way round or shorter than the law wants, at its field."""
        super().clean()
        if self.opens_at and self.closes_at:
            self.refuse_short_time()

    def refuse_short_time(self) -> None:
        """Hold the closing against the rule for the type of the draft on the day of opening.

        Raises:
            ValidationError: closing comes too early.
        """
        if self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("It would close before it opens.")})
        rule = ConsultationPeriod.for_type(self.document_type_id, timezone.localdate(self.opens_at))
        # Vietnam knows no summer time: a calendar day is always 24 hours.
        if rule and self.closes_at < self.opens_at + timedelta(days=rule.days):
            earliest = timezone.localtime(self.opens_at + timedelta(days=rule.days))
            message = _("Comments must be possible for at least %(days)d days (%(basis)s): not before %(earliest)s.")
            values = {"days": rule.days, "basis": rule.legal_basis, "earliest": f"{earliest:%H:%M %d/%m/%Y}"}
            raise ValidationError({"closes_at": ValidationError(message, code="too_short", params=values)})

    def normalise_texts(self) -> None:
        """Clean the pasted text too."""
        super().normalise_texts()
        self.full_text = clean_legal_text(self.full_text) if self.full_text else ""

    def state_at(self, moment: datetime) -> ConsultationState:
        """How it stands at a moment: open from ``opens_at`` up to, and without, ``closes_at``."""
        if moment < self.opens_at:
            return ConsultationState.COMING
        return ConsultationState.OPEN if moment < self.closes_at else ConsultationState.CLOSED

    @property
    def state(self) -> ConsultationState:
        """How it stands now."""
        return self.state_at(timezone.now())

    @property
    def takes_comments(self) -> bool:
        """Whether comments are taken now: it is open, and there is a unit whose people read them."""
        return self.state == ConsultationState.OPEN and self.unit is not None and not self.unit.is_closed

    @cached_property
    def legal_text(self) -> LegalText | None:
        """The draft as parts, chapters, articles and their items; ``None`` without a text."""
        return parse_legal_text(self.full_text) if self.full_text else None

    @property
    def files(self) -> list[UnitDocument]:
        """The attached files, each with its role in words as ``role_label``."""
        return with_roles(self.draft_files)

    @property
    def published_comments(self) -> models.QuerySet[ConsultationComment]:
        """What readers may read: comments on the draft in every language, if the unit publishes them at all."""
        if not self.publishes_comments:
            return ConsultationComment.objects.none()
        rows = ConsultationComment.objects.filter(page__translation_key=self.translation_key, state="published")
        # The contact stays in the database: no template can show what was not read.
        return rows.defer("contact").order_by("made_at", "pk")

    def approval_issues(self) -> list[Issue]:
        """Add that a closed consultation owes its readers a summary."""
        issues = super().approval_issues()
        if self.closes_at and self.state == ConsultationState.CLOSED and not self.summary_text:
            message = gettext("The time for comments is over, and nothing says yet how they were taken.")
            issues.append(Issue("no_summary", message, False, "summary_text"))
        if not self.full_text and not self.draft_files.all():
            message = gettext("The draft has neither a text nor a file to read.")
            issues.append(Issue("no_draft", message, False, "full_text"))
        if self.draft_files.all() and not any(row.role == DraftFileRole.STATEMENT for row in self.draft_files.all()):
            message = gettext("None of the files is the explanatory statement (tờ trình).")
            issues.append(Issue("no_statement", message, False, "draft_files"))
        return issues

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The published comments, a page at a time."""
        return {"page_obj": page_of(self.published_comments, request, per_page=self.per_page), "query": ""}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the structured text and what came of it."""
        context = super().get_context(request, *args, **kwargs)
        context["legal_text"] = self.legal_text
        context["anchors"] = place_names(self.legal_text) if self.legal_text else {}
        context["mentions"] = mentions_of(self, (self.full_text,), request)
        context.update(state=self.state, states=ConsultationState, result=result_of(self))
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the draft; take a comment and lead on to its receipt."""
        return _answers[-1](self, request)

    @property
    def search_kind(self) -> str:
        """Drafts for comment are a kind of their own."""
        return SearchKind.CONSULTATION

    def search_date(self) -> date | None:
        """The day of opening."""
        return timezone.localdate(self.opens_at) if self.opens_at else None

    def search_facts(self) -> str:
        """What it will be and who has drafted it."""
        return f"{self.document_type}\n{self.drafting_body}"

    def head_creator(self) -> str:
        """The drafting body."""
        return self.drafting_body

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The draft, with the time in which it can be commented on."""
        data = super().structured_data(canonical, image_url, portal)
        data["author"] = {"@type": "GovernmentOrganization", "name": self.drafting_body}
        data["potentialAction"] = {
            "@type": "CommunicateAction",
            "startTime": timezone.localtime(self.opens_at).isoformat(),
            "endTime": timezone.localtime(self.closes_at).isoformat(),
        }
        return data


class ConsultationFile(Orderable):
    """A file of a draft."""

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="draft_files")
    document = models.ForeignKey(
        UnitDocument, verbose_name=_("file"), on_delete=models.PROTECT, related_name="drafts_attached_to"
    )
    role = models.CharField(_("what it is"), max_length=12, choices=DraftFileRole, blank=True)

    panels = [FieldPanel("document"), FieldPanel("role")]
    api_fields = api_content("document", "role")

    class Meta(Orderable.Meta):
        verbose_name = _("file of a draft")
        verbose_name_plural = _("files of drafts")
