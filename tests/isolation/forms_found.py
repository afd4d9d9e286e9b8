"""Forms as the operator finds them in the admin, filled as a browser fills them, and where they name rows."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, SoupStrainer, Tag
from django.apps import apps
from django.urls import Resolver404, resolve
from wagtail.fields import StreamField

from tests.forms import values_of
from tests.isolation.browser import Ask
from tests.isolation.filling import Body, Filling
from tests.isolation.words import CANARY, COMMON, NUMBER

TAGS = SoupStrainer(["form", "input", "select", "option", "textarea", "button", "div"])
#: Which rows a chooser chooses, by the beginning of its address.
CHOOSERS = {
    "/admin/choose-page/": "wagtailcore.page",
    "/admin/images/chooser/": "images.unitimage",
    "/admin/documents/chooser/": "documents.unitdocument",
    "/admin/workflows/task_chooser/": "wagtailcore.task",
}
#: Forms that stand on every page and end the session.
EVERYWHERE = {"wagtailadmin_logout"}


@dataclass(frozen=True)
class Form:
    """A form of a page.

    Attributes:
        name: name of the address to which it is sent.
        action: the address.
        values: what is sent: everything that was empty is filled in, or another of ``ways`` that leads further.
        ways: other ways to fill it in: what is required only, other choices than those found.
        rows: fields that name rows, with the kind.
        texts: fields with formatted text.
        streams: fields made of blocks.
        buttons: name and value of each button that says what to do.
        words: fields in which somebody has written something.
    """

    name: str
    action: str
    values: Body
    ways: tuple[Body, ...] = ()
    rows: dict[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()

    def ask(self, sort: str, shape: str = "", **changes: Any) -> Ask:
        """The request that sends it."""
        return Ask(self.name, sort, self.action, method="POST", body={**self.values, **changes}, shape=shape)

    def edited(self, sort: str) -> Ask | None:
        """The request of somebody who changes the words in it: a form sent as it was found may change nothing."""
        found = {name: str(self.values.get(name, [""])[0]) for name in self.words}
        changed = {name: [f"{value}x"] for name, value in found.items() if CANARY.search(value)}
        return self.ask(sort, "edited", **changed) if changed else None

    def attempts(self, sort: str) -> Iterator[tuple["Form", Ask]]:
        """Ways to send it that may do something, and the form as it is filled in then."""
        for values in (self.values, *self.ways):
            form = replace(self, values=values)
            yield form, form.ask(sort)
            if edited := form.edited(sort):
                yield form, edited
            yield from ((form, ask) for ask in form.pressed(sort))

    def pressed(self, sort: str) -> Iterator[Ask]:
        """It is sent by each of its buttons."""
        return (self.ask(sort, f"button {name}={value}", **{name: value}) for name, value in self.buttons)

    def signature(self) -> tuple[Any, ...]:
        """What makes it the same form as another of the same address."""
        # Rows of a form of many are alike: with three of them it is the form that it is with one.
        names = {numberless(name) for name in self.values}
        buttons = {(name, numberless(value)) for name, value in self.buttons}
        return (self.name, numberless(self.action), tuple(sorted(names)), tuple(sorted(buttons)))


def numberless(text: str) -> str:
    """A name or an address whatever numbers it has."""
    return re.sub(r"\d+", "#", text)


def forms_in(page: str, path: str, filling: Filling) -> Iterator[Form]:
    """The forms of a page that change something.

    Args:
        page: the page.
        path: its own address, to which forms without one are sent.
        filling: fills what is empty.
    """
    if "<form" not in page:
        return
    soup = BeautifulSoup(page, "html.parser", parse_only=TAGS)
    for form in soup.find_all("form"):
        if str(form.get("method", "get")).lower() != "post":
            continue
        action = str(form.get("action") or path)
        name = name_of(action)
        if name and name not in EVERYWHERE:
            yield read_form(form, action, name, filling)


def name_of(action: str) -> str:
    """Name of the address to which a form is sent; empty if it leads out of the product."""
    try:
        match = resolve(urlsplit(action).path)
    except Resolver404:
        return ""
    return match.view_name or f"route:{match.route}"


def read_form(form: Tag, action: str, name: str, filling: Filling) -> Form:
    """The form as somebody sends it who fills in what is empty."""
    values: Body = dict(values_of(form))
    values.pop("csrfmiddlewaretoken", None)
    streams = tuple(str(block["id"]) for block in form.find_all(attrs={"data-block": True}) if block.get("id"))
    values.update({f"{stream}-count": ["0"] for stream in streams})
    rows = dict(row_fields(form, filling.kinds))
    full = filling.filled(form, values, rows)
    turned = [full | filling.turned(form, values, place) for place in (0, -1)]
    return Form(
        name=name,
        action=action,
        values=filling.as_asked(form, values, rows) or full,
        ways=(filling.filled(form, values, rows, only_required=True), *turned),
        rows=rows,
        texts=tuple(str(control["name"]) for control in form.find_all("input", attrs={"data-draftail-input": True})),
        streams=streams,
        buttons=tuple(buttons_of(form)),
        words=tuple(word_fields(form)),
    )


def buttons_of(form: Tag) -> Iterator[tuple[str, str]]:
    """Buttons that tell the server what to do, each once."""
    seen: set[tuple[str, str]] = set()
    for button in form.find_all("button"):
        pressed = str(button.get("name", "")), str(button.get("value", ""))
        if button.get("type", "submit") == "submit" and pressed[0] and pressed not in seen:
            seen.add(pressed)
            yield pressed


def word_fields(form: Tag) -> Iterator[str]:
    """Fields for free words, such as a title or a name."""
    for control in form.find_all(["input", "textarea"]):
        name = str(control.get("name", ""))
        is_text = control.name == "textarea" or control.get("type", "text") in {"text", "email", "url"}
        if name and is_text and "__prefix__" not in name and not control.has_attr("disabled"):
            yield name


def row_fields(form: Tag, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Fields that name rows: choices whose values are numbers of rows, hidden numbers, choosers."""
    for control in form.find_all(["select", "input"]):
        name = str(control.get("name", ""))
        if not name or "__prefix__" in name:
            continue
        options = control.find_all("option") if control.name == "select" else [control]
        found = {kinds[value] for option in options if (value := str(option.get("value", ""))) in kinds}
        if found:
            yield name, found.pop()
    for chooser in form.find_all("div", attrs={"data-chooser-url": True}):
        address = urlsplit(str(chooser["data-chooser-url"])).path
        control = form.find("input", id=str(chooser.get("id", "")).removesuffix("-chooser"))
        for prefix, kind in CHOOSERS.items():
            if control is not None and control.get("name") and address.startswith(prefix):
                yield str(control["name"]), kind


