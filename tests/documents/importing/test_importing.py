"""Importing documents: good rows are taken, bad ones are named cell by cell, and once more changes nothing."""

from datetime import date, timedelta

import pytest
from wagtail.models import Page, PageLogEntry, ReferenceIndex

from documents.choices import ImportMode, ImportPhase
from documents.importing.batches import advance
from documents.importing.retention import tidy_imports
from documents.models import DocumentEntry, DocumentRelation, ImportRun, LegalDocumentPage
from home.importing.acts import ACTS
from home.importing.rights import may_carry_out
from tests import cast, pages
from tests.documents.importing.tables import DECISION, csv_of, imported, outcomes, row, run_of, work_off, xlsx_of
from workflow.audit import audit_public
from workflow.records import Publication

pytestmark = pytest.mark.django_db


def everything():
    return list(LegalDocumentPage.objects.order_by("path").values_list("path", "slug", "number", "live"))


def test_a_row_becomes_a_public_document_with_its_record():
    run = imported(
        row(
            **{
                "Người ký": "Nguyễn Đăng Khoa",
                "Thể thức ký": "TM",
                "Ngày có hiệu lực": "ngày 10 tháng 9 năm 2007",
                "Quan hệ với văn bản khác": "thay thế: 12/2005/QĐ-UBND (2005-03-01) [Điều 3]; căn cứ: 64/2007/NĐ-CP",
                "Nơi nhận": "- Như Điều 3;\n- Lưu: VT.",
            }
        )
    )
    page = LegalDocumentPage.objects.get(number="76/2007/QĐ-UBND")
    assert outcomes(run) == [(2, "created", "", "")]
    assert (page.title, page.slug, page.live) == (
        "Quyết định số 76/2007/QĐ-UBND",
        "quyet-dinh-so-76-2007-qd-ubnd",
        True,
    )
    assert (page.issued_on, page.effective_from) == (date(2007, 8, 31), date(2007, 9, 10))
    assert (page.signer_name, page.signing_form) == ("Nguyễn Đăng Khoa", "TM.")
    assert page.recipients == "- Như Điều 3;\n- Lưu: VT."
    assert list(page.relations.values_list("kind", "target_number", "articles")) == [
        ("replaces", "12/2005/QĐ-UBND", "Điều 3"),
        ("basis", "64/2007/NĐ-CP", ""),
    ]
    assert DocumentEntry.objects.get(page=page).number_key == "76/2007/qd-ubnd"


def test_readers_find_the_document_at_once(visit):
    imported(row())
    page = LegalDocumentPage.objects.get()
    assert "Ban hành Quy chế" in visit("syt", pages.path_of(page)).content.decode()
    assert page.number in visit("syt", "/van-ban/").content.decode()


def test_historic_documents_are_public_by_a_logged_exemption_that_names_the_decision():
    run = imported(row())
    publication = Publication.objects.get(page_id=LegalDocumentPage.objects.get().pk)
    assert publication.kind == "exemption"
    assert DECISION in publication.reason
    assert run.name in publication.reason
    assert publication.authors[0]["username"] == "dung"
    assert not list(audit_public())


def test_the_tree_is_sound_and_everything_is_indexed():
    imported(*(row(f"{number}/2007/QĐ-UBND") for number in range(1, 9)))
    assert not any(Page.find_problems())
    assert len(LegalDocumentPage.objects.all().search("quyết định")) == 8
    page = LegalDocumentPage.objects.first()
    assert ReferenceIndex.get_references_for_object(page).exists()
    assert PageLogEntry.objects.filter(page=page, action="documents.import").count() == 1


def test_bulk_pages_are_what_add_child_would_have_made():
    single = pages.document(title="Quyết định số 1/QĐ-SYT", number="1/QĐ-SYT", issued_on=date(2020, 1, 2))
    imported(row("2/QĐ-SYT"))
    bulk = LegalDocumentPage.objects.get(number="2/QĐ-SYT")
    ours = {"title", "number", "abstract", "issuing_body", "issued_on", "place", "owner", "first_published_at"}
    different = {"id", "path", "slug", "url_path", "draft_title", "translation_key", "last_published_at", "page_ptr"}
    for field in LegalDocumentPage._meta.concrete_fields:
        if field.name not in ours | different:
            assert getattr(bulk, field.attname) == getattr(single, field.attname), field.name


