"""What goes on in one unit: the same for every unit of the scene, told in the unit's own canary words."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page

from tests import cast
from tests.isolation.words import Words
from users.models import User

#: What the addresses of one thing need, by kind: ``{"wagtailcore.page": 7, "wagtailcore.revision": 9}``.
Bundle = dict[str, Any]


@dataclass
class Life:
    """A unit with people at work.

    Attributes:
        code: code of the unit.
        words: its canaries.
        writer: who writes.
        head: who reviews and decides.
        clock: moves the frozen time on by a second, so that nothing happens at once.
        things: addresses' values of everything that was made, in the order of making.
        public: keys of what everybody may see, by table.
    """

    code: str
    words: Words
    writer: User
    head: User
    clock: Any
    things: list[Bundle] = field(default_factory=list)
    public: list[Any] = field(default_factory=list)

    @property
    def unit(self) -> Any:
        """The unit itself."""
        return cast.unit(self.code)

    def keep(self, *rows: Any, **more: Any) -> Bundle:
        """Remember rows that belong together; the first of them is what the others are about."""
        bundle = {kind_of(row): row.pk for row in rows} | more
        self.things.append(bundle)
        return bundle

    def publish(self, *rows: Any) -> None:
        """Remember rows as seen by everybody."""
        self.public.extend(rows)

    def tick(self) -> None:
        """A second passes."""
        self.clock.shift(timedelta(seconds=1))

    def first(self, kind: str) -> Any:
        """The first value of a kind."""
        return next((thing[kind] for thing in self.things if kind in thing), None)

    def with_kinds(self, kinds: set[str]) -> list[Bundle]:
        """The things that have most of ``kinds`` to name; one for each set of values."""
        most = max((len(kinds & thing.keys()) for thing in self.things), default=0)
        if not most:
            return []
        found: dict[tuple[Any, ...], Bundle] = {}
        for thing in self.things:
            if len(kinds & thing.keys()) == most:
                found.setdefault(tuple(str(thing.get(kind)) for kind in sorted(kinds)), thing)
        return list(found.values())

    def note(self, row: Any, action: str, what: str) -> None:
        """Enter an act in the log, with a reason."""
        if log_registry.get_log_model_for_instance(row) is not None:
            log(row, action, user=self.writer, title=str(row), data={"reason": self.words.secret(f"logdata{what}")})


def kind_of(row: Any) -> str:
    """The kind of a row: its model; every page is a page."""
    return "wagtailcore.page" if isinstance(row, Page) else str(row._meta.label_lower)
