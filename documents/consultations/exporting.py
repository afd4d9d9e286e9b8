"""Comments as a table for the drafting body."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook

from documents.models import ConsultationComment
from sites.isolation.exports import as_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: More than any draft has had; a list that long is exported draft by draft.
MOST_ROWS = 20_000


def as_table(rows: Any, form: str) -> HttpResponse:
    """The comments as CSV or XLSX.

    Args:
        rows: comments, with their pages.
        form: ``csv`` or ``xlsx``.
    """
    lines = _lines(rows[:MOST_ROWS])
    return _as_xlsx(lines) if form == "xlsx" else _as_csv(lines)


def _lines(rows: Iterable[ConsultationComment]) -> Iterator[list[str]]:
    yield [
        _("Reference"), _("Draft document"), _("Received at"), _("Name"), _("Contact"), _("Organisation of the sender"),
        _("Part of the draft"), _("Comment"), _("Attachment"), _("State"), _("Reason"), _("Answer of the unit"),
    ]  # fmt: skip
    for row in rows:
        yield [
            row.reference,
            row.page.title,
            f"{timezone.localtime(row.made_at):%d/%m/%Y %H:%M}",
            row.name,
            row.contact,
            row.organisation,
            row.article,
            row.text,
            row.attachment_name,
            str(row.get_state_display()),
            row.reason,
            row.answer,
        ]


def _as_csv(lines: Iterable[list[str]]) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    writer = csv.writer(response)
    for line in lines:
        writer.writerow([as_text(value) for value in line])
    return _to_save(response, "csv")


def _as_xlsx(lines: Iterable[list[str]]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in lines:
        sheet.append([as_text(value) for value in line])
    out = BytesIO()
    book.save(out)
    return _to_save(HttpResponse(out.getvalue(), content_type=XLSX), "xlsx")


def _to_save(response: HttpResponse, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="comments.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response
