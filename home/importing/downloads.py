"""What imports and exports give to download: the template, documents, the results of rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from documents.importing.cells import written
from documents.importing.exporting import FORMATS, documents_of, write_bundle, write_table, write_template
from documents.importing.vocabulary import COLUMN_OF
from documents.models import ImportResult
from home.importing.rights import seen_by
from sites.current_unit import current_unit


class TemplateDownload(View):
    """An empty table with the headings and an example."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        """As CSV or XLSX."""
        if kind not in FORMATS:
            raise Http404
        file = TemporaryFile()  # noqa: SIM115 - the answer closes it
        write_template(file, kind)
        return _answer(file, f"mau-van-ban.{kind}")


class ExportDownload(View):
    """The public documents of the current unit."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        """As CSV, XLSX, or a ZIP file of a table with all files."""
        unit = current_unit(request)
        if unit is None or kind not in {*FORMATS, "zip"}:
            raise Http404
        file = TemporaryFile()  # noqa: SIM115 - the answer closes it
        try:
            if kind == "zip":
                write_bundle(file, "csv", documents_of(unit))
            else:
                write_table(file, kind, documents_of(unit))
        except ValidationError as refusal:
            file.close()
            messages.error(request, " ".join(refusal.messages))
            return redirect("document_imports:index")
        return _answer(file, f"van-ban-{unit.code}.{kind}")


class ResultsDownload(View):
    """What became of each row, for putting the table right."""

    def get(self, request: HttpRequest, run_id: int) -> HttpResponseBase:
        """As CSV."""
        run = get_object_or_404(seen_by(request.user), pk=run_id)
        answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=_attached(f"ket-qua-{run.pk}.csv"))
        answer.write("\ufeff")
        table = csv.writer(answer)
        table.writerow([_("Line"), _("Result"), _("Column"), _("Value"), _("Reason")])
        table.writerows(_rows(run.results.iterator(chunk_size=2000)))
        return answer


def _rows(results: Iterator[ImportResult]) -> Iterator[list[Any]]:
    for result in results:
        column = COLUMN_OF.get(result.column)
        heading = column.heading if column else ""
        yield [result.line, result.get_outcome_display(), heading, written(result.value), written(result.reason)]


def _answer(file: Any, name: str) -> FileResponse:
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
