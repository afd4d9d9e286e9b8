"""Whoever writes what a colleague has written already is told so before it is approved."""

import pytest
from django.utils.translation import override

from tests import pages

pytestmark = pytest.mark.django_db


def warnings(article):
    with override("en"):
        return [issue for issue in article.approval_issues() if issue.code == "title_taken"]


@pytest.mark.parametrize(
    "title", ["Khai giảng năm học mới", "KHAI GIẢNG NĂM HỌC MỚI", "Khai giang nam hoc moi", "Khai giảng  năm học mới "]
)
@pytest.mark.parametrize("live", [True, False])
def test_the_same_title_in_the_unit_is_pointed_out(title, live):
    pages.article(title="Khai giảng năm học mới", live=live)
    (issue,) = warnings(pages.article(title=title, live=False))
    assert not issue.blocks
    assert issue.field == "title"
    assert "Khai giảng năm học mới" in issue.text


def test_other_titles_other_units_and_other_languages_are_no_matter():
    article = pages.article(title="Khai giảng năm học mới")
    pages.english_of(article, title="Khai giảng năm học mới")
    pages.article("stc", title="Khai giảng năm học mới")
    pages.article(title="Khai giảng năm học mới ở Tân An")
    assert warnings(article) == []


def test_a_title_of_signs_alone_is_compared_too():
    pages.article(title="???", slug="trang")
    (issue,) = warnings(pages.article(title="???", slug="trang-2", live=False))
    assert "???" in issue.text
