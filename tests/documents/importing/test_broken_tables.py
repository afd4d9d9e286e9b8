"""Tables of all kinds: whatever the bytes are, there are rows or one sentence, never an error and never half a row."""

import io
import unicodedata
import zipfile
from contextlib import suppress
from datetime import date
from tempfile import TemporaryFile

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from documents.file_text.process import read
from documents.importing.headings import guess_mapping, place_of_headings
from documents.importing.relation_texts import read_relations
from documents.importing.tables import read_table
from documents.importing.values import BadValue, choice_of, day_of
from documents.models import LegalDocumentPage
from tests.documents import papers
from tests.documents.importing.tables import HEADINGS, csv_of, imported, outcomes, row, xlsx_of

# What TCVN3 and VNI make of “Quyết định của Ủy ban nhân dân tỉnh về việc phân công nhiệm vụ”.
TCVN3 = "QuyÕt ®Þnh cña ñy ban nh©n d©n tØnh vÒ viÖc ph©n c«ng nhiÖm vô"
PLAIN = "Quyết định của ủy ban nhân dân tỉnh về việc phân công nhiệm vụ"


def lines(content, name="a.csv", **options):
    return list(read_table(io.BytesIO(content), name, **options).lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter_is_recognised(encoding, delimiter):
    found = lines(csv_of(row(), delimiter=delimiter, encoding=encoding).getvalue())
    assert found[0] == (1, HEADINGS)
    assert found[1][1][2] == "Ủy ban nhân dân tỉnh"


def test_the_code_page_of_windows_is_recognised():
    text = "Trích yếu\nỦy ban nhân dân tỉnh ban hành quy chế làm việc"
    content = b""
    for sign in unicodedata.normalize("NFC", text):
        try:
            content += sign.encode("cp1258")
        except UnicodeEncodeError:
            base = unicodedata.normalize("NFD", sign)
            letter, mark = unicodedata.normalize("NFC", base[:-1]), base[-1]
            try:
                content += letter.encode("cp1258") + mark.encode("cp1258")
            except UnicodeEncodeError:  # two marks: the tone may come first
                content += unicodedata.normalize("NFC", base[0] + base[2]).encode("cp1258") + base[1].encode("cp1258")
    assert lines(content)[1][1][0] == "Ủy ban nhân dân tỉnh ban hành quy chế làm việc"


def test_fonts_of_the_nineties_become_unicode():
    assert lines(f"So,Trich yeu\n1,{TCVN3}".encode("latin-1"))[1][1] == ["1", PLAIN]
    assert lines(f"So,Trich yeu\n1,{TCVN3}".encode())[1][1] == ["1", PLAIN]


@given(st.binary(max_size=600), st.sampled_from(["a.csv", "a.xlsx", "a.txt", "a.xls", "a"]))
def test_any_bytes_are_rows_or_one_sentence(content, name):
    with suppress(ValidationError):
        for _number, cells in lines(content, name):
            assert all(isinstance(cell, str) and unicodedata.is_normalized("NFC", cell) for cell in cells)


@settings(max_examples=40)
@given(st.data())
def test_a_damaged_workbook_is_rows_or_one_sentence(data):
    whole = WORKBOOK
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _number in range(data.draw(st.integers(0, 4))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ValidationError):
        lines(bytes(broken), "a.xlsx")


WORKBOOK = xlsx_of(row(), row("2/QĐ-UBND")).getvalue()


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(monkeypatch):
    monkeypatch.setattr("documents.importing.tables.LARGEST_UNPACKED", 10_000)
    file = io.BytesIO(WORKBOOK)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", "0" * 100_000)
    with pytest.raises(ValidationError):
        lines(file.getvalue(), "a.xlsx")


def test_formulas_are_not_run_and_their_text_is_not_taken():
    book = Workbook()
    book.active.append(["Số", "Trích yếu"])
    book.active.append(["1/QĐ", '=HYPERLINK("http://example.org","a")'])
    file = io.BytesIO()
    book.save(file)
    assert lines(file.getvalue(), "a.xlsx")[1][1] == ["1/QĐ"]


def test_control_characters_and_foreign_spaces_go():
    content = "Số,Trích yếu\n1/QĐ,a\x00b\x07 c\u00a0d\u200b\ufeff"
    assert lines(content.encode())[1][1] == ["1/QĐ", "ab c d"]


def test_a_cell_longer_than_any_law_is_refused(monkeypatch):
    monkeypatch.setattr("documents.importing.tables.LONGEST_CELL", 200_000)
    assert len(lines(b"a,b\n1," + b"x" * 190_000)[1][1][1]) == 190_000
    with pytest.raises(ValidationError):
        lines(b"a,b\n1," + b"x" * 200_001)


def test_a_sheet_is_chosen_and_a_wrong_one_refused():
    book = Workbook()
    book.create_sheet("Hai").append(["Số", "Trích yếu"])
    file = io.BytesIO()
    book.save(file)
    assert lines(file.getvalue(), "a.xlsx", sheet="Hai") == [(1, ["Số", "Trích yếu"])]
    with pytest.raises(ValidationError):
        lines(file.getvalue(), "a.xlsx", sheet="Ba")


def test_headings_are_found_below_titles_in_any_spelling():
    rows = [["DANH MỤC"], [], ["STT", "SO KY HIEU", "trich yeu", "Ngày   ban hành:"]]
    assert place_of_headings(rows) == 2
    assert guess_mapping(rows[2]) == ["", "number", "abstract", "issued_on"]
    assert guess_mapping(rows[2], {"stt": "scope"})[0] == "scope"


@pytest.mark.parametrize(
    "text",
    ["16/4/2012", "16-04-2012", "2012-04-16", "16.4.2012", "ngày 16 tháng 4 năm 2012", "Ngày 16 tháng 04 năm 2012.",
     "Bình Định, ngày 16 tháng 4 năm 2012", "41015", "2012-04-16 00:00:00"],
)  # fmt: skip
def test_days_are_read_in_every_spelling(text):
    assert day_of(text) == date(2012, 4, 16)


@pytest.mark.parametrize("text", ["31/2/2012", "4/2012", "hôm qua", "1/1/0012", "2012-13-01", "1/1/9999"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(BadValue):
        day_of(text)


@given(st.text(max_size=60))
def test_any_text_of_a_cell_is_a_value_or_a_reason(text):
    for reading in (day_of, read_relations, lambda cell: choice_of("lane", cell)):
        with suppress(BadValue):
            reading(text)


CELLS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(["31/8/2007", "Quyết định", "=1+1", "Mật"])


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=6))
def test_any_rows_beside_good_ones_are_taken_whole_or_named(cells):
    LegalDocumentPage.objects.all().delete()
    run = imported(row(), *(dict(zip(HEADINGS, values, strict=True)) for values in cells), row("2/QĐ-UBND"))
    results = outcomes(run)
    assert results[0][1] == "created"
    assert LegalDocumentPage.objects.count() == sum(result[1] == "created" for result in results)
    assert len({result[0] for result in results}) == run.total


@settings(max_examples=12, deadline=None)
@given(st.data(), st.sampled_from(["pdf", "docx", "xlsx", "odt"]))
def test_files_that_are_broken_give_their_text_or_a_reason(data, kind):
    whole = papers.pdf(["Điều 1. Phạm vi"]) if kind == "pdf" else WORKBOOK
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    if broken:
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    reading = _read(bytes(broken), kind)
    assert reading.problem is not None or all(isinstance(passage.text, str) for passage in reading.passages)


def _read(content, kind):
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return read(file, kind, seconds=30)
