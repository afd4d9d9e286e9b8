"""What the recipients of an instrument say (row M4)."""

import unicodedata

import pytest

from tests.vietnamese.seeds import KEYS, raw_text
from vietnamese.folding import fold
from vietnamese.recipients import announces_publication, recipients_of

PHRASE = "công bố trên Cổng thông tin điện tử"


@pytest.mark.parametrize("phrase", [
    PHRASE,
    PHRASE.upper(),
    fold(PHRASE),
    unicodedata.normalize("NFD", PHRASE),
    "công  bố\u00a0trên cổng   thông tin điện tử huyện",
    "Công bố trên Cổng TTĐT tỉnh",
    "công bố trên Trang thông tin điện tử",
    "công bố lên trang TTĐT",
    "“công bố trên Cổng thông tin điện tử”",
    "Văn phòng UBND (công bố trên Cổng Thông tin điện tử)",
    "công bố trên cổng thông\n  tin điện tử",
])  # fmt: skip
@pytest.mark.parametrize("layout", [
    "Nơi nhận:\n- Như Điều 3;\n- {};\n- Lưu: VT.\nCHỦ TỊCH",
    "**Nơi nhận:**\n\n- Như Điều 3;\n- Lưu: VT;\n- {}.",
    "NƠI NHẬN:\nTM. ỦY BAN NHÂN DÂN\n- Như trên;\nCHỦ TỊCH\n- {};",
    "Nơi nhận: {}",
    "Nơi nhận: - Như trên; - {}; - Lưu: VT.",
])  # fmt: skip
def test_m4_the_phrase_among_the_recipients_is_found(phrase, layout):
    assert announces_publication(f"Điều 3. Thi hành.\n{layout.format(phrase)}\nQUY CHẾ\nĐiều 1. Phạm vi")


@pytest.mark.parametrize("text", [
    "",
    PHRASE,
    "Điều 1. Ban hành\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.",
    "Nơi nhận:\n- Ban biên tập Cổng thông tin điện tử huyện (t/h);\n- Lưu: VT.",
    "Nơi nhận:\n- Lưu: VT.\nQUY CHẾ\ncông bố trên Cổng thông tin điện tử",
    "Nơi nhận:\n- Lưu: VT.\nĐiều 1. Văn bản được công bố trên Cổng thông tin điện tử",
    "2. Các văn bản phải ghi rõ trong mục Nơi nhận: “công bố trên Cổng thông tin điện tử”;",
    "Nơi nhận hồ sơ: Bộ phận Một cửa",
])  # fmt: skip
def test_m4_the_phrase_elsewhere_does_not_count(text):
    assert not announces_publication(text)


@pytest.mark.parametrize("key", KEYS)
def test_m4_none_of_the_regulations_announces_its_publication(key):
    """Not even seed 003, which in its article 9 prescribes the phrase."""
    assert not announces_publication(raw_text(key))


def test_the_recipients_are_those_of_the_decision_alone():
    assert recipients_of(raw_text("001-nhu-xuan")) == [
        "- Như Điều 2 (t/h);",
        "- Thường trực: Huyện ủy; HĐND huyện;",
        "- Chủ tịch, các PCT UBND huyện;",
        "- Ban biên tập Cổng thông tin điện tử huyện (t/h);",
        "- Lưu: VT, VH TT.",
    ]
    assert recipients_of(raw_text("004-bac-giang")) == []
