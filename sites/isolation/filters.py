"""The choices of filters: people, sites, chains and tags of the person's units only.

Wagtail's filters offer every user who ever edited a page, every site, every workflow. All are made by one class.
What would let it go: Wagtail asking the permission policies for the choices of filters.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, QuerySet
from taggit.models import Tag, TaggedItem
from wagtail.admin.filters import BaseMediaFilterSet, PopularTagsFilter, WagtailFilterSet
from wagtail.admin.views.reports.audit_logging import SiteHistoryReportFilterSet, get_users_for_filter

from sites.ownership import owned_by, readable_by
from sites.reach import Reach, reach_of

POPULAR_TAGS = 10


def limited(choices: Any, reach: Reach) -> Callable[[Any], Any]:
    """The choices of a filter as a function of the request, limited to what people of ``reach`` may see."""

    def of_request(request: Any) -> Any:
        rows = choices(request) if callable(choices) else choices
        return readable_by(rows.all(), reach) if isinstance(rows, QuerySet) or hasattr(rows, "all") else rows

    return of_request


def popular_tags(model: Any, reach: Reach, count: int = POPULAR_TAGS) -> QuerySet[Any]:
    """The tags that the units use most for their own pictures or files."""
    tagged = owned_by(TaggedItem.objects.filter(content_type__model=model._meta.model_name), reach)
    return (
        Tag.objects.filter(taggit_taggeditem_items__in=tagged)
        .annotate(number=Count("taggit_taggeditem_items"))
        .order_by("-number", "name")[:count]
    )


def install() -> None:
    """Limit every filter of the admin (once, at start-up)."""
    stock_init = WagtailFilterSet.__init__
    stock_media_init = BaseMediaFilterSet.__init__

    def init(self: Any, data: Any = None, queryset: Any = None, *, request: Any = None, prefix: Any = None) -> None:
        stock_init(self, data, queryset, request=request, prefix=prefix)
        if request is not None:
            for choice in self.filters.values():
                if getattr(choice, "queryset", None) is not None:
                    choice.queryset = limited(choice.queryset, reach_of(request.user))

    def media_init(self: Any, *args: Any, **kwargs: Any) -> None:
        stock_media_init(self, *args, **kwargs)
        is_searching = kwargs.get("is_searching")
        tags = popular_tags(self._meta.model, reach_of(kwargs["request"].user))
        offered = self.filters.pop("tag", None)
        if offered is not None and tags:
            self.filters["tag"] = PopularTagsFilter(
                label=offered.label,
                field_name=offered.field_name,
                choices=[(tag.name, tag.name) for tag in tags],
                widget=offered.extra["widget"],
                use_subquery=is_searching,
                help_text=offered.extra["help_text"],
            )

    WagtailFilterSet.__init__ = init
    BaseMediaFilterSet.__init__ = media_init
    # Wagtail defines the narrower choice under a name that nothing calls, and so lists every user.
    SiteHistoryReportFilterSet.get_users_queryset = lambda self: get_users_for_filter(self.request.user)
