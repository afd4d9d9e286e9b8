"""The pages on which drafts for comment are listed: a unit's own, and at the hub those of the whole province."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from documents.choices import ConsultationState
from documents.consultation_querysets import ConsultationQuerySet
from documents.models.consultations import ConsultationPage
from documents.models.province_lists import ListOfProvince
from sites.api.content import api_content
from sites.feeds import FEED_LENGTH, feed_response
from sites.lists import chosen_filters, filter_links, page_of
from sites.models import Unit, UnitPage
from sites.portal import Portal
from sites.public import open_anywhere
from sites.querysets import open_to_all


class ConsultationIndexPage(ListOfProvince, RoutablePageMixin, UnitPage):
    """Drafts for comment: open ones first, the one that closes soonest at the top; then what is closed."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)
    covers_province = models.BooleanField(
        _("drafts of all portals"),
        default=False,
        help_text=_("Lists the drafts of every unit of the province. For the hub only."),
    )

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage"]
    subpage_types = ["documents.ConsultationPage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead"), FieldPanel("covers_province")]
    api_fields = api_content("lead", "covers_province")
    schema_type = "CollectionPage"
    summary_field = "lead"
    per_page = 20

    class Meta:
        verbose_name = _("list of drafts for comment")
        verbose_name_plural = _("lists of drafts for comment")

    @property
    def consultations(self) -> ConsultationQuerySet:
        """Every public draft of the list, in the language of the page."""
        pages = ConsultationPage.objects.filter(locale=self.locale_id)
        found: ConsultationQuerySet = (
            open_anywhere(pages) if self.lists_all_units else open_to_all(pages.child_of(self))
        )
        return found

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The drafts asked for, by how they stand."""
        states = {state.value: str(state.label) for state in ConsultationState}
        chosen = chosen_filters(request, state=states)
        now = timezone.now()
        rows = self.consultations.listed(now).for_lists()
        if "state" in chosen:
            rows = rows.in_state(chosen["state"], now)
        page = page_of(rows, request, per_page=self.per_page)
        if self.lists_all_units:
            units = Unit.objects.by_page_path([row.path for row in page.object_list])
            for row in page.object_list:
                row.listed_unit = units.get(row.path)
        return {
            "page_obj": page,
            "query": f"state={chosen['state']}" if chosen else "",
            "state_links": filter_links(
                chosen, "state", [(value, label, None) for value, label in states.items()], all_label=gettext("All")
            ),
            "lists_all_units": self.lists_all_units,
        }

    @re_path(r"^(?P<form>rss|atom)/$", name="feed")
    def feed(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """The drafts that are open now, for programs."""
        portal = Portal(request, self)
        rows = self.consultations.open_at(timezone.now()).order_by("-opens_at", "-pk").for_lists()[:FEED_LENGTH]
        items = (_item(page, request) for page in rows)
        return feed_response(
            request,
            form,
            items,
            title=self.head_title(portal),
            description=self.summary or self.head_description(portal),
            link=self.get_full_url(request) or "",
        )


def _item(page: Any, request: HttpRequest) -> dict[str, Any]:
    address = page.get_full_url(request)
    return {
        "title": page.title,
        "link": address,
        "description": page.lead or page.drafting_body,
        "author_name": page.drafting_body,
        "pubdate": timezone.localtime(page.opens_at),
        "updateddate": timezone.localtime(page.last_published_at) if page.last_published_at else None,
        "unique_id": address,
        "unique_id_is_permalink": True,
        "categories": [str(page.document_type)],
        "enclosures": [],
    }
