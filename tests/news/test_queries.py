"""What readers ask for costs the same number of queries for any number of articles, parts and units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from news.models import ArticleContribution, ArticleCorrection, ArticleTag
from tests import cast, pages
from tests.factories import many_units

pytestmark = pytest.mark.django_db

#: Most queries of each page, as measured when the test was written; lists show ten articles with pictures.
CEILINGS = {
    "/": 24,
    "/tin-tuc/": 24,
    "/tin-tuc/?year=2026&month=11": 24,
    "/chuyen-doi-so/": 24,
    "/tin-tuc/bai-0/": 28,
    "/tin-tuc/bai-0/print/": 28,
    "/tin-tuc/rss/": 16,
    "/rss.xml": 16,
}


def full_article(number, topic):
    locale = Locale.get_default()
    return pages.article(
        title=f"Bài {number}",
        picture=pages.picture(),
        placements=pages.placed_in(topic),
        tags=[ArticleTag(name=name, locale=locale) for name in ("Y tế", "Tiêm chủng", f"Thẻ {number}")],
        contributions=[ArticleContribution(person=cast.person(name), share=50) for name in ("an", "binh")],
        corrections=[ArticleCorrection(text="12, không phải 21", locale=locale)],
    )


def measured(visit):
    found = {}
    for path in CEILINGS:
        visit("syt", path)  # makes the sizes of the pictures
        with CaptureQueriesContext(connection) as captured:
            assert visit("syt", path).status_code == 200, path
        found[path] = len(captured)
    return found


def test_pages_of_news_cost_the_same_however_much_there_is(visit):
    topic = pages.topic()
    for number in range(5):
        full_article(number, topic)
    few = measured(visit)
    for number in range(5, 30):
        full_article(number, topic)
    many_units(100)
    many = measured(visit)
    print(f"\n{few}\n{many}")  # noqa: T201 - the closing figures
    # A second page of the list asks for its number.
    assert {path: (few[path], many[path]) for path in few if many[path] > few[path] + 1} == {}
    assert {path: number for path, number in many.items() if number > CEILINGS[path]} == {}
