"""The vocabulary for asking about units, seats and hosts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, QuerySet
from treebeard.mp_tree import MP_NodeQuerySet
from wagtail.models import Page, PageQuerySet, PageViewRestriction

from sites.choices import UnitKind, UnitState
from vietnamese.slugs import slugify

if TYPE_CHECKING:
    from sites.models import Unit


def open_to_all(pages: PageQuerySet) -> Any:
    """Of ``pages`` those that every reader can open: live, and neither they nor a page above them is restricted.

    For every list of a public page: otherwise a restricted page is listed by title and lead, and only the link asks for
    the password. A condition of the same query, not one more.
    """
    return pages.live().filter(~is_restricted())


def is_restricted(path: str = "path") -> Exists:
    """The condition that a page, or one above it, is not for everybody.

    Args:
        path: name of the page's tree path in the query, such as ``page__path``.
    """
    place = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(place=place).filter(place__startswith=F("page__path")))


class DatedQuerySet(QuerySet[Any]):
    """Rows that hold from one day to another; an open end holds on."""

    start_field = "valid_from"
    end_field = "valid_to"

    def on(self, day: date) -> DatedQuerySet:
        """Rows in force on ``day``, first and last day included."""
        ended = Q(**{f"{self.end_field}__isnull": True}) | Q(**{f"{self.end_field}__gte": day})
        return self.filter(ended, **{f"{self.start_field}__lte": day})


class SeatQuerySet(DatedQuerySet):
    """Seats on boards."""

    start_field = "starts_on"
    end_field = "ends_on"

    def in_office(self, day: date) -> DatedQuerySet:
        """Seats held on ``day``."""
        return self.on(day)


class UnitQuerySet(MP_NodeQuerySet):
    """Units of the province."""

    def live(self) -> UnitQuerySet:
        """Units in operation."""
        return self.filter(state=UnitState.LIVE)

    def with_addresses(self) -> UnitQuerySet:
        """With what the addresses of sites and of sections of the hub need: one query more for the whole list."""
        from sites.models import UnitRoot

        roots = Prefetch("roots", queryset=UnitRoot.objects.select_related("page__locale"))
        return self.select_related("site").prefetch_related(roots)

    def listed(self) -> UnitQuerySet:
        """Units that the public directory shows: live, the hub left out; in Vietnamese order."""
        return self.live().exclude(depth=1).order_by("collation_key", "code")

    def of_kind(self, kind: UnitKind | str) -> UnitQuerySet:
        """Units of one kind."""
        return self.filter(kind=kind)

    def hub(self) -> Unit | None:
        """The province itself, or ``None`` before it is founded."""
        return self.filter(depth=1).select_related("site").first()

    def owning(self, page: Any) -> Unit | None:
        """The unit whose tree holds ``page``: the nearest root above it (or itself)."""
        from sites.models import UnitRoot

        step, paths = page.steplen, []
        for depth in range(2, page.depth + 1):
            paths.append(page.path[: depth * step])
        root = UnitRoot.objects.filter(page__path__in=paths).order_by("-page__depth").select_related("unit").first()
        return root.unit if root else None

    def by_page_path(self, paths: Iterable[str]) -> dict[str, Unit]:
        """The owning unit of each tree path of a page, for lists that say which unit a row is from: one query."""
        from sites.models import UnitRoot

        step = Page.steplen
        ways = {path: [path[:length] for length in range(len(path), step, -step)] for path in paths}
        wanted = {above for way in ways.values() for above in way}
        roots = UnitRoot.objects.filter(page__path__in=wanted).select_related("unit", "page")
        units = {root.page.path: root.unit for root in roots}
        nearest = {path: next((units[above] for above in way if above in units), None) for path, way in ways.items()}
        return {path: unit for path, unit in nearest.items() if unit is not None}

    def for_host(self, hostname: str, day: date) -> Unit | None:
        """The unit that answers at ``hostname`` on ``day``; the present holder wins over a former one."""
        from sites.models import UnitHost

        row = (
            UnitHost.objects.filter(hostname=hostname, valid_from__lte=day)
            .select_related("unit__site__branding__emblem", "unit__successor__site")
            .order_by(F("valid_to").desc(nulls_first=True), "-valid_from", "-pk")
            .first()
        )
        return row.unit if row else None


def titled(words: str) -> Q:
    """The condition that a page's title holds ``words``, with or without their accents, on every database.

    Addresses are titles without accents: SQLite compares capitals of ASCII only.
    """
    return Q(title__icontains=words) | Q(slug__contains=slugify(words) or words)
