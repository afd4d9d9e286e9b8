"""Numbers of documents in running text."""

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese import seeds
from tests.vietnamese.numbers import LONGEST_RUN, document_numbers
from vietnamese.number_grammar import DocumentNumber
from vietnamese.numbers_in_text import NumberInText, find_numbers

#: The numbers in each seed in order, read by a person.
IN_SEEDS = {
    "000-ba-xuyen": [
        ("64/2007/NĐ-CP", "nghị định", date(2007, 4, 10)),
        ("72/2013/NĐ-CP", "nghị định", date(2013, 7, 15)),
        ("43/2011/NĐ-CP", "nghị định", date(2011, 6, 13)),
        ("118/QĐ-UBND", "quyết định", date(2020, 3, 14)),
        ("117/QĐ-UBND", "quyết định", date(2020, 3, 14)),
    ],
    "001-nhu-xuan": [
        ("2112/QĐ-UBND", "", None),
        ("67/2006/QH11", "luật", date(2006, 6, 29)),
        ("64/2007/NĐ-CP", "nghị định", date(2007, 4, 10)),
        ("43/2011/NĐ-CP", "nghị định", date(2011, 6, 13)),
        ("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", "thông tư liên tịch", date(2013, 2, 15)),
        ("2111/QĐ-UBND", "quyết định", date(2022, 9, 12)),
        ("883/QĐ-UBND", "quyết định", date(2016, 4, 19)),
        ("2112/QĐ-UBND", "quyết định", date(2022, 9, 12)),
    ],
    "002-stttt-binh-dinh": [
        ("38a/QĐ-STTTT", "", None),
        ("64/2007/NĐ-CP", "nghị định", date(2007, 4, 10)),
        ("26/2009/TT-BTTTT", "thông tư", date(2009, 7, 31)),
        ("43/2011/NĐ-CP", "nghị định", date(2011, 6, 13)),
    ],
    "003-phuong-1": [
        ("554/QĐ-UBND", "", None),
        ("64/2007/NĐ-CP", "nghị định", date(2007, 4, 10)),
        ("43/2011/NĐ-CP", "nghị định", date(2011, 6, 13)),
        ("72/2013/NĐ-CP", "nghị định", date(2013, 7, 15)),
        ("554/QĐ-UBND", "quyết định", date(2019, 5, 21)),
    ],
    "004-bac-giang": [
        ("76/2007/QĐ-UBND", "", None),
        ("64/2007/NĐ-CP", "nghị định", date(2007, 4, 10)),
        ("223/TTr-VP", "tờ trình", date(2007, 8, 20)),
        ("76/2007/QĐ-UBND", "quyết định", date(2007, 8, 31)),
        ("104/2004/NĐ-CP", "nghị định", date(2004, 3, 23)),
    ],
}


@pytest.mark.parametrize("form", ["as received", "NFC", "NFD"])
@pytest.mark.parametrize("key", seeds.KEYS)
def test_every_number_of_the_seeds_is_found(key: str, form: str) -> None:
    text = seeds.raw_text(key)
    if form != "as received":
        text = unicodedata.normalize(form, text)
    found = [(str(each.number), each.type_name, each.issued_on) for each in find_numbers(text)]
    assert found == IN_SEEDS[key]


@pytest.mark.parametrize(
    "text",
    [
        "họp ngày 10/4/2007 và ngày 8/3",
        "trực 24/24 giờ, 7/7 ngày; đạt 3/4 số hộ, 1/2 xã",
        "chạy 50 km/h, giá 5/kg, 1.000.000/tháng, 25.000 đ/m2",
        "Điện thoại: 0240.3856.123, 0204/3854123, máy lẻ 12/VP",
        "khóa XI, kỳ họp thứ 5/QH; nhà số 12/A2, số 5/NTL",
        "tổng số 38 ngày 16 tháng 11 năm 2012",
        "https://bacgiang.gov.vn/76/2007/QĐ-UBND",
        "bản vẽ 1/500, tỷ lệ 1/2000; lô 5/B2-C",
        "Luật ngày 19/6/2015/QH",
        "nhóm 2/Sở-Phòng",
        "12/hd-mttq",
        "lớp 12/a, tổ 3/b",
    ],
)
def test_what_is_no_number_of_a_document_is_left_alone(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 118/QĐ-UBND - UBND tỉnh Bắc Giang", ["118/QĐ-UBND"]),
        ("Quyết định 117/QĐ-UBND và Quyết định 119/QĐ-UBND-Về việc", ["117/QĐ-UBND", "119/QĐ-UBND"]),
        ("các Quyết định số 117/QĐ-UBND, 118/QĐ-UBND và 119/QĐ-UBND", ["117/QĐ-UBND", "118/QĐ-UBND", "119/QĐ-UBND"]),
        ("(118/QĐ-UBND); “117/QĐ-UBND”.", ["118/QĐ-UBND", "117/QĐ-UBND"]),
        ("118/QĐ-UBND.Điều 2", ["118/QĐ-UBND"]),
        ("118/QĐ-UBND/tỉnh", ["118/QĐ-UBND"]),
        ("Công văn số 285/CCTTHC ngày 3/5/2020", ["285/CCTTHC"]),
        ("theo 12729/VPCP-KGVX", ["12729/VPCP-KGVX"]),
        ("Công văn 361/BTTTT-ƯDCNTT.", ["361/BTTTT-ƯDCNTT"]),
        ("Thông báo số 88/UBND", ["88/UBND"]),
        ("Nghị định 63/CP và Nghị định số 25-CP", ["63/CP", "25-CP"]),
        ("Nghị quyết 57-NQ/TW, Chỉ thị 05-CT/TU", ["57-NQ/TW", "05-CT/TU"]),
        ("Quyết định 1961/QĐUBND, Nghị quyết 30c/NQCP", ["1961/QĐUBND", "30c/NQCP"]),
        ("theo 76/2007/qđ-ubnd và 76/2007/qd-ubnd", ["76/2007/qđ-ubnd", "76/2007/qd-ubnd"]),
        ("Quyết định 76/2007/QĐ -\nUBND", ["76/2007/QĐ -\nUBND"]),
        ("Nghị định 72/2013/NÐ–CP", ["72/2013/NÐ–CP"]),
        ("Kế hoạch 12/KH-SGD&ĐT và Phòng Giáo dục", ["12/KH-SGD&ĐT"]),
        ("Kế hoạch 12/KH-SGD và ĐT", ["12/KH-SGD và ĐT"]),
        ("Thông tư liên tịch 02/TTLT-BTC và BNV", ["02/TTLT-BTC và BNV"]),
        ("Tờ trình số        223/TTr-VP, ngày 20", ["223/TTr-VP"]),
        ("Quyết định 12/Q\u200bĐ-UBND", ["12/Q\u200bĐ-UBND"]),
        ("Quyết định 1.961/QĐ-UBND", ["1.961/QĐ-UBND"]),
        ("Số: 5/BQL\nHà Nội", ["5/BQL"]),
        ("106/QĐ-UBND-HC, 125/UBND-VP.6", ["106/QĐ-UBND-HC", "125/UBND-VP.6"]),
        ("Thông tư 01/98/TT-BTC", ["01/98/TT-BTC"]),
    ],
)
def test_numbers_are_found_as_they_are_written(text: str, expected: list[str]) -> None:
    assert [each.text for each in find_numbers(text)] == expected


