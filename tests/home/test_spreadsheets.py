"""Founding from a spreadsheet: three hundred units from one file, or none with every bad cell named."""

import csv
import io
import random
from contextlib import suppress
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from openpyxl import Workbook, load_workbook

from home import spreadsheets
from home.spreadsheets import COLUMNS, Refused, column_labels, found_from_rows, read_rows, write_template
from sites.choices import UnitState
from sites.models import Unit
from tests import cast
from tests.inventory import inventory

pytestmark = pytest.mark.django_db

HEADINGS = ["code", "kind", "name", "short_name", "parent", "hostname", "founded_on"]


def line(code, /, **changes):
    values = {
        "code": code,
        "kind": "commune",
        "name": f"Ủy ban nhân dân xã {code}",
        "short_name": f"Xã {code}",
        "parent": "tinh",
        "hostname": code,
        "founded_on": "02/01/2024",
        **changes,
    }
    return [values[name] for name in HEADINGS]


def write_csv(path, *lines, headings=HEADINGS, delimiter=",", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headings, *lines])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path, *lines, headings=HEADINGS):
    book = Workbook()
    for cells in (headings, *lines):
        book.active.append(cells)
    book.save(path)
    return path


def found(path, dry_run=False):
    return found_from_rows(read_rows(path), today=cast.TODAY, dry_run=dry_run)


def problems(path, dry_run=False):
    """The bad cells of a file as (line, column, value); nothing may have been made."""
    before = inventory()
    with pytest.raises(Refused) as refusal:
        found(path, dry_run)
    assert inventory() == before
    return [(problem.line, problem.column, problem.value) for problem in refusal.value.problems]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "don-vi.csv"


# --- What is read -----------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_of_any_office_program_is_read(file, visit, delimiter, encoding):
    write_csv(file, line("an-chau"), line("bo-ha"), delimiter=delimiter, encoding=encoding)
    assert found(file) == 2
    assert "Ủy ban nhân dân xã bo-ha" in visit("bo-ha.tinh.localhost").text


def test_commas_in_addresses_do_not_hide_the_semicolons(file):
    address = "Số 1, ngõ 2, đường 3, thôn 4, xã 5, huyện 6, tỉnh 7, nước 8"
    write_csv(file, [*line("an-chau"), address], headings=[*HEADINGS, "address_vi"], delimiter=";")
    found(file)
    assert Unit.objects.get(code="an-chau").site.branding.address_vi == address


def test_xlsx_is_read_with_real_dates_and_numbers(tmp_path):
    path = write_xlsx(
        tmp_path / "don-vi.XLSX",
        line("12", code=12.0, founded_on=datetime(2024, 1, 2)),
        line("an-chau", founded_on=date(2024, 1, 2)),
        [None] * len(HEADINGS),
        line("bo-ha", founded_on="2024-01-02"),
    )
    assert found(path) == 3
    founded = Unit.objects.filter(code__in=["12", "an-chau", "bo-ha"])
    assert set(founded.values_list("founded_on", flat=True)) == {date(2024, 1, 2)}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("screen", ["vi", "en"])
def test_headings_are_known_in_both_languages_whatever_the_screen(file, language, screen):
    headings = [column_labels(name)[["vi", "en"].index(language)] for name in HEADINGS]
    with translation.override(screen):
        assert read_rows(write_csv(file, line("an-chau"), headings=headings))[0].values["hostname"] == "an-chau"


@pytest.mark.parametrize("spelling", [str.upper, str.lower, lambda text: f"  {text} "])
def test_headings_may_be_spelt_freely(file, spelling):
    headings = [spelling(column_labels(name)[0]) for name in HEADINGS]
    assert read_rows(write_csv(file, line("an-chau"), headings=headings))[0].values["code"] == "an-chau"


def test_every_column_has_a_heading_of_its_own():
    for number in (0, 1):
        labels = [column_labels(name)[number] for name in COLUMNS]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("kind", ["commune", "Commune", "Xã, phường, thị trấn", "xa, phuong, thi tran"])
