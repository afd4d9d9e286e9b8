"""What a person fills into a form: own things into its choosers, a first choice, words and files into what is empty."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from bs4 import Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file

from tests.isolation.life import Life
from tests.isolation.words import COMMON, NUMBER

#: What is typed into a field of a type.
TYPED = {"email": "moi{}@example.org", "url": "https://example.org/moi{}", "number": "1", "date": "2026-12-01",
         "datetime-local": "2026-12-01 08:00", "text": f"{COMMON}{{}}", "textarea": f"{COMMON}{{}}"}  # fmt: skip
#: What is typed into a field by the end of its name: plain text that must have a form.
NAMED = {"hostname": "mimosa{}.tinh.gov.vn", "old_path": "/mimosa", "redirect_link": "", "chooser-url": "https://moi.vn",
         "phone_number": "02403854000", "confirm_site_name": "Liên Cổng", "password1": "Mimosa-2026-xuan",
         "password2": "Mimosa-2026-xuan", "tags": COMMON, "last_name": "Mimosa", "first_name": "Mimosa"}  # fmt: skip
#: What is written or ticked of a chain: all fields may stay empty, and the whole is judged (``workflow/making``).
ASKED = {"basis": "Quyết định 1/QĐ-UBND", "name": "Mimosa", "steps-0-name": "Mimosa", "steps-0-article": "Đ1",
         "steps-0-positions": "head"}  # fmt: skip
#: A table of documents, as a person uploads it.
TABLE = f"Số, ký hiệu;Cơ quan ban hành;Trích yếu;Ngày ban hành\n1/QĐ-UBND;{COMMON};{COMMON};1/2/2020"
#: Wagtail's fields for days and times are plain text but for the frame around them.
FRAMES = {"w-field--date_time_field": "datetime-local", "w-field--date_field": "date"}

Body = dict[str, Any]


class Filling:
    """Fills forms for people of one unit.

    Args:
        kinds: kind of row by its number.
        own: the unit whose things are chosen.
        foreign: a unit whose things are not.
    """

    def __init__(self, kinds: dict[str, str], own: Life, foreign: Life) -> None:
        self.kinds = kinds
        self.own = own
        self.foreign_digit = str(foreign.first("wagtailcore.page"))[0]

    def filled(self, form: Tag, found: Body, rows: dict[str, str], *, only_required: bool = False) -> Body:
        """The values of a form in which every empty field, or every required one, has been filled in.

        Args:
            form: as it was shown.
            found: what is sent when nobody touches it.
            rows: fields that name rows, with the kind.
            only_required: leave out what may stay empty.
        """
        values = dict(found)
        for control in form.find_all(["select", "textarea", "input"]):
            name = str(control.get("name", ""))
            if not name or "__prefix__" in name or control.has_attr("disabled"):
                continue
            if control.get("type") == "file":
                values[name] = file_for(control)
            elif not any(values.get(name, [])) and (control.has_attr("required") or not only_required):
                values[name] = [self._text(control, name, rows)]
        return {name: sent for name, sent in values.items() if sent != [""] or name in found}

    def _text(self, control: Tag, name: str, rows: dict[str, str]) -> str:
        kind = "textarea" if control.name == "textarea" else str(control.get("type", "text"))
        if control.name == "select":
            return self.choice(options_of(control), int(number_in(name) or 0))
        if kind in {"radio", "checkbox"}:
            return str(control.get("value", "on")) if kind == "radio" or is_one_of_many(control) else ""
        if name in rows:
            return str(self.own.first("destination" if is_parent(name) else rows[name]) or "")
        return typed(name, kind, control)

    def as_asked(self, form: Tag, found: Body, rows: dict[str, str]) -> Body | None:
        """The values of a form with what its act asks for beyond what its fields do; ``None`` for other forms."""
        names = {str(control.get("name", "")) for control in form.find_all("input")}
        if not names >= ASKED.keys():
            return None
        empty = {name: [text] for name, text in ASKED.items() if not any(found.get(name, []))}
        return {**self.filled(form, found, rows, only_required=True), **empty}

    def turned(self, form: Tag, found: Body, place: int = 0) -> Body:
        """Other choices than those that were found, the first or those at ``place``, and every box ticked."""
        values: Body = {}
        for control in form.find_all("select"):
            name = str(control.get("name", ""))
            others = [option for option in options_of(control) if [option] != found.get(name)]
            if any(found.get(name, [])) and (choice := self.choice(others, place)):
                values[name] = [choice]
        for control in form.find_all("input", attrs={"type": ["radio", "checkbox"], "checked": False, "name": True}):
            values[str(control["name"])] = [str(control.get("value", "on"))]
        return values

    def choice(self, options: list[str], place: int) -> str:
        """One of the options that are not another unit's, for rows of a form one after the other; empty if none is."""
        mine = [option for option in options if option and not self.is_foreign(option)]
        return mine[place % len(mine)] if mine else ""

    def is_foreign(self, value: str) -> bool:
        """Whether a value is the number of a row that the other unit's life made."""
        return bool(NUMBER.fullmatch(value)) and value[0] == self.foreign_digit


def options_of(select: Tag) -> list[str]:
    """Values that can be chosen."""
    return [str(option.get("value", "")) for option in select.find_all("option")]


def number_in(name: str) -> str:
    """The number of the row in a form of many."""
    return "".join(re.findall(r"\d+", name))


def is_parent(name: str) -> bool:
    """Whether a field names the page to put a page under."""
    return name.endswith(("parent_page", "chooser"))


def is_one_of_many(control: Tag) -> bool:
    """Whether a box stands for one of several choices, and not for yes or no."""
    form = control.find_parent("form")
    same = form.find_all("input", attrs={"name": control["name"]}) if form else []
    return control.has_attr("required") or len(same) > 1


def typed(name: str, kind: str, control: Tag) -> str:
    """What a person types into an empty field; rows of a form differ by their numbers."""
    number = number_in(name)
    for end, text in NAMED.items():
        if name.endswith(end):
            return text.format(number)
    for frame, framed in FRAMES.items():
        if control.find_parent("div", class_=frame):
            kind = framed
    return TYPED.get(kind, "").format(number)


def file_for(control: Tag) -> Callable[[], SimpleUploadedFile]:
    """A file of the type that the field accepts; made anew for each request, for reading empties it."""
    name, accept = str(control.get("name", "")), str(control.get("accept", ""))
    if "image" in accept or name in {"file-image", "image"}:
        picture = get_test_image_file(filename="moi.png").file.getvalue()
        return lambda: SimpleUploadedFile("moi.png", picture, content_type="image/png")
    if ".po" in accept or name == "po":
        return lambda: SimpleUploadedFile("moi.po", b'msgid ""\nmsgstr ""\n')
    if ".html" in accept:
        return lambda: SimpleUploadedFile("moi.html", f"<h1>{COMMON}</h1><p>{COMMON}</p>".encode())
    if ".csv" in accept:
        return lambda: SimpleUploadedFile("moi.csv", TABLE.encode())
    if ".zip" in accept:
        return lambda: SimpleUploadedFile("moi.zip", archive())
    return lambda: SimpleUploadedFile("moi.txt", COMMON.encode())


def archive() -> bytes:
    """A ZIP file with one file."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as files:
        files.writestr("moi.txt", COMMON)
    return memory.getvalue()
