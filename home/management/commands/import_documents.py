"""``manage.py import_documents FILE --unit CODE``: documents from a CSV or XLSX file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from documents.choices import ImportMode, ImportOutcome, ImportPhase
from documents.importing.archives import FileSource, Folder
from documents.importing.batches import BATCH, advance
from documents.importing.exporting import write_template
from documents.importing.uploads import begin, refuse_mapping, restart
from documents.importing.vocabulary import COLUMN_OF
from documents.models import ImportRun
from home.importing.acts import ACTS
from sites.models import Unit
from users.models import User


class Command(BaseCommand):
    """Checks every row, reports every bad cell, takes the good rows; what is here already is left as it is."""

    help = "Import documents of a unit from a CSV or XLSX file. Running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--unit", help=_("Code of the unit."))
        parser.add_argument("--user", help=_("User name of who imports; new drafts are theirs."))
        parser.add_argument(
            "--historic",
            metavar="DECISION",
            help=_("They were public before: by which decision they enter without approval."),
        )
        parser.add_argument("--files", type=Path, help=_("A ZIP file or a folder with the files that rows name."))
        parser.add_argument("--sheet", default="", help=_("Sheet of the workbook."))
        parser.add_argument("--update", action="store_true", help=_("Make drafts of what differs from documents here."))
        parser.add_argument("--submit", action="store_true", help=_("Submit new drafts for approval."))
        parser.add_argument("--dry-run", action="store_true", help=_("Check every row and import nothing."))
        parser.add_argument(
            "--resume", type=int, metavar="NUMBER", help=_("Go on with an import that was interrupted.")
        )
        parser.add_argument("--template", type=Path, help=_("Write an empty file with the headings."))
        parser.add_argument("--batch", type=int, default=BATCH, help=_("Rows in one transaction."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        try:
            if options["template"]:
                self.template(options["template"])
                return
            folder = Folder(options["files"]) if options["files"] and options["files"].is_dir() else None
            run = self.run_of(options, folder)
            if not options["resume"]:
                self.work_off(run, options, folder)
                if not options["dry_run"]:
                    restart(run, ImportPhase.TAKE)
            if not options["dry_run"]:
                self.work_off(run, options, folder)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        self.report(run)

    def template(self, path: Path) -> None:
        """Write the template, but never over a file that somebody may have filled."""
        if path.exists():
            raise CommandError(_("There is already a file %(path)s.") % {"path": path})
        with path.open("wb") as file:
            write_template(file, path.suffix.lower().lstrip("."))

    def run_of(self, options: dict[str, Any], folder: FileSource | None) -> ImportRun:
        """The import that is to be worked off: a new one, or one that was interrupted."""
        if options["resume"]:
            run = ImportRun.objects.filter(pk=options["resume"], phase=ImportPhase.TAKE).exclude(table="").first()
            if run is None:
                raise CommandError(_("There is no interrupted import with this number."))
            return run
        if not options["file"] or not options["unit"]:
            raise CommandError(_("Name the file and the unit."))
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(_("There is no unit “%(code)s”.") % {"code": options["unit"]})
        user = User.objects.filter(username=options["user"]).first() if options["user"] else None
        if options["user"] and user is None:
            raise CommandError(_("There is nobody with the user name “%(name)s”.") % {"name": options["user"]})
        if options["submit"] and user is None:
            raise CommandError(_("Say whose drafts are submitted: --user."))
        archive = options["files"].open("rb") if options["files"] and folder is None else None
        try:
            with options["file"].open("rb") as file:
                run = begin(
                    unit,
                    file,
                    options["file"].name,
                    user=user,
                    mode=ImportMode.HISTORIC if options["historic"] else ImportMode.NEW,
                    decision=options["historic"] or "",
                    sheet=options["sheet"],
                    archive=archive,
                    updates=options["update"],
                    submits=options["submit"],
                )
        finally:
            if archive is not None:
                archive.close()
        refuse_mapping(run.mapping)
        return run

    def work_off(self, run: ImportRun, options: dict[str, Any], folder: FileSource | None) -> None:
        """Look at all rows, or take them, with a bar."""
        name = _("Checking") if run.phase == ImportPhase.CHECK else _("Importing")
        with tqdm(total=run.total, initial=run.done, desc=name, disable=options["verbosity"] == 0) as bar:
            more = True
            while more:
                more = advance(run, ACTS, user=run.made_by, files=folder, size=options["batch"])
                bar.update(run.done - bar.n)

    def report(self, run: ImportRun) -> None:
        """Every bad cell, every row that is here already or differs, and the sums."""
        line = _("Line %(line)d, column “%(column)s”, value “%(value)s”: %(reason)s")
        quiet = (ImportOutcome.CREATED, ImportOutcome.UNCHANGED)
        for result in run.results.exclude(outcome__in=quiet, reason=""):
            column = COLUMN_OF.get(result.column)
            self.stdout.write(
                line
                % {
                    "line": result.line,
                    "column": column.heading if column else result.column,
                    "value": result.value,
                    "reason": result.reason or result.get_outcome_display(),
                }
            )
        self.stdout.write(
            self.style.SUCCESS(_("Import %(number)d: %(total)d rows.") % {"number": run.pk, "total": run.total})
        )
        for outcome, number in run.counts().items():
            self.stdout.write(f"{ImportOutcome(outcome).label}: {number}")
