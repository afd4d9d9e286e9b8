"""Entering public documents in the register, many at a time, and taking them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from documents.identity import body_slug, identity_of_page, number_key, number_parts
from documents.models import DocumentEntry, IssuingBody, LegalDocumentPage
from documents.register.edges import draw_edges, join_edges
from documents.register.validity import note_validity
from sites.models import Unit
from sites.models.units import collation_key
from sites.querysets import open_to_all
from vietnamese.slugs import slugify

#: So many letters of an abstract decide its place in a list.
SORTED_LETTERS = 60
LONGEST_SORT_KEY = 300
BATCH = 500


@transaction.atomic
def enter(pages: Iterable[Any]) -> None:
    """Enter documents that are public, or bring their entries up to date; all that is read from them is in memory.

    Args:
        pages: documents, all open to everybody, none an alias. Those that belong to no unit are passed over.

    Raises:
        IntegrityError: one of them is in the register already under another page.
    """
    owned = _with_units(pages)
    if not owned:
        return
    bodies = _bodies_of([page for page, _unit in owned])
    entries = [_entry_of(page, unit) for page, unit in owned]
    names = [field.attname for field in DocumentEntry._meta.concrete_fields if not field.primary_key]
    DocumentEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["page"], update_fields=names, batch_size=BATCH
    )
    _set_many(entries, owned, bodies)
    documents = [page for page, _unit in owned]
    touched = draw_edges(documents)
    touched |= join_edges(documents)
    note_validity(touched | {entry.pk for entry in entries})


@transaction.atomic
def leave(page_ids: Iterable[int]) -> None:
    """Take documents out of the register; what they did to others is undone."""
    entries = DocumentEntry.objects.filter(pk__in=list(page_ids))
    touched = set(entries.filter(edges__target__isnull=False).values_list("edges__target", flat=True))
    entries.delete()
    note_validity(touched)


def enter_or_leave(page_ids: Iterable[int]) -> None:
    """Bring the register up to date about pages, whatever has become of them."""
    wanted = set(page_ids)
    documents = LegalDocumentPage.objects.filter(pk__in=wanted, alias_of__isnull=True)
    public = list(
        open_to_all(documents).select_related("document_type").prefetch_related("relations", "document_fields")
    )
    leave(wanted - {page.pk for page in public})
    enter(public)


def rebuild() -> int:
    """Make the whole register anew, in batches; returns how many documents it holds."""
    ids = list(LegalDocumentPage.objects.order_by("pk").values_list("pk", flat=True))
    leave(set(DocumentEntry.objects.values_list("pk", flat=True)) - set(ids))
    for start in range(0, len(ids), BATCH):
        enter_or_leave(ids[start : start + BATCH])
    return DocumentEntry.objects.count()


def _with_units(pages: Iterable[Any]) -> list[tuple[Any, Unit]]:
    documents = list(pages)
    units = Unit.objects.by_page_path({page.path for page in documents})
    return [(page, units[page.path]) for page in documents if page.path in units]


def _entry_of(page: Any, unit: Unit) -> DocumentEntry:
    value, suffix = number_parts(page.number)
    return DocumentEntry(
        page_id=page.pk,
        unit=unit,
        locale_id=page.locale_id,
        list_path=page.path[: -page.steplen],
        translation_key=page.translation_key,
        identity=identity_of_page(page),
        number_key=number_key(page.number),
        number_value=value,
        number_suffix=suffix,
        document_type_id=page.document_type_id,
        issued_on=page.issued_on,
        year=page.issued_on.year,
        signer=page.signer_name,
        signer_key=slugify(page.signer_name),
        abstract_key=collation_key(page.abstract[:SORTED_LETTERS])[:LONGEST_SORT_KEY],
        begins_on=page.effective_from or page.issued_on,
        ends_on=page.expires_on,
        status_override=page.status_override,
    )


def _bodies_of(pages: Sequence[Any]) -> dict[str, IssuingBody]:
    """The bodies that documents name, by slug; those that are new are entered."""
    names = {body_slug(name): name for page in pages for name in page.issuing_bodies}
    known = set(IssuingBody.objects.filter(slug__in=names).values_list("slug", flat=True))
    new = [IssuingBody(name=name[:200], slug=slug) for slug, name in names.items() if slug not in known]
    IssuingBody.objects.bulk_create(new, ignore_conflicts=True)
    return {body.slug: body for body in IssuingBody.objects.filter(slug__in=names)}


def _set_many(entries: Sequence[DocumentEntry], owned: Sequence[Any], bodies: dict[str, IssuingBody]) -> None:
    """Write the bodies and fields of entries."""
    ids = [entry.pk for entry in entries]
    issuers, fields = DocumentEntry.issuers.through, DocumentEntry.fields.through
    issuers.objects.filter(documententry__in=ids).delete()
    fields.objects.filter(documententry__in=ids).delete()
    issuers.objects.bulk_create(
        [
            issuers(documententry_id=page.pk, issuingbody_id=bodies[slug].pk)
            for page, _unit in owned
            for slug in {body_slug(name) for name in page.issuing_bodies}
        ]
    )
    fields.objects.bulk_create(
        [
            fields(documententry_id=page.pk, documentfield_id=field.pk)
            for page, _unit in owned
            for field in page.document_fields.all()
        ]
    )
