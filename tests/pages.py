"""Pages that tests put into the cast's sites, and how they read what comes back."""

from datetime import UTC, date, datetime
from typing import Any

from bs4 import BeautifulSoup
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from documents.models import DocumentIndexPage, DocumentType, LegalDocumentPage
from home.models import StandardPage
from images.models import UnitImage
from news.models import ArticlePage, ArticlePlacement, NewsIndexPage, TopicPage
from sites.models import UnitPage
from tests import cast
from workflow.exemptions import without_approval

NOON = datetime(2026, 11, 19, 5, 0, tzinfo=UTC)


def section(model: type[UnitPage], code: str, language: str = "vi") -> Any:
    """The unit's first page of one type right below its home page."""
    return model.objects.child_of(cast.home_of(code, language)).order_by("path")[0]


def article(code: str = "syt", language: str = "vi", **fields: Any) -> ArticlePage:
    """An article, published unless ``live=False``."""
    values = {"title": "Khai trương trạm y tế", "lead": "Trạm y tế mới mở cửa.", "published_at": NOON, **fields}
    return _add(section(NewsIndexPage, code, language), _page(ArticlePage, language, values))


def topic(code: str = "syt", language: str = "vi", **fields: Any) -> TopicPage:
    """A special topic right below the home page; articles are placed in it by ``placements``."""
    values = {"title": "Chuyển đổi số", "slug": "chuyen-doi-so", **fields}
    return _add(cast.home_of(code, language), _page(TopicPage, language, values))


def placed_in(*lists: UnitPage) -> list[ArticlePlacement]:
    """Rows that place an article in further sections or topics."""
    return [ArticlePlacement(page=page) for page in lists]


def document(code: str = "syt", language: str = "vi", **fields: Any) -> LegalDocumentPage:
    """A legal document, published unless ``live=False``; ``type_code`` is the abbreviation of its type."""
    number = LegalDocumentPage.objects.count() + 1  # two documents cannot have one number
    values = {
        "title": f"Quyết định số {number}/QĐ-SYT",
        "number": f"{number}/QĐ-SYT",
        "abstract": "Về việc tiêm chủng",
        "issuing_body": "Sở Y tế",
        "issued_on": date(2026, 11, 2),
        "document_type": DocumentType.objects.get(code=fields.pop("type_code", "QĐ")),
        **fields,
    }
    return _add(section(DocumentIndexPage, code, language), _page(LegalDocumentPage, language, values))


def text(code: str = "syt", language: str = "vi", **fields: Any) -> StandardPage:
    """A page of text right below the home page, published unless ``live=False``."""
    return _add(cast.home_of(code, language), _page(StandardPage, language, fields))


def english_of(page: UnitPage, **fields: Any) -> Any:
    """The English version of an article or document."""
    make = article if isinstance(page, ArticlePage) else document
    return make(page.unit.code, "en", translation_key=page.translation_key, **fields)


def picture(title: str = "Trạm y tế", code: str = "syt", **fields: Any) -> UnitImage:
    """A picture of a unit, of the Department of Health unless said otherwise."""
    file = get_test_image_file(size=(640, 480))
    return UnitImage.objects.create(title=title, file=file, collection=cast.unit(code).collection, **fields)


def path_of(page: UnitPage) -> str:
    """The page's address on its own host."""
    return str(page.get_url_parts()[2])


def read(response: Any) -> BeautifulSoup:
    """The answered page, parsed; anything but a page fails the test."""
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def without_chain() -> Any:
    """Let what a test needs be public without going through its unit's chain; tests of approval do not use it."""
    return without_approval("Dữ liệu của kiểm thử")


def _add(parent: Any, page: UnitPage) -> Any:
    with without_chain():
        return parent.add_child(instance=page)


def _page(model: type[UnitPage], language: str, values: dict[str, Any]) -> UnitPage:
    values.setdefault("first_published_at", NOON if values.get("live", True) else None)
    return model(locale=Locale.objects.get(language_code=language), **values)
