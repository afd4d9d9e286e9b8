"""Which requests are made: for every address its own, foreign, mixed and missing ids."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from django.apps import apps
from django.urls import Resolver404, resolve
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from tests.isolation.browser import Ask
from tests.isolation.life import Bundle, Life
from tests.isolation.patterns import COMMON_KINDS, LEFT_OUT, WORDS, Pattern, all_patterns
from tests.isolation.rows import NOBODYS
from tests.isolation.scene import FOREIGN, HUB, Scene

#: Ids that no row has: well formed, none, too large for the database, and no numbers at all.
MISSING = (NOBODYS, 2**70, 0, "-1", "khong-phai-so")
BULK = "wagtail_bulk_action"
#: Models that addresses may name beside the page types.
NAMED_MODELS = (
    "images.unitimage",
    "documents.unitdocument",
    "portal_sites.branding",
    "portal_sites.unit",
    "portal_sites.seat",
    "workflow.seattask",
    "users.user",
    "wagtailredirects.redirect",
)
#: Hosts at which the public addresses are asked.
HOSTS = ("stc", "syt", HUB)
#: How much is asked: by default every role asks its share of everything, so that every address is asked in several
#: roles; with ``SWEEP=roles`` every role asks everything; with ``SWEEP=full`` for every thing of the scene besides,
#: where otherwise a few stand for all of their kind.
SWEEP = os.environ.get("SWEEP", "")
EVERY_ROLE, IS_FULL = SWEEP in {"roles", "full"}, SWEEP == "full"
#: Of people's own things, so many of each kind are asked for.
OWN_THINGS = 2 if IS_FULL else 1
#: Of foreign things: all, or a published one and a draft; readers ask for everything in any case.
FOREIGN_THINGS = None if IS_FULL else 2
#: Programs ask for each kind of thing in the same way, whatever state it is in.
MOST_FOREIGN_FOR_PROGRAMS = 4


@dataclass(frozen=True)
class Pair:
    """A request that names something foreign, and the same with what does not exist: their answers must be equal."""

    foreign: Ask
    missing: Ask


class Plan:
    """The requests for people whose own unit is ``own``.

    Args:
        scene: what there is to name.
        own: code of the unit whose ids are the people's own.
        leads: whether an address leads to something for somebody who may see everything; asked by path and host.
    """

    def __init__(self, scene: Scene, own: str, leads: Callable[[str, str], bool]) -> None:
        self.leads = leads
        self.own = scene.lives[own]
        self.foreign = scene.lives.get(FOREIGN)
        self.patterns = [pattern for pattern in all_patterns() if pattern.name not in LEFT_OUT]

    def own_asks(self) -> list[Ask]:
        """Every address with the people's own ids."""
        return unique(ask for pattern in self.patterns for ask in self._asks(pattern, self.own, "own"))

    def foreign_asks(self) -> list[Ask]:
        """Every address with ids that name something in the other unit, alone or beside own ones."""
        return unique(ask for pattern in self.patterns for ask in self._foreign(pattern))

    def pairs(self) -> list[Pair]:
        """Foreign ids beside missing ones."""
        return [pair for pattern in self.patterns if pattern.is_admin for pair in self._pairs(pattern)]

    def missing_asks(self) -> list[Ask]:
        """Every address with ids that name nothing."""
        return unique(ask for pattern in self.patterns for ask in self._missing(pattern))

    def _asks(self, pattern: Pattern, life: Life, sort: str) -> Iterator[Ask]:
        if pattern.name == BULK:
            yield from bulk_asks(sort, ids_of(life))
            return
        few = None if pattern.model_values else OWN_THINGS if pattern.is_admin else 1
        for values in self._telling(pattern, life, few):
            yield from at_hosts(pattern, sort, pattern.path(values))

    def _telling(self, pattern: Pattern, life: Life, number: int | None) -> list[Bundle]:
        """Sets of values with which the address leads to things of one unit: the first so many that lead anywhere.

        An address of answers to a form, say, leads nowhere with the ids of pages that are none.
        """
        found = list(values_of(pattern, life))
        if number is None or len(found) <= number:
            return found
        host = HUB if pattern.is_admin else life.code
        leading = list(islice((values for values in found if self.leads(pattern.path(values), host)), number))
        return leading or found[:number]

    def _foreign(self, pattern: Pattern) -> Iterator[Ask]:
        assert self.foreign
        if pattern.name == BULK:
            own, foreign = ids_of(self.own), ids_of(self.foreign)
            yield from bulk_asks("foreign", foreign)
            yield from bulk_asks("mixed", {kind: [*own[kind], foreign[kind][0]] for kind in own})
            return
        rows = row_values(pattern)
        if not rows:
            return
        own = self._own_values(pattern)
        few = FOREIGN_THINGS if pattern.is_admin else MOST_FOREIGN_FOR_PROGRAMS if "api/" in pattern.route else None
        for values in self._telling(pattern, self.foreign, few):
            yield from at_hosts(pattern, "foreign", pattern.path(values))
            if own is None or len(rows) < 2:
                continue
            for value in rows:
                yield from at_hosts(pattern, "mixed", pattern.path({**own, value: values[value]}))

    def _pairs(self, pattern: Pattern) -> Iterator[Pair]:
        rows = row_values(pattern)
        if pattern.name == BULK or not rows:
            return
        own = self._own_values(pattern)
        for values in self._telling(pattern, self.foreign, FOREIGN_THINGS):
            yield self._pair(pattern, values, {**values, **dict.fromkeys(rows, NOBODYS)})
            if own is not None and len(rows) > 1:
                for value in rows:
                    yield self._pair(pattern, {**own, value: values[value]}, {**own, value: NOBODYS})

    def _own_values(self, pattern: Pattern) -> Bundle | None:
        return next(iter(self._telling(pattern, self.own, 1)), None)

    @staticmethod
    def _pair(pattern: Pattern, foreign: Bundle, missing: Bundle) -> Pair:
        return Pair(
            Ask(pattern.name, "foreign", pattern.path(foreign)), Ask(pattern.name, "missing", pattern.path(missing))
        )

    def _missing(self, pattern: Pattern) -> Iterator[Ask]:
        rows = row_values(pattern)
        own = self._own_values(pattern) if rows else None
        if own is None or pattern.name == BULK:
            return
        for missing, value in product(MISSING if IS_FULL else MISSING[:2], rows):
            path = pattern.path({**own, value: missing})
            if leads_to(path, pattern):
                yield from at_hosts(pattern, "missing", path)


