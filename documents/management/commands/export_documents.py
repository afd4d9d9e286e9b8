"""``manage.py export_documents FILE --unit CODE``: the public documents of a unit as a table, or with their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from documents.importing.exporting import FORMATS, documents_of, write_bundle, write_table
from sites.models import Unit


class Command(BaseCommand):
    """Writes what ``import_documents`` reads."""

    help = "Export the public documents of a unit as CSV, XLSX, or a ZIP file of a table with all files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help=_("Ends with .csv, .xlsx or .zip."))
        parser.add_argument("--unit", required=True, help=_("Code of the unit."))
        parser.add_argument("--table", choices=FORMATS, default="csv", help=_("Kind of the table in a ZIP file."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        path: Path = options["file"]
        kind = path.suffix.lower().lstrip(".")
        if kind not in {*FORMATS, "zip"}:
            raise CommandError(_("The name of the file must end with .csv, .xlsx or .zip."))
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(_("There is no unit “%(code)s”.") % {"code": options["unit"]})
        # What is half written never has the name of what is whole.
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("wb") as file:
                if kind == "zip":
                    number = write_bundle(file, options["table"], documents_of(unit))
                else:
                    number = write_table(file, kind, documents_of(unit))
            part.replace(path)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(self.style.SUCCESS(_("%(number)d documents have been exported.") % {"number": number}))
