"""What readers type, read; what is kept of it; how many queries an answer takes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sites.models import SearchCount
from sites.search.counting import count_search, forget_old_counts, words_kept
from sites.search.finding import find
from sites.search.matching import Place
from sites.search.questions import LONGEST_TEXT, ask
from sites.search.snippets import marked, snippet
from sites.search.suggesting import suggest
from tests import cast, pages


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("tiêm chủng", ["tiem", "chung"]),
        ('"tiêm chủng" trẻ', ["tiem chung", "tre"]),
        ("“tiêm chủng”", ["tiem chung"]),
        ('"tiêm chủng', ["tiem", "chung"]),
        ("tiêm tiêm", ["tiem"]),
        ('""', []),
        ("  ", []),
        ("76/2007", ["76", "2007"]),
        ("a\0b", ["a", "b"]),
    ],
)
def test_words_and_phrases_are_read(typed, terms):
    assert [" ".join(word.folded for word in term.words) for term in ask(typed).terms] == terms


def test_a_question_that_is_too_long_is_cut_and_says_so():
    question = ask("văn bản " * 1000)
    assert question.is_cut
    assert len(question.text) <= LONGEST_TEXT
    assert not ask("văn bản").is_cut


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tiêm chủng", "tiem chung"),
        ("an@example.vn", ""),
        ("0912 345 678", ""),
        ("cccd 024090001234", ""),
        ("76/2007/QĐ-UBND", "76 2007 qd ubnd"),
    ],
)
def test_personal_data_is_not_kept(typed, kept):
    assert words_kept(ask(typed)) == kept


@pytest.mark.django_db
def test_counts_are_a_number_a_month_and_go_after_two_years():
    unit = cast.unit("syt")
    for found in (True, False, True):
        count_search(unit, "vi", ask("tiêm chủng"), found=found)
    row = SearchCount.objects.get(unit=unit)
    assert (row.words, row.searches, row.misses) == ("tiem chung", 3, 1)
    SearchCount.objects.create(unit=unit, language="vi", month=date(2024, 10, 1), words="cu", searches=1)
    SearchCount.objects.create(unit=unit, language="vi", month=date(2024, 11, 1), words="moi", searches=1)
    assert forget_old_counts(date(2026, 11, 20)) == 1
    assert set(SearchCount.objects.values_list("words", flat=True)) == {"tiem chung", "moi"}


def test_a_snippet_shows_the_place_with_most_of_the_words_with_its_accents():
    body = "Mở đầu. " * 60 + "Ngày mai trạm y tế tiêm chủng cho trẻ em. " + "Kết thúc. " * 60
    pieces = snippet("Tóm tắt.", body, ask("tiem chung tre em"))
    assert [piece.text for piece in pieces if piece.is_hit] == ["tiêm", "chủng", "trẻ", "em"]
    assert pieces[0].text == pieces[-1].text == "…"
    assert sum(len(piece.text) for piece in pieces) < 280


def test_marks_stand_on_whole_words_and_lose_nothing():
    pieces = marked("Đường đi, đường về: dương xuân", ask("duong"))
    assert "".join(piece.text for piece in pieces) == "Đường đi, đường về: dương xuân"
    assert [piece.text for piece in pieces if piece.is_hit] == ["Đường", "đường", "dương"]
    assert not any(piece.is_hit for piece in marked("thương", ask("thu")))


@pytest.mark.django_db
def test_an_answer_takes_as_many_queries_for_many_results(visit):
    taken = []
    for place in range(12):
        pages.article(title=f"Tiêm chủng đợt {place}")
        if place in {0, 11}:
            visit("syt", "/tim-kiem/?q=tiem+chung")
            with CaptureQueriesContext(connection) as queries:
                visit("syt", "/tim-kiem/?q=tiem+chung")
            taken.append(len(queries))
    assert taken[0] == taken[1] < 20


@pytest.mark.django_db
def test_suggestions_work_without_accents_and_in_the_middle_of_titles():
    site = Place("vi", site_id=cast.unit("syt").site_id)
    pages.article(title="Tiêm chủng mở rộng")
    pages.document(number="76/2007/QĐ-UBND", title="Quyết định về trang thông tin")
    titles = {text: [entry.title for entry in suggest(text, site)] for text in ("tiem", "TIÊM CH", "chung mo", "76/20")}
    assert titles["tiem"][0] == titles["TIÊM CH"][0] == titles["chung mo"][0] == "Tiêm chủng mở rộng"
    assert titles["76/20"] == ["Quyết định về trang thông tin"]
    assert suggest("t", site) == suggest("", site) == []


@pytest.mark.django_db
def test_english_pages_are_found_in_english():
    pages.article("syt", "en", title="Vaccination for children")
    assert find(ask("vaccination"), Place("en")).rows
    assert not find(ask("vaccination"), Place("vi")).rows
