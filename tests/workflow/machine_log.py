"""What the state machine knows by itself: what the regulations ask, and the log of what it saw happen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import strategies as st

from sites.choices import Lane

#: What the regulations ask, written down once more by hand: (step, who holds it, whether it edits), by chain and block.
NEEDS: dict[tuple[str, str], list[tuple[str, str, bool]]] = {
    ("000-ba-xuyen", Lane.GOVERNMENT): [
        ("kiem-duyet", "baxuyen-vanhoa", True),
        ("quyet-dinh", "baxuyen-truongban", False),
        ("dang", "baxuyen-vanphong", False),
    ],
    ("000-ba-xuyen", Lane.PARTY): [
        ("kiem-duyet", "baxuyen-vanhoa", True),
        ("khoi-dang-doan-the", "baxuyen-photruongban", False),
        ("quyet-dinh", "baxuyen-truongban", False),
        ("dang", "baxuyen-vanphong", False),
    ],
    ("003-phuong-1", Lane.GOVERNMENT): [
        ("chinh-ta", "phuong1-vanphong", True),
        ("duyet", "phuong1-truongban", False),
        ("dang", "phuong1-phoban-vanhoa", False),
    ],
    ("003-phuong-1", Lane.ANSWER): [
        ("chinh-ta", "phuong1-vanphong", True),
        ("xin-y-kien", "phuong1-chutich", False),
        ("duyet", "phuong1-truongban", False),
        ("dang", "phuong1-phoban-vanhoa", False),
    ],
}
LANES = {"000-ba-xuyen": [Lane.GOVERNMENT, Lane.PARTY], "003-phuong-1": [Lane.GOVERNMENT, Lane.ANSWER]}
PEOPLE = {
    "000-ba-xuyen": [
        "baxuyen-ctv-doanxa", "baxuyen-vanhoa", "baxuyen-photruongban", "baxuyen-truongban", "baxuyen-vanphong",
        "phuong1-truongban", "root",
    ],
    "003-phuong-1": [
        "phuong1-ldtbxh", "phuong1-vanphong", "phuong1-chutich", "phuong1-truongban", "phuong1-phoban-vanhoa",
        "baxuyen-truongban", "root",
    ],
}  # fmt: skip
HEAD, DEPUTY = "baxuyen-truongban", "baxuyen-photruongban"
START = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

Text = tuple[str, str, str]


@dataclass(frozen=True)
class Decision:
    """A decision that the product accepted."""

    step: str
    who: str
    text: Text
    by_writer: bool
    held: bool


@dataclass
class Story:
    """What the machine itself saw happen to one article."""

    key: str
    decisions: list[Decision] = field(default_factory=list)
    writers: set[str] = field(default_factory=set)
    editors: set[str] = field(default_factory=set)
    #: Decisions that count since the last takedown begin here.
    since: int = 0


@dataclass
class Counts:
    """How much was tried, over all examples; a run that tries nothing proves nothing."""

    examples: int = 0
    submitted: int = 0
    approved: int = 0
    returned: int = 0
    written: int = 0
    ways: int = 0
    published: int = 0
    checks: int = 0


COUNTS = Counts()
TEXTS = st.sampled_from(["Một", "Hai", "Ba"])
PLACES = st.integers(min_value=0, max_value=2)
PERSONS = st.integers(min_value=0, max_value=6)
#: Mostly the one who began, or nobody would be left to decide.
WRITERS = st.sampled_from([0] * 12 + [1, 2, 3, 4, 5, 6])


def text_of(page: Any) -> Text:
    return page.title, page.lead, page.lane


@contextmanager
def refused_or_done() -> Iterator[None]:
    """An act of its own transaction; a refusal undoes it and is no fault."""
    try:
        with transaction.atomic():
            yield
    except (PermissionDenied, ValidationError):
        pass
