"""The style of tone marks: unified on request, never in names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.seeds import KEYS, raw_text
from vietnamese.folding import fold
from vietnamese.tone_marks import ToneStyle, mixed_words, restyle

PAIRS = [
    ("hòa", "hoà"), ("hóa", "hoá"), ("hỏa", "hoả"), ("họa", "hoạ"), ("tòa", "toà"), ("xõa", "xoã"), ("đóa", "đoá"),
    ("khóa", "khoá"), ("thỏa", "thoả"), ("ngòa", "ngoà"), ("khỏe", "khoẻ"), ("hòe", "hoè"), ("lóe", "loé"),
    ("xòe", "xoè"), ("ngọe", "ngoẹ"), ("thủy", "thuỷ"), ("thúy", "thuý"), ("ủy", "uỷ"), ("hủy", "huỷ"),
    ("lũy", "luỹ"), ("tụy", "tuỵ"), ("tùy", "tuỳ"), ("òa", "oà"), ("nhòa", "nhoà"),
]  # fmt: skip
#: Marks that stand in one place in both styles.
ALIKE = ["quý", "quỳ", "quỹ", "quả", "hoàn", "hoạt", "thuyền", "tuyết", "hoài", "ngoéo", "của", "mùa",
         "nghĩa", "già", "hòm", "oai", "uyển", "toán", "huỳnh", "xoáy", "chào", "đường", "café", "hoa",
         "khoe", "uy"]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_each_style_becomes_the_other(old, new):
    assert restyle(old, ToneStyle.NEW) == new
    assert restyle(new, ToneStyle.OLD) == old
    assert restyle(old, ToneStyle.OLD) == old
    assert restyle(new, ToneStyle.NEW) == new


@pytest.mark.parametrize("word", ALIKE)
@pytest.mark.parametrize("style", ToneStyle)
def test_other_words_stay_as_they_are(word, style):
    assert restyle(word, style) == word


@pytest.mark.parametrize("style", ToneStyle)
def test_names_keep_the_spelling_of_their_owners(style):
    text = "Xã Hoà Bình, phường Hòa Khánh, ông Thuý, bà Thúy, UỶ BAN, ỦY BAN"
    assert restyle(text, style) == text


def test_decomposed_text_is_understood():
    assert restyle(unicodedata.normalize("NFD", "văn hóa"), ToneStyle.NEW) == "văn hoá"


def test_mixed_words_are_named_by_their_style():
    assert mixed_words("văn hóa, sức khoẻ, thủy lợi, văn hóa, Hoà Bình") == (["hóa", "thủy"], ["khoẻ"])


@pytest.mark.parametrize("seed", KEYS)
@pytest.mark.parametrize("style", ToneStyle)
def test_the_regulations_read_alike_and_come_back(seed, style):
    text = unicodedata.normalize("NFC", raw_text(seed))
    once = restyle(text, style)
    assert fold(once) == fold(text)
    assert restyle(once, style) == once
    other = ToneStyle.NEW if style == ToneStyle.OLD else ToneStyle.OLD
    assert restyle(restyle(text, other), style) == once


@given(st.text(alphabet="hoauyeqkt óòỏõọáàảãạúùủũụýỳỷỹỵéèẻẽẹHO", max_size=24))
def test_whatever_is_typed_only_marks_move(text):
    for style in ToneStyle:
        changed = restyle(text, style)
        assert fold(changed) == fold(text)
        assert restyle(changed, style) == changed
        assert len(unicodedata.normalize("NFD", changed)) == len(unicodedata.normalize("NFD", text))
