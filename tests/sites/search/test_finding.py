"""What is found, in which order, and what never is."""

import unicodedata

import pytest

from sites.models import SearchEntry
from sites.search.finding import find
from sites.search.matching import Place
from sites.search.questions import ask
from tests import cast, pages

pytestmark = pytest.mark.django_db


def titles(text, code="syt", **place):
    site = cast.unit(code).site_id if code else None
    found = find(ask(text), Place("vi", site_id=site, **place))
    by_key = SearchEntry.objects.in_bulk([row.pk for row in found.rows])
    return [by_key[row.pk].title for row in found.rows]


def test_accents_need_not_be_typed():
    pages.article(title="Tiêm chủng mở rộng")
    for typed in ("tiem chung", "Tiêm chủng", "TIEM CHUNG", unicodedata.normalize("NFD", "Tiêm chủng")):
        assert titles(typed)[0] == "Tiêm chủng mở rộng"


def test_what_has_the_typed_accents_comes_first():
    pages.article(title="Bến xe")
    pages.article(title="Bền xế")
    assert titles("bến xe")[0] == "Bến xe"
    assert titles("bền xế")[0] == "Bền xế"
