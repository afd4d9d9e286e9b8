"""``manage.py check_units``: whether groups, rights and places of all units are in order; ``--fix`` mends them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from sites.models import Unit
from sites.upkeep import find_drift, mend_drift
from sites.upkeep.people import operators


class Command(BaseCommand):
    """Reports drift and mends it where a program can."""

    help = "Check groups, rights, memberships, home pages, collections, sites and chains of all units."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer mending, and one unit instead of all."""
        parser.add_argument("--fix", action="store_true", help="mend what can be mended; safe to run again")
        parser.add_argument("--unit", default="", metavar="CODE", help="only the unit with this code")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command; it fails while anything is out of order."""
        code, today = options["unit"], timezone.localdate()
        if code and not Unit.objects.filter(code=code).exists():
            raise CommandError(f"There is no unit with the code “{code}”.")
        drifts = find_drift(today, code)
        if options["fix"]:
            for drift in mend_drift(today, drifts):
                self.stdout.write(f"{drift} – mended")
            drifts = find_drift(today, code)
        for drift in drifts:
            self.stdout.write(str(drift) if drift.mend else f"{drift} – to be decided by a person")
        if not code:
            self.stdout.write(f"operators (may everything): {', '.join(operators()) or 'none'}")
        if drifts:
            hint = "" if options["fix"] else " “check_units --fix” mends what does not need a decision."
            raise CommandError(f"{len(drifts)} things are not in order.{hint}")
        self.stdout.write("in order")
