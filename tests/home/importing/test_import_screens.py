"""The screens of imports: from the upload to the report, for whom they are, and for whom they do not exist."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from documents.importing.vocabulary import WRITTEN
from documents.models import ColumnMemory, ImportRun, LegalDocumentPage
from tests import cast, pages
from tests.documents.importing.tables import DECISION, csv_of, row
from workflow.audit import audit_public

pytestmark = pytest.mark.django_db

INDEX = "/admin/document-imports/"


def upload(browser, *rows, name="van-ban.csv", **data):
    """Send a table; the answer."""
    table = SimpleUploadedFile(name, csv_of(*(rows or (row(),))).getvalue())
    return browser.post(INDEX, {"table": table, **data})


def historic(browser, *rows, unit="syt", **data):
    """Send a table of historic documents."""
    place = cast.unit(unit).pk if unit else ""
    return upload(browser, *rows, **{"mode": "historic", "unit": place, "decision": DECISION, **data})


def columns_of(run):
    return {f"column_{place}": key for place, key in enumerate(run.mapping)}


def address(run, act=""):
    return f"{INDEX}{run.pk}/{act}"


def carry_out(browser, run):
    """Choose the columns as they were guessed, check, import."""
    browser.post(address(run, "columns/"), columns_of(run))
    for act in ("step/", "take/", "step/"):
        assert browser.post(address(run, act)).status_code == 302
    run.refresh_from_db()
    return run


def test_a_table_becomes_drafts_of_the_unit_screen_by_screen(sign_in):
    an = sign_in("an")
    answer = upload(an, row(), row("2/QĐ-UBND", **{"Ngày ban hành": "31/2/2007"}))
    run = ImportRun.objects.get()
    assert answer.url == address(run, "columns/")
    shown = pages.read(an.get(answer.url))
    assert "76/2007/QĐ-UBND" in shown.text
    assert shown.find("select", {"name": "column_0"}).find("option", selected=True)["value"] == "number"

    answer = an.post(address(run, "columns/"), columns_of(run))
    assert answer.url == address(run)
    assert pages.read(an.get(answer.url)).find("progress")["max"] == "2"
    progress = an.post(address(run, "step/"), headers={"accept": "application/json"}).json()
    assert progress == {"done": 2, "total": 2, "finished": True, "problem": ""}
    assert not LegalDocumentPage.objects.exists()
    report = pages.read(an.get(address(run))).text
    assert "31/2/2007" in report

    an.post(address(run, "take/"))
    an.post(address(run, "step/"))
    page = LegalDocumentPage.objects.get()
    assert (page.live, page.owner, page.unit) == (False, cast.person("an"), cast.unit("syt"))


def test_the_choice_of_columns_is_remembered_for_the_unit(sign_in):
    an = sign_in("an")
    strange = {"Ghi chú A": "Về việc B", **row()}
    del strange["Trích yếu"]
    upload(an, strange)
    run = ImportRun.objects.get()
    assert run.mapping[0] == ""
    assert an.post(address(run, "columns/"), columns_of(run)).status_code == 200
    an.post(address(run, "columns/"), {**columns_of(run), "column_0": "abstract"})
    assert ColumnMemory.objects.get().unit == cast.unit("syt")
    upload(an, strange)
    assert ImportRun.objects.first().mapping[0] == "abstract"
    upload(sign_in("chi"), strange)
    assert ImportRun.objects.first().mapping[0] == ""


def test_the_hub_lets_historic_documents_of_a_unit_in(sign_in):
    dung = sign_in("dung")
    historic(dung)
    run = carry_out(dung, ImportRun.objects.get())
    page = LegalDocumentPage.objects.get()
    assert (page.live, page.unit) == (True, cast.unit("syt"))
    assert run.counts() == {"created": 1}
    assert not list(audit_public())


@pytest.mark.parametrize("missing", ["decision", "unit"])
def test_historic_documents_need_a_decision_and_a_unit(sign_in, missing):
    assert historic(sign_in("dung"), **{missing: ""}).status_code == 200
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("name", ["an", "binh", "em", "hoa", "chi", "khanh"])
def test_nobody_of_a_unit_imports_past_the_chain(sign_in, name):
    browser = sign_in(name)
    historic(browser)
    for run in ImportRun.objects.all():
        carry_out(browser, run)
    assert not ImportRun.objects.filter(mode="historic").exists()
    assert not LegalDocumentPage.objects.filter(live=True).exists()


@pytest.mark.parametrize(("name", "may"), [("an", True), ("binh", True), ("em", False), ("khanh", False)])
def test_who_writes_for_the_unit_imports(sign_in, name, may):
    upload(sign_in(name))
    assert ImportRun.objects.filter(unit=cast.unit("syt")).exists() == may


ACTS = ["", "columns/", "results/"]


@pytest.mark.parametrize("act", ACTS)
def test_an_import_of_another_unit_does_not_exist(sign_in, act):
    upload(sign_in("an"))
    run = ImportRun.objects.get()
    assert sign_in("an").get(address(run, act)).status_code == 200
    assert sign_in("chi").get(address(run, act)).status_code == 404
    assert sign_in("dung").get(address(run, act)).status_code == 404
    assert str(run) not in sign_in("chi").get(INDEX).content.decode()


@pytest.mark.parametrize("act", ["take/", "step/", "columns/"])
def test_nobody_else_carries_an_import_out(sign_in, act):
    upload(sign_in("an"))
    run = ImportRun.objects.get()
    for name, status in (("chi", 404), ("dung", 404), ("em", 302)):  # Em is of the unit and does not write for it
        answer = sign_in(name).post(address(run, act), columns_of(run))
        assert answer.status_code == status
        assert status == 404 or not answer.url.startswith(INDEX)
    run.refresh_from_db()
    assert (run.done, run.phase) == (0, "check")


def test_the_people_of_the_unit_see_the_report_of_its_historic_documents(sign_in):
    historic(sign_in("dung"))
    run = ImportRun.objects.get()
    assert sign_in("an").get(address(run)).status_code == 200
    assert sign_in("chi").get(address(run)).status_code == 404
    sign_in("an").post(address(run, "step/"))
    run.refresh_from_db()
    assert run.done == 0


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b""), ("a.xlsx", b"PK\x03\x04"), ("a.doc", b"abc"), ("a.csv", b"\xff\xfe\x00")]
)
def test_a_broken_table_is_refused_in_the_form(sign_in, name, content):
    answer = sign_in("an").post(INDEX, {"table": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    assert not ImportRun.objects.exists()


def test_the_template_and_the_export_can_be_downloaded(sign_in):
    an = sign_in("an")
    template = b"".join(an.get(f"{INDEX}template/xlsx/").streaming_content)
    sheet = load_workbook(io.BytesIO(template)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.vi for column in WRITTEN]
    pages.document(number="5/QĐ-SYT")
    pages.document("stc", number="6/QĐ-STC")
    table = b"".join(an.get(f"{INDEX}export/csv/").streaming_content).decode()
    assert "5/QĐ-SYT" in table
    assert "6/QĐ-STC" not in table
    assert b"".join(an.get(f"{INDEX}export/zip/").streaming_content).startswith(b"PK")
    assert an.get(f"{INDEX}export/exe/").status_code == 404


def test_the_template_can_be_imported_as_it_is(sign_in, tmp_path):
    for kind in ("csv", "xlsx"):
        path = tmp_path / f"mau.{kind}"
        call_command("import_documents", template=path)
        call_command("import_documents", path, unit="syt", historic=DECISION, verbosity=0, stdout=io.StringIO())
    assert LegalDocumentPage.objects.get().number == "76/2007/QĐ-UBND"


def test_the_command_reports_every_bad_cell_and_takes_the_rest(tmp_path):
    table, said = tmp_path / "a.csv", io.StringIO()
    table.write_bytes(csv_of(row(), row("", **{"Ngày ban hành": "hôm qua"})).getvalue())
    options = {"unit": "syt", "historic": DECISION, "verbosity": 0, "stdout": said}
    call_command("import_documents", table, dry_run=True, **options)
    assert "hôm qua" in said.getvalue()
    assert not LegalDocumentPage.objects.exists()
    call_command("import_documents", table, **options)
    assert LegalDocumentPage.objects.count() == 1


@pytest.mark.parametrize(
    "options",
    [{"unit": "khong-co"}, {"unit": "syt", "user": "khong-ai"}, {"unit": "syt", "submit": True}, {"resume": 99}],
)
def test_the_command_refuses_what_it_cannot_do(tmp_path, options):
    table = tmp_path / "a.csv"
    table.write_bytes(csv_of(row()).getvalue())
    with pytest.raises(CommandError):
        call_command("import_documents", table, verbosity=0, **options)
