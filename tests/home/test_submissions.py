"""What readers sent is seen, exported and deleted by those who may change the form, in their own unit."""

import csv
import io
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.contrib.forms.models import FormSubmission

from tests import cast
from tests.form_pages import form_page

pytestmark = pytest.mark.django_db

SECRET = "Bệnh án của bà Tám"
#: Who reads the answers to forms of Health: who may change its pages.
READERS = {"binh": True, "em": True, "hoa": True, "root": True}
NON_READERS = ("an", "chi", "dung", "khanh")
HOSTILE = ["=HYPERLINK(1)", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1"]  # noqa: RUF001 - wide form


@pytest.fixture
def form():
    """A form of Health with three answers."""
    page = form_page(questions={"Họ và tên": "singleline", "Đồng ý": "checkbox"})
    for place in range(3):
        FormSubmission.objects.create(page=page, form_data={"ho_va_ten": f"{SECRET} {place}", "dong_y": place == 0})
    return page


def addresses(page):
    listing = reverse("wagtailforms:list_submissions", args=[page.pk])
    return [
        listing,
        f"{listing}?export=csv",
        f"{listing}?export=xlsx",
        f"{listing}?date_from=2020-01-01",
        reverse("wagtailforms:list_submissions_results", args=[page.pk]),
        reverse("wagtailforms:delete_submissions", args=[page.pk]) + f"?selected-submissions={keys(page)[0]}",
    ]


def keys(page):
    return list(FormSubmission.objects.filter(page=page).order_by("pk").values_list("pk", flat=True))


def delete(browser, page, *chosen):
    query = "&".join(f"selected-submissions={key}" for key in chosen)
    return browser.post(reverse("wagtailforms:delete_submissions", args=[page.pk]) + "?" + query)


@pytest.mark.parametrize("person", READERS)
def test_who_may_change_the_form_reads_the_answers(sign_in, form, person):
    browser = sign_in(person)
    for address in addresses(form):
        response = browser.get(address)
        assert response.status_code == 200, address
    assert SECRET in browser.get(addresses(form)[0]).content.decode()
    assert form.title in browser.get(reverse("wagtailforms:index")).content.decode()


@pytest.mark.parametrize("person", NON_READERS)
def test_others_do_not(sign_in, form, person):
    browser = sign_in(person)
    for address in addresses(form):
        response = browser.get(address, follow=True)
        body = b"".join(response) if response.streaming else response.content
        assert SECRET not in body.decode(errors="replace"), address
    delete(browser, form, *keys(form))
    assert FormSubmission.objects.count() == 3
    for address in (reverse("wagtailforms:index"), reverse("wagtailforms:index_results")):
        assert form.title not in browser.get(address).content.decode()


@pytest.mark.parametrize("person", ["chi", "dung"])
def test_another_units_form_answers_as_one_that_does_not_exist(sign_in, form, person):
    browser = sign_in(person)
    for name in ("list_submissions", "list_submissions_results", "delete_submissions"):
        foreign = browser.get(reverse(f"wagtailforms:{name}", args=[form.pk]))
        missing = browser.get(reverse(f"wagtailforms:{name}", args=[10_000_000]))
        assert foreign.status_code == missing.status_code == 404
        assert foreign.content == missing.content


def test_a_contributor_reads_the_answers_to_the_own_form(sign_in, form):
    form.owner = cast.person("an")
    form.save()
    assert SECRET in sign_in("an").get(addresses(form)[0]).content.decode()


def test_chosen_answers_are_deleted(sign_in, form):
    first, second, third = keys(form)
    assert delete(sign_in("binh"), form, first, third).status_code == 302
    assert keys(form) == [second]


@pytest.mark.parametrize("person", ["binh", "root"])
@pytest.mark.parametrize("stray", ["other form", "other unit", "missing", "abc", "-1", "0", str(2**63), str(2**80), ""])
def test_one_id_that_is_not_of_the_form_stops_it_for_all(sign_in, form, person, stray):
    other = form_page(slug="khac", questions={"Tên": "singleline"})
    foreign = form_page("stc", questions={"Tên": "singleline"})
    for page in (other, foreign):
        FormSubmission.objects.create(page=page, form_data={"ten": "x"})
    stray = {"other form": keys(other)[0], "other unit": keys(foreign)[0], "missing": 10_000_000}.get(stray, stray)
    assert delete(sign_in(person), form, *keys(form), stray).status_code == 404
    assert FormSubmission.objects.count() == 5


def test_nothing_chosen_deletes_nothing(sign_in, form):
    assert delete(sign_in("binh"), form).status_code == 404
    assert FormSubmission.objects.count() == 3


def test_a_next_address_elsewhere_is_not_followed(sign_in, form):
    address = reverse("wagtailforms:delete_submissions", args=[form.pk])
    query = f"?selected-submissions={keys(form)[0]}&next=//evil.test/"
    assert sign_in("binh").post(address + query)["Location"] == addresses(form)[0]


def test_the_lists_are_the_same_without_the_other_units_forms(sign_in, form):
    foreign = form_page("stc", title="Biểu mẫu của tài chính", questions={"Tên": "singleline"})
    FormSubmission.objects.create(page=foreign, form_data={"ten": "x"})
    browser = sign_in("binh")
    screens = [reverse("wagtailforms:index"), reverse("wagtailforms:index") + "?q=bieu", addresses(form)[0]]
    browser.get(screens[0])
    before = [text_of(browser.get(screen)) for screen in screens]
    assert "tài chính" not in "".join(before).lower()
    foreign.delete()
    assert [text_of(browser.get(screen)) for screen in screens] == before


def text_of(response):
    return "\n".join(line for line in response.content.decode().splitlines() if "csrf" not in line.lower())


def table(response, kind):
    body = b"".join(response)
    if kind == "csv":
        return list(csv.reader(io.StringIO(body.decode(), newline="")))
    return [["" if cell is None else cell for cell in row] for row in load_workbook(BytesIO(body)).active.values]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_an_export_is_a_formula(sign_in, kind):
    page = form_page(questions={"=1+1": "singleline", "Nội dung": "multiline", "Chọn": "checkboxes"})
    for text in HOSTILE:
        data = {"question": text, "1_1": text, "noi_dung": text, "chon": [text, text]}
        FormSubmission.objects.create(page=page, form_data=data)
    rows = table(sign_in("binh").get(addresses(page)[0] + f"?export={kind}"), kind)
    cells = [str(cell) for row in rows for cell in row]
    assert len(rows) == len(HOSTILE) + 1
    assert [cell for cell in cells if cell.strip()[:1] in set("=+-@＝")] == []  # noqa: RUF001 - wide form
    assert [cell for cell in cells if cell[:1] in {"\t", "\r", "\n"}] == []
    assert any("HYPERLINK" in cell for cell in cells)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exports_survive_characters_that_a_workbook_cannot_hold(sign_in, form, kind):
    FormSubmission.objects.create(page=form, form_data={"ho_va_ten": "a\x0b\x1bb", "dong_y": True})
    rows = table(sign_in("binh").get(addresses(form)[0] + f"?export={kind}"), kind)
    assert rows[-1][1:] == ["ab", "Có"]


def test_yes_and_no_are_in_words(sign_in, form):
    page = sign_in("binh").get(addresses(form)[0]).content.decode()
    assert "False" not in page.split("<table")[1]


def test_other_exports_hold_no_formulas_either(sign_in):
    """Titles are written by many people and exported by others."""
    page = form_page(title="=cmd|calc")
    page.locked, page.locked_by = True, cast.person("binh")
    page.save()
    rows = table(sign_in("binh").get(reverse("wagtailadmin_reports:locked_pages") + "?export=csv"), "csv")
    assert rows[1][0] == "'=cmd|calc"


def test_the_editor_of_a_form_leads_to_its_answers(sign_in, form):
    page = sign_in("binh").get(reverse("wagtailadmin_pages:edit", args=[form.pk])).content.decode()
    assert addresses(form)[0] in page
