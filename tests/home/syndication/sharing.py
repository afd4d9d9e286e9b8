"""Articles that go from Health to the hub, as the tests of sharing need them."""

from typing import Any

from home.models import SyndicatedItem
from home.syndication.services import accept, propose
from news.models import ArticlePage, NewsIndexPage
from sites.choices import Position
from tests import cast, pages
from tests.home.hub import give_seat
from workflow.exemptions import without_approval

INCOMING = "/admin/shared-articles/"
OUTGOING = "/admin/shared-articles/proposed/"
PUBLISHED = "/admin/shared-articles/published/"


def screen(item: SyndicatedItem) -> str:
    return f"/admin/shared-articles/{item.pk}/"


def propose_form(page: ArticlePage) -> str:
    return f"/admin/shared-articles/propose/{page.pk}/"


def take_form(page: ArticlePage) -> str:
    return f"/admin/shared-articles/take/{page.pk}/"


def seat_hubs_board() -> None:
    """Dũng decides for the hub."""
    give_seat("tinh", "dung", Position.HEAD)


def section_of(code: str, language: str = "vi") -> NewsIndexPage:
    return pages.section(NewsIndexPage, code, language)


def complete(code: str = "syt", **fields: Any) -> ArticlePage:
    """A public article with everything that a copy has to keep."""
    return pages.article(
        code, **{"title": "Khai trương trạm y tế", "author": "Trần Thị An", "source": "Sở Y tế", **fields}
    )


def proposed(page: ArticlePage | None = None, target: str = "tinh", by: str = "an", note: str = "") -> SyndicatedItem:
    """A public article of Health, proposed."""
    return propose(page or complete(), cast.unit(target), user=cast.person(by), note=note)


def publish(page: ArticlePage, **fields: Any) -> ArticlePage:
    """Let another text of the page be public, as its chain would."""
    page = ArticlePage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    with without_approval("Dữ liệu của kiểm thử"):
        page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def followed(item: SyndicatedItem) -> Any:
    """The item as lists see it, with what has become of its original."""
    return SyndicatedItem.objects.with_source().get(pk=item.pk)


def dung() -> Any:
    """Who decides for the hub."""
    return cast.person("dung")


def accepted(page: ArticlePage | None = None, **fields: Any) -> tuple[Any, ArticlePage]:
    """An item that the hub has taken over, and its copy."""
    item = proposed(page or complete(**fields))
    copy = accept(item, section_of("tinh"), user=dung())
    return followed(item), ArticlePage.objects.get(pk=copy.pk)
