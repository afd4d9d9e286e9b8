"""Who may propose, decide on and take over articles."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from news.models import ArticlePage, NewsIndexPage
from sites.choices import Lane, Level
from sites.models import Seat, Unit
from sites.permissions import units_with_level
from sites.public import open_anywhere
from sites.reach import reach_of, reach_of_units

#: Levels at which somebody writes for a unit, and so may propose to others and take over from them.
WRITING = (Level.CONTRIBUTOR, Level.REVIEWER, Level.PUBLISHER)
#: Levels at which somebody decides for a unit on what others propose.
DECIDING = (Level.REVIEWER, Level.PUBLISHER)


def writes_for(user: Any, unit: Unit) -> bool:
    """Whether ``user`` writes for ``unit`` today."""
    return _holds(user, unit, WRITING)


def decides_for(user: Any, unit: Unit) -> bool:
    """Whether ``user`` decides for ``unit`` today on what other units propose."""
    return _holds(user, unit, DECIDING)


def _holds(user: Any, unit: Unit, levels: tuple[Level, ...]) -> bool:
    if reach_of(user).is_everything:
        return not unit.is_closed
    return any(units_with_level(user, level).filter(pk=unit.pk).exists() for level in levels)


def is_public(page: ArticlePage) -> bool:
    """Whether every reader can open the page."""
    return bool(open_anywhere(Page.objects.filter(pk=page.pk)).exists())


def sections_for(user: Any, unit: Unit, source: ArticlePage) -> list[NewsIndexPage]:
    """The sections of ``unit`` into which ``user`` may take ``source``: of its language, and of its label (M2)."""
    reach = reach_of_units(Unit.objects.filter(pk=unit.pk))
    sections = NewsIndexPage.objects.filter(
        reach.pages(), locale=source.locale_id, is_for_reference=source.lane == Lane.REFERENCE
    ).order_by("path")
    return [section for section in sections if section.permissions_for_user(user).can_add_subpage()]


def deciders_for(unit: Unit, today: Any) -> list[Any]:
    """The people who decide for ``unit`` today, each once; they are told of what is proposed and what has changed."""
    seats = Seat.objects.in_office(today).filter(unit=unit, user__is_active=True).select_related("user")
    people = {seat.user_id: seat.user for seat in seats if set(DECIDING) & set(seat.levels)}
    return list(people.values())
