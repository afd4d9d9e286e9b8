"""``manage.py compile_catalogs``: message catalogues ready for use, without gettext's programs."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from home.catalogs import compile_catalogs


class Command(BaseCommand):
    """Compiles what is missing or older than its source."""

    help = "Compile the message catalogues that are missing or older than their source."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        for path in compile_catalogs(settings.LOCALE_PATHS):
            if options["verbosity"] > 0:
                self.stdout.write(f"Compiled {path}")
