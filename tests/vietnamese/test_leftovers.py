"""Words that were to be replaced, and characters that are no text."""

import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.seeds import KEYS, raw_text
from tests.vietnamese.test_secrecy import CONTENT, strings_in
from vietnamese.characters import odd_characters
from vietnamese.leftovers import find_leftovers


@pytest.mark.parametrize("text", [
    "Lorem ipsum dolor sit amet", "[...]", "[…]", "xxx", "Ông xxx phát biểu", "XXXX", "TODO", "TBD: ảnh", "(điền tên)",
    "[điền số liệu]", "<nhập tiêu đề>", "Nhập nội dung tại đây", "Nội dung đang cập nhật",
    "Thông tin đang được cập nhật...",
    "(đang cập nhật)", "NỘI DUNG ĐANG ĐƯỢC HOÀN THIỆN", "Coming soon", "[insert date]", "Your text here",
])  # fmt: skip
def test_places_for_words_to_come_are_found(text):
    assert len(find_leftovers(f"Sáng nay, hội nghị bắt đầu.\n{text}\nHội nghị kết thúc.")) == 1


@pytest.mark.parametrize("text", [
    "Cổng đang cập nhật dữ liệu của các sở.", "Số liệu này được cập nhật hằng ngày.", "Đại hội lần thứ XXX",
    "0912 xxx 345",
    "http://xxx.bacgiang.gov.vn", "trong đó “xxx” là tên của cơ quan", "thịt bò (nhập khẩu)", "Luật sửa đổi, bổ sung",
    "Người làm đơn (ký, ghi rõ họ tên)", "Todo el día", "Enter the building", "điền kinh", "(điền kinh)", "xxxi",
])  # fmt: skip
def test_ordinary_words_are_not(text):
    assert find_leftovers(text) == []


@pytest.mark.parametrize("key", KEYS)
def test_the_regulations_are_finished(key):
    assert find_leftovers(raw_text(key)) == []
    assert odd_characters(raw_text(key)) == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_the_demo_is_finished(path):
    texts = list(strings_in(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert [text for text in texts if find_leftovers(text) or odd_characters(text)] == []


@given(st.text())
def test_the_searches_end_well_on_any_text(text):
    assert all(find_leftovers(text)) or not find_leftovers(text)
    assert len(odd_characters(text)) <= len(text)


# --- Characters -------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["\uf0b7", "\ue000", "\U000f0000", "\ufffd", "\u0378", "\uffff", "\x96", chr(0xD800)])
def test_m5_characters_that_are_no_text_are_named_with_their_place(code):
    ((name, around),) = odd_characters(f"Trạm y tế {code} mở cửa {code}")
    assert name == f"U+{ord(code):04X}"
    assert around == "Trạm y tế □ mở cửa □"


@pytest.mark.parametrize(
    "text",
    [
        "Đường Đa Mai",
        unicodedata.normalize("NFD", "Đường Đa Mai"),
        "“–”…•→✓☎ 20 °C ½ m² €",
        "a\u00a0b\u200bc\n\t\x0b\x85",
        "日本",
        "😀",
    ],
)
def test_m5_other_characters_are_text(text):
    assert odd_characters(text) == []


def test_m5_odd_characters_come_in_the_order_of_the_text():
    assert [name for name, _around in odd_characters("a\uf0b7b\ue000c\uf0b7")] == ["U+F0B7", "U+E000"]
