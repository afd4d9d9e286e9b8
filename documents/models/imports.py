"""Imports of documents: what was uploaded, how it was read, how far it came, and what became of each row.

A run is worked off in batches, each one transaction that also notes how far it came: killed anywhere, it goes on where
it stopped, and no row is taken twice.
"""

from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.choices import ImportMode, ImportOutcome, ImportPhase, ImportState
from sites.models import Unit


def private_files() -> FileSystemStorage:
    """Where uploaded tables lie: beside the media and never served."""
    return FileSystemStorage(location=settings.IMPORTS_ROOT, base_url=None)


class ImportRun(models.Model):
    """One file of documents on its way into a unit.

    Attributes:
        table: the rows as they were read, one JSON list a line: number of the line, then its cells.
        headings: the cells of the row of headings; empty where the format is not a table's.
        mapping: the key of each column, empty for those that are not read.
        offset: how far ``table`` has been read, in bytes.
        archive: the files that rows name.
        decision: by which decision historic documents enter without approval.
        updates: whether rows that differ from what is here become new drafts of it.
        submits: whether new drafts are submitted to the unit's chain.
    """

    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.CASCADE, related_name="document_imports")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    mode = models.CharField(_("kind of import"), max_length=10, choices=ImportMode, default=ImportMode.NEW)
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.READ)
    phase = models.CharField(max_length=10, choices=ImportPhase, default=ImportPhase.CHECK)
    name = models.CharField(_("file"), max_length=255)
    checksum = models.CharField(max_length=64)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    table = models.FileField(upload_to="tables", storage=private_files)
    archive = models.FileField(_("files"), upload_to="archives", storage=private_files, blank=True)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=list)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(default=0)
    offset = models.PositiveBigIntegerField(default=0)
    decision = models.CharField(_("by decision"), max_length=200, blank=True)
    updates = models.BooleanField(_("bring documents that differ up to date"), default=False)
    submits = models.BooleanField(_("submit new drafts for approval"), default=False)

    class Meta:
        verbose_name = _("import of documents")
        verbose_name_plural = _("imports of documents")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        permissions = [("import_historic", "Can import historic documents without approval")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(mode="historic") | ~models.Q(decision=""), name="historic_import_has_a_decision"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete with the files."""
        self._delete_files()
        return super().delete(*args, **kwargs)

    def forget_uploads(self) -> None:
        """Delete what was uploaded and keep what became of it; nothing can be done with the import any more."""
        self._delete_files()
        self.save(update_fields=["table", "archive"])

    def _delete_files(self) -> None:
        for file in (self.table, self.archive):
            if file:
                file.delete(save=False)

    @property
    def is_checked(self) -> bool:
        """Whether every row has been looked at, and it may be carried out."""
        return self.phase == ImportPhase.CHECK and self.state == ImportState.DONE

    @property
    def percent(self) -> int:
        """How far it came."""
        return 100 * self.done // self.total if self.total else 100

    def counts(self) -> dict[str, int]:
        """How many rows came out how; rows with several bad cells count once."""
        rows = self.results.values("outcome").annotate(number=models.Count("line", distinct=True))
        return {row["outcome"]: row["number"] for row in rows.order_by("outcome")}


class ImportResult(models.Model):
    """What became of one row; a bad one has a result for each bad cell.

    Attributes:
        identity: which document the row is about, for finding it again in the same file.
        page_id: the document that was made of it, or that is here already.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="results")
    line = models.PositiveIntegerField(_("line"))
    outcome = models.CharField(_("result"), max_length=10, choices=ImportOutcome)
    column = models.CharField(_("column"), max_length=40, blank=True)
    value = models.CharField(_("value"), max_length=200, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    identity = models.CharField(max_length=270, blank=True)
    page_id = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("result of a row")
        verbose_name_plural = _("results of rows")
        ordering = ["line", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["run", "line"], name="import_result_line"),
            models.Index(fields=["run", "identity"], name="import_result_identity"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.outcome}"


class ColumnMemory(models.Model):
    """What a unit calls the columns of its tables: what was put right once is known the next time."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="document_columns")
    names = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("names of columns")
        verbose_name_plural = _("names of columns")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.unit)
