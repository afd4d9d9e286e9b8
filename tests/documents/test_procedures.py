"""Procedures are found by field and by words, in Vietnamese order, and lead to the national service portal."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from documents.models import DocumentField, ProcedureIndexPage, ProcedurePage
from tests import pages
from tests.documents import drafts

pytestmark = pytest.mark.django_db


def titles(soup):
    return [row.a.text.strip() for row in soup.find_all("p", class_="draft-row__title")]


@pytest.fixture
def several(scene):
    land = DocumentField.objects.get(code="dat-dai-moi-truong")
    for number, title in enumerate(("Đăng ký đất đai", "Cấp giấy khai sinh", "Đăng ký kết hôn", "Dạy nghề", "Ăn uống")):
        drafts.procedure(title=title, code=f"1.00{number}", **({"field": land} if number == 0 else {}))
    return pages.path_of(drafts.listing(ProcedureIndexPage))


def test_procedures_stand_in_vietnamese_order(several, visit):
    assert titles(pages.read(visit("syt", several))) == [
        "Ăn uống", "Cấp giấy khai sinh", "Dạy nghề", "Đăng ký đất đai", "Đăng ký kết hôn",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["dang ky", "ĐĂNG KÝ", "đăng ký"])
def test_words_are_found_with_and_without_accents(several, visit, words):
    found = titles(pages.read(visit("syt", several, data={"q": words})))
    assert found == ["Đăng ký đất đai", "Đăng ký kết hôn"]


def test_list_is_narrowed_to_a_field_and_by_code(several, visit):
    assert titles(pages.read(visit("syt", several, data={"field": "dat-dai-moi-truong"}))) == ["Đăng ký đất đai"]
    assert titles(pages.read(visit("syt", several, data={"q": "1.002"}))) == ["Đăng ký kết hôn"]
    assert titles(pages.read(visit("syt", several, data={"q": "khongco"}))) == []


def test_list_takes_a_fixed_number_of_queries(several, visit, django_assert_max_num_queries):
    visit("syt", several)
    with django_assert_max_num_queries(30):
        visit("syt", several)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"service_url": "http://dichvucong.gov.vn/x"}, "service_url"),
        ({"time_number": 5}, "time_unit"),
        ({"time_unit": "days"}, "time_unit"),
    ],
)
def test_half_a_time_limit_and_an_open_line_are_refused(scene, fields, field):
    with pytest.raises(ValidationError) as refused:
        drafts.procedure(**fields)
    assert field in refused.value.message_dict


def test_page_says_fee_time_papers_and_machines_read_a_service(scene, visit):
    page = drafts.procedure(
        fee_amount=150000,
        time_number=0,
        time_unit="working-days",
        time_text="Trong ngày làm việc",
        service_url="https://dichvucong.gov.vn/p/1",
        steps=[("step", "Nộp hồ sơ"), ("step", "Nhận kết quả")],
        papers=[("paper", {"name": "Tờ khai", "originals": 1, "copies": 2, "form": None})],
    )
    response = visit("syt", pages.path_of(page))
    soup = pages.read(response)
    content = response.content.decode()
    for words in ("150.000", "Nộp hồ sơ", "Tờ khai", "https://dichvucong.gov.vn/p/1"):
        assert words in content
    data = json.loads(soup.find("script", type="application/ld+json").string)
    service = next(item for item in data.get("@graph", [data]) if item["@type"] == "GovernmentService")
    assert service["identifier"] == "1.004194"
    assert service["offers"]["price"] == "150000"


def test_legal_basis_becomes_a_link_when_the_document_is_here_and_there_is_one_only(scene, visit):
    number = "77/2026/QĐ-UBND"
    page = drafts.procedure(bases=[("basis", {"document": None, "number": number, "title": "Về hộ tịch"})])
    path = pages.path_of(page)
    assert number in visit("syt", path).content.decode()
    document = pages.document(number=number, slug="qd-77")
    assert pages.path_of(document) in visit("syt", path).content.decode()
    pages.document("stc", number=number, slug="qd-77", issuing_body="Sở Tài chính")
    assert pages.path_of(document) not in visit("syt", path).content.decode()


def test_legal_basis_is_linked_in_the_language_of_the_procedure_or_else_in_its_own(scene, visit):
    document = pages.document(number="77/2026/QĐ-UBND", slug="qd-77")
    page = drafts.procedure("syt", "en", bases=[("basis", {"document": document, "number": "", "title": ""})])
    assert f'href="{document.full_url}"' in visit("syt", pages.path_of(page)).content.decode()
    english = pages.english_of(document, slug="decision-77", title="Decision 77")
    content = visit("syt", pages.path_of(page)).content.decode()
    assert f'href="{english.full_url}"' in content
    assert document.full_url not in content


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1, "working-days", "1 business day"),
        (15, "working-days", "15 business days"),
        (2, "hours", "2 hours"),
        (1, "months", "1 month"),
        (None, "", ""),
    ],
)
def test_time_limit_is_said_in_words(number, unit, words):
    with override("en"):
        assert ProcedurePage(time_number=number, time_unit=unit).time_in_words == words
