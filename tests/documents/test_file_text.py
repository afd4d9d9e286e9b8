"""Reading files: what stands in them is found wherever it stands, and what cannot be read does no harm."""

import io
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from documents.file_text import office, readers
from documents.file_text.passages import Problem, Unreadable
from documents.file_text.process import PASSED_ON, ROOT, read
from documents.file_text.readers import passages_in
from tests.documents.papers import A, W, archive, docx, odt, paragraphs, pdf, pptx, xlsx
from tests.vietnamese.old_fonts import to_tcvn3
from vietnamese.secrecy import find_markings

FILES = Path(__file__).parent / "files"
MADE_BY_PROGRAMS = sorted(FILES.iterdir())


def text_of(content, kind):
    return "\n".join(passage.text for passage in passages_in(io.BytesIO(content), kind))


def levels_in(content, kind):
    return [marking.level for marking in find_markings(text_of(content, kind))]


def problem_of(content, kind):
    with pytest.raises(Unreadable) as caught:
        list(passages_in(io.BytesIO(content), kind))
    return caught.value.problem


@pytest.mark.parametrize("path", MADE_BY_PROGRAMS, ids=lambda path: path.name)
def test_x1_a_stamp_in_files_of_real_programs_is_found_and_nothing_else(path):
    """Made by LibreOffice and Chromium; each also has MẬT in bold in the middle of a sentence."""
    content, kind = path.read_bytes(), path.suffix[1:]
    assert "có từ độ MẬT trở lên" in " ".join(text_of(content, kind).split())
    assert levels_in(content, kind) == ["TỐI MẬT"]


# --- PDF --------------------------------------------------------------------------------------------


def test_pages_of_a_pdf_are_read_one_by_one():
    passages = list(passages_in(io.BytesIO(pdf(["Đường Đa Mai"], ["Ủy ban nhân dân", "tỉnh"])), "pdf"))
    assert [(passage.page, passage.text) for passage in passages] == [(1, "Đường Đa Mai"), (2, "Ủy ban nhân dân\ntỉnh")]


@pytest.mark.parametrize("page", [
    ["Số: 1/KH-UBND", "MẬT", "KẾ HOẠCH"],
    [(60, 700, "MẬT"), (300, 700, "Độc lập - Tự do - Hạnh phúc")],
    [(300, 700, "Độc lập - Tự do - Hạnh phúc"), (60, 700, "MẬT")],
    [(60, 700, "M"), (100, 700, "Ậ"), (140, 700, "T")],
    ["M Ậ T"],
    ["(MẬT)"],
    ["Độ mật: Mật"],
    [to_tcvn3("MẬT")],
])  # fmt: skip
def test_x1_a_stamp_on_a_page_is_found(page):
    assert levels_in(pdf(page), "pdf") == ["MẬT"]


@pytest.mark.parametrize("page", [
    ["có từ độ MẬT trở lên"],
    [(60, 700, "có từ độ "), (60 + 9 * 7.2, 700, "MẬT"), (60 + 12 * 7.2, 700, " trở lên")],
    ["giữ bí mật", "mật khẩu"],
])  # fmt: skip
def test_x1_words_in_a_line_of_a_page_are_no_stamp(page):
    assert levels_in(pdf(page), "pdf") == []


def test_x1_a_stamp_that_is_an_annotation_is_found():
    stamp = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents <FEFF004D1EAC0054> >>"
    assert levels_in(pdf(["Kế hoạch"], annotations=[stamp]), "pdf") == ["MẬT"]


def test_x1_a_stamp_drawn_by_an_annotation_is_found():
    """The drawing of the stamp is here the page's own content, object 8."""
    stamp = "<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N << /On 10 0 R >> >> >>"
    content = pdf(["Kế hoạch"], ["TUYỆT MẬT"], annotations=[stamp])
    drawn = content.replace(b"<<  /Length", b"<< /Resources << /Font << /F1 3 0 R >> >> /Length")
    assert text_of(drawn, "pdf").count("TUYỆT MẬT") == 2


