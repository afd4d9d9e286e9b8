"""The pages on which documents are listed: a unit's own, and at the hub those of the whole province."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from documents.database.facets import address, facets_of
from documents.database.filters import SORTS, Filters, read_filters
from documents.database.listing import page_of_documents
from documents.database.programs import as_csv, as_feed, as_json
from documents.models.province_lists import ListOfProvince
from documents.models.register import DocumentEntry
from documents.querysets import DocumentEntryQuerySet
from sites.api.content import api_content
from sites.lists import FilterLink
from sites.models import UnitPage
from sites.portal import Portal


class DocumentIndexPage(ListOfProvince, RoutablePageMixin, UnitPage):
    """Documents with filters, counts and an order to choose; every combination has an address of its own."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)
    covers_province = models.BooleanField(
        _("documents of all portals"),
        default=False,
        help_text=_("Lists the public documents of every unit of the province. For the hub only."),
    )

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage"]
    subpage_types = ["documents.LegalDocumentPage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead"), FieldPanel("covers_province")]
    api_fields = api_content("lead", "covers_province")
    schema_type = "CollectionPage"
    summary_field = "lead"
    per_page = 20

    class Meta:
        verbose_name = _("document list")
        verbose_name_plural = _("document lists")

    @property
    def entries(self) -> DocumentEntryQuerySet:
        """Every document of the list, in the language of the page."""
        entries = DocumentEntry.objects.filter(locale=self.locale_id)
        return entries.served() if self.lists_all_units else entries.filter(list_path=self.path)

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The documents asked for, the filters with their numbers, and the orders."""
        filters = read_filters(request.GET, self.entries)
        found = filters.narrow(self.entries)
        page = page_of_documents(filters.ordered(found), request, per_page=self.per_page)
        return {
            "page_obj": page,
            "query": filters.query,
            "filters": filters,
            "facets": facets_of(
                self.entries,
                filters,
                number=page.paginator.count,
                with_units=self.lists_all_units,
                counts_wanted="counts" in request.GET,
            ),
            "sorts": _sort_links(filters),
            "lists_all_units": self.lists_all_units,
        }

    @re_path(r"^csv/$", name="csv")
    def csv(self, request: HttpRequest) -> HttpResponseBase:
        """The list as shown, as a table."""
        return as_csv(request, self._asked(request))

    @re_path(r"^json/$", name="json")
    def json(self, request: HttpRequest) -> HttpResponseBase:
        """The list as shown, as data."""
        return as_json(request, self._asked(request), read_filters(request.GET, self.entries))

    @re_path(r"^(?P<form>rss|atom)/$", name="feed")
    def feed(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """The newest documents with these filters, for programs."""
        portal = Portal(request, self)
        filters = read_filters(request.GET, self.entries)
        title, description = self.head_title(portal), self.summary or self.head_description(portal)
        link = f"{self.get_full_url(request)}{address(filters).removeprefix('./')}"
        entries = filters.narrow(self.entries)
        return as_feed(request, form, entries, title=title, description=description, link=link)

    def _asked(self, request: HttpRequest) -> DocumentEntryQuerySet:
        filters = read_filters(request.GET, self.entries)
        return filters.ordered(filters.narrow(self.entries))


def _sort_links(filters: Filters) -> list[FilterLink]:
    labels = {
        "newest": gettext("Newest first"),
        "oldest": gettext("Oldest first"),
        "number": gettext("By number"),
        "abstract": gettext("By abstract, A–Z"),
    }
    return [FilterLink(labels[sort], address(filters.sorted_by(sort)), sort == filters.sort) for sort in SORTS]
