"""How far a person's rights reach: the units in which they hold a seat today, in the terms that queries need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from sites.choices import CLOSED_STATES
from sites.models import Seat, SharedCollection, Unit, UnitRoot

#: Where the reach of a person is kept for the length of a request: on the object that the session middleware makes.
MEMO = "_reach"


@dataclass(frozen=True)
class Reach:
    """Some units, as the places that belong to them.

    Attributes:
        unit_ids: the units.
        roots: tree paths of their root pages, in every language.
        foreign_roots: tree paths of other units' root pages inside these trees (sections of the hub, seed 004 Đ5.2).
        collections: tree paths of their collections.
        shared: tree paths of the collections that the hub offers to all units, read only.
        person_id: whose reach it is; ``None`` for the reach of units as such.
        is_everything: an operator's: nothing is out of reach.
        root_units: the unit of each of ``roots``.
        levels: what the person may do in one of the units at least (:class:`sites.choices.Level`).
    """

    unit_ids: frozenset[int] = frozenset()
    roots: tuple[str, ...] = ()
    foreign_roots: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    person_id: int | None = None
    is_everything: bool = False
    root_units: tuple[Unit, ...] = field(default=(), compare=False, repr=False)
    levels: frozenset[str] = frozenset()

    def unit_at(self, path: str) -> Unit | None:
        """The one of the units to which the page at the tree path ``path`` belongs."""
        if not self.holds_path(path):
            return None
        above = [(root, unit) for root, unit in zip(self.roots, self.root_units, strict=True) if path.startswith(root)]
        return max(above, key=lambda pair: len(pair[0]))[1] if above else None

    def holds_path(self, path: str) -> bool:
        """Whether the page at the tree path ``path`` belongs to one of the units."""
        if self.is_everything:
            return True
        return path.startswith(self.roots) and not (self.foreign_roots and path.startswith(self.foreign_roots))

    def holds_collection(self, path: str) -> bool:
        """Whether the collection at the tree path ``path`` belongs to one of the units."""
        return self.is_everything or path.startswith(self.collections)

    def offers_collection(self, path: str) -> bool:
        """Whether what lies in the collection may be chosen: it is the units' own or shared by the hub."""
        return self.holds_collection(path) or path.startswith(self.shared)

    def pages(self, prefix: str = "") -> Q:
        """The condition that a page belongs to the units.

        Args:
            prefix: lookup that leads to the page, such as ``page__``.
        """
        own = below(self.roots, prefix)
        return own & ~below(self.foreign_roots, prefix) if self.foreign_roots else own

    def pages_and_way(self, prefix: str = "") -> Q:
        """The units' pages and those above them, through which the explorer leads to them."""
        step = Page.steplen
        ancestors = {root[:length] for root in self.roots for length in range(step, len(root), step)}
        return self.pages(prefix) | Q(**{f"{prefix}path__in": sorted(ancestors)})

    def is_on_the_way(self, path: str) -> bool:
        """Whether the page at ``path`` stands above one of the units' roots."""
        return any(root.startswith(path) and root != path for root in self.roots)


#: Nobody's reach.
NOWHERE = Reach()
NOTHING: Q = Q(pk__in=())


def below(paths: Iterable[str], prefix: str = "") -> Q:
    """The condition that a tree path begins with one of ``paths``; without any, nothing fulfils it."""
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{prefix}path__startswith": path})
    return condition or Q(**{f"{prefix}pk__in": ()})


def reach_of(user: Any) -> Reach:
    """How far ``user`` reaches today; computed once for the life of the user object, which is one request.

    An operator (superuser) reaches everything; who has left, or holds no seat in a unit in operation, nothing.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return NOWHERE
    known: Reach | None = getattr(user, MEMO, None)
    if known is None:
        known = _compute(user)
        setattr(user, MEMO, known)  # through the lazy object of a request to the person behind it
    return known


def forget_reach(user: Any) -> None:
    """Compute the reach anew when it is next asked for, after seats have changed."""
    if hasattr(user, MEMO):
        delattr(user, MEMO)


def _compute(user: Any) -> Reach:
    if user.is_superuser:
        return Reach(person_id=user.pk, is_everything=True)
    seats = Seat.objects.in_office(timezone.localdate()).filter(user=user).exclude(unit__state__in=CLOSED_STATES)
    # Levels and places in one query: this is asked on every screen.
    rows = list(seats.values_list("unit_id", "unit__depth", "unit__collection__path", "levels"))
    reach = _reach_at([row[:3] for row in rows], person_id=user.pk)
    return replace(reach, levels=frozenset(level for row in rows for level in row[3]))


def reach_of_units(units: QuerySet[Unit], *, person_id: int | None = None) -> Reach:
    """The reach of ``units`` as such: what belongs to them, whoever asks."""
    return _reach_at(list(units.values_list("pk", "depth", "collection__path")), person_id=person_id)


def _reach_at(rows: list[tuple[int, int, str | None]], *, person_id: int | None) -> Reach:
    """The reach of units, each with its depth among the units and the path of its collection."""
    ids = frozenset(pk for pk, _depth, _path in rows)
    if not ids:
        return Reach(person_id=person_id)
    roots = list(UnitRoot.objects.filter(unit__in=ids).select_related("unit", "page").order_by("page__path"))
    own = tuple(root.page.path for root in roots)
    foreign: tuple[str, ...] = ()
    if any(depth == 1 for _pk, depth, _path in rows):  # sections of other units lie in the hub's tree alone
        nested = UnitRoot.objects.filter(below(own, "page__")).exclude(unit__in=ids)
        foreign = tuple(sorted(nested.values_list("page__path", flat=True)))
    return Reach(
        unit_ids=ids,
        roots=own,
        root_units=tuple(root.unit for root in roots),
        foreign_roots=foreign,
        collections=tuple(sorted({path for _pk, _depth, path in rows if path})),
        shared=tuple(SharedCollection.objects.open().order_by("pk").values_list("collection__path", flat=True)),
        person_id=person_id,
    )
