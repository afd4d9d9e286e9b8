"""``manage.py found_units FILE``: many units from one CSV or XLSX file."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from home.spreadsheets import Refused, found_from_rows, read_rows, write_template


class Command(BaseCommand):
    """Founds every unit of the file, or none."""

    help = "Found units from a CSV or XLSX file: all of them, or none with every bad cell named."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help=_("Check every row and make nothing."))
        parser.add_argument("--template", action="store_true", help=_("Write an empty file with the headings."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        path: Path = options["file"]
        if options["template"]:
            self.write_template(path)
            return
        try:
            rows = read_rows(path)
            bar = tqdm(rows, desc=path.name, unit=_(" units"), disable=options["verbosity"] == 0)
            number = found_from_rows(bar, today=timezone.localdate(), dry_run=options["dry_run"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refused as refused:
            raise CommandError(self.report(refused)) from refused
        done = _("%(number)d units can be founded.") if options["dry_run"] else _("%(number)d units have been founded.")
        self.stdout.write(self.style.SUCCESS(done % {"number": number}))

    def write_template(self, path: Path) -> None:
        """Write the template, but never over a file that somebody may have filled."""
        if path.exists():
            raise CommandError(_("There is already a file %(path)s.") % {"path": path})
        try:
            write_template(path)
        except OSError as error:
            raise CommandError(
                _("The file %(path)s cannot be written: %(reason)s") % {"path": path, "reason": error.strerror}
            ) from error

    def report(self, refused: Refused) -> str:
        """Name every bad cell."""
        line = _("Line %(line)d, column “%(column)s”, value “%(value)s”: %(message)s")
        lines = [line % vars(problem) for problem in refused.problems]
        return "\n".join([*lines, _("Nothing was founded.")])
