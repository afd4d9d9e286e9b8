"""What is sent: the operator's forms with own, foreign and smuggled ids, and what programs send."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.apps import apps

from tests.isolation.blocks_sent import LINKED, streams_with
from tests.isolation.browser import Answer, Ask
from tests.isolation.filling import Filling
from tests.isolation.forms_found import Form, contents, forms_in, kinds_by_number, stream_named
from tests.isolation.judge import Judge
from tests.isolation.life import Life
from tests.isolation.plan import BULK
from tests.isolation.words import COMMON, NUMBER

#: An act may ask for a confirmation, and that for another.
STEPS = 3
#: Tables that every visit writes to.
QUIET = {"wagtailadmin_editingsession", "wagtailcore_pagesubscription", "wagtailadmin_formstate"}
#: How programs write.
METHODS = ("POST", "PUT", "PATCH", "DELETE")


@dataclass
class Writes:
    """Forms and other requests that write.

    Args:
        judge: knows which rows are public.
        own: the people's own unit.
        foreign: the other unit.
    """

    judge: Judge
    own: Life
    foreign: Life
    forms: dict[str, dict[Any, Form]] = field(default_factory=lambda: {"own": {}, "foreign": {}})

    def __post_init__(self) -> None:
        self.settled: set[tuple[str, Any]] = set()
        self.at_work: dict[str, set[str]] = {sort: set() for sort in self.forms}
        self.idle: dict[str, set[str]] = {sort: set() for sort in self.forms}
        self.filling = Filling(kinds_by_number(self.judge.numbers), self.own, self.foreign)
        self.secrets = {kind: self.secret(kind) for kind in {kind for thing in self.foreign.things for kind in thing}}

    def secret(self, kind: str) -> Any:
        """A foreign row of a kind that is not public, or the first one."""
        try:
            table = apps.get_model(kind)._meta.db_table
        except (LookupError, ValueError):
            return self.foreign.first(kind)
        keys = [thing[kind] for thing in self.foreign.things if kind in thing]
        return next((key for key in keys if (table, key) not in self.judge.public), keys[0])

    def harvest(self, ask: Ask, answer: Answer) -> None:
        """Take the forms from a page of the operator's."""
        sort = "foreign" if ask.sort in {"foreign", "mixed"} else "own"
        for form in forms_in(answer.html, ask.path, self.filling):
            key = (*form.signature(), ask.sort) if form.name == BULK else form.signature()
            self.forms[sort].setdefault(key, form)

    def settle(self, send: Callable[[Ask], Answer]) -> None:
        """Fill every form in the way in which it does something; take the forms, too, that come in answer.

        Args:
            send: sends as the operator, who may do everything.
        """
        for _round in range(STEPS):
            for sort, forms in self.forms.items():
                for key in [key for key in forms if (sort, key) not in self.settled]:
                    self.settled.add((sort, key))
                    forms[key] = self.working(sort, forms[key], send)

    def working(self, sort: str, form: Form, send: Callable[[Ask], Answer]) -> Form:
        """The form as it does something, or as it is if it does nothing in any way."""
        for filled, ask in form.attempts(sort):
            answer = send(ask)
            self.harvest(ask, answer)
            if answer.changed.keys() - QUIET:
                self.at_work[sort].add(form.name)
                return filled
        self.idle[sort].add(form.name)
        return form

    # --- Requests ----------------------------------------------------------------------------------

    def foreign_asks(self, addresses: Iterable[Ask]) -> Iterator[Ask]:
        """Forms of foreign pages, and every foreign address without a form, in every way of writing."""
        for form in self.forms["foreign"].values():
            yield form.ask("foreign")
            if edited := form.edited("foreign"):
                yield edited
            yield from form.pressed("foreign")
        for ask in addresses:
            yield replace(ask, method="POST", body={})
            if "api" in ask.name or "localize" in ask.name:
                yield from (replace(ask, method=method, body=self.program(self.own)) for method in METHODS)

    def own_asks(self, addresses: Iterable[Ask]) -> Iterator[Ask]:
        """Own forms as they are, with each button and, one at a time, with each foreign id."""
        for form in self.forms["own"].values():
            yield form.ask("own")
            yield from form.pressed("own")
            yield from self.smuggling(form)
        for ask in addresses:
            if "api" in ask.name:
                yield from (replace(ask, method=m, body=self.program(self.foreign), sort="smuggled") for m in METHODS)

    def smuggling(self, form: Form) -> Iterator[Ask]:
        """The form with one foreign id in it."""
        for name, kind in form.rows.items():
            if self.secrets.get(kind) is not None:
                yield form.ask("smuggled", f"{name}: {kind}", **{name: str(self.secrets[kind])})
        for name in form.texts:
            yield from (form.ask("smuggled", f"{name}: text {kind}", **{name: contents(kind, self.secrets[kind])})
                        for kind in LINKED)  # fmt: skip
        for name in form.streams:
            stream = stream_named(name)
            for shape, sent in streams_with(stream, name, self.secrets) if stream else ():
                yield form.ask("smuggled", f"{name}: {shape}", **sent)

    def program(self, life: Life) -> str:
        """What a program sends: every value that any act of the APIs reads, with ids of one unit."""
        page = life.things[1]["wagtailcore.page"]
        parent = life.first("destination")
        collection = life.first("wagtailcore.collection")
        return json.dumps(
            {
                "title": COMMON,
                "destination_page_id": parent,
                "destination_id": parent,
                "revision_id": life.first("wagtailcore.revision"),
                "position": "last-child",
                "locale": "en",
                "slug": "mimosa-moi",
                "collection_id": collection,
                "collection": collection,
                "meta": {"parent_id": parent, "type": "news.ArticlePage", "action": "publish"},
                "picture": life.first("images.unitimage"),
                "page_id": page,
                "value": COMMON,
            }
        )


def few_of_each(asks: Iterable[Ask], number: int) -> list[Ask]:
    """The first requests of each address; bulk actions all, for each is one of its own."""
    counts: dict[tuple[str, str, str], int] = {}
    found = []
    for ask in asks:
        key = (ask.name, ask.sort, ask.path.split("?")[0] if ask.name == BULK else NUMBER.sub("#", ask.path))
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= number and ask.host == "tinh":
            found.append(ask)
    return found