def kinds_by_number(numbers: dict[str, Any]) -> dict[str, str]:
    """Kind of row by its number; parts of pages are pages."""
    labels = {model._meta.db_table: model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    return {number: labels[table] for number, (table, _owners) in numbers.items() if NUMBER.fullmatch(number)}


def stream_named(name: str) -> Any:
    """The blocks of a field with this name, on whatever model."""
    for model in apps.get_models():
        for column in model._meta.local_fields:
            if column.name == name and isinstance(column, StreamField):
                return column.stream_block
    return None


def contents(kind: str, key: Any) -> str:
    """Formatted text, as its editor sends it, with one link, file or picture."""
    entity = {"wagtailcore.page": "LINK", "documents.unitdocument": "DOCUMENT", "images.unitimage": "IMAGE"}[kind]
    data = {"id": key, "url": "/", "alt": COMMON, "format": "left"}
    block = {"key": "a", "text": COMMON, "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
             "entityRanges": [{"key": 0, "offset": 0, "length": len(COMMON)}]}  # fmt: skip
    if entity == "IMAGE":
        block |= {"type": "atomic", "text": " ", "entityRanges": [{"key": 0, "offset": 0, "length": 1}]}
    return json.dumps({"blocks": [block], "entityMap": {"0": {"type": entity, "mutability": "MUTABLE", "data": data}}})
