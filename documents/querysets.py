"""The vocabulary for asking about documents."""

from __future__ import annotations

from typing import Any

from wagtail.models import PageQuerySet


class LegalDocumentQuerySet(PageQuerySet):
    """Legal and administrative documents."""

    def latest(self) -> LegalDocumentQuerySet:
        """Newest first."""
        return self.order_by("-issued_on", "-pk")

    def for_lists(self) -> LegalDocumentQuerySet:
        """With what a row of a list shows, and without the full text."""
        return self.select_related("document_type", "locale").defer("full_text")

    def on_home_page(self, home: Any) -> LegalDocumentQuerySet:
        """Documents in the document lists right below a home page."""
        return self.descendant_of(home).filter(depth=home.depth + 2)

    def issued_in(self, year: int) -> LegalDocumentQuerySet:
        """Documents of one year."""
        return self.filter(issued_on__year=year)
