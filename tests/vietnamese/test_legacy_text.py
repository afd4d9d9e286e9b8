"""Text in TCVN3 and VNI is recognised (row M5), and text in no other language or encoding is taken for it."""

import tomllib
import unicodedata
from pathlib import Path

import django
import polib
import pytest
import wagtail
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.old_fonts import to_tcvn3, to_vni
from tests.vietnamese.seeds import KEYS, raw_text
from tests.vietnamese.test_secrecy import CONTENT, strings_in
from vietnamese.folding import clean, nfc
from vietnamese.legacy_encodings import from_tcvn3, from_vni
from vietnamese.legacy_text import find_legacy_text
from vietnamese.syllables import is_syllable

ENCODINGS = {"TCVN3": (to_tcvn3, from_tcvn3), "VNI": (to_vni, from_vni)}
each_encoding = pytest.mark.parametrize("name", ENCODINGS)
each_regulation = pytest.mark.parametrize("key", KEYS)


def lines_of(key, shortest=1):
    lines = (line.strip() for line in clean(raw_text(key)).splitlines())
    return [line for line in lines if len(line) > shortest and not line.isascii()]


@each_encoding
@each_regulation
def test_decoding_is_the_inverse_of_typing(name, key):
    encode, decode = ENCODINGS[name]
    for line in lines_of(key):
        assert decode(encode(line)).lower() == line.lower()


@each_encoding
@each_regulation
@pytest.mark.parametrize("door", [str, nfc], ids=["as pasted", "as stored"])
def test_m5_every_line_of_some_length_is_recognised(name, key, door):
    encode, _decode = ENCODINGS[name]
    for line in lines_of(key, shortest=60):
        found = find_legacy_text(door(encode(line)))
        assert found is not None, line
        assert found.encoding == name


@each_encoding
@each_regulation
def test_m5_most_shorter_lines_are_recognised_and_none_as_the_other(name, key):
    found = [find_legacy_text(ENCODINGS[name][0](line)) for line in lines_of(key, shortest=20)]
    assert {legacy.encoding for legacy in found if legacy} == {name}
    assert sum(legacy is not None for legacy in found) >= 0.9 * len(found)


def test_m5_the_finding_shows_words_and_how_they_would_read():
    assert find_legacy_text("QuyÕt ®Þnh cña Uû ban nh©n d©n tØnh B¾c Giang").examples == (
        ("QuyÕt", "Quyết"), ("®Þnh", "định"), ("cña", "của"),
    )  # fmt: skip
    assert find_legacy_text("Quyeát ñònh cuûa Chuû tòch").examples[:2] == (("Quyeát", "Quyết"), ("ñònh", "định"))


@pytest.mark.parametrize("text", ["UBND tØnh B¾c Giang", "Céng hßa x· héi", "Vò tröôûng Vuï Toå chöùc"])
def test_m5_a_title_is_enough_if_its_signs_are_plain(text):
    assert find_legacy_text(text)


def test_m5_one_pasted_paragraph_among_others_is_found():
    pasted = to_tcvn3("Các phòng, ban chuyên môn có trách nhiệm cung cấp thông tin.")
    assert find_legacy_text(f"{raw_text('003-phuong-1')}\n{pasted}\n{raw_text('004-bac-giang')}").encoding == "TCVN3"


def test_m5_short_lines_are_evidence_together():
    assert find_legacy_text(to_tcvn3("Phạm vi\nTrách nhiệm\nKhen thưởng")).encoding == "TCVN3"


# --- No false alarm ---------------------------------------------------------------------------------


@each_regulation
@pytest.mark.parametrize("form", ["NFC", "NFD", None])
def test_m5_the_regulations_are_unicode(key, form):
    text = unicodedata.normalize(form, raw_text(key)) if form else raw_text(key)
    assert [piece for piece in (text, *text.splitlines()) if find_legacy_text(piece)] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_m5_the_demo_is_unicode_in_both_languages(path):
    texts = list(strings_in(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert len(texts) > 250
    assert [text for text in (*texts, "\n".join(texts)) if find_legacy_text(text)] == []


CATALOGUES = [
    *Path(django.__file__).parent.glob("conf/locale/*/LC_MESSAGES/django.po"),
    *Path(wagtail.__file__).parent.glob("admin/locale/*/LC_MESSAGES/django.po"),
]


def test_m5_no_other_language_is_taken_for_an_old_encoding():
    """The catalogues of Django and Wagtail are a hundred languages, Latin letters with every accent among them."""
    assert len(CATALOGUES) > 100
    wrong = []
    for path in CATALOGUES:
        texts = [entry.msgstr for entry in polib.pofile(str(path)) if entry.msgstr]
        pieces = (*texts, " ".join(texts))
        wrong += [(path.parts[-3], piece[:80]) for piece in pieces if find_legacy_text(piece)]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    ["", "É", "thé né bé", "café, señor, São Paulo", "© 2026 · ½ cup · §5 · 3×4 · 20 °C", "A · B · C · D", "¿Qué? ¡Sí!",
     "μm, µm, ±2, ÷, ¼, ½, ¾", "naïve façade, Noël, août, où, là", "Đường Đa Mai", "hoà, hòa, uỷ, ủy"],
)  # fmt: skip
def test_m5_single_signs_and_names_are_left_alone(text):
    assert find_legacy_text(text) is None


@given(st.text())
def test_the_search_ends_well_on_any_text(text):
    found = find_legacy_text(text)
    assert found is None or found.examples


@given(st.text(st.sampled_from("aeoyuôöùøûõïâáàåãäêéèúüëñíìæóòî®\u00b8·©\u00adÐĐ tnhcg"), max_size=30))
def test_decoding_ends_well_on_any_text(text):
    assert isinstance(from_tcvn3(text) + from_vni(text), str)


# --- Syllables --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "quyết", "giữa", "khuỷu", "Đường", "ỷ", "a", "uyên", "hoàn", "thuở", "xoong", "khoét", "gìn", "yêu"],
)
def test_words_of_vietnamese_have_the_form_of_a_syllable(word):
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word.upper()))


@pytest.mark.parametrize("word", ["", "str", "hập̉", "cảt", "mướn̉", "señor", "QĐ", "abc", "h òa", "tế-xã", "Ðó", "pâu̇"])
def test_other_words_have_not(word):
    assert not is_syllable(word)


def test_nearly_every_word_of_the_regulations_has_that_form():
    words = {word for key in KEYS for word in clean(raw_text(key)).split() if word.isalpha() and not word.isupper()}
    odd = {word for word in words if not is_syllable(word)}
    assert len(words) > 800
    assert len(odd) < 0.03 * len(words), odd
