"""Checks of what a page shows and links: pictures without alternative text, links into the void."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail.blocks import ChooserBlock
from wagtail.documents import get_document_model
from wagtail.models import Page

from sites.blocks import PictureBlock
from sites.issues import Issue
from sites.page_texts import Part, parts_of, place_of


@dataclass(frozen=True, slots=True)
class Link:
    """A link in formatted text: to a page or a file by its id, and the words that carry it."""

    part: Part
    model: Any
    key: int
    words: str


def check_pictures(page: Any) -> Iterator[Issue]:
    """A picture of the body says what it shows (Decree 42/2022/NĐ-CP asks for access by everybody)."""
    for part in parts_of(page):
        is_picture = isinstance(part.holder, PictureBlock) and part.value.get("image") is not None
        if is_picture and not (part.value.get("alt") or "").strip():
            yield missing_alternative_text(place_of(part), part.field)


def missing_alternative_text(place: str, field: str) -> Issue:
    """A picture has no alternative text."""
    message = _("%(place)s: the picture has no alternative text. Say what it shows, for readers who cannot see it.")
    return Issue("alternative_text_missing", message % {"place": place}, False, field)


def check_links(page: Any) -> Iterator[Issue]:
    """Links lead to pages that readers can open and to files that exist."""
    parts = list(parts_of(page))
    links = [link for part in parts if part.html for link in _links_in(part)]
    alive = {Page: _public(page, links), get_document_model(): _existing(links)}
    for link in links:
        if link.key not in alive[link.model]:
            yield _dead(link)
    yield from (_gone(part) for part in parts if _has_lost_its_target(part))


def _links_in(part: Part) -> Iterator[Link]:
    models = {"page": Page, "document": get_document_model()}
    for tag in BeautifulSoup(part.html, "html.parser").find_all("a", linktype=list(models)):
        key = str(tag.get("id", ""))
        yield Link(part, models[str(tag["linktype"])], int(key) if key.isdecimal() else 0, tag.get_text().strip())


def _public(page: Any, links: list[Link]) -> set[int]:
    """The pages among the targets that are public; the page itself will be."""
    keys = {link.key for link in links if link.model is Page}
    return {page.pk, *Page.objects.live().filter(pk__in=keys).values_list("pk", flat=True)} if keys else set()


def _existing(links: list[Link]) -> set[int]:
    keys = {link.key for link in links if link.model is not Page}
    return set(get_document_model()._base_manager.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def _dead(link: Link) -> Issue:
    if link.model is Page:
        message = _("%(place)s: the link “%(words)s” leads to a page that is not public.")
    else:
        message = _("%(place)s: the link “%(words)s” leads to a file that no longer exists.")
    return Issue("dead_link", message % {"place": place_of(link.part), "words": link.words}, False, link.part.field)


def _has_lost_its_target(part: Part) -> bool:
    """Whether something had to be chosen and what was chosen has been deleted."""
    return isinstance(part.holder, ChooserBlock) and part.holder.required and part.value is None


def _gone(part: Part) -> Issue:
    message = _("%(place)s: what was chosen here no longer exists.")
    return Issue("dead_link", message % {"place": place_of(part)}, False, part.field)
