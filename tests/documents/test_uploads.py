"""Uploading files in the admin: the content must be what the name says; names become plain, texts composed."""

import io
import unicodedata
import zipfile
from pathlib import PurePosixPath

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from PIL import Image

from documents import forms
from documents.models import UnitDocument
from tests import cast
from tests.inventory import inventory

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
HTML = b"<!doctype html><html><script>alert(document.cookie)</script></html>"
EXE = b"MZ\x90\x00" + bytes(200)


def spreadsheet():
    content = io.BytesIO()
    Workbook().save(content)
    return content.getvalue()


def archive(*names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, "nội dung")
    return content.getvalue()


def jpeg():
    content = io.BytesIO()
    Image.new("RGB", (8, 8)).save(content, "JPEG")
    return content.getvalue()


DOCX = archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")


class List:
    """The page on which many files are uploaded; each answers for itself."""

    @staticmethod
    def send(browser, name, content, title="Tệp", **more):
        collection = more.pop("collection", cast.unit("syt").collection_id)
        data = {"title": title, "collection": collection, "files[]": SimpleUploadedFile(name, content), **more}
        answer = browser.post(reverse("wagtaildocs:add_multiple"), data)
        assert answer.status_code == 200
        return "" if answer.json()["success"] else answer.json()["error_message"]


class Chooser:
    """The window over a page in which a file is uploaded and chosen."""

    @staticmethod
    def send(browser, name, content, title="Tệp", **more):
        prefix = "document-chooser-upload"
        data = {
            f"{prefix}-title": title,
            f"{prefix}-collection": more.pop("collection", cast.unit("syt").collection_id),
            f"{prefix}-file": SimpleUploadedFile(name, content),
            **{f"{prefix}-{field}": value for field, value in more.items()},
        }
        answer = browser.post(reverse("wagtaildocs_chooser:create"), data)
        assert answer.status_code == 200
        return answer.json().get("htmlFragment", "") if answer.json()["step"] == "reshow_creation_form" else ""


PLACES = pytest.mark.parametrize("place", [List, Chooser])


@pytest.fixture
def an(sign_in):
    """The browser of An, who writes for Health."""
    browser = sign_in("an")
    browser.get("/admin/")
    return browser


# --- Good files -------------------------------------------------------------------------------------


@PLACES
@pytest.mark.parametrize(("name", "content"), [
    ("quyet-dinh.pdf", PDF),
    ("quyet-dinh.PDF", PDF),
    ("bang.xlsx", spreadsheet()),
    ("cong-van.docx", DOCX),
    ("goi.zip", archive("a.txt")),
    ("ghi-chu.txt", "Đường Đa Mai".encode()),
    ("bang.csv", "mã;tên\n1;Đa Mai\n".encode()),
])  # fmt: skip
def test_a_good_file_is_taken_into_the_units_collection(an, place, name, content):
    assert place.send(an, name, content) == ""
    document = UnitDocument.objects.get()
    assert document.collection == cast.unit("syt").collection
    with document.file.open("rb") as file:
        assert file.read() == content


@PLACES
@pytest.mark.parametrize(("sent", "stored"), [
    (unicodedata.normalize("NFD", "Quyết định số 76.pdf"), "quyet-dinh-so-76"),
    ("Quyết định số 76.pdf", "quyet-dinh-so-76"),
    ("../../etc/passwd.pdf", "passwd"),
    ("..\\..\\boot.pdf", "boot"),
    ("shell.php.pdf", "shell-php"),
    ("\u202efdp.pdf", "fdp"),
    ("con.pdf", "tep-con"),
    ("日本.pdf", "tep"),
    ("d" * 200 + ".pdf", None),
])  # fmt: skip
def test_names_on_disk_are_plain(an, place, sent, stored):
    assert place.send(an, sent, PDF) == ""
    path = PurePosixPath(UnitDocument.objects.get().file.name)
    assert path.parts[0] == "documents"
    assert len(path.parts) == 2
    assert path.name.isascii()
    assert path.suffix == ".pdf"
    if stored:
        assert path.stem.split("_")[0] == stored