def test_a_scanned_page_is_known_as_a_picture():
    def is_picture(**more):
        (passage,) = passages_in(io.BytesIO(pdf(["Người ký: UBND tỉnh"], **more)), "pdf")
        return passage.is_picture

    assert is_picture(picture=(595, 842))
    assert not is_picture(picture=(200, 100))
    assert not is_picture()


def test_a_picture_with_its_words_below_it_is_read():
    (passage,) = passages_in(io.BytesIO(pdf(["Nhận dạng chữ trong ảnh quét " * 2] * 12, picture=(595, 842))), "pdf")
    assert not passage.is_picture


def test_a_pdf_that_asks_for_a_password_is_told_apart():
    assert problem_of(pdf(["MẬT"], encrypt=True), "pdf") is Problem.ENCRYPTED


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", b"GIF89a" * 50])
def test_what_is_no_pdf_is_damaged(content):
    assert problem_of(content, "pdf") is Problem.DAMAGED


# --- Office files -----------------------------------------------------------------------------------

TEXT_BOX = (
    f"<w:p><w:r><w:t>Kế hoạch</w:t><w:pict><w:txbxContent>{paragraphs('MẬT')}</w:txbxContent></w:pict></w:r></w:p>"
)
CELLS = "<w:tbl><w:tr>{}</w:tr></w:tbl>"
WORD = {
    "a paragraph": docx("Số: 1/KH-UBND", "MẬT"),
    "a paragraph in several runs": docx(inside="<w:p><w:r><w:t>M</w:t></w:r><w:r><w:t>ẬT</w:t></w:r></w:p>"),
    "a header": docx("Kế hoạch", header1=paragraphs("MẬT")),
    "a footer": docx("Kế hoạch", footer2=paragraphs("(MẬT)")),
    "a footnote": docx("Kế hoạch", footnotes=paragraphs("MẬT")),
    "a text box": docx(inside=TEXT_BOX),
    "a watermark": docx("Kế hoạch", header3='<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="MẬT"/>'),
    "a cell": docx(inside=CELLS.format(f"<w:tc>{paragraphs('MẬT')}</w:tc><w:tc>{paragraphs('Độc lập')}</w:tc>")),
    "the cell beside its label": docx(
        inside=CELLS.format(f"<w:tc>{paragraphs('Độ mật')}</w:tc><w:tc>{paragraphs('Mật')}</w:tc>")
    ),
    "beside a tab": docx(inside="<w:p><w:r><w:t>MẬT</w:t><w:tab/><w:t>Độc lập</w:t></w:r></w:p>"),
    "above a line break": docx(inside="<w:p><w:r><w:t>MẬT</w:t><w:br/><w:t>KẾ HOẠCH</w:t></w:r></w:p>"),
    "words deleted under tracking": docx(inside="<w:p><w:del><w:r><w:delText>MẬT</w:delText></w:r></w:del></w:p>"),
    "elements under another prefix": docx("MẬT").replace(b"w:", b"x:"),
    "the strict form of the format": archive(
        word__document_xml='<d xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:p><w:t>MẬT</w:t></w:p></d>'
    ),
}


@pytest.mark.parametrize("content", WORD.values(), ids=WORD)
def test_x1_a_stamp_anywhere_in_a_word_file_is_found(content):
    assert levels_in(content, "docx") == ["MẬT"]


def test_x1_a_paragraph_around_a_text_box_keeps_its_words_apart():
    assert text_of(docx(inside=TEXT_BOX), "docx").split("\n") == ["MẬT", "Kế hoạch"]


def test_x1_words_in_a_paragraph_of_a_word_file_are_no_stamp():
    runs = "<w:p><w:r><w:t>có từ độ </w:t></w:r><w:r><w:t>MẬT</w:t></w:r><w:r><w:t> trở lên</w:t></w:r></w:p>"
    assert levels_in(docx("Bảo vệ bí mật nhà nước", inside=runs), "docx") == []


