"""``manage.py read_files``: reads the new files of public pages for the search; run it every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand

from documents.file_texts import forget_unused_texts, read_public_files


class Command(BaseCommand):
    """Enters into the search what stands in files that no check before approval has read."""

    help = "Read the files of public pages that have not been read yet, so that their words are found."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        files, pages = read_public_files()
        forget_unused_texts()
        self.stdout.write(f"{files} files read, {pages} pages entered anew")
