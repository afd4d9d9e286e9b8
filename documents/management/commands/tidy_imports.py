"""``manage.py tidy_imports``: uploaded tables and archives whose time is over; run it daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from documents.importing.retention import tidy_imports


class Command(BaseCommand):
    """Deletes what was uploaded for imports and is no longer needed."""

    help = "Delete uploaded tables and archives of old imports; safe to run any number of times."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        self.stdout.write(f"{tidy_imports(timezone.now())} imports tidied")
