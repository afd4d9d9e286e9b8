"""Secrecy markings are found where they stand as stamps, and nowhere else (rows X1, X2, X3)."""

import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.old_fonts import to_tcvn3, to_vni
from tests.vietnamese.seeds import FOLDER, KEYS, raw_text
from vietnamese.secrecy import find_markings

LEVELS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
each_level = pytest.mark.parametrize("level", LEVELS)
CONTENT = sorted((FOLDER.parent / "content").glob("*.toml"))


def levels_in(text):
    return [marking.level for marking in find_markings(text)]


STAMPS = {
    "bare": "{}",
    "spaces around": "   {}   ",
    "no-break spaces around": "\u00a0{}\u00a0",
    "round brackets": "({})",
    "square brackets": "[ {} ]",
    "quotation marks": "“{}”",
    "a frame of signs": "*** {} ***",
    "a full stop": "{}./.",
    "below other lines": "ỦY BAN NHÂN DÂN TỈNH\nSố: 12/QĐ-UBND\n{}\nĐộc lập - Tự do - Hạnh phúc",
    "Windows line breaks": "Số: 12/QĐ-UBND\r\n{}\r\nQUYẾT ĐỊNH",
    "beside the motto": "{}\tĐộc lập - Tự do - Hạnh phúc",
    "beside the motto, by spaces": "  {}        Độc lập - Tự do - Hạnh phúc",
    "labelled": "Độ mật: {}",
    "labelled in capitals": "ĐỘ MẬT : {}",
    "labelled in full": "Mức độ mật – {}.",
    "labelled in brackets": "Độ mật: ({})",
    "labelled with more": "Độ mật: {}; Độ khẩn: Hỏa tốc",
    "label in the cell before": "Độ mật:\n{}",
    "before a title": "[{}] Kế hoạch diễn tập khu vực phòng thủ",
    "with its copy": "{}  Bản số: 03",
    "zero-width characters": "\u200b{}\ufeff",
}


@each_level
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
def test_x1_a_stamp_is_found(stamp, form, level):
    assert levels_in(unicodedata.normalize(form, stamp.format(level))) == [level]


@each_level
@pytest.mark.parametrize("between", [" ", "  ", "\u00a0", ".", " - ", "    "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_x1_letters_set_apart_are_read_together(level, between, form):
    spaced = (between * 2).join(between.join(unicodedata.normalize("NFC", word)) for word in level.split())
    assert levels_in(unicodedata.normalize(form, spaced)) == [level]


@each_level
@pytest.mark.parametrize("label", ["Độ mật: ", "Độ mật\n", "("])
def test_x1_with_a_label_or_brackets_case_does_not_matter(label, level):
    stamp = f"{label}{level.capitalize()}{')' if label == '(' else ''}"
    assert levels_in(stamp) == [level]


def test_x1_a_stamp_typed_for_an_old_font_is_found():
    for level in LEVELS:
        assert levels_in(to_tcvn3(level)) == [level]
        assert levels_in(to_tcvn3(level.lower())) == [level]
        assert levels_in(to_vni(level)) == [level]


def test_x1_marks_in_another_order_are_the_same_letter():
    assert levels_in("MA\u0302\u0323T") == levels_in("MÂ\u0323T") == levels_in("MẠ\u0302T") == ["MẬT"]


def test_x1_the_finding_says_where_it_stands():
    (marking,) = find_markings("Số: 1/KH-UBND\n( T Ố I  M Ậ T )\nKẾ HOẠCH")
    assert marking.level == "TỐI MẬT"
    assert marking.quote == "( T Ố I  M Ậ T )"


def test_x1_each_wording_is_reported_once():
    assert levels_in("MẬT\nMẬT\n(MẬT)") == ["MẬT", "MẬT"]


NO_STAMPS = [
    "bí mật", "BÍ MẬT", "bảo mật", "BẢO MẬT", "mật khẩu", "MẬT KHẨU", "mật ong", "MẬT ONG RỪNG", "Mật ong", "mật độ",
    "Mật", "mật", "tuyệt mật", "Tuyệt mật", "tài liệu mật", "TÀI LIỆU MẬT", "Bảo vệ bí mật nhà nước",
    "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Các thông tin có từ độ MẬT trở lên không được đưa lên Website.",
    "*\\* Các thông tin có từ độ MẬT trở lên không được đưa lên Website.*", "không thuộc bí mật nhà nước",
    "không có độ mật",
    "Tài liệu đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT", "Độ mật: không", "Độ mật: Thường", "Độ mật:", "Độ mật",
    "Độ mật: Tuyệt mật, Tối mật và Mật theo quy định", "Độ mật: mật khẩu cấp 2", "Mật độ: 320 người/km²", "MẬT 2026",
    "MẬTS", "AMẬT", "MAT", "MẤT", "MẶT", "TỐI MẶT", "MẬT\u0323 KHẨU", "Nuôi ong lấy\nmật\nở vùng cao",
    "QUY CHẾ VỀ CÔNG TÁC BẢO\nMẬT", "LUẬT BẢO VỆ BÍ\nMẬT\nNHÀ NƯỚC", "Secret", "TOP SECRET", "", "\n\n", "( )",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_STAMPS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_x1_words_in_running_text_mark_nothing(text, form):
    assert find_markings(unicodedata.normalize(form, text)) == []


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("form", ["NFC", "NFD", None])
def test_x1_regulations_that_speak_of_secrets_are_not_marked(key, form):
    text = raw_text(key)
    assert "mật" in unicodedata.normalize("NFC", text).lower()
    assert find_markings(unicodedata.normalize(form, text) if form else text) == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_x1_nothing_of_the_demo_is_marked(path):
    assert [text for text in strings_in(tomllib.loads(path.read_text(encoding="utf-8"))) if find_markings(text)] == []


def strings_in(value):
    """Every text in a table of TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_in(inner)


@given(st.text(st.sampled_from("MẬTỐIUYỆmậtÂ\u0323\u0302 .:-()[]\n\t\u00a0")))
def test_the_search_ends_well_on_any_text(text):
    for marking in find_markings(text):
        assert marking.level in LEVELS
        assert marking.quote


@given(st.text(), st.text(), st.sampled_from(LEVELS))
def test_x1_nothing_around_it_hides_a_stamp(before, after, level):
    assert level in levels_in(f"{before}.\n{level}\n{after}")
