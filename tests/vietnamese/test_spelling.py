"""Words that cannot be Vietnamese are found; names, foreign words, numbers and addresses are not taken for such."""

import sys
import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.seeds import KEYS, raw_text
from tests.vietnamese.test_secrecy import CONTENT, strings_in
from vietnamese.folding import clean
from vietnamese.spelling import is_doubtful, spelling_doubts


@pytest.mark.parametrize(
    "word",
    ["ngưòi", "tthông", "quyêt", "viêc", "môt", "địịnh", "củanhà", "đuợc", "nghành", "ngiệp", "trưòng", "hoạtđộng"],
)
def test_slips_of_the_keyboard_are_doubtful(word):
    assert is_doubtful(word)
    assert spelling_doubts(f"Ủy ban {word} xã")[0].word == word


@pytest.mark.parametrize(
    "text",
    ["Đắk Lắk, Krông Pắc, Ê-đê", "ôtô, bêtông, prôtêin, pênixilin, ôxy", "UBND, HĐND, QĐ-UBND, TTĐT", "a) b) đ) e)",
     "76/2007/QĐ-UBND", "café, señor, São Paulo, façade", "http://địachỉ.vn/đượcc", "hộpthư@địachỉ.vn",
     "www.thửnghiệmm.vn", "website, email, online, Facebook", "tầng 2ạ, phòngợ_1",
     "kế toán, khuỷu, nghiêng, xoong, thuở, gìn giữ"],
)  # fmt: skip
def test_what_is_no_plain_vietnamese_word_is_not_judged(text):
    assert spelling_doubts(text) == []


def test_a_doubt_says_where_it_stands():
    text = "Mọi ngưòi dân đều được tiếp cận thông tin của cơ quan nhà nước theo quy định."
    (doubt,) = spelling_doubts(text)
    assert text[doubt.start : doubt.end] == doubt.word == "ngưòi"
    assert doubt.around == "Mọi ngưòi dân đều được tiếp cận…"


def test_there_is_no_false_alarm_in_regulations_and_demo():
    texts = [clean(raw_text(key)) for key in KEYS]
    texts += [clean(text) for path in CONTENT for text in strings_in(tomllib.loads(path.read_text(encoding="utf-8")))]
    words = sum(len(text.split()) for text in texts)
    found = [doubt for text in texts for doubt in spelling_doubts(text)]
    sys.stdout.write(f"{words} words, {len(found)} doubtful\n")
    assert words > 40_000
    assert found == []


def test_most_swapped_letters_give_themselves_away():
    """What the search can do, said in figures: neighbouring letters swapped in words of the regulations."""
    words = sorted({word for key in KEYS for word in clean(raw_text(key)).split() if word.isalpha() and word.islower()})
    slips = [word[:place] + word[place + 1] + word[place] + word[place + 2 :]
             for word in words if not word.isascii() for place in range(len(word) - 1)]  # fmt: skip
    slips = [slip for slip in slips if slip not in words]
    found = sum(map(is_doubtful, slips))
    sys.stdout.write(f"{len(slips)} slips, {found} found ({found / len(slips):.0%})\n")
    assert found > 0.85 * len(slips)


@given(st.text(max_size=120))
def test_the_search_ends_well_on_any_text(text):
    text = unicodedata.normalize("NFC", text)
    for doubt in spelling_doubts(text):
        assert text[doubt.start : doubt.end] == doubt.word
