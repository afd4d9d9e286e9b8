"""``manage.py found_unit``: one unit from the command line."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from home.forms import FoundUnitForm
from home.services import found_unit, founding_summary


class Command(BaseCommand):
    """Takes the fields of the founding form as options."""

    help = "Found a unit with everything a portal needs, or nothing at all."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option for each field of the form."""
        for name, field in FoundUnitForm.base_fields.items():
            if name != "emblem":
                parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=str(field.label))
        parser.add_argument("--dry-run", action="store_true", help=_("Say what would be made, and make nothing."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        values = {
            name: options[name] if options.get(name) is not None else field.initial
            for name, field in FoundUnitForm.base_fields.items()
            if name != "emblem"
        }
        form = FoundUnitForm(values)
        if not form.is_valid():
            raise CommandError(self.report(form))
        for what, detail in founding_summary(form.founding()):
            self.stdout.write(f"{what}: {detail}")
        if not options["dry_run"]:
            self.found(form)

    def found(self, form: FoundUnitForm) -> None:
        """Found the unit that the form describes."""
        try:
            unit = found_unit(form.founding(), today=timezone.localdate())
        except ValidationError as error:
            form.refuse(error)
            raise CommandError(self.report(form)) from error
        self.stdout.write(self.style.SUCCESS(_("“%(unit)s” has been founded.") % {"unit": unit.name}))

    def report(self, form: FoundUnitForm) -> str:
        """Name every option that is wrong; the reason that belongs to none stands alone."""
        return "\n".join(
            str(text) if name == NON_FIELD_ERRORS else f"--{name.replace('_', '-')}: {text}"
            for name, texts in form.errors.items()
            for text in texts
        )
