"""The database page: filters that combine, counts, orders, the same list for programs; for a unit and the province."""

import csv
import io
import json
import re
from datetime import date

import pytest
from django.core.cache import cache

from documents.database import counting
from documents.models import DocumentField, DocumentIndexPage
from sites.choices import UnitState
from sites.models import Unit
from tests import pages

pytestmark = pytest.mark.django_db

#: number, type, body, signer, day of issue, fields, other values
DOCUMENTS = (
    ("1/2019/QĐ-SYT", "QĐ", "Sở Y tế", "Nguyễn Văn An", date(2019, 1, 5), ["y-te"], {}),
    ("2/2020/QĐ-SYT", "QĐ", "Sở Y tế", "Trần Thị Bình", date(2020, 2, 5), ["y-te", "giao-duc-dao-tao"], {}),
    ("10/2020/QĐ-SYT", "QĐ", "Sở Y tế", "Nguyễn Văn An", date(2020, 6, 5), [], {"expires_on": date(2021, 1, 1)}),
    ("3/CT-SYT", "CT", "Sở Y tế; Sở Tài chính", "Nguyễn Văn An", date(2020, 7, 1), ["y-te"], {}),
    ("4/TB-SYT", "TB", "Sở Tài chính", "", date(2021, 3, 5), [], {"effective_from": date(2099, 1, 1)}),
)


@pytest.fixture
def documents():
    made = {}
    for number, code, body, signer, day, fields, values in DOCUMENTS:
        page = pages.document(
            number=number, title=number, abstract=f"Văn bản {number}", type_code=code, issuing_body=body,
            signer_name=signer, issued_on=day,
            document_fields=list(DocumentField.objects.filter(code__in=fields)), **values,
        )  # fmt: skip
        made[number] = page
    return made


@pytest.fixture
def listed(visit, documents):
    """The numbers that the list shows, in its order."""

    def ask(query=""):
        rows = pages.read(visit("syt", f"/van-ban/{query}")).select(".doc-row__number")
        return [next(row.stripped_strings) for row in rows]

    return ask


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["4", "3", "10", "2", "1"]),
        ("?type=QĐ", ["10", "2", "1"]),
        ("?type=QĐ&year=2020", ["10", "2"]),
        ("?field=y-te", ["3", "2", "1"]),
        ("?field=y-te&type=QĐ&year=2020", ["2"]),
        ("?issuer=so-tai-chinh", ["4", "3"]),
        ("?issuer=so-y-te&signer=nguyen-van-an", ["3", "10", "1"]),
        ("?signer=tran-thi-binh", ["2"]),
        ("?status=expired", ["10"]),
        ("?status=not-yet", ["4"]),
        ("?status=in-force", ["3", "2", "1"]),
        ("?from=2020-02-05&to=2020-07-01", ["3", "10", "2"]),
        ("?from=05/02/2020&to=04/06/2020", ["2"]),
        ("?number=2/2020", ["2"]),
        ("?number=10/2020/qd-syt", ["10"]),
        ("?number=1", ["10", "1"]),
        ("?sort=oldest", ["1", "2", "10", "3", "4"]),
        ("?sort=number", ["1", "2", "3", "4", "10"]),
        ("?signer=khong-ai", []),
        ("?type=TTr", []),
        ("?year=2020&year=2021", ["4"]),
    ],
)
def test_filters_narrow_and_combine(listed, query, numbers):
    assert [number.split("/")[0] for number in listed(query)] == numbers


@pytest.mark.parametrize(
    "query",
    [
        "?year=abcd",
        "?year=99999999999999",
        "?status=hay",
        "?sort=hay",
        "?page=-7",
        "?type=%00",
        "?year=²",
        "?xyz=1",
        "?type=XX",
        "?issuer=khong-co",
    ],
)
def test_nonsense_is_no_filter_and_breaks_nothing(listed, query):
    assert len(listed(query)) == len(DOCUMENTS)


@pytest.mark.parametrize(
    "query", ["?from=2020-13-40", "?to=hôm qua", "?from=1/1/99999999999", "?from=2021-01-01&to=2020-01-01"]
)
def test_a_day_that_is_none_is_said_and_stays_in_its_box(visit, documents, query):
    page = pages.read(visit("syt", f"/van-ban/{query}"))
    assert page.select_one('[role="alert"]').get_text(strip=True)
    name, value = re.findall(r"(from|to)=([^&]+)", query)[0]
    assert page.select_one(f'input[name="{name}"]')["value"] == value


