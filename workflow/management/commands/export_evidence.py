"""``manage.py export_evidence``: the evidence of a unit's publications as files, for inspectors and the archive."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.models import Unit
from workflow.evidence import NotExported, Period, export_evidence


class Command(BaseCommand):
    """Reads and writes files; changes nothing in the database."""

    help = "Write who approved what in a unit, with every text and its hash, into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask whose evidence of which days, and where it goes."""
        parser.add_argument("--unit", required=True, metavar="CODE", help="code of the unit")
        parser.add_argument("--from", dest="first", required=True, metavar="DATE", help="first day, such as 2026-11-01")
        parser.add_argument("--to", dest="last", required=True, metavar="DATE", help="last day, which is included")
        parser.add_argument("--output", metavar="FOLDER", help="folder that is made (default: in the folder VAR_DIR)")
        parser.add_argument("--force", action="store_true", help="replace an earlier export")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files and say what is in them.

        Raises:
            CommandError: no such unit, no such day, or the folder cannot be written.
        """
        code = options["unit"]
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise CommandError(f"There is no unit with the code “{code}”.")
        period = period_from(options["first"], options["last"])
        name = f"{code}-{period.first:%Y%m%d}-{period.last:%Y%m%d}"
        folder = Path(options["output"] or Path(settings.PORTAL_VAR_DIR) / "evidence" / name)
        try:
            manifest = export_evidence(unit, period, folder, replace=options["force"])
        except NotExported as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{manifest['lines']} publications, {manifest['decisions']} decisions in {folder}")
        self.stdout.write(f"last line {manifest['last_line']}: keep it where nobody who can write the folder can")


def period_from(first: str, last: str) -> Period:
    """The period that two options give.

    Raises:
        CommandError: one of them is no day, or the second lies before the first.
    """
    days = []
    for option, text in (("--from", first), ("--to", last)):
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise CommandError(f"{option}: “{text}” is no day; write it as 2026-11-30.") from error
        # Beyond them a day has no moments that a database in another time zone could hold.
        if not 1 < day.year < 9999:
            raise CommandError(f"{option}: “{text}” lies too far away.")
        days.append(day)
    try:
        return Period(*days)
    except ValueError as error:
        raise CommandError(str(error)) from error