@pytest.mark.parametrize(
    ("text", "type_name", "day"),
    [
        ("Luật Công nghệ thông tin số 67/2006/QH11 ngày 29/6/2006", "luật", date(2006, 6, 29)),
        ("Bộ luật Dân sự số 91/2015/QH13", "bộ luật", None),
        ("Nghị quyết của Quốc hội số 104/2016/QH13 ngày 06-4-2016", "nghị quyết", date(2016, 4, 6)),
        ("Quyết định 883/QĐ-UBND của UBND huyện ngày 19/4/2016", "quyết định", date(2016, 4, 19)),
        ("Quyết định 883/QĐ-UBND (ban hành ngày 19 tháng 4 năm 2016)", "quyết định", date(2016, 4, 19)),
        ("QUYẾT ĐỊNH SỐ 883/QĐ-UBND NGÀY 19/04/2016", "quyết định", date(2016, 4, 19)),
        ("Quyết định của UBND tỉnh số 883/QĐ-UBND, ngày 31/2/2016", "quyết định", None),
        ("Kế hoạch thực hiện. 883/QĐ-UBND", "", None),
        ("công văn 883/QĐ-UBND; ngày 19/4/2016", "công văn", None),
    ],
)
def test_the_words_around_say_the_type_and_the_day(text: str, type_name: str, day: date | None) -> None:
    (found,) = find_numbers(text)
    assert (found.type_name, found.issued_on) == (type_name, day)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Quyết định 883/QĐ-UBND ngày 19/4/2016 của UBND huyện Như Xuân về việc", "UBND huyện Như Xuân"),
        ("Quyết định 883/QĐ-UBND của Chủ tịch UBND huyện, về việc", "Chủ tịch UBND huyện"),
        ("Quyết định 883/QĐ-UBND của UBND huyện ngày 19/4/2016", "UBND huyện"),
        ("Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007 của Chính phủ", "Chính phủ"),
        ("Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007", ""),
        ("Nghị định số 64/2007/NĐ-CP về công tác của Chính phủ", ""),
    ],
)
def test_the_words_behind_say_the_body(text: str, body: str) -> None:
    (found,) = find_numbers(text)
    assert found.body == body


BEFORE = st.sampled_from(["Quyết định số ", "công văn số: ", "theo văn bản số\n", "Số: ", "(tờ trình "])
BEHIND = st.sampled_from(["", " ngày 10/4/2007", ", của UBND", ".", ") và", "; ", " - UBND tỉnh", "\nngày 1"])


@given(BEFORE, document_numbers(), BEHIND, BEFORE, document_numbers(), BEHIND, st.sampled_from(["NFC", "NFD"]))
def test_every_number_in_a_text_is_found(
    before: str, first: DocumentNumber, between: str, again: str, second: DocumentNumber, behind: str, form: str
) -> None:
    text = unicodedata.normalize(form, f"{before}{first}{between} {again}{second}{behind}")
    found = find_numbers(text)
    assert [each.number for each in found] == [first, second]
    assert all(text[each.start : each.end] == each.text for each in found)


@given(st.one_of(st.text(), st.text(st.sampled_from("0123456789/-–.&QĐUBNDHTcpvàđ số:\u00a0\n"))))
def test_no_text_breaks_the_search(text: str) -> None:
    found: list[NumberInText] = find_numbers(text)
    ends = [0, *(each.end for each in found)]
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(end <= each.start for end, each in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    "piece",
    [
        "1/A-",
        "1/QĐ-",
        "1 / A - ",
        "1/TTLT-BTC-",
        "số ",
        "1.",
        "12/A&A",
        "1/2007/",
        "-",
        " ",
        "a/a-a ",
        "1/" + "A" * 40,
        "9",
    ],
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    text = piece * (LONGEST_RUN // len(piece))
    start = time.perf_counter()
    find_numbers(text)
    # A second or two on a busy machine; what grew with the square would take minutes.
    assert time.perf_counter() - start < 10
