"""``manage.py turn_the_day``: names, hosts and seats that begin or end today; run it daily, soon after midnight."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sites.search.counting import forget_old_counts
from sites.search.vocabulary import count_words
from sites.services import turn_the_day


class Command(BaseCommand):
    """Brings every unit and every person's rights to the state of today, and what the search counts."""

    help = "Apply names, host names and seats that begin or end; safe to run any number of times."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        today = timezone.localdate()
        people = turn_the_day(today)
        forget_old_counts(today)
        count_words()
        self.stdout.write(f"{people} people checked")
