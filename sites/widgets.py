"""The slug field of the admin's forms, which folds titles the Vietnamese way while they are typed.

Wagtail's script writes ``djng-dja-mai`` for “Đường Đa Mai”: it knows some letters of other languages and drops the
rest. Its own way of teaching it, replacements that run before it, is used here; saving folds again on the server.
"""

import unicodedata
from functools import cache
from typing import Any

from django.db.models import SlugField
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import SlugInput

from vietnamese.folding import fold

#: Latin letters with marks, up to the last that Vietnamese uses.
LETTERS = [chr(code) for code in range(0xC0, 0x1F00) if "LATIN" in unicodedata.name(chr(code), "")]


@cache
def slug_formatters() -> tuple[tuple[str, str], ...]:
    """(pattern, replacement) pairs that bring a title to what :func:`vietnamese.slugs.slugify` makes of it."""
    families: dict[str, str] = {}
    for letter in LETTERS:
        base = fold(letter)
        if base.isascii() and base.isalpha() and len(base) == 1:
            families[base] = families.get(base, "") + letter
    return (
        (r"[\u0300-\u036f'\u2018\u2019\u02bc\u00b4`]", ""),
        *((f"[{letters}]", base) for base, letters in sorted(families.items())),
        (r"[^A-Za-z0-9_]+", "-"),
        (r"^-+|-+$", ""),
    )


class VietnameseSlugInput(SlugInput):
    """Wagtail's slug field with the replacements above."""

    def __init__(self, attrs: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(attrs, formatters=slug_formatters(), **options)


def install() -> None:
    """Use the field wherever Wagtail's forms edit a slug (once, at start-up)."""
    register_form_field_override(SlugField, override={"widget": VietnameseSlugInput})