OTHERS = {
    "odt": [
        odt("Kế hoạch", "MẬT"),
        odt("Kế hoạch", styles="<text:p>MẬT</text:p>"),
        odt(inside="<text:p>M<text:span>ẬT</text:span></text:p>"),
        odt(inside="<text:p>MẬT<text:tab/>Độc lập</text:p>"),
        odt(inside="<text:p>M<text:s/>Ậ<text:s/>T</text:p>"),
        odt(inside="<text:h>MẬT</text:h>"),
        odt(inside="<text:p>Kế hoạch<office:annotation><text:p>MẬT</text:p></office:annotation></text:p>"),
    ],
    "xlsx": [xlsx("Kế hoạch", "MẬT"), xlsx("Kế hoạch", header='&L&"Arial,Bold"&14MẬT&CKế hoạch&RTrang &P')],
    "pptx": [pptx("Kế hoạch", "MẬT"), archive(ppt__slideMasters__m1_xml=f"<m {A}><a:p><a:t>MẬT</a:t></a:p></m>")],
    "txt": ["Kế hoạch\nMẬT".encode(), "\ufeffMẬT".encode(), "MẬT".encode("utf-16"), to_tcvn3("MẬT").encode("latin-1")],
    "csv": ["Độ mật\tMẬT\nTên;Kế hoạch".encode()],
}


@pytest.mark.parametrize(("kind", "content"), [(kind, content) for kind, files in OTHERS.items() for content in files])
def test_x1_a_stamp_in_other_files_is_found(kind, content):
    assert levels_in(content, kind) == ["MẬT"]


def test_slides_say_their_number():
    passages = passages_in(io.BytesIO(pptx("Mở đầu", "Kết thúc")), "pptx")
    assert [(passage.page, passage.text) for passage in passages] == [(1, "Mở đầu"), (2, "Kết thúc")]


def test_a_spreadsheet_of_a_library_is_read():
    book, content = Workbook(), io.BytesIO()
    book.active.append(["Dự toán", 1200])
    book.save(content)
    assert "Dự toán" in text_of(content.getvalue(), "xlsx")


@pytest.mark.parametrize(("content", "problem"), [
    (b"\xd0\xcf\x11\xe0" + bytes(600), Problem.ENCRYPTED),
    (archive(content_xml="?", **{"META-INF__manifest_xml": "<manifest:encryption-data/>"}), Problem.ENCRYPTED),
    (archive(readme="x"), Problem.DAMAGED),
    (archive(word__document_xml=f"<w:p {W}>"), Problem.DAMAGED),
    (archive(word__document_xml="<!DOCTYPE x [<!ENTITY a 'MẬT'>]><w:p>&a;</w:p>"), Problem.DAMAGED),
    (docx("MẬT")[:-30], Problem.DAMAGED),
    (b"xin chao", Problem.DAMAGED),
], ids=range(7))  # fmt: skip
def test_what_cannot_be_read_is_told_apart(content, problem):
    assert problem_of(content, "docx") is problem


def test_files_of_other_kinds_are_not_opened():
    assert problem_of(archive(a="MẬT"), "zip") is Problem.KIND
    assert problem_of(b"MZ", "exe") is Problem.KIND


