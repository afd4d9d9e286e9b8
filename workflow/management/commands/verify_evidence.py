"""``manage.py verify_evidence``: whether exported evidence is whole and proves what it says."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflow.origin import Origin
from workflow.verification import NotVerified, verify


class Command(BaseCommand):
    """Recomputes everything from the files, and asks the database from which they came if it is here."""

    help = "Verify a folder that export_evidence has written; exits with 1 at the first thing that is wrong."
    # It runs on machines that hold no portal.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the folder, and whether the database is to be left out."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder with the evidence")
        parser.add_argument("--alone", action="store_true", help="ask no database, as on a machine of other data")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was verified.

        Raises:
            CommandError: the first line that is broken, and why.
        """
        origin = None if options["alone"] else Origin.at_hand()
        try:
            figures = verify(options["folder"], origin)
        except NotVerified as error:
            raise CommandError(f"Not verified: {error}.") from error
        for remark in figures.remarks:
            self.stdout.write(remark)
        if not figures.rows:
            self.stdout.write("the files alone were verified: no database was asked, or none of it is there")
        self.stdout.write(str(figures))
