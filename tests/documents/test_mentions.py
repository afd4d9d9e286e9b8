"""Numbers of documents in texts: they lead to what they mean, and to nothing where that is not certain."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from documents.choices import RelationKind, ValidityStatus
from documents.mention_checks import check_mentions
from documents.models import DocumentEntry, DocumentRelation
from home.models import StandardPage
from sites.content_checks import rows_held
from tests import cast, pages
from tests.vietnamese.seeds import KEYS, raw_text
from vietnamese.number_keys import number_key

pytestmark = pytest.mark.django_db

ISSUED = date(2007, 4, 10)


def decree(number="64/2007/NĐ-CP", issued_on=ISSUED, code="tinh", **fields):
    """A decree that the province's portal holds."""
    values = {"type_code": "NĐ", "issuing_body": "Chính phủ", "abstract": "Về ứng dụng công nghệ thông tin", **fields}
    return pages.document(code, number=number, issued_on=issued_on, **values)


def decision(code, number="117/QĐ-UBND", issued_on=date(2020, 3, 14), body="UBND xã A", **fields):
    return pages.document(code, number=number, issued_on=issued_on, issuing_body=body, **fields)


def links_in(response, selector):
    """Texts and addresses of the links in a part of a page."""
    return [
        (link.get_text(), link["href"]) for part in pages.read(response).select(selector) for link in part.select("a")
    ]


def linked(visit, html, code="syt", language="vi"):
    """The links in an article that says ``html``."""
    page = pages.article(code, language, body=[("paragraph", html)])
    return links_in(visit(code, pages.path_of(page)), ".stream")


def address(page, host="tinh"):
    return f"http://{cast.HOSTS[host]}{pages.path_of(page)}"


# --- Links --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_number_in_an_article_leads_to_the_document_on_its_own_host(visit, language):
    target = decree()
    html = "<p>Nghị định số <b>64/2007/NĐ–CP</b> ngày 10/4/2007 của Chính phủ</p>"
    ((text, href),) = linked(visit, html, language=language)
    assert text == "64/2007/NĐ–CP"
    assert href.split("://")[-1].removeprefix(cast.HOSTS["tinh"]) == pages.path_of(target)
    assert cast.HOSTS["tinh"] in href


def test_a_document_of_the_same_portal_is_linked_without_its_host(visit):
    target = decision("syt", "5/2020/QĐ-SYT", body="Sở Y tế")
    assert linked(visit, "<p>theo 5/2020/QĐ-SYT</p>") == [("5/2020/QĐ-SYT", pages.path_of(target))]


def test_every_spelling_leads_there(visit):
    decree("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", type_code="TTLT", issued_on=date(2013, 2, 15))
    decree()
    text = "<p>19/2012/TTLT-BTC-BKH và ĐT- BTTTT, 64/2007/nđ-cp, 064 /2007/NĐCP, 19/2012/TTLT-BTC-BKH&amp;ĐT-BTTTT</p>"
    assert len(linked(visit, text)) == 4


def test_readers_of_english_get_the_english_document_if_there_is_one(visit):
    source = decree()
    assert linked(visit, "<p>Decree 64/2007/NĐ-CP</p>", language="en")[0][1].endswith(pages.path_of(source))
    english = pages.english_of(source, number=source.number, issued_on=ISSUED, type_code="NĐ", issuing_body="Chính phủ")
    (href,) = (href for _text, href in linked(visit, "<p>Decree 64/2007/NĐ-CP</p>", language="en"))
    assert href.endswith(pages.path_of(english))
    assert linked(visit, "<p>64/2007/NĐ-CP</p>")[0][1].endswith(pages.path_of(source))


def test_drafts_and_hidden_documents_are_not_linked(visit):
    decree(live=False)
    hidden = decree("43/2011/NĐ-CP")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="x")
    assert linked(visit, "<p>64/2007/NĐ-CP và 43/2011/NĐ-CP</p>") == []


def test_what_was_hidden_behind_the_registers_back_is_not_linked_either(visit):
    hidden = decree()
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=hidden, restriction_type="password", password="x")]
    )
    assert DocumentEntry.objects.filter(pk=hidden.pk).exists()
    assert linked(visit, "<p>64/2007/NĐ-CP</p>") == []


def test_what_is_taken_down_is_no_longer_linked(visit):
    target = decree()
    assert len(linked(visit, "<p>64/2007/NĐ-CP</p>")) == 1
    target.unpublish()
    assert linked(visit, "<p>64/2007/NĐ-CP</p>") == []