def counts(page, name):
    """The numbers behind the values of one filter, by value."""
    links = page.select(f'[data-filter="{name}"] a')[1:]
    return {re.search(rf"[?&]{name}=([^&]+)", link["href"])[1]: int(link.span.get_text()) for link in links}


def test_counts_say_what_a_choice_leaves(visit, documents):
    page = pages.read(visit("syt", "/van-ban/"))
    assert counts(page, "year") == {"2021": 1, "2020": 3, "2019": 1}
    assert counts(page, "field") == {"y-te": 3, "giao-duc-dao-tao": 1}
    assert counts(page, "issuer") == {"so-y-te": 4, "so-tai-chinh": 2}
    assert counts(page, "status") == {"in-force": 3, "expired": 1, "not-yet": 1}
    assert page.select_one(".list-head__count").get_text(strip=True).startswith("5 ")


def test_the_counts_of_a_filter_are_those_of_its_other_values(visit, documents):
    page = pages.read(visit("syt", "/van-ban/?year=2020&type=QĐ"))
    assert counts(page, "year")["2019"] == 1
    assert "3" not in {value.split("/")[0] for value in counts(page, "signer")}


@pytest.fixture
def long_list(documents, monkeypatch):
    """The same documents are too many to be counted while a reader waits."""
    monkeypatch.setattr(counting, "COUNTED_AT_ONCE", 2)
    cache.clear()
    yield documents
    cache.clear()


def offered(page, name):
    """The values of one filter, in order."""
    return [link.find(string=True, recursive=False).strip() for link in page.select(f'[data-filter="{name}"] a[rel]')]


def test_a_long_list_is_counted_on_request_and_the_numbers_stay_for_a_while(visit, long_list):
    page = pages.read(visit("syt", "/van-ban/?type=QĐ"))
    assert not page.select(".facet__count")
    assert offered(page, "year")[1:-1] == ["2021", "2020", "2019"], "every value of the list can be chosen"
    link = page.select_one('[data-filter="year"] [data-counts]')["href"]
    assert link == "?type=Q%C4%90&counts=1"
    counted = pages.read(visit("syt", f"/van-ban/{link}"))
    assert counts(counted, "year") == {"2020": 2, "2019": 1}
    assert not counted.select("[data-counts]")
    assert counts(pages.read(visit("syt", "/van-ban/?type=QĐ")), "year") == {"2020": 2, "2019": 1}


def test_no_change_of_a_long_list_is_overlooked(visit, long_list):
    visit("syt", "/van-ban/?counts=1")
    pages.document(number="11/QĐ-SYT", issued_on=date(2022, 1, 1))
    assert counts(pages.read(visit("syt", "/van-ban/?counts=1")), "year")["2022"] == 1


def test_a_filter_that_leaves_little_does_not_count_a_long_list_for_its_other_values(visit, long_list):
    page = pages.read(visit("syt", "/van-ban/?signer=tran-thi-binh"))
    assert counts(page, "year") == {"2020": 1}
    assert page.select('[data-filter="signer"] [data-counts]')
    assert not page.select('[data-filter="signer"] .facet__count')


@pytest.mark.parametrize(
    ("query", "name", "label"),
    [
        ("?type=CT&year=2019", "type", "Chỉ thị"),
        ("?year=1950", "year", "1950"),
        ("?unit=stc", "unit", None),
        ("?issuer=so-tai-chinh&year=2019", "issuer", "Sở Tài chính"),
        ("?signer=tran-thi-binh&year=2019", "signer", "Trần Thị Bình"),
        ("?status=expired&year=2019", "status", "Hết hiệu lực"),
        ("?field=giao-duc-dao-tao&year=2019", "field", "Giáo dục, đào tạo"),
    ],
)
def test_what_is_chosen_is_said_though_it_leaves_nothing(visit, documents, query, name, label):
    page = pages.read(visit("syt", f"/van-ban/{query}"))
    facet = page.select_one(f'[data-filter="{name}"][data-chosen]')
    assert (facet.summary.strong.get_text() if facet else None) == label


def test_every_link_keeps_the_other_filters_and_stands_in_one_order(visit, documents):
    page = pages.read(visit("syt", "/van-ban/?year=2020&type=QĐ&sort=oldest"))
    for link in page.select(".facet__link"):
        if "signer=" in link["href"]:
            assert link["href"].startswith("?type=Q%C4%90&signer=")
            assert link["href"].endswith("&year=2020&sort=oldest")


