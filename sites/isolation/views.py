"""Views that stand before Wagtail's and wagtail-localize's own at the same addresses (:mod:`sites.isolation.urls`)."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from taggit.models import Tag
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail_localize.views.report import TranslationsReportView

from sites.ownership import owned_by
from sites.reach import reach_of


class UnitLockedPagesView(LockedPagesView):
    """Locked pages of the person's units; Wagtail adds all that the person ever locked."""

    def get_queryset(self) -> Any:
        """Limit the list."""
        return owned_by(super().get_queryset(), reach_of(self.request.user))


class UnitTranslationsReportView(TranslationsReportView):
    """Translations of the person's units; wagtail-localize lists those of the install."""

    def get_queryset(self) -> Any:
        """Limit the list."""
        return owned_by(super().get_queryset(), reach_of(self.request.user))


def autocomplete_tags(request: HttpRequest) -> JsonResponse:
    """Tags that the person's units have given to their own pictures and files."""
    term = request.GET.get("term", "")
    tags = owned_by(Tag.objects.filter(name__istartswith=term), reach_of(request.user)) if term else Tag.objects.none()
    return JsonResponse(
        list(tags.order_by("name").values_list("name", flat=True)[:TAGS_AUTOCOMPLETE_LIMIT]), safe=False
    )
