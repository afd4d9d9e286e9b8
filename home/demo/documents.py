"""The demo's documents: the unit's regulation, and at the hub the instruments of the State that regulations cite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from documents.choices import RelationKind
from documents.models import DocumentField, DocumentIndexPage, DocumentRelation, DocumentType, LegalDocumentPage
from home.demo.material import Material, central_documents, regulation_text
from vietnamese.legal_text import clean_legal_text
from vietnamese.numbers_in_text import find_numbers
from vietnamese.slugs import slugify


def fill_regulation(filler: Any, row: Material) -> None:
    """Publish a regulation with its full text; number, dates, bases and signer's title as printed in it."""
    page = LegalDocumentPage(
        title=row["title"],
        abstract=row["abstract"],
        signing_form=row["signing_form"],
        signer_title=row["signer_title"],
        place=row.get("place", ""),
        effective_from=row["effective_from"],
        bases="\n".join(row["legal_bases"]),
        full_text=clean_legal_text(regulation_text(row)),
        relations=list(_bases(row["legal_bases"])),
        document_fields=_fields("cong-nghe-thong-tin", "thong-tin-truyen-thong"),
        **_record(row),
    )
    _publish(filler, page)


def fill_central_documents(filler: Any) -> None:
    """Publish what the regulations of the demo cite, and let the hub's list speak for the province."""
    index = DocumentIndexPage.objects.child_of(filler.home).get()
    index.covers_province = True
    filler.publish(index)
    for row in central_documents():
        page = LegalDocumentPage(
            title=f"{row['document_type']} số {row['number']}",
            abstract=row["abstract"],
            effective_from=row.get("effective_from"),
            expires_on=row.get("expires_on"),
            expiry_reason=row.get("expiry_reason", ""),
            relations=[
                *_relations(RelationKind.REPLACES, row.get("replaces", [])),
                *_relations(RelationKind.BASIS, row.get("based_on", [])),
            ],
            document_fields=_fields(row["field"]),
            **_record(row),
        )
        _publish(filler, page)


def _record(row: Material) -> dict[str, Any]:
    return {
        "slug": slugify(f"{row['document_type']} {row['number']}"),
        "number": row["number"],
        "document_type": DocumentType.objects.get(name=row["document_type"]),
        "issuing_body": row["issuing_body"],
        "issued_on": row["issued_on"],
    }


def _publish(filler: Any, page: LegalDocumentPage) -> None:
    index = DocumentIndexPage.objects.child_of(filler.home).get()
    page.locale, page.owner, page.live = filler.home.locale, filler.editor, False
    filler.publish(index.add_child(instance=page))


def _fields(*codes: str) -> list[DocumentField]:
    return list(DocumentField.objects.filter(code__in=codes))


def _bases(lines: Iterable[str]) -> Iterable[DocumentRelation]:
    """A relation for each number that the legal bases name."""
    for line in lines:
        for found in find_numbers(line):
            yield DocumentRelation(
                kind=RelationKind.BASIS, target_number=found.number.render(), target_issued_on=found.issued_on
            )


def _relations(kind: RelationKind, numbers: Iterable[str]) -> list[DocumentRelation]:
    return [DocumentRelation(kind=kind, target_number=number) for number in numbers]