def test_texts_are_sorted_as_in_a_vietnamese_dictionary(visit):
    for number, abstract in enumerate(["Đê điều", "Dân số", "Ủy quyền", "Ân xá", "Xây dựng", "Ăn uống", "An ninh"]):
        pages.document(number=f"{number + 1}/QĐ-SYT", abstract=abstract)
    rows = pages.read(visit("syt", "/van-ban/?sort=abstract")).select(".doc-row__abstract a")
    assert [row.get_text() for row in rows] == [
        "An ninh", "Ăn uống", "Ân xá", "Dân số", "Đê điều", "Ủy quyền", "Xây dựng",
    ]  # fmt: skip


def test_the_same_list_as_a_table(visit, documents):
    response = visit("syt", "/van-ban/csv/?type=QĐ&sort=number")
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["1/2019/QĐ-SYT", "2/2020/QĐ-SYT", "10/2020/QĐ-SYT"]
    assert rows[1][-1] == documents["1/2019/QĐ-SYT"].full_url


def test_a_table_holds_no_formulas(visit):
    pages.document(abstract="=HYPERLINK(1)")
    assert "'=HYPERLINK" in visit("syt", "/van-ban/csv/").getvalue().decode()


def test_the_same_list_as_data(visit, documents):
    data = json.loads(visit("syt", "/van-ban/json/?type=QĐ&year=2020").getvalue())
    assert [row["number"] for row in data["documents"]] == ["10/2020/QĐ-SYT", "2/2020/QĐ-SYT"]
    assert data["count"] == 2
    assert data["filters"] == {"type": "QĐ", "year": "2020"}


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_every_filter_has_a_feed(visit, documents, form):
    feed = visit("syt", f"/van-ban/{form}/?type=CT").content.decode()
    assert "3/CT-SYT" in feed
    assert "1/2019/QĐ-SYT" not in feed


def test_a_unit_lists_its_own_and_the_hub_those_of_all(visit, documents):
    pages.document("stc", number="9/QĐ-STC", issuing_body="Sở Tài chính")
    hub = pages.section(DocumentIndexPage, "tinh", "vi")
    assert not pages.read(visit("tinh", "/van-ban/")).select(".doc-row")
    hub.covers_province = True
    with pages.without_chain():
        hub.save_revision().publish()
    page = pages.read(visit("tinh", "/van-ban/"))
    assert len(page.select(".doc-row")) == len(DOCUMENTS) + 1
    assert counts(page, "unit") == {"syt": 5, "stc": 1}
    narrowed = pages.read(visit("tinh", "/van-ban/?unit=stc")).select(".doc-row__abstract a")
    assert [link["href"].split("/")[2].split(":")[0] for link in narrowed] == ["stc.tinh.localhost"]


def test_a_unit_cannot_speak_for_the_province(visit, documents):
    own = pages.section(DocumentIndexPage, "stc", "vi")
    own.covers_province = True
    with pages.without_chain():
        own.save_revision().publish()
    assert not pages.read(visit("stc", "/van-ban/")).select(".doc-row")


def test_documents_of_a_merged_unit_are_not_offered(visit, documents):
    hub = pages.section(DocumentIndexPage, "tinh", "vi")
    hub.covers_province = True
    with pages.without_chain():
        hub.save_revision().publish()
    assert "1/2019/QĐ-SYT" in visit("tinh", "/van-ban/json/").getvalue().decode()
    Unit.objects.filter(code="syt").update(state=UnitState.REDIRECTED)
    assert "1/2019/QĐ-SYT" not in visit("tinh", "/van-ban/json/").getvalue().decode()


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_controls_of_word_and_pdf_break_no_feed(visit, form):
    page = pages.document(abstract="Về việc\x0bcấp giấy\x07 phép")
    page.save_revision().publish()
    response = visit("syt", f"/van-ban/{form}/")
    assert response.status_code == 200
    assert "Về việc cấp giấy phép" in response.content.decode()


@pytest.mark.parametrize("count", [3, 40])
def test_a_list_with_filters_costs_the_same_at_any_length(visit, count, django_assert_max_num_queries):
    for number in range(count):
        pages.document(number=f"{number + 1}/2020/QĐ-SYT", issued_on=date(2020, 1, 1 + number % 28))
    visit("syt", "/van-ban/")
    with django_assert_max_num_queries(31):
        visit("syt", "/van-ban/?type=QĐ&year=2020&status=in-force")
