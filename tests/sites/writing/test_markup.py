"""What programs copy becomes headings, text, tables and pictures; neither dirt nor what is hostile comes through."""

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sites.writing.markup import TooDeepError, read_markup
from sites.writing.pieces import Heading, Picture, Table, Text

COPIED = Path(__file__).parent / "copied"
WORD, GOOGLE, LIBREOFFICE = (
    (COPIED / f"{name}.html").read_text(encoding="utf-8") for name in ("word", "google", "libreoffice")
)


def pieces(html):
    return list(read_markup(html).pieces)


def test_word_keeps_headings_lists_tables_and_pictures_and_loses_its_dirt():
    document = read_markup(WORD)
    assert list(document.pieces) == [
        Heading("Khai trương trạm y tế", 1),
        Heading("Mục một", 2),
        Text(
            '<p>Đoạn <b>đậm</b> và <i>nghiêng</i>, <a href="https://bacgiang.gov.vn/a?b=1&amp;c=2">liên kết</a>.</p>'
            "<ul><li>Một<ol><li>Một a</li></ol></li><li>Hai</li></ul>"
        ),
        Table(("Tên", "Số"), (("Xã A", "3"),), "Bảng 1. Số ca"),
        Picture(0, "Trạm"),
        Text("<p>Diện tích 5 m²</p>"),
    ]
    assert document.pictures == (b"hello",)
    assert document.lost == 1
    assert document.title == "Khai trương trạm y tế"


def test_google_docs_is_not_all_bold_and_keeps_its_lists():
    assert pieces(GOOGLE) == [
        Heading("Tiêu đề", 1),
        Text(
            "<p><b>Đậm</b><i> nghiêng</i> thường</p><ul><li>Một<ul><li>Một a</li></ul></li><li>Hai</li></ul>"
            "<ol><li>Ba</li></ol>"
        ),
        Table((), (("a", "b"), ("cd", ""))),
    ]


def test_libreoffice_loses_its_fonts_and_empty_paragraphs():
    assert pieces(LIBREOFFICE) == [Heading("Tiêu đề", 1), Text("<p><b>Đậm</b> thường</p><ol><li>Một</li></ol>")]


def test_what_sets_things_side_by_side_is_no_table():
    letter = "<table><tr><td><p>ỦY BAN NHÂN DÂN</p></td><td><p>CỘNG HÒA</p></td></tr></table>"
    assert pieces(letter) == [Text("<p>ỦY BAN NHÂN DÂN</p><p>CỘNG HÒA</p>")]


def test_a_caption_goes_to_what_stands_beside_it_or_stays_text():
    image = '<p><img src="data:image/png;base64,aGVsbG8="></p>'
    caption = '<p class="MsoCaption">Hình 1. Trạm</p>'
    assert pieces(image + caption)[0].caption == "Hình 1. Trạm"
    assert pieces(f"<p>a</p>{caption}<p>b</p>")[1] == Text("<p>Hình 1. Trạm</p>")


def test_merged_cells_leave_their_places_empty():
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td rowspan=2>c</td><td>d</td></tr><tr><td>e</td></tr></table>"
    assert pieces(html) == [Table(("a", "b"), (("c", "d"), ("", "e")))]


def test_text_becomes_nfc_and_keeps_what_old_encodings_are_made_of():
    assert pieces("<p>Đươ\u0300ng\xa0 Đa\u200b Mai</p>") == [Text("<p>Đường Đa Mai</p>")]
    assert "\u00ad" in pieces("<p>Th«ng t\u00ad</p>")[0].html


@pytest.mark.parametrize("alt", ["image001.png", "Một bức ảnh chứa cây Mô tả được tạo tự động", "Picture 3"])
def test_words_that_say_nothing_are_no_alternative_text(alt):
    assert pieces(f'<img src="data:image/png;base64,aGVsbG8=" alt="{alt}">')[0].alt == ""


# --- Hostile input ----------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "<p>a<script>alert(1)</script>b</p>",
    "<p>a<scr<script>ipt>alert(1)</script>b</p>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">q</a>',
    '<a href="java\nscript:alert(1)">q</a>',
    '<a href="&#106;avascript:alert(1)">q</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">q</a>',
    '<a href="vbscript:x">q</a>',
    """<a href='https://a.vn/" onmouseover="alert(1)'>q</a>""",
    "<svg><script>alert(1)</script></svg><math><a xlink:href=javascript:alert(1)>q</a></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
    "<style>@import url(javascript:alert(1))</style><link rel=stylesheet href=x><base href=//evil>",
    "<form action=x><input name=a><button>b</button></form>",
    '<p style="background:url(javascript:alert(1))" onclick="alert(1)">x</p>',
    "<!--[if gte mso 9]><script>alert(1)</script><![endif]--><![endif]--><p>x</p>",
    "<p>x &lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<table><tr><td onclick=x>a<script>alert(1)</script></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    "<template><img src=x onerror=alert(1)></template><noscript><p onclick=x></noscript>",
    '<embed embedtype="image" id="1"/><a linktype="page" id="3">trang</a>',
]
#: All that formatted text may hold.
ALLOWED = re.compile(r'</?(?:p|ul|ol|li|b|i)>|<br/>|<a href="(?:https?://|mailto:|tel:)[^"<>\s]*">|</a>')


def is_clean(html):
    return "<" not in ALLOWED.sub("", html) and ">" not in ALLOWED.sub("", html).replace("&gt;", "")


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_hostile_comes_through(html):
    for piece in pieces(f"<p>trước</p>{html}<p>sau</p>"):
        if isinstance(piece, Text):
            assert is_clean(piece.html), piece.html


@given(
    st.lists(
        st.sampled_from(
            [*HOSTILE, *"<>\"'&= abc", "<b>", "<i", "</p>", "<p>", "<ul><li>", "<a href=", "<td>", "<table>"]
        )
    )
)
def test_nothing_hostile_comes_through_in_any_mixture(parts):
    for piece in pieces("".join(parts)):
        if isinstance(piece, Text):
            assert is_clean(piece.html), piece.html


@given(st.text(max_size=300))
def test_any_text_is_read_to_its_end(text):
    for piece in pieces(text):
        if isinstance(piece, Text):
            assert is_clean(piece.html), piece.html


@pytest.mark.parametrize(
    "html", ["<div>" * 400 + "x", "<b>" * 5000 + "x", "<ul><li>" * 3000 + "x", "<table><tr><td>" * 2000]
)
def test_what_nobody_wrote_is_refused_or_read_quickly(html):
    with contextlib.suppress(TooDeepError):
        read_markup(html)
