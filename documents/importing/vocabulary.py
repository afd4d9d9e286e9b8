"""The format: which columns a table of documents has, and which words stand for closed choices."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from vietnamese.folding import fold

SOURCE = Path(__file__).with_name("vocabulary.toml")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the format.

    Attributes:
        key: its name in code.
        vi, en: its headings.
        also: further headings under which it is known.
        help: what to write, for templates and the manual, in Vietnamese.
        example: a cell of the template.
        hidden: it is read and never written: exports say the same in other columns.
    """

    key: str
    vi: str
    en: str
    also: tuple[str, ...] = ()
    help: str = ""
    example: str = ""
    hidden: bool = False

    @property
    def heading(self) -> str:
        """The heading in the language of the screen."""
        return self.en if get_language() == "en" else self.vi


def _columns(rows: list[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(
        Column(
            key=row["key"],
            vi=row["vi"],
            en=row["en"],
            also=tuple(row.get("also", ())),
            help=row.get("help_vi", ""),
            example=row.get("example", ""),
            hidden=row.get("hidden", False),
        )
        for row in rows
    )


_DATA = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
COLUMNS = _columns(_DATA["column"])
#: Those that templates and exports have.
WRITTEN = tuple(column for column in COLUMNS if not column.hidden)
COLUMN_OF = {column.key: column for column in COLUMNS}


def bare(text: str) -> str:
    """What of a heading or word matters for telling it from others: letters and digits, without accents."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


@cache
def meanings(choice: str) -> dict[str, str]:
    """The value of every word for a closed choice, by its bare form."""
    return {bare(word): value for value, words in _DATA["words"][choice].items() for word in (value, *words)}


def word_for(choice: str, value: str) -> str:
    """The word that exports write for a value of a closed choice."""
    return str(_DATA["words"][choice][value][0])


@cache
def headings() -> dict[str, str]:
    """The key of every known heading, by its bare form."""
    return {
        bare(heading): column.key
        for column in reversed(COLUMNS)
        for heading in (column.key, column.vi, column.en, *column.also)
    }