def test_only_texts_are_touched(visit):
    decree()
    html = (
        '<p>A &amp; B &lt;64/2007/NĐ-CP&gt; <a href="https://vbpl.vn/64/2007/NĐ-CP">64/2007/NĐ-CP</a> '
        "<code>64/2007/NĐ-CP</code></p>"
        "<p>Nghị định số <b>64</b>/2007/NĐ-CP<br/>x</p>"
    )
    page = pages.article(body=[("paragraph", html)])
    shown = pages.read(visit("syt", pages.path_of(page))).select_one(".prose")
    assert [link["href"] for link in shown.select("a")][1:] == ["https://vbpl.vn/64/2007/NĐ-CP"]
    assert shown.select_one("p").get_text() == "A & B <64/2007/NĐ-CP> 64/2007/NĐ-CP 64/2007/NĐ-CP"
    assert shown.select("p")[1].b.get_text() == "64"
    assert shown.select("code a") == []


def test_a_page_without_documents_is_drawn_as_before(visit):
    html = "<p>Quyết định 999/QĐ-TTg &amp; 5 &lt; 6</p>"
    page = pages.article(body=[("paragraph", html)])
    assert "<p>Quyết định 999/QĐ-TTg &amp; 5 &lt; 6</p>" in visit("syt", pages.path_of(page)).text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_standard_pages_lead_there_too(visit, language):
    decree()
    page = StandardPage(
        title="Căn cứ",
        slug="can-cu",
        locale=cast.home_of("syt", language).locale,
        body=[("paragraph", "<p>64/2007/NĐ-CP</p>")],
    )
    with pages.without_chain():
        cast.home_of("syt", language).add_child(instance=page)
    assert len(links_in(visit("syt", pages.path_of(page)), ".stream")) == 1


@pytest.mark.parametrize("key", KEYS)
def test_the_text_of_a_seed_leads_to_the_decree_that_it_rests_on(visit, key):
    target = decree()
    page = pages.document(full_text=raw_text(key), bases="Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007")
    response = visit("syt", pages.path_of(page))
    assert ("64/2007/NĐ-CP", address(target)) in links_in(response, ".facts")
    assert ("64/2007/NĐ-CP", address(target)) in links_in(response, ".legal__text")
    assert links_in(visit("syt", pages.path_of(page) + "print/"), ".legal__text, .facts") == []


def test_articles_of_this_text_and_other_documents_are_linked_in_one_sentence(visit):
    target = decree()
    text = "QUY CHẾ\nĐiều 1. Một\n1. Theo Điều 2 của Quy chế này và Nghị định 64/2007/NĐ-CP.\nĐiều 2. Hai\nChữ."
    page = pages.document(full_text=text)
    found = links_in(visit("syt", pages.path_of(page)), ".legal__item--clause")
    assert ("Điều 2 của Quy chế này", "#dieu-2") in found
    assert ("64/2007/NĐ-CP", address(target)) in found


def test_a_document_does_not_lead_to_itself(visit):
    page = decision("syt", "76/2007/QĐ-UBND", full_text="Kèm theo Quyết định số 76/2007/QĐ-UBND\nĐiều 1. Một\nChữ.")
    assert links_in(visit("syt", pages.path_of(page)), ".legal__preamble") == []


# --- What is meant ------------------------------------------------------------------------------------


def test_the_day_decides_between_documents_of_one_number(visit):
    decision("tinh", issued_on=date(2020, 3, 14))
    target = decision("stc", issued_on=date(2021, 5, 1), body="UBND xã B")
    ((_text, href),) = linked(visit, "<p>Quyết định 117/QĐ-UBND ngày 01/5/2021</p>")
    assert href == address(target, "stc")


def test_another_day_is_another_document(visit):
    decree()
    assert linked(visit, "<p>64/2007/NĐ-CP ngày 11/4/2007</p>") == []


def test_the_body_decides(visit):
    decision("tinh", body="Ủy ban nhân dân xã A")
    target = decision("stc", body="Ủy ban nhân dân xã B")
    ((_text, href),) = linked(visit, "<p>Quyết định 117/QĐ-UBND ngày 14/3/2020 của UBND xã B về việc</p>")
    assert href == address(target, "stc")


def test_a_unit_means_its_own_document(visit):
    decision("stc", body="UBND xã B")
    target = decision("syt")
    assert linked(visit, "<p>Quyết định 117/QĐ-UBND</p>") == [("117/QĐ-UBND", pages.path_of(target))]


def test_the_decision_of_another_committee_is_not_taken_for_the_one_meant(visit):
    decision("stc", body="UBND xã B")
    assert linked(visit, "<p>Quyết định 117/QĐ-UBND</p>") == []


def test_two_possible_documents_are_none(visit):
    decision("tinh")
    decision("stc", body="UBND xã B")
    assert linked(visit, "<p>Quyết định 117/QĐ-UBND ngày 14/3/2020</p>") == []