def unique(asks: Iterator[Ask]) -> list[Ask]:
    """The same requests, each once: an address that stands before another of the same form hides it."""
    found: dict[tuple[str, ...], Ask] = {}
    for ask in asks:
        found.setdefault((ask.method, ask.host, ask.path, ask.agent, ask.sort, repr(ask.body)), ask)
    return list(found.values())


def row_values(pattern: Pattern) -> list[str]:
    """Names of the values that name a row of the scene."""
    return [value for value, kind in pattern.kinds.items() if kind and kind not in COMMON_KINDS]


def values_of(pattern: Pattern, life: Life) -> Iterator[Bundle]:
    """Every set of values with which the address names things of one unit.

    Raises:
        LookupError: the unit has nothing of a kind.
    """
    kinds = pattern.kinds
    wanted = {kind for kind in kinds.values() if kind and kind != "named"}
    for thing in life.with_kinds(wanted) if wanted else [{}]:
        for words in words_of(pattern):
            values = dict(words)
            for value, kind in kinds.items():
                if kind == "named":
                    values[value] = thing_named(life, words, pattern)
                elif kind:
                    values[value] = thing.get(kind, life.first(kind))
                if kind and values[value] is None and kind != "named":
                    raise LookupError(f"{pattern.name}: teach the scene to make a {kind}")
            if None not in values.values():
                yield values


def thing_named(life: Life, words: Bundle, pattern: Pattern) -> Any:
    """The id of a thing of the model that two other values name."""
    app, name = pattern.model_values or ("", "")
    model = apps.get_model(words[app], words[name])
    return life.first("wagtailcore.page" if issubclass(model, Page) else model._meta.label_lower)


def words_of(pattern: Pattern) -> Iterator[Bundle]:
    """Every combination of the values that name no row."""
    pair = pattern.model_values
    plain = [value for value, kind in pattern.kinds.items() if not kind and value not in (pair or ())]
    choices = [actions_of(pattern) if value == "action_name" else WORDS[value] for value in plain]
    models = model_names() if pair else [("", "")]
    for model in models:
        for chosen in product(*choices):
            values: Bundle = dict(zip(plain, chosen, strict=True))
            yield values | (dict(zip(pair, model, strict=True)) if pair else {})


def actions_of(pattern: Pattern) -> tuple[str, ...]:
    """Names of the acts that an address offers."""
    if pattern.name.startswith("wagtailadmin_api"):
        from wagtail.admin.api.views import PagesAdminAPIViewSet

        return tuple(PagesAdminAPIViewSet.actions)
    return WORDS["action_name"]


def model_names() -> list[tuple[str, str]]:
    """Models that an address may name: one type of page, pages as such, and the others of the scene."""
    labels = ("news.articlepage", "wagtailcore.page", *NAMED_MODELS)
    return [(label.split(".")[0], label.split(".")[1]) for label in labels]


def at_hosts(pattern: Pattern, sort: str, path: str) -> Iterator[Ask]:
    """The request at the hub, where the admin is; a public address at every host, and programs' with a token too."""
    if pattern.is_admin:
        yield Ask(pattern.name, sort, path)
        return
    for host in HOSTS:
        yield Ask(pattern.name, sort, path, host)
    if "api" in pattern.name:
        yield Ask(pattern.name, sort, path, HUB, agent="token")


def leads_to(path: str, pattern: Pattern) -> bool:
    """Whether the resolver gives the path to the pattern, and not to one that takes anything."""
    try:
        return resolve(path.split("?")[0]).route.lstrip("/") == pattern.route
    except Resolver404:
        return False


def ids_of(life: Life) -> dict[str, list[Any]]:
    """Some ids of each kind that bulk actions know."""
    kinds = ("wagtailcore.page", "images.unitimage", "documents.unitdocument", "users.user")
    return {kind: [thing[kind] for thing in life.things if next(iter(thing)) == kind][:3] for kind in kinds}


def bulk_asks(sort: str, ids: dict[str, list[Any]]) -> Iterator[Ask]:
    """Every bulk action on the ids of its model, and on everything."""
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            kind = "wagtailcore.page" if issubclass(apps.get_model(app, model), Page) else f"{app}.{model}"
            for action in actions:
                query = "&".join(f"id={key}" for key in ids[kind])
                yield Ask(BULK, sort, f"/admin/bulk/{app}/{model}/{action}/?{query}")
                if sort == "own":
                    yield Ask(BULK, "all", f"/admin/bulk/{app}/{model}/{action}/?id=all")
                    yield Ask(BULK, "all", f"/admin/bulk/{app}/{model}/{action}/?id=all&childOf=1")
                elif kind == "wagtailcore.page":
                    yield Ask(BULK, sort, f"/admin/bulk/{app}/{model}/{action}/?id=all&childOf={ids[kind][0]}")