@PLACES
def test_texts_become_composed(an, place):
    nfd = unicodedata.normalize("NFD", "Quyết định số 76")
    place.send(an, f"{nfd}.pdf", PDF, title=nfd)
    assert UnitDocument.objects.get().title == "Quyết định số 76"


def test_tags_become_composed(an):
    Chooser.send(an, "a.pdf", PDF, tags=unicodedata.normalize("NFD", '"Quyết định"'))
    assert list(UnitDocument.objects.get().tags.names()) == ["Quyết định"]


def test_a_title_is_changed_without_sending_the_file_again(an):
    List.send(an, "a.pdf", PDF)
    document = UnitDocument.objects.get()
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    data = {"title": "Quye\u0302\u0301t", "collection": document.collection_id, "tags": ""}
    assert an.post(edit, data).status_code == 302
    document.refresh_from_db()
    assert document.title == "Quyết"


# --- Refused ----------------------------------------------------------------------------------------

REFUSED = {
    "a page of HTML named PDF": ("a.pdf", HTML, ".pdf"),
    "a program named PDF": ("a.pdf", EXE, ".pdf"),
    "a picture named PDF": ("a.pdf", jpeg(), ".pdf"),
    "text named DOCX": ("a.docx", b"xin chao", ".docx"),
    "a PDF named XLSX": ("a.xlsx", PDF, ".xlsx"),
    "a PDF named ZIP": ("a.zip", PDF, ".zip"),
    "a program named text": ("a.txt", EXE, ".txt"),
    "a PDF named CSV": ("a.csv", PDF, ".csv"),
    "garbage": ("a.pdf", bytes(range(256)), ".pdf"),
    "no bytes at all": ("a.pdf", b"", "rỗng"),
    "no bytes of text": ("a.txt", b"", "rỗng"),
    "a page of HTML": ("a.html", HTML, ""),
    "a program": ("a.exe", EXE, ""),
    "a drawing that can carry scripts": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
    "an ending in another script": ("a.pdf\u0323", PDF, ""),
    "no ending": ("quyetdinh", PDF, ""),
    "an ending alone": (".pdf", HTML, ""),
    "two endings": ("a.pdf.html", PDF, ""),
    "more bytes than allowed": ("a.pdf", PDF + bytes(5000), "50"),
}


@PLACES
@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_what_its_name_says_is_refused_in_words(an, place, name, content, words, monkeypatch):
    if words == "50":
        monkeypatch.setattr(forms, "LARGEST_FILE", 4000)
    before = inventory()
    message = place.send(an, name, content)
    assert message
    assert words in message
    assert inventory() == before


@PLACES
@pytest.mark.parametrize("code", ["stc", "tinh", "tanan"])
def test_nobody_puts_a_file_into_a_foreign_collection(an, place, code):
    place.send(an, "a.pdf", PDF, collection=cast.unit(code).collection_id)
    assert not UnitDocument.objects.exclude(collection=cast.unit("syt").collection).exists()


def test_without_a_seat_nobody_uploads(sign_in):
    browser = sign_in("khanh")
    browser.post(reverse("wagtaildocs:add_multiple"), {"title": "A", "files[]": SimpleUploadedFile("a.pdf", PDF)})
    assert not UnitDocument.objects.exists()


# --- What readers get -------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "content"), [("a.txt", HTML), ("a.pdf", PDF + HTML)])
def test_a_file_never_runs_in_the_readers_browser(an, name, content):
    """HTML inside text or behind a PDF's first line is possible; it is never served as a page."""
    assert List.send(an, name, content) == ""
    document = UnitDocument.objects.get()
    answer = an.get(document.url)
    assert answer.status_code == 200
    assert answer["Content-Type"].split(";")[0] in {"application/pdf", "text/plain", "application/octet-stream"}
    assert answer["X-Content-Type-Options"] == "nosniff"
