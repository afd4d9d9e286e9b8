"""The list of documents as shown, for programs and spreadsheets: CSV, JSON, RSS and Atom."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.database.filters import Filters
from documents.database.listing import documents_of, in_portions
from documents.querysets import DocumentEntryQuerySet
from sites.feeds import FEED_LENGTH, feed_response
from sites.isolation.exports import as_text

PORTION = 500
#: A file of more rows is no list that anybody reads; the export of the unit's people has them all.
MOST_ROWS = 20_000


class _Echo:
    """What a writer of CSV writes to when its lines go straight to the reader."""

    def write(self, line: str) -> str:
        return line


def as_csv(request: HttpRequest, entries: DocumentEntryQuerySet) -> StreamingHttpResponse:
    """The list as a table; spreadsheets need the mark at its beginning to read Vietnamese."""
    writer = csv.writer(_Echo())

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow([str(title) for title in _titles()])
        for documents in in_portions(entries, size=PORTION, most=MOST_ROWS):
            for document in documents:
                yield writer.writerow([as_text(value) for value in _row(document, request).values()])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("documents")}.csv"'
    return response


def as_json(request: HttpRequest, entries: DocumentEntryQuerySet, filters: Filters) -> StreamingHttpResponse:
    """The list as data, with the filters that made it."""
    head = {"filters": filters.values(), "day": timezone.localdate().isoformat(), "count": entries.count()}

    def pieces() -> Iterator[str]:
        yield json.dumps(head, ensure_ascii=False)[:-1] + ', "documents": ['
        between = "\n"
        for documents in in_portions(entries, size=PORTION, most=MOST_ROWS):
            for document in documents:
                yield between + json.dumps(_row(document, request), ensure_ascii=False)
                between = ",\n"
        yield "\n]}\n"

    return StreamingHttpResponse(pieces(), content_type="application/json; charset=utf-8")


def as_feed(
    request: HttpRequest, form: str, entries: DocumentEntryQuerySet, *, title: str, description: str, link: str
) -> HttpResponse:
    """The newest documents of the list as a feed."""
    documents = documents_of(entries.select_related("unit").newest_first()[:FEED_LENGTH])
    items = (_item(document, request) for document in documents)
    return feed_response(request, form, items, title=title, description=description, link=link)


def _titles() -> Iterable[str]:
    return (
        _("Document number"), _("Type of document"), _("Abstract"), _("Issuing body"), _("Signer"), _("Issued on"),
        _("Effective from"), _("Status"), _("Unit"), _("Address"),
    )  # fmt: skip


def _row(document: Any, request: HttpRequest) -> dict[str, str]:
    return {
        "number": document.number,
        "type": str(document.document_type),
        "abstract": document.abstract,
        "issuing_body": document.issuing_body,
        "signer": document.signer_name,
        "issued_on": document.issued_on.isoformat(),
        "effective_from": (document.effective_from or document.issued_on).isoformat(),
        "status": str(document.status.label),
        "unit": document.listed_unit.display_name,
        "url": document.get_full_url(request) or "",
    }


def _item(document: Any, request: HttpRequest) -> dict[str, Any]:
    address = document.get_full_url(request)
    return {
        "title": f"{document.document_type} {document.number}",
        "link": address,
        "description": document.abstract,
        "author_name": document.issuing_body,
        "pubdate": timezone.localtime(document.first_published_at or timezone.now()),
        "updateddate": timezone.localtime(document.last_published_at) if document.last_published_at else None,
        "unique_id": address,
        "unique_id_is_permalink": True,
        "categories": [str(document.document_type), str(document.status.label)],
        "enclosures": [],
    }