def test_every_bad_cell_is_named_and_good_rows_are_not_lost():
    run = imported(
        row(),
        row("2/QĐ-UBND", **{"Ngày ban hành": "31/2/2007", "Loại văn bản": "Sắc lệnh"}),
        row("", **{"Trích yếu": ""}),
        row("4/QĐ-UBND", more={"Độ mật": "Tối mật"}),
    )
    assert LegalDocumentPage.objects.count() == 1
    assert outcomes(run) == [
        (2, "created", "", ""),
        (3, "bad", "issued_on", "31/2/2007"),
        (3, "bad", "type", "Sắc lệnh"),
        (4, "bad", "number", ""),
        (4, "bad", "abstract", ""),
        (5, "bad", "security_level", "Tối mật"),
    ]
    assert all(run.results.filter(outcome="bad").values_list("reason", flat=True))
    assert run.counts() == {"created": 1, "bad": 3}


def test_x1_a_row_with_a_secrecy_marking_is_refused():
    run = imported(row(more={"Toàn văn": "ỦY BAN NHÂN DÂN TỈNH\nTỐI MẬT\nĐiều 1. Quy định"}))
    assert [result[1:3] for result in outcomes(run)] == [("bad", "full_text")]
    assert not LegalDocumentPage.objects.exists()


def test_a_check_imports_nothing_and_says_what_would_happen():
    run = work_off(run_of(csv_of(row(), row(), row("3/QĐ-UBND", **{"Ngày ban hành": "?"}))), ImportPhase.CHECK)
    assert [result[1] for result in outcomes(run)] == ["created", "repeated", "bad"]
    assert not LegalDocumentPage.objects.exists()
    assert not Publication.objects.filter(page_type="documents.LegalDocumentPage").exists()


def test_importing_once_more_changes_nothing():
    rows = [row(f"{number}/2007/QĐ-UBND") for number in range(1, 6)]
    imported(*rows)
    before = everything(), Publication.objects.count(), list(DocumentEntry.objects.values().order_by("page"))
    run = imported(*rows)
    assert run.counts() == {"unchanged": 5}
    assert before == (everything(), Publication.objects.count(), list(DocumentEntry.objects.values().order_by("page")))


def test_what_differs_is_reported_and_left_as_it_is():
    imported(row())
    run = imported(row(**{"Trích yếu": "Ban hành Quy định"}))
    assert outcomes(run) == [(2, "differs", "abstract", "Ban hành Quy định")]
    assert LegalDocumentPage.objects.get().abstract == "Ban hành Quy chế"


def test_what_differs_becomes_a_draft_if_the_clerk_wants_it_and_only_once():
    imported(row())
    changed = row(**{"Trích yếu": "Ban hành Quy định"})
    assert imported(changed, updates=True).counts() == {"updated": 1}
    page = LegalDocumentPage.objects.get()
    assert page.abstract == "Ban hành Quy chế"
    assert page.get_latest_revision_as_object().abstract == "Ban hành Quy định"
    assert not list(audit_public())
    assert imported(changed, updates=True).counts() == {"unchanged": 1}


def test_another_spelling_of_the_number_is_the_same_document():
    imported(row())
    assert imported(row("Số: 076 /2007/QÐ–UBND")).counts() == {"differs": 1}


def test_a_document_that_is_public_elsewhere_is_reported_with_its_address():
    imported(row())
    run = imported(row(), unit="stc")
    assert run.counts() == {"repeated": 1}
    assert LegalDocumentPage.objects.get().full_url in run.results.get().reason


def test_a_draft_of_another_unit_does_not_exist():
    pages.document("stc", number="76/2007/QĐ-UBND", issuing_body="Ủy ban nhân dân tỉnh", issued_on=date(2007, 8, 31),
                   live=False)  # fmt: skip
    assert imported(row()).counts() == {"created": 1}


def test_new_documents_become_drafts_of_who_imports():
    run = imported(row(), mode=ImportMode.NEW, user="an")
    page = LegalDocumentPage.objects.get()
    assert run.counts() == {"created": 1}
    assert (page.live, page.owner, page.latest_revision.user) == (False, cast.person("an"), cast.person("an"))
    assert imported(row(), mode=ImportMode.NEW, user="an").counts() == {"unchanged": 1}


