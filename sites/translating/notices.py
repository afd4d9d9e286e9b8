"""What readers of a translation are told when it lags behind its source.

Which version a translation was made from, and which one is public now, is known where approvals are
(:mod:`workflow.translating`), and handed over here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class SourceVersion:
    """The source of a public translation.

    Attributes:
        translated_at: when the version that was translated went public, or was taken over for translation.
        is_behind: whether the source says something else today.
        is_public: whether the source can be read.
    """

    translated_at: datetime
    is_behind: bool
    is_public: bool


Finder = Callable[[Any], SourceVersion | None]
_finders: list[Finder] = []


def register_source_versions(finder: Finder) -> None:
    """Hand over who knows the source of a public translation: one query, ``None`` for what is no translation."""
    _finders[:] = [finder]


def source_version_of(page: Any) -> SourceVersion | None:
    """The source of the public text of ``page``; ``None`` for what was not translated, or not by segments."""
    return _finders[0](page) if _finders and page.live_revision_id else None
