"""The five regulations of the demo, and what counts as a word."""

import re
import tomllib
from pathlib import Path
from typing import Any

from vietnamese.folding import clean

FOLDER = Path(__file__).parents[2] / "home" / "demo" / "regulations"
KEYS = (
    "000-ba-xuyen",
    "001-nhu-xuan",
    "002-stttt-binh-dinh",
    "003-phuong-1",
    "004-bac-giang",
)


def raw_text(key: str) -> str:
    """Return a regulation as received."""
    return (FOLDER / f"{key}.txt").read_text(encoding="utf-8")


def regulations() -> list[dict[str, Any]]:
    """Return the table of regulations.toml."""
    table = tomllib.loads((FOLDER / "regulations.toml").read_text(encoding="utf-8"))
    return list(table["regulation"])


def words(text: str) -> list[str]:
    """Return the words of a text after NFC; punctuation and Markdown marks are no words."""
    return re.findall(r"[^\W_]+", clean(text))