def test_guidance_is_not_taken_for_a_contract(visit):
    decision("syt", "42/HĐ-SYT", type_code="HĐ", body="Sở Y tế")
    assert linked(visit, "<p>Hướng dẫn số 42/HD-SYT</p>") == []
    target = decision("syt", "42/HD-SYT", type_code="HD", body="Sở Y tế")
    assert linked(visit, "<p>Hướng dẫn số 42/HD-SYT</p>") == [("42/HD-SYT", pages.path_of(target))]


def test_the_word_before_a_number_of_the_assembly_decides(visit):
    decree("67/2006/QH11", type_code="NQ", issuing_body="Quốc hội", issued_on=date(2006, 6, 28))
    target = decree("67/2006/QH11", type_code="L", issuing_body="Quốc hội", issued_on=date(2006, 6, 29))
    ((_text, href),) = linked(visit, "<p>Luật Công nghệ thông tin số 67/2006/QH11</p>")
    assert href == address(target)


@pytest.mark.parametrize("count", [1, 12])
def test_any_number_of_numbers_costs_the_same(visit, count):
    for number in range(1, count + 1):
        decree(f"{number}/2007/NĐ-CP", code=("tinh", "stc")[number % 2])
    text = ", ".join(f"{number}/2007/NĐ-CP" for number in range(1, count + 1))
    without = pages.article(body=[("paragraph", "<p>Không có số nào.</p>")])
    page = pages.article(body=[("paragraph", f"<p>{text}</p>")])
    plain = queries_of(visit, without)
    assert len(links_in(visit("syt", pages.path_of(page)), ".stream")) == count
    # The register is asked once; the roots of all other portals are looked up at once.
    assert queries_of(visit, page) - plain == 2


def queries_of(visit, page):
    visit("syt", pages.path_of(page))
    with CaptureQueriesContext(connection) as queries:
        visit("syt", pages.path_of(page))
    return len(queries)


@pytest.mark.parametrize("count", [1, 40])
def test_a_text_full_of_numbers_costs_a_document_one_question(visit, count):
    for number in range(1, count + 1):
        decree(f"{number}/2007/NĐ-CP")
    clauses = "\n".join(f"{number}. Theo {number}/2007/NĐ-CP." for number in range(1, count + 1))
    plain = queries_of(visit, pages.document(full_text="QUY CHẾ\nĐiều 1. Một\n1. Chữ."))
    page = pages.document(full_text=f"QUY CHẾ\nĐiều 1. Một\n{clauses}")
    assert len(links_in(visit("syt", pages.path_of(page)), ".legal__item p a[href^=http]")) == 0
    assert queries_of(visit, page) - plain == 2


# --- Warnings -----------------------------------------------------------------------------------------


def warnings(page, language="en"):
    with override(language):
        return [issue for issue in page.approval_issues() if issue.code == "cites_ended_document"]


def ended_decrees():
    """The two decrees of the seeds, and what replaced them."""
    first = decree(expires_on=date(2026, 1, 1))
    second = decree("43/2011/NĐ-CP", issued_on=date(2011, 6, 13))
    relation = DocumentRelation(kind=RelationKind.REPLACES, target_number="43/2011/NĐ-CP")
    decree("42/2022/NĐ-CP", issued_on=date(2022, 6, 24), effective_from=date(2022, 8, 15), relations=[relation])
    return first, second


@pytest.mark.parametrize("key", KEYS)
def test_every_seed_names_the_dead_decrees_that_it_rests_on(key):
    ended_decrees()
    text = raw_text(key)
    page = pages.document(full_text=text, live=False)
    expected = [number for number in ("64/2007/NĐ-CP", "43/2011/NĐ-CP") if number in text]
    found = warnings(page)
    assert sorted(issue.text.split(": ")[1].split(" has")[0] for issue in found) == sorted(expected)
    assert not any(issue.blocks for issue in found)
    assert {issue.field for issue in found} == {"full_text"}


def test_the_warning_says_since_when_and_what_replaced_it():
    ended_decrees()
    page = pages.article(body=[("paragraph", "<p>Nghị định số 43/2011/NĐ-CP</p>")], live=False)
    (issue,) = warnings(page)
    assert "43/2011/NĐ-CP has not been in force since" in issue.text
    assert "2022" in issue.text
    assert issue.text.endswith("Replaced by 42/2022/NĐ-CP.")
    assert issue.field == "body"


