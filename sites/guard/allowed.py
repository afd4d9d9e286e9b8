"""Which rows an address may name besides those that the person's units own."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from sites.ownership import owned_by
from sites.reach import Reach, below


def or_tree_root(rows: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    """The units' pages, and the root of the tree: the explorer begins there and lists the units' home pages."""
    return owned_by(rows, reach) | rows.filter(depth=1)


def public_pages() -> QuerySet[Page]:
    """Pages that everybody can read: live, and neither they nor a page above them is restricted."""
    return Page.objects.live().public()


def linkable(rows: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    """What a link may lead to: the units' pages and every unit's public ones; the tree's root to begin at."""
    return or_tree_root(rows, reach) | rows.filter(pk__in=public_pages().order_by().values("pk"))


def choosable(rows: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    """Pictures, files and collections of the units, and those in collections that the hub shares."""
    prefix = "" if rows.model._meta.label == "wagtailcore.Collection" else "collection__"
    return owned_by(rows, reach) | rows.filter(below(reach.shared, prefix))
