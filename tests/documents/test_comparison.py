"""Two documents side by side, and how a reader chooses them."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from documents.choices import RelationKind
from documents.models import DocumentRelation
from documents.register.entries import enter_or_leave
from tests import pages
from tests.vietnamese.seeds import KEYS, raw_text

pytestmark = pytest.mark.django_db

OLD = """Điều 1. Phạm vi
1. Quy chế này áp dụng cho trạm y tế xã trong toàn huyện.
2. Trạm y tế báo cáo mỗi tháng một lần.
Điều 2. Kinh phí
Kinh phí do ngân sách huyện bảo đảm theo dự toán."""
NEW = """Điều 1. Phạm vi
1. Quy chế này áp dụng cho trạm y tế phường trong toàn tỉnh.
2. Trạm y tế báo cáo mỗi tháng một lần.
Điều 2. Tiêm chủng
Trẻ em được tiêm chủng miễn phí tại trạm y tế."""


@pytest.fixture
def old():
    return pages.document(
        "tinh", title="Quyết định cũ", number="5/2020/QĐ-UBND", issued_on=date(2020, 1, 2), full_text=OLD
    )


@pytest.fixture
def new():
    return pages.document(
        "syt", title="Quyết định mới", number="6/2026/QĐ-SYT", issued_on=date(2026, 1, 2), full_text=NEW
    )


def address(page, other="", language="vi"):
    return f"{pages.path_of(page)}{'so-sanh' if language == 'vi' else 'compare'}/{f'{other}/' if other else ''}"


def replaces(page, target):
    page.relations = [DocumentRelation(kind=RelationKind.REPLACES, target=target)]
    with pages.without_chain():
        page.save()
    enter_or_leave([page.pk])


def cells(shown):
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("td")] for row in shown.select(".comparison tbody tr")
    ]


def without_hidden(shown):
    for hidden in shown.select(".govuk-visually-hidden"):
        hidden.decompose()
    return shown


def test_the_earlier_text_stands_on_the_left_from_whichever_side_one_comes(visit, old, new):
    for host, page, other in (("syt", new, old), ("tinh", old, new)):
        shown = pages.read(visit(host, address(page, other.pk)))
        assert [head.a.get_text() for head in shown.select(".comparison thead th")] == [
            "Quyết định cũ",
            "Quyết định mới",
        ]
        links = [head.a["href"] for head in shown.select(".comparison thead th")]
        assert links[0].endswith(pages.path_of(old))
        assert links[1].endswith(pages.path_of(new))


def test_changed_words_are_marked_and_said(visit, old, new):
    shown = pages.read(visit("syt", address(new, old.pk)))
    clause = shown.select_one(".comparison__clause.comparison__row--changed")
    assert [
        mark.get_text(" ", strip=True)
        for mark in clause.select("del .govuk-visually-hidden, ins .govuk-visually-hidden")
    ]
    without_hidden(clause)
    assert [mark.get_text(strip=True) for mark in clause.select("td:first-child del")] == ["xã", "huyện"]
    assert [mark.get_text(strip=True) for mark in clause.select("td:last-child ins")] == ["phường", "tỉnh"]
    assert not clause.select("td:first-child ins, td:last-child del")


def test_what_stayed_is_there_twice_and_unmarked(visit, old, new):
    shown = pages.read(visit("syt", address(new, old.pk)))
    row = next(row for row in cells(shown) if "mỗi tháng" in row[0])
    assert row[0] == row[1] == "2. Trạm y tế báo cáo mỗi tháng một lần."


def test_only_changes_leaves_out_what_stayed(visit, old, new):
    shown = pages.read(visit("syt", address(new, old.pk) + "?changes"))
    assert "mỗi tháng" not in shown.select_one(".comparison").get_text()
    assert "Phạm vi" in shown.select_one(".comparison").get_text()  # the article above the clause that changed
    current = [link.get_text() for link in shown.select(".filters__link[aria-current]")]
    assert len(current) == 1
    same = pages.document("syt", title="Bản sao", issued_on=date(2026, 3, 4), full_text=NEW)
    shown = pages.read(visit("syt", address(same, new.pk) + "?changes"))
    assert cells(shown) == []
    assert shown.select_one(".empty")


def test_numbers_of_clauses_lead_to_their_places_in_either_document(visit, old, new):
    shown = pages.read(visit("syt", address(new, old.pk)))
    clause = shown.select_one(".comparison__clause")
    left, right = (cell.a["href"] for cell in clause.select("td"))
    assert left.endswith(pages.path_of(old) + "#dieu-1-khoan-1")
    assert right.endswith(pages.path_of(new) + "#dieu-1-khoan-1")


def test_whole_regulations_are_compared(visit):
    first = pages.document("syt", full_text=raw_text(KEYS[0]), issued_on=date(2020, 3, 14))
    second = pages.document("tinh", full_text=raw_text(KEYS[3]), issued_on=date(2019, 5, 21))
    shown = pages.read(visit("syt", address(first, second.pk)))
    assert len(cells(shown)) > 150


# --- What can be compared -----------------------------------------------------------------------------------------


def test_nothing_that_is_not_public_can_be_compared(visit, new):
    draft = pages.document("syt", live=False, full_text=OLD)
    nothing = pages.document("syt", full_text="")
    hidden = pages.document("syt", full_text=OLD)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    english = pages.document("syt", "en", full_text=OLD)
    for other in (draft, nothing, hidden, english, new):
        assert visit("syt", address(new, other.pk)).status_code == 404
    assert visit("syt", address(new, 999_999_999)).status_code == 404
    assert visit("syt", address(nothing, new.pk)).status_code == 404
    assert visit("syt", address(draft, new.pk)).status_code == 404


def test_a_document_that_is_hidden_is_not_found_by_its_number(visit, new):
    hidden = pages.document("syt", number="77/QĐ-SYT", full_text=OLD)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    pages.document("syt", number="78/QĐ-SYT", full_text=OLD, live=False)
    for number in ("77/QĐ-SYT", "78/QĐ-SYT", "79/QĐ-SYT"):
        shown = visit("syt", address(new), data={"number": number})
        assert pages.read(shown).select_one(".comparison-note")
        assert not pages.read(shown).select(".comparison-choice a")


def test_texts_that_are_too_long_are_named_and_linked_instead(visit, old, new, monkeypatch):
    monkeypatch.setattr("vietnamese.legal_comparison.MOST_WORDS", 10)
    shown = pages.read(visit("syt", address(new, old.pk)))
    assert not shown.select(".comparison")
    assert [link.get_text() for link in shown.select(".comparison-choice a")] == ["Quyết định cũ", "Quyết định mới"]


# --- How it is chosen ---------------------------------------------------------------------------------------------


def test_related_documents_are_offered_on_the_page_and_the_closest_first(visit, old, new):
    replaces(new, old)
    for host, page, other in (("syt", new, old), ("tinh", old, new)):
        shown = pages.read(visit(host, pages.path_of(page)))
        links = shown.select(".document-comparison .comparison-choice a")
        assert [link.get_text() for link in links] == [other.title]
        assert links[0]["href"].endswith(address(page, other.pk))


def test_a_number_in_any_spelling_leads_to_the_comparison(visit, old, new):
    for typed in ("5/2020/QĐ-UBND", " số: 5 /2020/qd-ubnd", "5/2020/QÐ–UBND"):
        answered = visit("syt", address(new), data={"number": typed})
        assert answered.status_code == 302
        assert answered["Location"].endswith(address(new, old.pk))


def test_a_number_of_several_documents_is_asked_back(visit, new):
    for body, year in (("UBND xã Một", 2020), ("UBND xã Hai", 2021)):
        pages.document(
            "tinh", title=body, number="9/QĐ-UBND", issuing_body=body, issued_on=date(year, 1, 2), full_text=OLD
        )
    shown = pages.read(visit("syt", address(new), data={"number": "9/QĐ-UBND"}))
    assert [link.get_text() for link in shown.select(".comparison-choice a")] == ["UBND xã Hai", "UBND xã Một"]


@pytest.mark.parametrize("typed", ["", "   ", "không có", "0" * 500, "\x00", "<b>", "%", "'; DROP TABLE"])
def test_any_number_is_answered(visit, new, typed):
    assert visit("syt", address(new), data={"number": typed}).status_code == 200


def test_the_english_address_says_compare(visit):
    one = pages.document("syt", "en", full_text=OLD)
    two = pages.document("syt", "en", full_text=NEW)
    shown = pages.read(visit("syt", pages.path_of(one)))
    assert shown.select_one(".document-comparison form")["action"].endswith(address(one, language="en"))
    compared = pages.read(visit("syt", address(one, two.pk, "en")))
    assert compared.h1.get_text() == "Comparison of two documents"
    assert compared.select_one("ins .govuk-visually-hidden").get_text(strip=True) == "[added:"
    assert compared.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_a_document_without_text_offers_no_comparison(visit):
    bare = pages.document(full_text="")
    assert not pages.read(visit("syt", pages.path_of(bare))).select(".document-comparison")
    assert visit("syt", address(bare)).status_code == 404


def test_a_comparison_costs_the_same_for_long_texts(visit, django_assert_max_num_queries):
    long = "\n".join(f"Điều {n}. Tên\n1. Một\na) Hai" for n in range(1, 200))
    one, two = pages.document(full_text=long), pages.document(full_text=long.replace("Hai", "Ba"))
    visit("syt", address(one, two.pk))
    with django_assert_max_num_queries(30):
        assert len(cells(pages.read(visit("syt", address(one, two.pk))))) == 199 * 3