@pytest.mark.parametrize("key", KEYS)
def test_the_screen_of_approval_of_every_seed_names_them(sign_in, key):
    ended_decrees()
    text = raw_text(key)
    page = pages.document(full_text=text, live=False)
    shown = sign_in("an").get(reverse("approval:item", args=[page.pk])).content.decode()
    ended = [number for number in ("64/2007/NĐ-CP", "43/2011/NĐ-CP") if number in text]
    assert ended
    assert all(f": {number} " in shown for number in ended)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status_override": ValidityStatus.SUSPENDED, "status_reason": "x"}, "is suspended."),
        (
            {"status_override": ValidityStatus.PARTLY, "status_reason": "x"},
            "parts of 64/2007/NĐ-CP are no longer in force.",
        ),
        ({"status_override": ValidityStatus.EXPIRED, "status_reason": "x"}, "64/2007/NĐ-CP is no longer in force."),
    ],
)
def test_every_status_has_its_words(fields, words):
    decree(**fields)
    (issue,) = warnings(pages.article(body=[("paragraph", "<p>64/2007/NĐ-CP</p>")], live=False))
    assert words in issue.text


@pytest.mark.parametrize("kind", [RelationKind.ABOLISHES, RelationKind.SUSPENDS])
@pytest.mark.parametrize("articles", ["", "Điều 3"])
def test_parts_and_suspensions_are_told(kind, articles):
    decree()
    relation = DocumentRelation(kind=kind, target_number="64/2007/NĐ-CP", articles=articles)
    decree("5/2020/NĐ-CP", issued_on=date(2020, 5, 1), relations=[relation])
    found = warnings(pages.article(body=[("paragraph", "<p>64/2007/NĐ-CP</p>")], live=False))
    if kind == RelationKind.SUSPENDS and articles:
        assert found == []
        return
    (issue,) = found
    assert (
        "Abolished" if kind == RelationKind.ABOLISHES else "Suspended"
    ) + " by 05/2020/NĐ-CP." in issue.text.replace("by 5/", "by 05/")


def test_what_is_in_force_or_ends_later_is_no_reason_to_warn():
    decree(expires_on=date(2099, 1, 1))
    decree("43/2011/NĐ-CP", issued_on=date(2011, 6, 13))
    text = "<p>64/2007/NĐ-CP, 43/2011/NĐ-CP, 72/2013/NĐ-CP</p>"
    assert warnings(pages.article(body=[("paragraph", text)], live=False)) == []


@pytest.mark.parametrize("kind", [RelationKind.REPLACES, RelationKind.ABOLISHES])
@pytest.mark.parametrize("is_chosen", [True, False])
def test_a_document_that_ends_another_names_it_without_a_warning(kind, is_chosen):
    old = decree(expires_on=date(2020, 1, 1))
    target = {"target": old} if is_chosen else {"target_number": "64/2007/NĐ-CP"}
    page = pages.document(
        full_text="Điều 1. Bãi bỏ Nghị định số 64/2007/NĐ-CP",
        relations=[DocumentRelation(kind=kind, **target)],
        live=False,
    )
    assert warnings(page) == []


def test_a_document_based_on_an_ended_one_is_warned_of():
    decree(expires_on=date(2020, 1, 1))
    basis = DocumentRelation(kind=RelationKind.BASIS, target_number="64/2007/NĐ-CP")
    (issue,) = warnings(pages.document(relations=[basis], live=False))
    assert issue.field == "relations"


def test_a_document_is_told_once_however_often_it_is_cited():
    decree(expires_on=date(2020, 1, 1))
    body = [("paragraph", "<p>64/2007/NĐ-CP và 64/2007/NĐ-CP</p>"), ("paragraph", "<p>64/2007/NĐ-CP</p>")]
    assert len(warnings(pages.article(body=body, live=False))) == 1


def test_an_ended_document_does_not_warn_of_itself():
    page = decision("syt", "76/2007/QĐ-UBND", full_text="Quyết định 76/2007/QĐ-UBND", expires_on=date(2021, 1, 1))
    assert DocumentEntry.objects.get(pk=page.pk).number_key == number_key("76/2007/QĐ-UBND")
    assert warnings(page) == []


def test_the_same_number_of_this_year_does_not_warn_of_last_years():
    decision("syt", issued_on=date(2020, 3, 14), expires_on=date(2021, 1, 1))
    assert warnings(decision("syt", issued_on=date(2026, 3, 14), live=False)) == []


@pytest.mark.parametrize("count", [1, 9])
def test_the_check_costs_the_same_for_any_number_of_citations(count, django_assert_num_queries):
    for number in range(1, count + 1):
        decree(f"{number}/2007/NĐ-CP", expires_on=date(2020, 1, 1))
    text = ", ".join(f"{number}/2007/NĐ-CP" for number in range(1, count + 1))
    page = pages.article(body=[("paragraph", f"<p>{text}</p>")], live=False)
    # Whose page it is, the register, and what ended the documents.
    with rows_held(page), django_assert_num_queries(3):
        assert len(list(check_mentions(page))) == count
