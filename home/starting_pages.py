"""The pages that a portal must have from its first day, in both languages.

Pages whose text follows from law or from the unit's own data are published at founding. Pages that only the
unit can write are planted as drafts in their place.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.models import Locale, Page

from documents.models import ConsultationIndexPage, DocumentIndexPage, ProcedureIndexPage
from home.founding import LANGUAGES
from home.models import HubHomePage, StandardPage, UnitDirectoryPage, UnitHomePage
from news.models import NewsIndexPage
from sites.models import Unit, UnitPage

NATIONAL_SERVICE_PORTAL = "https://dichvucong.gov.vn"

Blocks = list[tuple[str, Any]]


@dataclass(frozen=True)
class StartingPage:
    """One page to plant.

    Attributes:
        key: what the page is called in the code and in demo content.
        title: in the language of the moment.
        slugs: by language.
        model: the page type.
        live: whether it is published at founding.
        blocks: builds its body in the language of the moment.
        children: pages below it.
    """

    key: str
    title: Promise
    slugs: dict[str, str]
    model: type[UnitPage] = StandardPage
    live: bool = True
    blocks: Callable[[], Blocks] | None = None
    children: tuple[StartingPage, ...] = field(default=())

    def body(self) -> Blocks:
        """The page's first text, in the language of the moment."""
        return self.blocks() if self.blocks else []


def _information_access() -> Blocks:
    right = _(
        "Citizens have the right to access information of state bodies under the Law on Access to "
        "Information (104/2016/QH13): to read what is made public, and to ask for other information."
    )
    request = _(
        "A request is made in person, by post or by e-mail to the address below. It states who asks, "
        "which information is wanted and in which form it should be given."
    )
    return [("paragraph", f"<p>{right}</p><p>{request}</p>"), ("contact", None)]


def _procedures() -> Blocks:
    where = _("Administrative procedures are handled online on the national public service portal.")
    portal = {"title": _("National public service portal"), "url": NATIONAL_SERVICE_PORTAL}
    return [
        ("paragraph", f"<p>{where}</p>"),
        ("links", {"title": _("Online public services"), "links": [portal]}),
        ("contact", None),
    ]


def _contact() -> Blocks:
    return [("contact", None)]


CONTACT = StartingPage("contact", gettext_lazy("Contact"), {"vi": "lien-he", "en": "contact"}, blocks=_contact)

STARTING_PAGES = (
    StartingPage(
        "introduction",
        gettext_lazy("Introduction"),
        {"vi": "gioi-thieu", "en": "about"},
        live=False,
        children=(
            StartingPage(
                "functions",
                gettext_lazy("Functions and tasks"),
                {"vi": "chuc-nang-nhiem-vu", "en": "functions"},
                live=False,
            ),
            StartingPage(
                "organisation",
                gettext_lazy("Organisation"),
                {"vi": "co-cau-to-chuc", "en": "organisation"},
                live=False,
            ),
            StartingPage("leaders", gettext_lazy("Leaders"), {"vi": "lanh-dao", "en": "leaders"}, live=False),
        ),
    ),
    StartingPage("news", gettext_lazy("News"), {"vi": "tin-tuc", "en": "news"}, NewsIndexPage),
    StartingPage("documents", gettext_lazy("Legal documents"), {"vi": "van-ban", "en": "documents"}, DocumentIndexPage),
    StartingPage(
        "consultations",
        gettext_lazy("Consultations"),
        {"vi": "du-thao", "en": "drafts"},
        ConsultationIndexPage,
    ),
    StartingPage(
        "procedures",
        gettext_lazy("Administrative procedures"),
        {"vi": "thu-tuc-hanh-chinh", "en": "procedures"},
        blocks=_procedures,
        children=(
            StartingPage(
                "procedure-list",
                gettext_lazy("List of procedures"),
                {"vi": "danh-muc", "en": "list"},
                ProcedureIndexPage,
            ),
        ),
    ),
    StartingPage(
        "information-access",
        gettext_lazy("Access to information"),
        {"vi": "tiep-can-thong-tin", "en": "access-to-information"},
        blocks=_information_access,
    ),
    CONTACT,
)

DIRECTORY = StartingPage(
    "directory", gettext_lazy("Departments and localities"), {"vi": "co-quan", "en": "units"}, UnitDirectoryPage
)


def starting_pages(*, is_hub: bool) -> tuple[StartingPage, ...]:
    """The pages for a unit; the hub also lists the units of the province."""
    return (STARTING_PAGES[0], DIRECTORY, *STARTING_PAGES[1:]) if is_hub else STARTING_PAGES


def plant_home(unit: Unit, parents: dict[str, Page]) -> dict[str, UnitPage]:
    """Create the unit's home page in every language.

    Args:
        unit: named in both languages.
        parents: page under which each language's home page goes.

    Returns:
        The home pages by language.
    """
    model = HubHomePage if unit.is_hub else UnitHomePage
    key, homes = uuid.uuid4(), {}
    for language in LANGUAGES:
        with override(language):
            page = model(
                title=unit.short_display_name,
                slug=home_slug(unit.code, language),
                locale=Locale.objects.get(language_code=language),
                translation_key=key,
                **_published(),
            )
            homes[language] = parents[language].add_child(instance=page)
    return homes


def _published() -> dict[str, Any]:
    """What Wagtail notes on a page when it is published; heads, lists and reports read it."""
    moment = timezone.now()
    return {"live": True, "first_published_at": moment, "last_published_at": moment}


def home_slug(code: str, language: str) -> str:
    """Slug of a unit's home page; it shows only in addresses of units in a section of the hub."""
    return code if language == "vi" else f"{code}-{language}"


def plant_pages(homes: dict[str, UnitPage], plan: tuple[StartingPage, ...]) -> int:
    """Create the starting pages below the home pages; returns how many pages were made."""
    return sum(_plant(homes, starting) for starting in plan)


def _plant(parents: dict[str, UnitPage], starting: StartingPage) -> int:
    key, planted = uuid.uuid4(), {}
    for language, parent in parents.items():
        with override(language):
            page = starting.model(
                title=str(starting.title),
                slug=starting.slugs[language],
                locale=parent.locale,
                translation_key=key,
                show_in_menus=True,
                **(_published() if starting.live else {"live": False, "has_unpublished_changes": True}),
            )
            if starting.blocks is not None:
                page.body = starting.body()
            planted[language] = parent.add_child(instance=page)
    return len(planted) + sum(_plant(planted, child) for child in starting.children)
