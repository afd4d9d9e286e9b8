"""Addresses and file names in ASCII."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vietnamese.slugs import safe_filename, slugify

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FILENAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]{1,15})?")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đường Đa Mai", "duong-da-mai"),
        ("Quyết định số 76/2007/QĐ-UBND", "quyet-dinh-so-76-2007-qd-ubnd"),
        ("  Tin — tức!  ", "tin-tuc"),
        ("M'Đrắk", "mdrak"),
        ("Đắk R’Lấp", "dak-rlap"),
        ("Công văn 361/BTTTT-ƯDCNTT", "cong-van-361-btttt-udcntt"),
        ("Diện tích 30 m²", "dien-tich-30-m2"),
        ("Łódź, Køge & Æbelø", "lodz-koge-aebelo"),
        ("NÐ-CP", "nd-cp"),
        ("...", ""),
        ("中文", ""),
        ("", ""),
    ],
)
def test_slug_examples(text: str, slug: str) -> None:
    assert slugify(text) == slug
    assert slugify(unicodedata.normalize("NFD", text)) == slug


@given(st.text(), st.integers(min_value=1, max_value=60))
@example("a b", 1)
@example("½ İ ﬁ", 3)
def test_a_slug_is_valid_and_short_enough_or_empty(text: str, max_length: int) -> None:
    slug = slugify(text, max_length=max_length)
    assert slug == "" or SLUG.fullmatch(slug)
    assert len(slug) <= max_length


@given(st.text())
def test_a_slug_is_its_own_slug_in_every_form(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert slugify(unicodedata.normalize("NFD", text)) == slug


def test_a_long_title_is_cut_between_words() -> None:
    assert slugify("Quy chế hoạt động", max_length=11) == "quy-che"
    assert slugify("Quy chế hoạt động", max_length=12) == "quy-che-hoat"
    assert slugify("nghiêng", max_length=3) == "ngh"


def test_slug_refuses_a_senseless_length() -> None:
    with pytest.raises(ValueError, match="max_length"):
        slugify("a", max_length=0)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Quyết định 76.PDF", "quyet-dinh-76.pdf"),
        (unicodedata.normalize("NFD", "Đơn xin phép.docx"), "don-xin-phep.docx"),
        ("../../x.pdf", "x.pdf"),
        (r"C:\Users\Lan\Báo cáo.xlsx", "bao-cao.xlsx"),
        ("x.php\x00.pdf", "x-php.pdf"),
        ("shell.php.jpg", "shell-php.jpg"),
        ("ảnh\u202egpj.exe", "anhgpj.exe"),
        (".htaccess", "htaccess"),
        ("..", "tep"),
        ("", "tep"),
        ("///", "tep"),
        ("中文.pdf", "tep.pdf"),
        ("CON.pdf", "tep-con.pdf"),
        ("Báo cáo. ", "bao-cao"),
        ("Số 76.2007", "so-76-2007"),
        ("tệp.ẹxẹ", "tep-exe"),
        ("nhạc.mp3", "nhac.mp3"),
        ("lưu trữ.7z", "luu-tru.7z"),
    ],
)
def test_filename_examples(name: str, safe: str) -> None:
    assert safe_filename(name) == safe


@given(st.text())
@example("a" * 300 + ".pdf")
@example("." * 300)
@example("lpt1")
def test_a_filename_is_tame_and_never_empty(name: str) -> None:
    safe = safe_filename(name)
    assert FILENAME.fullmatch(safe)
    assert len(safe) <= 120
    assert safe_filename(safe) == safe


def test_a_long_name_keeps_its_extension() -> None:
    assert safe_filename("á" * 300 + ".pdf").endswith("a.pdf")


def test_filename_refuses_a_senseless_length() -> None:
    with pytest.raises(ValueError, match="max_length"):
        safe_filename("a", max_length=10)
