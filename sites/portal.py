"""What surrounds every page of a unit's site: name plate, menu, languages, notice, footer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from sites.choices import UnitState
from sites.models.branding import Branding, branding_of
from sites.models.units import Unit, UnitRoot
from sites.querysets import open_to_all
from sites.search.questions import LONGEST_TEXT
from sites.translating.languages import SOURCE_LANGUAGE
from sites.translating.notices import source_version_of
from vietnamese.folding import nfc

if TYPE_CHECKING:
    from sites.models.pages import UnitPage


#: Programs that show shared pages read PNG everywhere, and no picture narrower than 200 pixels.
SHARED_EMBLEM = "max-630x630|format-png"


@dataclass
class MenuItem:
    """An entry of the menu, the footer or the breadcrumbs."""

    title: str
    url: str | None
    current: bool = False
    children: list[MenuItem] = field(default_factory=list)


@dataclass(frozen=True)
class Language:
    """A language of the site and the present page's address in it, if there is one."""

    code: str
    label: str
    url: str | None
    current: bool


@dataclass(frozen=True)
class TranslationNotice:
    """What readers of a translation must know about its source.

    Attributes:
        translated_at: the day of the version that was translated.
        is_public: whether the source can still be read.
        url: address of the source, if it can.
    """

    translated_at: datetime
    is_public: bool
    url: str | None


@dataclass(frozen=True)
class Hub:
    """The province's main site."""

    name: str
    url: str


def search_urls() -> dict[str, str]:
    """Address of the search in each language."""
    return {"vi": reverse("search"), "en": reverse("search_english")}


