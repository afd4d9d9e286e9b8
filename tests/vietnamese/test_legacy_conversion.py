"""Text in old encodings is offered in Unicode (row M5): decided for a whole text, measured by encoding and length."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.old_fonts import to_tcvn3, to_viscii, to_vni, to_vps
from tests.vietnamese.seeds import KEYS, raw_text
from vietnamese import legacy_encodings
from vietnamese.folding import clean
from vietnamese.legacy_text import convert_legacy_text, encodings_of

ENCODERS = {"TCVN3": to_tcvn3, "VNI": to_vni, "VPS": to_vps, "VISCII": to_viscii}
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
#: Least share of lines recognised, by their length: longer than 60, 21 to 60, up to 20 characters.
FLOORS = {
    "TCVN3": (1.0, 0.95, 0.4),
    "VNI": (1.0, 0.95, 0.1),
    "VPS": (0.99, 0.8, 0.05),
    "VISCII": (0.99, 0.85, 0.35),
}
LENGTHS = ((61, 10_000), (21, 60), (1, 20))

each_encoding = pytest.mark.parametrize("name", ENCODERS)


def seed_lines():
    lines = (line.strip() for key in KEYS for line in clean(raw_text(key)).splitlines())
    return [line for line in lines if not line.isascii()]


@each_encoding
def test_every_letter_is_in_the_table(name):
    encode, decode = ENCODERS[name], legacy_encodings.DECODERS[name]
    for letter in LETTERS:
        assert decode(f"th{encode(letter)}t") == f"th{letter}t"
        # Capitals of TCVN3 are drawn by a font; Õ of VISCII is a no-break space.
        if name != "TCVN3" and (name, letter) != ("VISCII", "õ"):
            assert decode(f"TH{encode(letter.upper())}N") == f"TH{letter.upper()}N"


@each_encoding
@pytest.mark.parametrize("place", range(3), ids=["long", "middle", "short"])
def test_m5_lines_are_recognised_alone_and_come_back_as_they_were(name, place):
    shortest, longest = LENGTHS[place]
    lines = [line for line in seed_lines() if shortest <= len(line) <= longest]
    found = [convert_legacy_text(ENCODERS[name](line)) for line in lines]
    right = [(line, one) for line, one in zip(lines, found, strict=True) if one and one.encoding == name]
    missed = sum(one is None for one in found)
    sys.stdout.write(f"{name:7} {shortest}–{longest}: {len(lines)} lines, {len(right)} right, {missed} missed, "
          f"{len(lines) - len(right) - missed} taken for another\n")  # fmt: skip
    assert len(right) >= FLOORS[name][place] * len(lines)
    assert len(lines) - len(right) - missed <= 0.015 * len(lines)
    for line, one in right:
        assert one.text.lower() == line.lower()


@each_encoding
@pytest.mark.parametrize("key", KEYS)
def test_m5_in_a_whole_text_the_short_lines_go_with_the_long_ones(name, key):
    text = clean(raw_text(key))
    converted = convert_legacy_text(ENCODERS[name](text))
    assert converted.encoding == name
    lines = [(was, now) for was, now in zip(text.splitlines(), converted.text.splitlines(), strict=True)]
    wrong = [(was, now) for was, now in lines if was.lower() != now.lower()]
    sys.stdout.write(f"{name:7} {key}: {len(lines)} lines, {len(wrong)} not as they were\n")
    assert len(wrong) <= 0.03 * len(lines), wrong[:5]


def test_m5_one_pasted_paragraph_is_converted_and_the_unicode_around_it_stays():
    kept = "Văn hóa, hoà giải và thủy lợi ở Đà Nẵng."
    pasted = "Ủy ban nhân dân các huyện, thị xã chịu trách nhiệm cung cấp thông tin kịp thời, đầy đủ."
    for name, encode in ENCODERS.items():
        converted = convert_legacy_text(f"{kept}\n{encode(pasted)}\n{kept}\n")
        assert converted.encoding == name
        assert converted.text.lower() == f"{kept}\n{pasted}\n{kept}\n".lower()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_m5_nothing_is_offered_for_unicode(form):
    lines = seed_lines()
    assert len(lines) > 600
    assert [line for line in lines if convert_legacy_text(unicodedata.normalize(form, line))] == []
    assert convert_legacy_text(unicodedata.normalize(form, "\n".join(lines))) is None


@pytest.mark.parametrize(
    "text",
    [
        "El señor Núñez llegó a São Paulo mañana por la tarde, según dijo él.",
        "Die Straße führt über die Brücke nach Zürich, Köln und Malmö.",
        "L’été où j’étais à l’hôtel, le café était très mauvais : ça déçoit.",
        "A relação não é tão fácil: você não irá à reunião amanhã às três.",
        "Diện tích 120 m², 30 m³, 5 km², ±2 °C, 3×4, 1½ giờ – “tốt” – 50‰…",
        "Công ty TNHH Nestlé, Crédit Agricole, Citroën, Peugeot, Moët",
        "m² m³ 10° 20° ½ ¼ ± × ÷",
    ],
)
def test_m5_other_languages_and_signs_are_left_alone(text):
    assert convert_legacy_text(text) is None


def test_a_dash_between_bodies_stays_a_dash():
    text = to_vps("Văn phòng HĐND – UBND huyện phối hợp với các phòng của HĐND–UBND tổ chức tuyên truyền")
    assert (
        convert_legacy_text(text).text
        == "Văn phòng HĐND – UBND huyện phối hợp với các phòng của HĐND–UBND tổ chức tuyên truyền"
    )


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_lines_get_an_answer_each(lines):
    assert len(encodings_of(lines)) == len(lines)


@given(st.text(max_size=200))
def test_what_is_offered_has_as_many_lines(text):
    if converted := convert_legacy_text(text):
        assert converted.text.count("\n") == text.count("\n")
