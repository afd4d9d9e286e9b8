"""Files that rows name come out of an archive or a folder, and nothing else does."""

import io
import stat
import unicodedata
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from documents.importing.archives import Archive, Folder, NoFiles, NoSuchFile
from documents.models import LegalDocumentPage, UnitDocument
from tests import cast
from tests.documents import papers
from tests.documents.importing.tables import csv_of, outcomes, row, run_of, work_off


def archive_of(files):
    """A ZIP file of contents by name; a name may be a whole entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def link(name, target="/etc/passwd"):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return {entry: target}


def read(source, name):
    with source.open(name) as content:
        return content.read()


@pytest.mark.parametrize(
    "name", ["../a.pdf", "a/../../b.pdf", "/etc/passwd", "C:/a.pdf", "..\\a.pdf", "\\\\server\\a.pdf"]
)
def test_an_archive_with_a_path_out_of_it_is_not_opened(name):
    with pytest.raises(ValidationError):
        Archive(archive_of({"good.pdf": b"a", name: b"b"}))


def test_an_archive_with_a_link_is_not_opened():
    with pytest.raises(ValidationError):
        Archive(archive_of(link("a.pdf")))


def test_an_archive_that_unpacks_to_far_too_much_is_not_opened():
    with pytest.raises(ValidationError):
        Archive(archive_of({"a.txt": b"0" * 30_000_000}))


def test_what_an_archive_says_about_the_size_is_not_believed(monkeypatch):
    monkeypatch.setattr("documents.importing.archives.LARGEST_FILE", 1000)
    source = Archive(archive_of({"a.pdf": bytes(range(256)) * 8}))
    with pytest.raises(NoSuchFile):
        source.open("a.pdf")


@given(st.binary(max_size=400))
def test_bytes_that_are_no_archive_are_refused(content):
    with pytest.raises(ValidationError):
        Archive(io.BytesIO(content))


@given(st.data())
def test_a_damaged_archive_gives_a_message_or_files(data):
    whole = archive_of({"a.txt": b"abc" * 50, "b/c.txt": b"def"}).getvalue()
    cut = data.draw(st.integers(0, len(whole)))
    spot = data.draw(st.integers(0, len(whole) - 1))
    broken = bytearray(whole[:cut])
    if spot < len(broken):
        broken[spot] ^= data.draw(st.integers(1, 255))
    with suppress(ValidationError, NoSuchFile):
        Archive(io.BytesIO(bytes(broken))).open("a.txt").close()


@pytest.mark.parametrize("written", ["Quyết định 76.pdf", unicodedata.normalize("NFD", "Quyết định 76.pdf")])
def test_names_are_found_in_every_form_of_unicode(written):
    source = Archive(archive_of({f"tep/{written}": b"a"}))
    assert read(source, "Quyết định 76.PDF") == b"a"
    assert read(source, "tep/Quyết định 76.pdf") == b"a"


def test_names_without_a_mark_are_read_as_utf_8():
    content = archive_of({"xxxxxxxxxxxx.pdf": b"a"}).getvalue()
    name = "Số 7ệ.pdf".encode()
    content = content.replace(b"xxxxxxxxxxxx.pdf", name.rjust(16, b"x"))
    assert read(Archive(io.BytesIO(content)), name.rjust(16, b"x").decode()) == b"a"


def test_a_name_that_two_files_have_needs_their_folder():
    source = Archive(archive_of({"2007/a.pdf": b"7", "2008/a.pdf": b"8"}))
    with pytest.raises(NoSuchFile):
        source.open("a.pdf")
    assert read(source, "2008\\a.pdf") == b"8"


def test_a_folder_gives_its_files_and_no_links_out_of_it(tmp_path: Path):
    (tmp_path / "secret.pdf").write_bytes(b"no")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"yes")
    (folder / "b.pdf").symlink_to(tmp_path / "secret.pdf")
    source = Folder(folder)
    assert read(source, "a.pdf") == b"yes"
    for name in ("b.pdf", "../secret.pdf", str(tmp_path / "secret.pdf")):
        with pytest.raises(NoSuchFile):
            source.open(name)


def test_without_an_archive_the_missing_file_is_named():
    with pytest.raises(NoSuchFile, match=r"a\.pdf"):
        NoFiles().open("a.pdf")


def with_files(cell, files, **columns):
    """An import of one row that names files."""
    return work_off(run_of(csv_of(row(more={"Tệp đính kèm": cell, **columns})), archive=archive_of(files)))


@pytest.mark.django_db
def test_files_are_attached_with_their_roles_in_the_collection_of_the_unit():
    pdf = papers.pdf(["Điều 1"])
    run = with_files("ký số: Quyết định 76.pdf; phụ lục: b.txt", {"x/Quyết định 76.pdf": pdf, "b.txt": "Phụ lục"})
    assert outcomes(run) == [(2, "created", "", "")]
    rows = LegalDocumentPage.objects.get().attachments.order_by("sort_order")
    assert [(one.role, one.document.title) for one in rows] == [("signed", "Quyết định 76.pdf"), ("annex", "b.txt")]
    assert {one.document.collection for one in rows} == {cast.unit("syt").collection}
    assert rows[0].document.file.read() == pdf


@pytest.mark.django_db
def test_a_file_that_the_unit_has_is_not_stored_again():
    files = {"a.txt": "Phụ lục", "b.txt": "Phụ lục"}
    rows = [row(f"{number}/QĐ-UBND", more={"Tệp": f"{name}.txt"}) for number, name in ((1, "a"), (2, "b"))]
    work_off(run_of(csv_of(*rows), archive=archive_of(files)))
    assert UnitDocument.objects.count() == 1
    assert work_off(run_of(csv_of(*rows), archive=archive_of(files))).counts() == {"unchanged": 2}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cell", "content"),
    [
        ("a.exe", b"MZ"),
        ("a.pdf", b"PK\x03\x04 no pdf"),
        ("a.txt", b""),
        ("missing.pdf", b""),
        ("a.txt", "TỐI MẬT\nKế hoạch".encode()),
        ("bìa: a.txt", b"abc"),
    ],
)
def test_x1_a_row_with_a_file_that_must_not_be_stored_is_refused(cell, content):
    run = with_files(cell, {cell if cell != "missing.pdf" else "other.pdf": content})
    assert [result[1:3] for result in outcomes(run)] == [("bad", "files")]
    assert not LegalDocumentPage.objects.exists()
    assert not UnitDocument.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("content", [papers.pdf(["Điều 1"], encrypt=True), b"%PDF-1.4 broken"])
def test_x1_a_historic_row_brings_no_file_that_nobody_could_check(content):
    run = with_files("a.pdf", {"a.pdf": content})
    assert [result[1:3] for result in outcomes(run)] == [("bad", "files")]
    assert not LegalDocumentPage.objects.exists()


@pytest.mark.django_db
def test_x1_scanned_pages_of_a_historic_row_are_named_for_people_to_look_at():
    run = with_files("a.pdf", {"a.pdf": papers.pdf([], picture=(papers.WIDTH, papers.HEIGHT))})
    result = run.results.get()
    assert result.outcome == "created"
    assert "a.pdf" in result.reason


@pytest.mark.django_db
def test_the_full_text_comes_from_a_file():
    text = {"Tệp toàn văn": "76.txt"}
    with_files("", {"76.txt": "Điều 1. Phạm vi\n1. Quy chế"}, **text)
    assert LegalDocumentPage.objects.get().full_text == "Điều 1. Phạm vi\n1. Quy chế"


@pytest.mark.django_db
def test_x1_a_secrecy_marking_in_the_file_of_the_full_text_is_found():
    run = with_files("", {"76.txt": "TUYỆT MẬT\nĐiều 1. Phạm vi"}, **{"Tệp toàn văn": "76.txt"})
    assert [result[1:3] for result in outcomes(run)] == [("bad", "full_text_file")]