class Portal:
    """The frame of one request's page; parts are computed when a template asks for them.

    Args:
        request: what was asked for.
        page: the page of the tree that is shown, if it is one.
        addresses: of what is no page of the tree, its address in each language that it has.
    """

    def __init__(
        self, request: HttpRequest, page: UnitPage | None = None, *, addresses: Mapping[str, str] | None = None
    ) -> None:
        self.request = request
        self.page = page
        self.addresses = addresses or {}
        self.unit: Unit = request.unit  # type: ignore[attr-defined]  # set by CurrentUnitMiddleware
        self.language = get_language() or settings.LANGUAGE_CODE

    @cached_property
    def is_hub(self) -> bool:
        """Whether this is the province's main site."""
        return self.unit.is_hub

    @cached_property
    def hub(self) -> Hub:
        """The province's main site, for the line above the unit's name."""
        unit = self.unit if self.is_hub else Unit.objects.hub()
        if unit is None:
            return Hub(name="", url=settings.PORTAL_URL + "/")
        return Hub(name=unit.short_display_name, url=unit.site_url or settings.PORTAL_URL + "/")

    @cached_property
    def branding(self) -> Branding:
        """Emblem, colours and footer; defaults until the unit has chosen."""
        return branding_of(self.unit.site)

    @cached_property
    def emblem_url(self) -> str:
        """Absolute address of the emblem as a picture for sharing pages that have none; empty without an emblem."""
        emblem = self.branding.emblem
        if emblem is None:
            return ""
        return self.request.build_absolute_uri(emblem.get_rendition(SHARED_EMBLEM).url)

    @cached_property
    def theme_url(self) -> str:
        """Address of the unit's stylesheet; changes with its content, so that it may be kept for good."""
        return reverse("theme", args=[self.unit.code, self.branding.stylesheet_digest()])

    @cached_property
    def roots(self) -> dict[str, Page]:
        """The unit's root pages by language."""
        rows = UnitRoot.objects.filter(unit=self.unit, page__live=True).select_related("page__locale")
        return {row.page.locale.language_code: row.page for row in rows}

    @cached_property
    def home(self) -> Page | None:
        """The home page in the language of the request."""
        return self.roots.get(self.language)

    @cached_property
    def home_url(self) -> str:
        """Address of the home page in the language of the request."""
        return self.home.get_url(self.request) if self.home else "/"

    @cached_property
    def search_url(self) -> str:
        """Address of the search in the language of the request."""
        return search_urls()[self.language]

    @cached_property
    def suggestions_url(self) -> str:
        """Address of the suggestions for who types a question."""
        return reverse("suggestions_english" if self.language == "en" else "suggestions")

    @cached_property
    def searched(self) -> str:
        """The question whose only answer the present page was: readers are led from it straight to the page."""
        return " ".join(nfc(self.request.GET.get("searched", "")).split())[:LONGEST_TEXT]

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The first two levels below the home page that are to be shown in menus: one query."""
        if self.home is None:
            return []
        entries: dict[str, MenuItem] = {}
        step = Page.steplen
        for page in self._menu_pages(self.home):
            item = MenuItem(page.title, page.get_url(self.request), self._is_current(page))
            parent = entries.get(page.path[:-step])
            if parent is not None:
                parent.children.append(item)
            elif page.depth == self.home.depth + 1:
                entries[page.path] = item
        return list(entries.values())

    @staticmethod
    def _menu_pages(home: Page) -> Any:
        pages = open_to_all(Page.objects.in_menu().descendant_of(home)).filter(depth__lte=home.depth + 2)
        return pages.select_related("locale").order_by("path")

    def _is_current(self, page: Page) -> bool:
        return self.page is not None and self.page.path.startswith(page.path)

    @cached_property
    def translations(self) -> dict[str, Page]:
        """The versions of the present page that readers can open, by language, itself included.

        Below a home page that is not live nothing of that language is served.
        """
        if self.page is None:
            return {}
        versions = Page.objects.live().filter(translation_key=self.page.translation_key).select_related("locale")
        found = {version.locale.language_code: version for version in versions}
        return {code: version for code, version in found.items() if code in self.roots or code == self.language}

    @cached_property
    def languages(self) -> list[Language]:
        """The language switch, of the languages that the unit carries.

        An address of ``None`` says that this page has no version in that language.
        """
        pages = self.translations if self.page is not None else self.roots
        urls = {code: page.get_url(self.request) for code, page in pages.items()} | dict(self.addresses)
        return [
            Language(code, label, urls.get(code), code == self.language)
            for code, label in settings.LANGUAGES
            if code in self.roots or code == self.language
        ]

    @cached_property
    def translation_notice(self) -> TranslationNotice | None:
        """That the page was translated from an older version than the one that is public now, or from none that is.

        Readers of the source's language are told nothing, and cost nothing; others one query.
        """
        if self.page is None or self.language == SOURCE_LANGUAGE:
            return None
        version = source_version_of(self.page)
        if version is None or (version.is_public and not version.is_behind):
            return None
        source = self.translations.get(SOURCE_LANGUAGE)
        url = source.get_url(self.request) if source is not None else None
        return TranslationNotice(version.translated_at, version.is_public, url)

    @cached_property
    def breadcrumbs(self) -> list[MenuItem]:
        """The way from the home page to this page; empty on the home page."""
        if self.page is None or self.home is None or self.page.path == self.home.path:
            return []
        way = self.page.get_ancestors(inclusive=True).filter(depth__gt=self.home.depth)
        items = [MenuItem(_("Home"), self.home_url)]
        items += [MenuItem(page.title, page.get_url(self.request), page.pk == self.page.pk) for page in way]
        return items

    @cached_property
    def notice(self) -> dict[str, str] | None:
        """What readers must know about a unit that has ended."""
        if self.unit.state not in {UnitState.FROZEN, UnitState.ARCHIVED}:
            return None
        since = date_format(self.unit.state_since, "d/m/Y") if self.unit.state_since else ""
        if since:
            return {"text": _("This body ended its work on %(date)s. The site is kept as it was.") % {"date": since}}
        return {"text": _("This body has ended its work. The site is kept as it was.")}

    @cached_property
    def footer_links(self) -> list[MenuItem]:
        """The menu's first level once more."""
        return [MenuItem(item.title, item.url) for item in self.menu]
