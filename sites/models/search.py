"""What readers can search: an entry for each page, the words of the province, how often was asked for what."""

import uuid

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from sites.choices import SearchKind
from sites.models.units import Unit

LONGEST_KEY = 160
#: What is kept of a question of a reader.
LONGEST_QUESTION = 80


class SearchEntry(models.Model):
    """A page as the search knows it (:mod:`sites.search`).

    A row says what a page said when it was published last. Whether readers may see it is asked of the page itself with
    every search, so an entry that should be gone never shows anything.
    """

    # Wagtail's index of references is about what people refer to.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="search_entry")
    root = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=20, choices=SearchKind)
    date = models.DateField(null=True)
    content_key = models.UUIDField(default=uuid.uuid4)
    is_copy = models.BooleanField(default=False)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    number = models.CharField(max_length=100, blank=True)
    number_key = models.CharField(max_length=LONGEST_KEY, blank=True, db_index=True)
    title_key = models.CharField(max_length=LONGEST_KEY, blank=True)
    # Of PostgreSQL; SQLite keeps its index in a table of its own (sites.search.sqlite).
    head = SearchVectorField(null=True)
    words = SearchVectorField(null=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that stands in titles, without its accents: what a mistyped one may have been meant to be."""

    language = models.CharField(max_length=12)
    word = models.CharField(max_length=60)
    entries = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("word for searching")
        verbose_name_plural = _("words for searching")
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_row_per_search_word")]

    def __str__(self) -> str:
        return self.word


class SearchCount(models.Model):
    """How often readers of a unit's site asked for something in a month, and how often they found nothing.

    No reader is noted, neither the time nor where the question came from; what looks like a reader's own data is not
    kept either (:mod:`sites.search.counting`).
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="search_counts")
    language = models.CharField(_("language"), max_length=12)
    month = models.DateField(_("month"), db_index=True)
    words = models.CharField(_("words"), max_length=LONGEST_QUESTION, blank=True)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    misses = models.PositiveIntegerField(_("searches without a result"), default=0)

    class Meta:
        verbose_name = _("count of searches")
        verbose_name_plural = _("counts of searches")
        constraints = [
            models.UniqueConstraint(fields=["unit", "language", "month", "words"], name="one_count_of_searches_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.words}"
