"""``manage.py workflow_tick``: reminders and escalations of the approval chains; run it every ten minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflow.due_dates import overdue_steps
from workflow.reminders import tick


class Command(BaseCommand):
    """Sends each letter once, however often and however late it runs."""

    help = "Remind of open steps, unconfirmed emergencies and overdue answers; safe to run any number of times."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was sent, to whom, and how many items are overdue.

        Raises:
            CommandError: something could not be sent; the rest has been.
        """
        report = tick()
        for line in report.lines:
            self.stdout.write(line)
        self.stdout.write(f"{len(report.lines)} reminders, {overdue_steps().count()} items overdue")
        if report.failures:
            raise CommandError("; ".join(report.failures))
