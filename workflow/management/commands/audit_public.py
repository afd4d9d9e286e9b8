"""``manage.py audit_public``: whether everything public has been approved, by recomputing every page's hash."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from workflow.audit import audit_public


class Command(BaseCommand):
    """Reads everything and changes nothing; made for a timer, whose mail tells of a failure."""

    help = "Compare every public page with the evidence of its approval; exits with 1 if something differs."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found.

        Raises:
            CommandError: something public was not approved.
        """
        findings = 0
        for finding in audit_public():
            findings += 1
            self.stdout.write(str(finding))
        pages = Page.objects.filter(live=True, depth__gt=1).count()
        if findings:
            raise CommandError(f"{findings} of {pages} public pages are not as approved.")
        self.stdout.write(f"{pages} public pages, all as approved.")