def bomb(megabytes):
    """A document of one paragraph with nothing in it, very often."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file, file.open("word/document.xml", "w") as part:
        part.write(f"<w:p {W}>".encode())
        for _megabyte in range(megabytes):
            part.write(b"<w:r/>" * (1024 * 1024 // 6))
        part.write(b"</w:p>")
    return content.getvalue()


def test_an_archive_that_unpacks_to_too_much_is_given_up(monkeypatch):
    monkeypatch.setattr(office, "LARGEST_PART", 3 * 1024 * 1024)
    assert len(bomb(4)) < 20_000
    assert problem_of(bomb(4), "docx") is Problem.SIZE
    assert text_of(bomb(2), "docx") == ""


def test_an_archive_with_too_many_parts_is_given_up(monkeypatch):
    monkeypatch.setattr(office, "MOST_PARTS", 10)
    assert problem_of(archive(**{f"word__header{n}_xml": f"<w:p {W}/>" for n in range(11)}), "docx") is Problem.SIZE


def test_a_file_with_too_much_text_is_read_as_far_as_that(monkeypatch):
    monkeypatch.setattr(readers, "MOST_CHARACTERS", 10)
    passages = passages_in(io.BytesIO(pdf(["MẬT"], ["Kế hoạch diễn tập"], ["Phụ lục"])), "pdf")
    assert [next(passages).text, next(passages).text] == ["MẬT", "Kế hoạc"]
    with pytest.raises(Unreadable) as caught:
        next(passages)
    assert caught.value.problem is Problem.SIZE


# --- Broken files -----------------------------------------------------------------------------------

WHOLE = {"pdf": pdf(["MẬT"], ["Kế hoạch"]), "docx": docx("MẬT"), "odt": odt("MẬT"), "xlsx": xlsx("MẬT")}


def read_whatever(content, kind):
    with suppress(Unreadable):
        for passage in passages_in(io.BytesIO(content), kind):
            assert isinstance(passage.text, str)


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(list(WHOLE)), data=st.data())
def test_a_damaged_file_is_read_or_refused(kind, data):
    """Any bytes of it changed, cut off or doubled."""
    content = bytearray(WHOLE[kind])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(content)), st.integers(0, len(content)))))
    read_whatever(bytes(content[:start] + content[end:] if data.draw(st.booleans()) else content), kind)


@settings(max_examples=100, deadline=None)
@given(kind=st.sampled_from(["pdf", "docx", "odt", "xlsx", "pptx", "txt", "csv", "zip", ""]), content=st.binary())
def test_any_bytes_are_read_or_refused(kind, content):
    read_whatever(content, kind)


# --- The process ------------------------------------------------------------------------------------


def stored(tmp_path, content):
    path = tmp_path / "tep"
    path.write_bytes(content)
    return path.open("rb")


def test_a_file_is_read_in_another_process(tmp_path):
    with stored(tmp_path, pdf(["Kế hoạch"], ["MẬT"])) as file:
        reading = read(file, "pdf", seconds=30)
    assert [passage.text for passage in reading.passages] == ["Kế hoạch", "MẬT"]
    assert reading.problem is None


def test_the_other_process_says_what_is_wrong(tmp_path):
    with stored(tmp_path, pdf(["MẬT"], encrypt=True)) as file:
        assert read(file, "pdf", seconds=30).problem is Problem.ENCRYPTED


def test_what_takes_too_long_is_given_up_and_what_was_read_is_kept(tmp_path):
    """A page of a million letters after one of a few."""
    with stored(tmp_path, pdf(["MẬT"], *[["Kế hoạch " * 20] * 40] * 400)) as file:
        reading = read(file, "pdf", seconds=2)
    assert reading.problem is Problem.TIME
    assert reading.passages[0].text == "MẬT"


def test_what_ends_the_other_process_ends_nothing_here(tmp_path, monkeypatch):
    monkeypatch.setattr("documents.file_text.process.ROOT", tmp_path)  # where there is no such program
    with stored(tmp_path, pdf(["MẬT"])) as file:
        reading = read(file, "pdf", seconds=30)
    assert reading.passages == ()
    assert reading.problem is Problem.SIZE


def test_the_other_process_knows_no_keys_and_no_database(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "bí mật")
    given = {}
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *args, **more: given.update(more) or run(*args, **more))
    with stored(tmp_path, pdf(["MẬT"])) as file:
        assert read(file, "pdf", seconds=30).passages
    assert set(given["env"]) <= {"PYTHONUTF8", *PASSED_ON}
    program = "import documents.file_text.__main__, sys; print(*sys.modules)"
    modules = subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True).split()
    assert not {name.split(".")[0] for name in modules} & {"django", "wagtail", "psycopg"}
