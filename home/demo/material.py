"""Reads the demo's material: one TOML file a unit, the regulations, the pictures."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: In the order of founding: the hub first.
UNIT_CODES = ("bacgiang", "vanphong", "baxuyen", "nhuxuan", "stttt", "phuong1")
#: Which unit publishes which regulation (seed 004 is the province's own).
REGULATION_OF = {
    "bacgiang": "004-bac-giang",
    "baxuyen": "000-ba-xuyen",
    "nhuxuan": "001-nhu-xuan",
    "stttt": "002-stttt-binh-dinh",
    "phuong1": "003-phuong-1",
}

Material = dict[str, Any]


def unit_material(code: str) -> Material:
    """Everything written for one unit."""
    return _read(HERE / "content" / f"{code}.toml")


@cache
def regulations() -> dict[str, Material]:
    """The five regulations by key."""
    rows = _read(HERE / "regulations" / "regulations.toml")["regulation"]
    return {row["key"]: row for row in rows}


@cache
def central_documents() -> list[Material]:
    """The instruments of the State that the regulations cite."""
    rows: list[Material] = _read(HERE / "regulations" / "central.toml")["document"]
    return rows


def regulation_text(row: Material) -> str:
    """The regulation as received."""
    return (HERE / "regulations" / row["file"]).read_text(encoding="utf-8")


@cache
def pictures() -> Material:
    """Titles, alternative texts and credits of the pictures by key."""
    return _read(HERE / "pictures" / "pictures.toml")


def picture_path(key: str) -> Path:
    """The picture's file."""
    return HERE / "pictures" / f"{key}.jpg"


def emblem_path(code: str) -> Path:
    """The unit's emblem."""
    return HERE / "pictures" / f"emblem-{code}.png"


def _read(path: Path) -> Material:
    return tomllib.loads(path.read_text(encoding="utf-8"))
