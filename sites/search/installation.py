"""When entries are written and removed: the one place where the search listens to Wagtail.

Pages become and cease to be public on many ways: by hand, by schedule, by the last step of a chain, by a takedown, by
an import. Wagtail's own search index listens to signals for that reason, and this one listens to the same. What a page
says is taken only when it has just been published or made, for then what is in memory is what is public; a draft that
is saved over a live page sends no such signal.
"""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from sites.models import SearchEntry, Unit, UnitPage
from sites.search.indexing import forget_page, index_page, index_pages, is_to_be_found


def enter_published(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Write the entry of a page that has been published."""
    if is_to_be_found(instance):
        index_page(instance)


def enter_made(sender: type[Any], instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Write the entry of a page that is live from the beginning: a program made it.

    Django tells of rows of every model.
    """
    if created and not raw and issubclass(sender, UnitPage) and is_to_be_found(instance):
        index_page(instance)


def remove_unpublished(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Remove the entry of a page that is public no more."""
    forget_page(instance)


def follow_moved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Write the entries of a page and those below it anew when they have come to another unit or site."""
    below = Page.objects.filter(path__startswith=instance.path)
    if SearchEntry.objects.filter(page__in=below).exclude(unit=Unit.objects.owning(instance)).exists():
        index_pages(below)


def install() -> None:
    """Listen (once, at start-up)."""
    page_published.connect(enter_published, dispatch_uid="sites.search.published")
    page_unpublished.connect(remove_unpublished, dispatch_uid="sites.search.unpublished")
    post_page_move.connect(follow_moved, dispatch_uid="sites.search.moved")
    post_save.connect(enter_made, dispatch_uid="sites.search.made")
