"""Which languages a unit carries: those in which it has a home page that is public."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale, Page

from sites.models import Unit, UnitRoot

#: What is written first; everything else is translated from it.
SOURCE_LANGUAGE: str = settings.LANGUAGE_CODE


def languages_of(unit: Unit | None) -> QuerySet[Locale]:
    """The languages of the unit's portal; of a page of no unit, none."""
    roots = UnitRoot.objects.filter(unit=unit, page__live=True, page__locale=OuterRef("pk"))
    return Locale.objects.filter(Exists(roots)) if unit is not None else Locale.objects.none()


def missing_languages(page: Page) -> QuerySet[Locale]:
    """The languages of the page's unit in which the page has no version of its own: one query more than its unit's.

    A home page has no language to be translated into: a unit gets one by an act of the hub.
    """
    versions = Page.objects.filter(translation_key=page.translation_key, alias_of=None, locale=OuterRef("pk"))
    unit = getattr(page, "unit", None) or Unit.objects.owning(page)  # pages of their own type remember it
    return languages_of(unit).filter(~Exists(versions)).exclude(pk=page.locale_id)


def is_source_language(page: Any) -> bool:
    """Whether the page is in the language in which everything is written first."""
    return bool(page.locale.language_code == SOURCE_LANGUAGE)
