"""What single cells say: days, choices of closed vocabularies, lists."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from documents.choices import SigningForm
from documents.importing.vocabulary import bare, meanings, word_for
from vietnamese.folding import fold

#: Day 0 of spreadsheets; with their wrong leap year, right for every day from March 1900 on.
_DAY_ZERO = date(1899, 12, 30)
#: From 1927 to 2119.
_SERIAL = range(10_000, 80_000)
EARLIEST, LATEST = 1930, 2100

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?")
_PLAIN = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?:\s+[\d:.]+)?")
_WORDS = re.compile(r"(?:.*,\s*)?(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})\s*,?\s*nam\s*(\d{4})")


class BadValue(Exception):
    """A cell that says nothing that the format knows.

    Attributes:
        reason: why, in the language of the screen.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def day_of(text: str) -> date | None:
    """The day that a cell names: 16/4/2012, 2012-04-16, ngày 16 tháng 4 năm 2012, or a spreadsheet's number.

    Raises:
        BadValue: it names none.
    """
    if not text:
        return None
    if text.isdecimal() and int(text) in _SERIAL:
        return _DAY_ZERO + timedelta(days=int(text))
    try:
        if found := _ISO.fullmatch(text):
            day = date(int(found[1]), int(found[2]), int(found[3]))
        elif found := _PLAIN.fullmatch(text) or _WORDS.fullmatch(fold(text).strip(" .")):
            day = date(int(found[3]), int(found[2]), int(found[1]))
        else:
            raise BadValue(_("This is no day. Write it as 31/12/2012 or 2012-12-31."))
    except ValueError:
        raise BadValue(_("There is no such day in the calendar.")) from None
    if not EARLIEST <= day.year <= LATEST:
        raise BadValue(_("The year cannot be right."))
    return day


def signing_form_of(text: str) -> str:
    """The form of signature that a cell names, with or without its dots; empty for an empty cell.

    Raises:
        BadValue: there is no such form.
    """
    forms = {bare(form): form for form in SigningForm.values}
    if text and bare(text) not in forms:
        known = {"words": ", ".join(SigningForm.values)}
        raise BadValue(_("This word is not known here. Known are: %(words)s.") % known)
    return forms.get(bare(text), "")


def choice_of(choice: str, text: str, default: str = "") -> str:
    """The value that a word stands for; ``default`` for an empty cell.

    Raises:
        BadValue: the vocabulary does not have it.
    """
    if not text:
        return default
    value = meanings(choice).get(bare(text))
    if value is None:
        raise BadValue(_("This word is not known here. Known are: %(words)s.") % {"words": _known(choice)})
    return value


def parts_of(text: str, *, separators: str = ";\n") -> list[str]:
    """The parts of a cell that holds several things."""
    return [part for raw in re.split(f"[{re.escape(separators)}]", text) if (part := " ".join(raw.split()))]


def _known(choice: str) -> str:
    firsts: dict[str, str] = {}
    for word, value in meanings(choice).items():
        firsts.setdefault(value, word)
    return ", ".join(word_for(choice, value) for value in firsts)