def test_a_kind_is_written_in_words(file, kind):
    with translation.override("vi"):
        label = str(dict(Unit._meta.get_field("kind").choices)["commune"])
    write_csv(file, line("an-chau", kind=label if kind.lower().startswith("xã") else kind))
    if kind.startswith("xa"):
        write_csv(file, line("an-chau", kind=label.upper()))
    found(file)
    assert Unit.objects.get(code="an-chau").kind == "commune"


def test_an_empty_cell_means_the_default(file):
    write_csv(file, [*line("an-chau"), ""], headings=[*HEADINGS, "primary_colour"])
    found(file)
    assert Unit.objects.get(code="an-chau").site.branding.primary_colour == "#8a1c1c"


def test_decomposed_text_is_stored_composed(file):
    found(write_csv(file, line("an-chau", short_name="Xa\u0303 An Cha\u0302u")))
    assert Unit.objects.get(code="an-chau").short_name == "Xã An Châu"


def test_head_and_administrator_are_appointed(file):
    people = {
        "head_username": "ha",
        "head_last_name": "Trần",
        "head_first_name": "Hà",
        "head_title": "Chủ tịch",
        "admin_username": "nam",
        "admin_last_name": "Lê",
        "admin_first_name": "Nam",
        "admin_title": "Công chức",
        "decision_number": "16/QĐ-UBND",
        "decision_date": "02/01/2024",
    }
    found(write_csv(file, [*line("an-chau"), *people.values()], headings=[*HEADINGS, *people]))
    seats = Unit.objects.get(code="an-chau").seats.order_by("pk").values_list("position", "user__username", "levels")
    assert list(seats) == [
        ("head", "ha", ["reviewer", "publisher"]),
        ("technical_officer", "nam", ["system_administrator"]),
    ]


# --- Files that are refused as a whole --------------------------------------------------------------

NOT_A_SPREADSHEET = {
    "nothing at all": ("a.csv", b""),
    "blank lines": ("a.csv", b"\n\n , \n"),
    "a mark of Windows and nothing more": ("a.csv", b"\xef\xbb\xbf"),
    "a picture": ("a.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256))),
    "an old Excel file": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
    "text in TCVN3": ("a.csv", "m·,lo¹i\n".encode("latin-1")),
    "UTF-16": ("a.csv", "code,kind\n".encode("utf-16")),
    "CSV named XLSX": ("a.xlsx", b"code,kind\n"),
    "an empty XLSX": ("a.xlsx", b""),
    "a ZIP named XLSX": ("a.xlsx", b"PK\x05\x06" + bytes(18)),
    "zero bytes in CSV": ("a.csv", b"code\x00,kind\x00\n"),
    "an endless cell": ("a.csv", b'"' + b"a" * 200_000),
}


@pytest.mark.parametrize(("name", "content"), NOT_A_SPREADSHEET.values(), ids=NOT_A_SPREADSHEET)
def test_what_is_no_spreadsheet_is_refused_in_one_sentence(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValidationError) as refusal:
        found(tmp_path / name)
    assert len(refusal.value.messages) == 1


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_damaged_xlsx_is_refused(tmp_path, share):
    whole = write_xlsx(tmp_path / "a.xlsx", *(line(f"xa-{number}") for number in range(50))).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ValidationError):
        found(tmp_path / "a.xlsx")


def test_bytes_flipped_anywhere_never_end_in_a_traceback(tmp_path):
    whole = write_xlsx(tmp_path / "a.xlsx", *(line(f"xa-{number}") for number in range(5))).read_bytes()
    chance = random.Random(20261120)
    for _attempt in range(60):
        flipped = bytearray(whole)
        for _byte in range(8):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        (tmp_path / "a.xlsx").write_bytes(flipped)
        with suppress(ValidationError):
            read_rows(tmp_path / "a.xlsx")


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "khong-co.csv", tmp_path / "khong-co.xlsx", tmp_path):
        with pytest.raises(ValidationError):
            read_rows(path)


