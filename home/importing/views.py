"""The screens of imports: upload, say which column is which, read what would happen, import, read what happened."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from documents.choices import ImportMode, ImportOutcome, ImportPhase, ImportState
from documents.importing.batches import advance
from documents.importing.uploads import begin, choose_mapping, preview, refuse_mapping, restart
from documents.importing.vocabulary import COLUMN_OF
from documents.models import ImportRun
from home.importing.acts import ACTS
from home.importing.forms import ColumnsForm, HistoricUploadForm, UploadForm
from home.importing.rights import may_carry_out, may_import_historic, seen_by, writes_in
from sites.current_unit import current_unit
from sites.models import Unit

LISTED = 50
#: Bad cells that the report shows; the download has all of them.
SHOWN = 200
#: Rows that one request takes: a person waits for it.
STEP = 100
QUIET = (ImportOutcome.CREATED, ImportOutcome.UNCHANGED)


class ImportScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen of imports in Wagtail's frame."""

    header_icon = "table"
    page_title = gettext_lazy("Import documents")
    breadcrumbs_items: ClassVar[list[dict[str, Any]]] = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("document_imports:index"), "label": gettext_lazy("Import documents")},
    ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen."""
        return self.render_to_response(self.get_context_data())


class IndexView(ImportScreen):
    """Upload a table; what was imported before."""

    template_name = "home/admin/imports/index.html"

    @cached_property
    def unit(self) -> Unit | None:
        """The unit whose documents new rows become, if the person writes for it."""
        unit = current_unit(self.request)
        return unit if unit is not None and writes_in(self.request.user, unit) else None

    @property
    def form_class(self) -> type[UploadForm] | None:
        """What the person may upload; ``None`` if nothing."""
        if may_import_historic(self.request.user):
            return HistoricUploadForm
        return UploadForm if self.unit else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the newest imports."""
        form = kwargs.pop("form", None) or (self.form_class() if self.form_class else None)
        runs = seen_by(self.request.user)[:LISTED]
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "media": form.media if form else "",
            "runs": runs,
            "unit": current_unit(self.request),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the table, and go on to its columns; what is refused is said, and nothing is kept."""
        if self.form_class is None:
            raise PermissionDenied
        form = self.form_class(request.POST, request.FILES)
        if form.is_valid():
            try:
                run = self.begin(form.cleaned_data)
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
            else:
                return redirect("document_imports:columns", run.pk)
        messages.validation_error(request, _("Nothing was imported."), form)
        return self.render_to_response(self.get_context_data(form=form))

    def begin(self, data: dict[str, Any]) -> ImportRun:
        """Keep the table.

        Raises:
            ValidationError: it cannot be used, or there is no unit for it.
        """
        mode = data.get("mode", ImportMode.NEW)
        unit = data.get("unit") if mode == ImportMode.HISTORIC else self.unit
        if unit is None:
            raise ValidationError(_("You write for no unit: choose historic documents, and their unit."))
        table = data["table"]
        return begin(
            unit,
            table,
            table.name,
            user=self.request.user,
            mode=mode,
            decision=data.get("decision", ""),
            sheet=data["sheet"],
            archive=data["archive"],
            updates=data["updates"],
            submits=data["submits"],
        )


class RunScreen(ImportScreen):
    """A screen of one import."""

    @cached_property
    def run(self) -> ImportRun:
        """The import that the address names, if the person sees it."""
        return get_object_or_404(seen_by(self.request.user), pk=self.kwargs["run_id"])

    def refuse_others(self) -> None:
        """Raises: PermissionDenied for who may look at it only."""
        if not may_carry_out(self.request.user, self.run):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        """Name of the file."""
        return self.run.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.run.name}]


class ColumnsView(RunScreen):
    """Which column is which, beside the first rows."""

    template_name = "home/admin/imports/columns.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each column with its choice and what stands in it."""
        self.refuse_others()
        form = kwargs.pop("form", None) or ColumnsForm(run=self.run)
        rows = [cells for _line, cells in preview(self.run)]
        samples = [[row[place] for row in rows if place < len(row)] for place in range(len(self.run.headings))]
        columns = list(zip(form, samples, strict=True))
        return {**super().get_context_data(**kwargs), "run": self.run, "form": form, "columns": columns}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remember the choice, and go on to checking the rows."""
        self.refuse_others()
        if self.run.phase == ImportPhase.TAKE:
            return redirect("document_imports:report", self.run.pk)
        form = ColumnsForm(request.POST, run=self.run)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        choose_mapping(self.run, form.mapping)
        return redirect("document_imports:report", self.run.pk)


class ReportView(RunScreen):
    """How far it came, and what became of each row."""

    template_name = "home/admin/imports/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts and the first rows that are not simply taken."""
        run = self.run
        told = run.results.exclude(outcome__in=QUIET, reason="")
        counts = run.counts()
        return {
            **super().get_context_data(**kwargs),
            "run": run,
            "is_under_way": run.state != ImportState.DONE,
            "is_check": run.phase == ImportPhase.CHECK,
            "may_act": may_carry_out(self.request.user, run),
            "counts": [(outcome.label, counts.get(outcome, 0)) for outcome in ImportOutcome],
            "usable": counts.get(ImportOutcome.CREATED, 0) + counts.get(ImportOutcome.UPDATED, 0),
            "results": [(result, COLUMN_OF.get(result.column)) for result in told[:SHOWN]],
            "hidden": max(0, told.count() - SHOWN),
        }


class TakeView(RunScreen):
    """Begin to take the rows that have been checked."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """From the first row."""
        self.refuse_others()
        if self.run.is_checked:
            restart(self.run, ImportPhase.TAKE)
        return redirect("document_imports:report", self.run.pk)


class StepView(RunScreen):
    """Work off the next rows; the report asks for it again and again, with or without a script."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer how far it came, in JSON or by the report."""
        self.refuse_others()
        run, problem = self.run, ""
        try:
            refuse_mapping(run.mapping)
            advance(run, ACTS, user=request.user, size=STEP)
        except ValidationError as refusal:
            problem = " ".join(refusal.messages)
        if request.accepts("text/html"):
            if problem:
                messages.error(request, problem)
            return redirect("document_imports:report", run.pk)
        is_done = run.state == ImportState.DONE or bool(problem)
        return JsonResponse({"done": run.done, "total": run.total, "finished": is_done, "problem": problem})
