"""What is exported comes in elsewhere as it was: an export of that is the same, byte for byte."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.importing.cells import tidy, unwritten, written
from documents.importing.exporting import documents_of, write_bundle, write_table
from documents.importing.relation_texts import RelationText, read_relations, write_relations
from documents.models import DocumentAttachment, DocumentField, DocumentRelation, LegalDocumentPage, UnitDocument
from tests import cast, pages
from tests.documents.importing.tables import run_of, work_off
from tests.documents.papers import pdf

TEXTS = st.text(alphabet=st.one_of(st.sampled_from("=+-@'\t \n;:()[]{}<>\\\",ạĐệ0a"), st.characters()), max_size=30)


@pytest.fixture
def papers(db):
    """Two documents of Health in both languages with everything that a document can say."""
    field, _made = DocumentField.objects.get_or_create(code="y-te", defaults={"name": "Y tế", "name_en": "Health"})
    file = UnitDocument.objects.create(
        title="Bản ký: quyết định 76",
        collection=cast.unit("syt").collection,
        file=ContentFile(pdf(["Điều 1"]), "a.pdf"),
    )
    old = pages.document(title="=Công thức", number="12/2005/QĐ-SYT", issued_on=date(2005, 3, 1))
    page = pages.document(
        number="76/2007/QĐ-SYT",
        issuing_body="Sở Y tế; Sở Tài chính",
        issued_on=date(2007, 8, 31),
        effective_from=date(2007, 9, 10),
        expires_on=date(2030, 1, 1),
        expiry_reason="Theo Điều 5",
        abstract='-Ban hành "Quy chế",\nvới; dấu',
        signer_name="Nguyễn Văn An",
        signing_form="KT.",
        signer_title="Phó Giám đốc",
        place="Bắc Giang",
        document_fields=[field],
        lane="party",
        bases="Luật A;\nNghị định B",
        recipients="- Như Điều 2;",
        gazette_number="12",
        gazette_on=date(2007, 9, 1),
        status_override="suspended",
        status_reason="Theo công văn",
        full_text="Điều 1. A\n1. B\n" + "chữ " * 20_000,
        relations=[
            DocumentRelation(kind="replaces", target=old, articles="Điều 3; khoản 2 Điều 5 [a]"),
            DocumentRelation(kind="basis", target_number="64/2007/NĐ-CP", target_body="Chính phủ {cũ}",
                             starts_on=date(2008, 1, 1), ends_on=date(2009, 1, 1)),
        ],
        attachments=[DocumentAttachment(document=file, role="signed")],
    )  # fmt: skip
    pages.english_of(page, number="76/2007/QĐ-SYT", issued_on=date(2007, 8, 31), title="Decision")
    return page


def bundle(code, kind="csv"):
    """An export with files: the table, the names of the files, and the whole."""
    file = io.BytesIO()
    write_bundle(file, kind, documents_of(cast.unit(code)))
    archive = zipfile.ZipFile(file)
    return archive.read(f"van-ban.{kind}"), sorted(archive.namelist()), file


def cells(content):
    book = load_workbook(io.BytesIO(content))
    return [[cell.value for cell in line] for line in book.active.iter_rows()]


def move_to_finance(content, kind, archive):
    """Take the documents away from Health and import the export into Finance."""
    LegalDocumentPage.objects.all().delete()
    archive.seek(0)
    run = run_of(io.BytesIO(content), f"van-ban.{kind}", unit="stc", archive=archive)
    work_off(run)
    assert set(run.counts()) == {"created"}, list(run.results.values())


def test_an_export_imported_by_another_unit_is_exported_alike_as_csv(papers, django_capture_on_commit_callbacks):
    first, names, archive = bundle("syt")
    move_to_finance(first, "csv", archive)
    again, names_again, _archive = bundle("stc")
    assert again.decode("utf-8-sig").splitlines() == first.decode("utf-8-sig").splitlines()
    assert again == first
    assert names_again == names


def test_an_export_imported_by_another_unit_is_exported_alike_as_workbook(papers):
    first, names, archive = bundle("syt", "xlsx")
    assert any(name.startswith("toan-van/") for name in names)
    move_to_finance(first, "xlsx", archive)
    again, names_again, _archive = bundle("stc", "xlsx")
    assert cells(again) == cells(first)
    assert names_again == names


def test_a_text_too_long_for_a_workbook_needs_an_archive(papers):
    with pytest.raises(Exception, match="76/2007/QĐ-SYT"):
        write_table(io.BytesIO(), "xlsx", documents_of(cast.unit("syt")))


def test_exports_hold_no_formulas(papers):
    table = bundle("syt")[0].decode("utf-8-sig")
    assert "'=Công thức" in table
    book = load_workbook(io.BytesIO(bundle("syt", "xlsx")[0]))
    assert {cell.data_type for line in book.active.iter_rows() for cell in line} <= {"s", "n", "inlineStr"}


def test_drafts_and_documents_of_others_are_not_exported(papers):
    pages.document(number="99/QĐ-NHÁP", live=False)
    pages.document("stc", number="98/QĐ-STC")
    table = bundle("syt")[0].decode()
    assert "99/QĐ-NHÁP" not in table
    assert "98/QĐ-STC" not in table


def test_a_draft_to_which_a_document_refers_is_not_named(db):
    draft = pages.document(number="99/QĐ-NHÁP", live=False)
    pages.document(relations=[DocumentRelation(kind="basis", target=draft)])
    assert "NHÁP" not in bundle("syt")[0].decode()


def test_the_number_of_queries_does_not_grow_with_the_documents(db, django_assert_max_num_queries):
    for _number in range(12):
        pages.document(relations=[DocumentRelation(kind="basis", target_number="1/QĐ-TTg")])
    with django_assert_max_num_queries(12):
        write_table(io.BytesIO(), "csv", documents_of(cast.unit("syt")))


def test_the_command_writes_a_whole_file_or_none(papers, tmp_path):
    call_command("export_documents", tmp_path / "a.csv", unit="syt", verbosity=0)
    assert (tmp_path / "a.csv").read_bytes() == bundle("syt")[0]
    with pytest.raises(CommandError):
        call_command("export_documents", tmp_path / "a.xlsx", unit="syt")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@given(TEXTS)
def test_every_text_of_a_cell_comes_back_as_it_went(text):
    text = tidy(text)
    assert tidy(text) == text
    assert unwritten(written(text)) == text
    assert not written(text).lstrip().startswith(("=", "+", "-", "@"))


NAMES = TEXTS.map(lambda text: " ".join(tidy(text).split()))
DAYS = st.none() | st.dates(date(1945, 1, 1), date(2099, 12, 31))


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.lists(
        st.builds(
            RelationText,
            st.sampled_from(["basis", "amends", "replaces", "suspends", "refers"]),
            st.from_regex(r"[1-9][0-9]{0,3}/[12][0-9]{3}/(QĐ|NQ)-[A-Z]{2,6}", fullmatch=True),
            DAYS,
            NAMES,
            NAMES,
            DAYS,
            st.none(),
        ),
        max_size=4,
    )
)
def test_relations_come_back_as_they_went(relations):
    text = write_relations(relations)
    assert read_relations(tidy(text)) == relations