def test_an_unknown_heading_is_named(file):
    with pytest.raises(ValidationError, match="“Mật khẩu”"):
        read_rows(write_csv(file, [*line("an-chau"), "x"], headings=[*HEADINGS, "Mật khẩu"]))


def test_a_heading_that_stands_there_twice_is_named(file):
    with pytest.raises(ValidationError, match="“hostname”"):
        read_rows(write_csv(file, [*line("an-chau"), "x"], headings=[*HEADINGS, "Tên miền"]))


def test_empty_columns_at_the_end_do_no_harm(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", [*line("an-chau"), "", ""], headings=[*HEADINGS, "", None])
    assert found(path) == 1


def test_a_value_below_no_heading_is_refused_by_its_line(file):
    with pytest.raises(ValidationError, match="3"):
        read_rows(write_csv(file, line("an-chau"), [*line("bo-ha"), "lạc"]))


def test_headings_alone_found_nothing(file):
    assert found(write_csv(file)) == 0


# --- Rows -------------------------------------------------------------------------------------------


def test_a_unit_may_stand_below_one_of_an_earlier_row(file):
    district = line("luc-nam", kind="district")
    found(write_csv(file, district, line("an-chau", parent="luc-nam"), line("bo-ha", parent="an-chau")))
    assert Unit.objects.get(code="bo-ha").get_ancestors().count() == 3


def test_a_unit_may_not_stand_below_one_of_a_later_row(file):
    rows = line("an-chau", parent="luc-nam"), line("luc-nam", kind="district")
    assert problems(write_csv(file, *rows)) == [(2, "Đơn vị cấp trên", "luc-nam")]


def test_duplicates_inside_the_file_are_named_at_the_second(file):
    rows = line("an-chau"), line("an-chau", hostname="khac"), line("bo-ha", hostname="an-chau")
    assert problems(write_csv(file, *rows)) == [(3, "Mã", "an-chau"), (4, "Tên miền", "an-chau")]


def test_names_of_other_units_are_not_taken(file):
    rows = line("syt"), line("an-chau", hostname="syt.tinh.localhost")
    found_problems = problems(write_csv(file, *rows))
    assert found_problems == [(2, "Mã", "syt"), (2, "Tên miền", "syt"), (3, "Tên miền", "syt.tinh.localhost")]


TWENTY_BAD_ROWS = [
    (line("xã-1", hostname="xa-1"), [("Mã", "xã-1")]),
    (line("xa-2-en"), [("Mã", "xa-2-en")]),
    (line("", hostname="xa-3"), [("Mã", "")]),
    (line("x" * 61, hostname="xa-4"), [("Mã", "x" * 61)]),
    (line("xa-5", kind=""), [("Loại", "")]),
    (line("xa-6", kind="vương quốc"), [("Loại", "vương quốc")]),
    (line("xa-7", kind="province"), [("Loại", "province")]),
    (line("xa-8", name=""), [("Tên", "")]),
    (line("xa-9", name="n" * 201), [("Tên", "n" * 201)]),
    (line("xa-10", short_name=""), [("Tên ngắn", "")]),
    (line("xa-11", parent=""), [("Đơn vị cấp trên", "")]),
    (line("xa-12", parent="khong-co"), [("Đơn vị cấp trên", "khong-co")]),
    (line("xa-13", parent="tanan"), [("Đơn vị cấp trên", "tanan")]),
    (line("xa-14", hostname="xã-14"), [("Tên miền", "xã-14")]),
    (line("xa-15", hostname="-xa"), [("Tên miền", "-xa")]),
    (line("xa-16", hostname="stc"), [("Tên miền", "stc")]),
    (line("xa-17", hostname="10.0.0.1"), [("Tên miền", "10.0.0.1")]),
    (line("xa-18", founded_on=""), [("Ngày thành lập", "")]),
    (line("xa-19", founded_on="30/02/2024"), [("Ngày thành lập", "30/02/2024")]),
    (line("xa-20", founded_on="hôm qua", name=""), [("Tên", ""), ("Ngày thành lập", "hôm qua")]),
]


@pytest.mark.parametrize("dry_run", [True, False], ids=["dry run", "real run"])
@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_twenty_bad_rows_are_named_by_line_and_column(tmp_path, write, dry_run):
    Unit.objects.filter(code="tanan").update(state=UnitState.FROZEN)
    labels = {name: column_labels(name)[0] for name in HEADINGS}
    rows, expected = [line("tot-dau")], []
    for number, (bad, cells) in enumerate(TWENTY_BAD_ROWS, start=3):
        rows.append(bad)
        expected += [(number, column, value) for column, value in cells]
    rows.append(line("tot-cuoi"))
    path = write(tmp_path / f"a.{'csv' if write is write_csv else 'xlsx'}", *rows)
    assert {column for _line, column, _value in expected} <= set(labels.values())
    assert problems(path, dry_run) == expected


def test_all_mistakes_of_a_row_are_named_at_once(file):
    bad = line("syt", kind="", name="", hostname="stc", founded_on="mai")
    assert len(problems(write_csv(file, bad))) == 5


def test_lines_are_counted_as_the_person_sees_them(file):
    file.write_text(",".join(HEADINGS) + "\n\n" + ",".join(line("an-chau", kind="?")) + "\n", encoding="utf-8")
    assert problems(file) == [(3, "Loại", "?")]


def test_a_bad_seat_is_named_at_its_column(file):
    people = {"head_username": "ha", "head_last_name": "", "head_first_name": "Hà", "head_title": "Chủ tịch"}
    decision = {"decision_number": "", "decision_date": "mai"}
    extra = {**people, **decision}
    found_problems = problems(write_csv(file, [*line("an-chau"), *extra.values()], headings=[*HEADINGS, *extra]))
    assert found_problems == [
        (2, column_labels("head_last_name")[0], ""),
        (2, column_labels("decision_number")[0], ""),
        (2, column_labels("decision_date")[0], "mai"),
    ]


def test_a_seat_for_a_stranger_is_refused(file):
    people = {
        "head_username": "binh",
        "head_last_name": "Lê",
        "head_first_name": "Hà",
        "head_title": "Chủ tịch",
        "decision_number": "1/QĐ",
        "decision_date": "02/01/2024",
    }
    ((number, column, _value),) = problems(
        write_csv(file, [*line("an-chau"), *people.values()], headings=[*HEADINGS, *people])
    )
    assert (number, column) == (2, "Thành viên Ban biên tập")
    assert cast.person("binh").seats.count() == 1


# --- All or nothing ---------------------------------------------------------------------------------


def test_a_dry_run_counts_and_leaves_nothing(file, mailoutbox):
    write_csv(file, line("an-chau"), line("bo-ha"))
    before = inventory()
    assert found(file, dry_run=True) == 2
    assert inventory() == before
    assert mailoutbox == []
    assert found(file) == 2


def test_the_last_row_decides_about_the_first(file):
    problems(write_csv(file, line("an-chau"), line("bo-ha"), line("cam-ly", hostname="syt")))


def test_a_break_down_in_the_middle_leaves_nothing(file, monkeypatch):
    def power_cut(founding, *, today, found_unit=spreadsheets.found_unit):
        if founding.code == "bo-ha":
            raise RuntimeError("power cut")
        return found_unit(founding, today=today)

    monkeypatch.setattr(spreadsheets, "found_unit", power_cut)
    before = inventory()
    with pytest.raises(RuntimeError):
        found(write_csv(file, line("an-chau"), line("bo-ha")))
    assert inventory() == before


# --- The template -----------------------------------------------------------------------------------


def test_the_template_filled_in_is_read_again(tmp_path):
    path = tmp_path / "mau.xlsx"
    write_template(path)
    book = load_workbook(path)
    values = dict(zip(HEADINGS, line("an-chau"), strict=True))
    book.active.append([values.get(name) for name in COLUMNS])
    book.save(path)
    assert found(path) == 1


def test_the_empty_template_founds_nothing(tmp_path):
    write_template(tmp_path / "mau.xlsx")
    assert found(tmp_path / "mau.xlsx") == 0
