"""The choices of filters: people, sites, chains and tags of the person's units only.

Wagtail's filters offer every user who ever edited a page, every site, every workflow. All are made by one class.
What would let it go: Wagtail asking the permission policies for the choices of filters.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet
from taggit.models import Tag, TaggedItem
from wagtail.admin import filters as admin_filters
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports.audit_logging import SiteHistoryReportFilterSet, get_users_for_filter
from wagtail.images.views import chooser as image_chooser

from sites.isolation.acting import acting_reach
from sites.ownership import owned_by, readable_by
from sites.reach import NOWHERE, Reach, reach_of

POPULAR_TAGS = 10


def limited(choices: Any, reach: Reach) -> Callable[[Any], Any]:
    """The choices of a filter as a function of the request, limited to what people of ``reach`` may see."""

    def of_request(request: Any) -> Any:
        rows = choices(request) if callable(choices) else choices
        return readable_by(rows.all(), reach) if isinstance(rows, QuerySet) or hasattr(rows, "all") else rows

    return of_request


def popular_tags(model: Any, count: int = POPULAR_TAGS) -> Any:
    """The tags that the units of the person at work use most for their own pictures or files."""
    reach = acting_reach() or NOWHERE
    tagged = owned_by(TaggedItem.objects.filter(content_type=ContentType.objects.get_for_model(model)), reach)
    tags = Tag.objects.filter(taggit_taggeditem_items__in=tagged)
    return tags.annotate(number=Count("taggit_taggeditem_items")).order_by("-number", "name")[:count]


def install() -> None:
    """Limit every filter of the admin (once, at start-up)."""
    stock_init = WagtailFilterSet.__init__

    def init(self: Any, data: Any = None, queryset: Any = None, *, request: Any = None, prefix: Any = None) -> None:
        stock_init(self, data, queryset, request=request, prefix=prefix)
        if request is not None:
            for choice in self.filters.values():
                if getattr(choice, "queryset", None) is not None:
                    choice.queryset = limited(choice.queryset, reach_of(request.user))

    WagtailFilterSet.__init__ = init
    admin_filters.popular_tags_for_model = popular_tags
    image_chooser.popular_tags_for_model = popular_tags
    # Wagtail defines the narrower choice under a name that nothing calls, and so lists every user.
    SiteHistoryReportFilterSet.get_users_queryset = lambda self: get_users_for_filter(self.request.user)
