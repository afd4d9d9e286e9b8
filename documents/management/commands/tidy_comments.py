"""``manage.py tidy_comments``: contacts and hidden comments whose time is over; run it daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from documents.consultations.retention import tidy_comments


class Command(BaseCommand):
    """Deletes what citizens sent and what is no longer needed."""

    help = "Delete contacts and hidden comments on drafts whose storage time is over; safe to run any number of times."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        done = tidy_comments(timezone.now())
        self.stdout.write(", ".join(f"{name}: {number}" for name, number in done.items()))
