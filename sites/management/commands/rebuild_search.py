"""``manage.py rebuild_search``: makes all entries of the search anew; after an import, a restore or a new version."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Page

from sites.models import SearchEntry
from sites.search.indexing import index_pages
from sites.search.vocabulary import count_words


class Command(BaseCommand):
    """Reads every public page once, some hundred at a time; readers go on searching meanwhile."""

    help = "Make the entries of the search anew from the public pages; safe to run any number of times."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        written = index_pages(Page.objects.filter(live=True, depth__gt=1))
        gone, _by_model = SearchEntry.objects.filter(page__live=False).delete()
        words = count_words()
        self.stdout.write(f"{written} pages entered, {gone} entries removed, {words} words of titles")
