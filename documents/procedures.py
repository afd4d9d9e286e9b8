"""Asking about procedures, and what their legal bases lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Q
from wagtail.models import PageQuerySet

from documents.identity import number_key
from sites.querysets import open_to_all
from vietnamese.folding import fold


class ProcedureQuerySet(PageQuerySet):
    """Administrative procedures."""

    def a_to_z(self) -> ProcedureQuerySet:
        """In the order of a Vietnamese dictionary."""
        return self.order_by("title_key", "pk")

    def with_words(self, words: str) -> ProcedureQuerySet:
        """Whose code or name holds every word, typed with or without accents."""
        condition = Q()
        for word in fold(words).split():
            condition &= Q(folded__contains=word)
        return self.filter(condition)

    def by_field(self) -> list[tuple[Any, int]]:
        """The fields that have procedures, in the order of their names, each with how many."""
        counts = dict(self.order_by().values_list("field").annotate(number=Count("pk")))
        model: Any = self.model._meta.get_field("field").related_model
        return [(field, counts[field.pk]) for field in model.objects.filter(pk__in=counts)]

    def for_lists(self) -> ProcedureQuerySet:
        """With what a row of a list shows, and without the parts."""
        return self.select_related("field", "locale").defer("steps", "papers", "bases", "forms")


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis as a reader sees it.

    Attributes:
        url: of the document, if every reader can open it here.
    """

    number: str
    title: str
    url: str = ""


def linked_bases(procedure: Any) -> list[Basis]:
    """The legal bases of a procedure, linked where the document is public: two queries for any number of them.

    A document that is not there in the language of the procedure is linked in the one that it has.
    """
    values = [part.value for part in procedure.bases]
    pages = apps.get_model("documents", "LegalDocumentPage").objects.all()
    keys = {key for value in values if (key := number_key(value.get("number") or ""))}
    chosen = {value["document"].translation_key for value in values if value.get("document")}
    condition = Q(translation_key__in=chosen) | Q(entry__number_key__in=keys)
    found = list(open_to_all(pages.filter(condition)).select_related("locale").defer("full_text")) if values else []
    # The procedure's own language comes last, and stays.
    found.sort(key=lambda page: page.locale_id == procedure.locale_id)
    documents = {page.translation_key: page for page in found}
    by_key: dict[str, list[Any]] = {}
    for page in documents.values():
        by_key.setdefault(number_key(page.number), []).append(page)
    return [_basis(value, documents, by_key) for value in values]


def _basis(value: Any, documents: dict[UUID, Any], by_key: dict[str, list[Any]]) -> Basis:
    number, title = value.get("number") or "", value.get("title") or ""
    chosen = value.get("document")
    page = documents.get(chosen.translation_key) if chosen else None
    if page is None and not chosen:
        # 117/QĐ-UBND exists in every commune: a number that several documents have leads to none of them.
        same = by_key.get(number_key(number), [])
        page = same[0] if len(same) == 1 else None
    if page is None:
        return Basis(number, title or (chosen.title if chosen and chosen.live and not number else ""))
    return Basis(number or page.number, title or page.abstract, page.full_url or "")
