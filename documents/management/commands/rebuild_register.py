"""Makes the register of public documents anew."""

from typing import Any

from django.core.management.base import BaseCommand

from documents.register.entries import rebuild


class Command(BaseCommand):
    """Reads every public document and writes its entry; what was right stays as it was."""

    help = "Makes the register of public documents anew: lists, filters, statuses and relations are read from it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many documents there are."""
        self.stdout.write(f"{rebuild()} documents in the register")