def test_new_documents_are_submitted_to_the_chain_of_the_unit():
    imported(row(), mode=ImportMode.NEW, user="an", submits=True)
    assert LegalDocumentPage.objects.get().current_workflow_state.requested_by == cast.person("an")


def test_documents_of_one_number_have_addresses_of_their_own():
    imported(
        row("117/QĐ-UBND", **{"Ngày ban hành": "1/2/2005"}),
        row("117/QĐ-UBND", **{"Ngày ban hành": "1/2/2006"}),
        row("117/QĐ-UBND", **{"Ngày ban hành": "1/2/2006", "Cơ quan ban hành": "Sở Y tế"}),
    )
    slugs = list(LegalDocumentPage.objects.order_by("path").values_list("slug", flat=True))
    start = "quyet-dinh-so-117-qd-ubnd"
    assert slugs == [start, f"{start}-2006-02-01", f"{start}-2006-02-01-2"]


def test_relations_of_one_file_find_each_other_in_any_order():
    later = row("9/2008/QĐ-UBND", **{"Ngày ban hành": "1/2/2008", "Quan hệ": "thay thế: 76/2007/QĐ-UBND"})
    imported(later, row())
    entry = DocumentEntry.objects.get(number_key="76/2007/qd-ubnd")
    assert entry.ends_on == date(2008, 2, 1)
    assert DocumentRelation.objects.get().target_id is None


@pytest.mark.parametrize("live", [True, False])
def test_a_version_in_the_language_of_a_row_that_differs_is_named_and_stops_no_other_row(live):
    page = pages.document(number="76/2007/QĐ-SYT", issued_on=date(2007, 8, 31))
    pages.english_of(page, number="76/2007/QĐ-SYT", issued_on=date(2007, 8, 31), issuing_body="Health", live=live)
    english = row("76/2007/QĐ-SYT", **{"Cơ quan ban hành": "Sở Y tế", "Ngôn ngữ": "en"})
    run = imported(english, row("77/2007/QĐ-SYT", more={"Ngôn ngữ": "vi"}))
    assert [result[1:3] for result in outcomes(run)] == [("bad", "language"), ("created", "")]


@pytest.mark.parametrize("column", ["Tiêu đề", "Căn cứ", "Phạm vi áp dụng", "Nơi ban hành", "Chức vụ người ký"])
def test_x1_a_secrecy_marking_in_any_cell_is_found(column):
    run = imported(row(more={column: "Độ mật: TUYỆT MẬT"}))
    assert [result[1] for result in outcomes(run)] == ["bad"]
    assert not LegalDocumentPage.objects.exists()


def test_uploads_go_after_their_time_and_the_results_stay():
    run = imported(row())
    table = run.table.name
    tidy_imports(run.made_at + timedelta(days=13))
    assert run.table.storage.exists(table)
    assert tidy_imports(run.made_at + timedelta(days=15)) == 1
    assert not run.table.storage.exists(table)
    kept = ImportRun.objects.get(pk=run.pk)
    assert kept.counts() == {"created": 1}
    assert not may_carry_out(cast.person("dung"), kept)


def test_languages_of_one_document_belong_together():
    english = row(**{"Ngôn ngữ": "en", "Trích yếu": "On the portal"})
    imported(english, row(more={"Ngôn ngữ": "vi"}))
    keys = LegalDocumentPage.objects.values_list("translation_key", flat=True)
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_a_workbook_with_titles_days_and_numbers_is_read():
    file = xlsx_of(row(**{"Ngày ban hành": date(2007, 8, 31)}), above=[["DANH MỤC VĂN BẢN"], []])
    run = work_off(run_of(file, "van-ban.xlsx"))
    assert outcomes(run) == [(4, "created", "", "")]


def test_the_headings_of_decree_30_are_known():
    values = {
        "CodeNumber": "76",
        "CodeNotation": "2007/QĐ-UBND",
        "IssuedDate": "31/08/2007",
        "Subject": "Ban hành Quy chế",
        "TypeName": "Quyết định",
        "OrganName": "Ủy ban nhân dân tỉnh",
        "SignerFullName": "Nguyễn Đăng Khoa",
    }
    work_off(run_of(csv_of(values)))
    assert LegalDocumentPage.objects.get().number == "76/2007/QĐ-UBND"


def test_a_run_that_is_done_does_nothing_more():
    run = imported(row())
    assert not advance(run, ACTS, user=None)
    assert ImportRun.objects.get().done == 1
