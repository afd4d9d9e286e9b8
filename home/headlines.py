"""The newest headlines of all portals of the province, for the hub's home page."""

from __future__ import annotations

from typing import Any

from news.models import ArticlePage
from sites.choices import UnitState
from sites.models import Unit
from sites.public import open_anywhere

SHOWN = 12
#: So many are read to show :data:`SHOWN`: those of units that have ended fall away.
READ = 4 * SHOWN


def headlines_of_units(hub_home: Any) -> list[Any]:
    """The newest public articles of all units but the hub, each with its unit as ``of_unit``.

    Three queries, whatever the number of units: the articles by their date, who may not read them, and the units of
    those found. What the hub has taken over stands among its own news and not a second time here.

    Args:
        hub_home: the hub's home page; its language is that of the headlines.
    """
    own = ArticlePage.objects.on_home_page(hub_home)
    taken = own.filter(live=True).exclude(original_key=None).order_by()
    others = open_anywhere(ArticlePage.objects.filter(locale=hub_home.locale_id, original_key=None))
    others = others.exclude(path__startswith=hub_home.path, depth=hub_home.depth + 2)
    others = others.exclude(translation_key__in=taken.values("original_key"))
    newest = list(others.select_related("locale").latest()[:READ])
    units = Unit.objects.by_page_path(article.path for article in newest)
    shown: list[Any] = []
    for article in newest:
        unit = units.get(article.path)
        if unit is not None and unit.state == UnitState.LIVE and len(shown) < SHOWN:
            article.of_unit = unit
            shown.append(article)
    return shown
