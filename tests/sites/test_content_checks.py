"""What stands against the approval of a page, in every text that a reader sees (rows X1 to X3, M5)."""

import unicodedata

import pytest
from django.utils.translation import override

from documents.models import UnitDocument
from home.models import FormField, FormPage, StandardPage
from news.models import NewsIndexPage
from sites import content_checks
from sites.issues import Issue
from sites.models import UnitPage
from sites.page_texts import texts_of, visible_text
from tests import cast, pages
from tests.vietnamese.old_fonts import to_tcvn3, to_vni

pytestmark = pytest.mark.django_db

DECOMPOSED = unicodedata.normalize("NFD", "Đường Đa Mai mở cửa")


def article(**fields):
    """An article that nothing speaks against but for what a test puts in."""
    return pages.article(**{"author": "An", "source": "Sở Y tế", "live": False, **fields})


def issues(page, code=None):
    with override("en"):
        return [issue for issue in page.approval_issues() if code in {None, issue.code}]


def table(*rows, caption="Bảng", headings=("Tên", "Số")):
    return ("table", {"caption": caption, "table": {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": list(row)} for row in rows],
        "caption": "",
    }})  # fmt: skip


def test_a_sound_article_has_no_issues():
    body = [("paragraph", "<p>Trạm y tế mở cửa lúc 7 giờ.</p>"), table(("Khám", "30"))]
    assert issues(article(body=body)) == []


def test_every_page_of_the_cast_is_sound():
    """Starting pages are published with the unit, in both languages."""
    for page in UnitPage.__subclasses__():
        if not page._meta.abstract:
            assert [issue for one in page.objects.all() for issue in issues(one) if issue.blocks] == []


# --- Every text that a reader sees ------------------------------------------------------------------

STAMP = "TỐI MẬT"


#: Blocks with nothing in them.
PICTURE = {"image": None, "alt": "", "caption": "", "credit": ""}
PERSON = {"name": "", "position": "", "picture": None, "phone": "", "email": "", "duties": ""}
EMPTY = {
    "picture": PICTURE,
    "quotation": {"text": "", "who": ""},
    "info_box": {"title": "", "body": ""},
    "files": {"title": "", "files": []},
    "links": {"title": "", "links": []},
}


def with_block(kind, **values):
    return lambda: article(body=[(kind, {**EMPTY.get(kind, {}), **values})])


def form(intro="", thank_you="", **fields):
    page = FormPage(title="Góp ý", live=False, intro=intro, thank_you=thank_you)
    page.form_fields.add(FormField(sort_order=0, **{"label": "Họ tên", "field_type": "singleline", **fields}))
    return cast.home_of("syt").add_child(instance=page)


PLACES = {
    "title": lambda: article(title=STAMP),
    "title for search engines": lambda: article(seo_title=STAMP),
    "description": lambda: article(search_description=STAMP),
    "lead": lambda: article(lead=STAMP),
    "author": lambda: article(author=STAMP),
    "source": lambda: article(source=STAMP),
    "alternative text": lambda: article(picture=pages.picture(), picture_alt=STAMP),
    "caption": lambda: article(picture_caption=STAMP),
    "heading": lambda: article(body=[("heading", STAMP)]),
    "paragraph": lambda: article(body=[("paragraph", f"<p>Số: 1</p><p><b>{STAMP}</b></p><p>Kế hoạch</p>")]),
    "item of a list": lambda: article(body=[("paragraph", f"<ul><li>Một</li><li>{STAMP}</li></ul>")]),
    "line of a paragraph": lambda: article(body=[("paragraph", f"<p>Số: 1<br/>{STAMP}<br/>Kế hoạch</p>")]),
    "letters in several marks": lambda: article(body=[("paragraph", "<p>T<b>ỐI</b> M<i>ẬT</i></p>")]),
    "words of a link": lambda: article(body=[("paragraph", f'<p><a href="https://a.vn">{STAMP}</a></p>')]),
    "caption of a picture": with_block("picture", caption=STAMP),
    "credit of a picture": with_block("picture", credit=STAMP),
    "alternative text of a picture": with_block("picture", alt=STAMP),
    "picture of a gallery": with_block("gallery", pictures=[{**PICTURE, "caption": STAMP}]),
    "quotation": with_block("quotation", text=STAMP),
    "who said it": with_block("quotation", text="Xin chào", who=STAMP),
    "title of a box": with_block("info_box", title=STAMP, body="<p>Chữ</p>"),
    "text of a box": with_block("info_box", body=f"<p>{STAMP}</p>"),
    "title of files": with_block("files", title=STAMP, files=[]),
    "name of a person": with_block("people", people=[{**PERSON, "name": STAMP}]),
    "duties of a person": with_block("people", people=[{**PERSON, "duties": STAMP}]),
    "title of a link": with_block("links", links=[{"title": STAMP, "url": "https://a.vn"}]),
    "caption of a table": lambda: article(body=[table(caption=STAMP)]),
    "heading of a column": lambda: article(body=[table(headings=("Tên", STAMP))]),
    "cell": lambda: article(body=[table(("Kế hoạch", STAMP))]),
    "cell beside its label": lambda: article(body=[table(("Độ mật", "Tối mật"))]),
    "abstract of a document": lambda: pages.document(abstract=STAMP, live=False),
    "full text": lambda: pages.document(full_text=f"Số: 1/KH\n{STAMP}\nĐiều 1. Phạm vi", live=False),
    "legal bases": lambda: pages.document(bases=f"Luật\n{STAMP}", live=False),
    "introduction of a page": lambda: form(intro=f"<p>{STAMP}</p>"),
    "text after sending": lambda: form(thank_you=f"<p>{STAMP}</p>"),
    "question": lambda: form(label=STAMP),
    "help of a question": lambda: form(help_text=STAMP),
    "choices of a question": lambda: form(field_type="radio", choices=f"Một\n{STAMP}"),
}


@pytest.mark.parametrize("make", PLACES.values(), ids=PLACES)
def test_x1_a_stamp_in_any_text_blocks(make):
    found = issues(make(), "secrecy_marking")
    assert [issue.blocks for issue in found] == [True]
    assert "TỐI MẬT" in found[0].text


@pytest.mark.parametrize("make", [PLACES["cell"], PLACES["title of a box"], PLACES["question"], PLACES["lead"]])
def test_x1_so_it_does_in_a_draft_that_is_only_a_revision(make):
    page = make()
    draft = page.save_revision().as_object()
    assert issues(draft, "secrecy_marking") == issues(page, "secrecy_marking") != []


def test_x1_the_name_of_a_file_and_the_credit_of_a_picture_count():
    file = UnitDocument.objects.create(title="MẬT", collection=cast.unit("syt").collection)
    body = [("paragraph", f'<p><a linktype="document" id="{file.pk}">Tệp</a></p>')]
    assert len(issues(article(body=body), "secrecy_marking")) == 1
    assert len(issues(article(picture=pages.picture(credit="MẬT")), "secrecy_marking")) == 1


def test_x1_the_words_in_running_text_do_not():
    body = [("paragraph", "<p>Giữ bí mật nhà nước: có từ độ <b>MẬT</b> trở lên không đưa lên Cổng.</p>"),
            ("heading", "Mật ong rừng"), table(("Bảo mật", "Mật khẩu"))]  # fmt: skip
    assert issues(article(body=body, lead="Tài liệu mật không được đăng.")) == []


def test_texts_are_read_with_the_place_where_they_stand():
    body = [("heading", "Một"), ("links", {"title": "", "links": [{"title": "Cổng", "url": "https://a.vn"}]})]
    with override("en"):
        found = {text.text: (text.field, text.place) for text in texts_of(article(body=body))}
    assert found["Một"] == ("body", "Text, 1. Heading")
    assert found["Cổng"] == ("body", "Text, 2. Links, Links, 1, Title")
    assert found["Trạm y tế mới mở cửa."] == ("lead", "Lead")


def test_what_no_reader_sees_is_not_read():
    page = article(slug="noi-bo")
    page.wagtail_admin_comments.create(user=cast.person("an"), text=STAMP, contentpath="title")
    texts = {text.text for text in texts_of(page)}
    assert not texts & {STAMP, "noi-bo", page.path, page.url_path, page.lane, page.kind}


@pytest.mark.parametrize(("html", "lines"), [
    ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
    ("<p>Một<br/>Hai</p>", ["Một", "Hai"]),
    ("<ul><li>Một</li><li>Hai <b>ba</b></li></ul>", ["Một", "Hai ba"]),
    ("<p>A &amp; B &lt;c&gt;</p>", ["A & B <c>"]),
    ("chữ trần", ["chữ trần"]),
])  # fmt: skip
def test_formatted_text_is_read_in_lines(html, lines):
    assert [line for line in visible_text(html).split("\n") if line] == lines


# --- Encodings --------------------------------------------------------------------------------------


def test_m5_what_slipped_past_the_composing_is_reported():
    page = article(body=[("heading", "Một")])
    assert issues(page) == []
    page.title = DECOMPOSED
    page.body = [("quotation", {"text": DECOMPOSED, "who": ""})]
    found = issues(page, "not_composed")
    assert [(issue.field, issue.blocks) for issue in found] == [("title", True), ("body", True)]
    assert "Quotation" in found[1].text


def test_m5_saving_composes_and_nothing_is_left_to_report():
    draft = article(title=DECOMPOSED, body=[("heading", DECOMPOSED)]).save_revision().as_object()
    assert issues(draft, "not_composed") == []


@pytest.mark.parametrize("code", ["\uf0b7", "\ue005", "\ufffd", "\u0378"])
def test_m5_characters_that_are_no_text_block(code):
    (issue,) = issues(article(body=[("paragraph", f"<p>{code} Khám bệnh</p>")]), "odd_characters")
    assert issue.blocks
    assert issue.field == "body"
    assert f"U+{ord(code):04X}" in issue.text
    assert "□ Khám bệnh" in issue.text


@pytest.mark.parametrize(("name", "encode"), [("TCVN3", to_tcvn3), ("VNI", to_vni)])
def test_m5_text_in_an_old_encoding_blocks(name, encode):
    text = encode("Quyết định của Ủy ban nhân dân tỉnh về phân cấp quản lý")
    for page in (article(lead=text), article(body=[("paragraph", f"<p>{text}</p>")]), pages.document(abstract=text)):
        (issue,) = issues(page, "legacy_encoding")
        assert issue.blocks
        assert name in issue.text
        assert "Quyết định" in issue.text


def test_m5_english_pages_are_unicode():
    assert (
        issues(article(language="en", title="Opening", lead="The naïve façade of São Paulo’s café – señor Noël.")) == []
    )


# --- What does not block ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Lorem ipsum dolor", "Nội dung đang cập nhật", "(điền tên)", "[...]", "TODO"])
def test_words_to_come_are_reported(text):
    (issue,) = issues(article(body=[("paragraph", f"<p>{text}</p>")]), "leftover_text")
    assert not issue.blocks
    assert text.strip("()") in issue.text


@pytest.mark.parametrize("kind", ["picture", "gallery"])
def test_pictures_without_alternative_text_are_reported(kind):
    mute, speaking = ({"image": pages.picture(), "alt": alt, "caption": "", "credit": ""} for alt in (" ", "Trạm"))
    value = {"pictures": [speaking, mute]} if kind == "gallery" else mute
    (issue,) = issues(article(body=[(kind, value)]), "alternative_text_missing")
    assert not issue.blocks
    assert issue.field == "body"


def page_link(target, words="xem tại đây"):
    return [("paragraph", f'<p>Mời <a linktype="page" id="{target}">{words}</a>.</p>')]


def test_links_to_pages_that_are_not_public_are_reported():
    hidden, gone, public = (
        pages.article(title="Nháp", live=False),
        pages.article(title="Xóa"),
        pages.article(title="Có"),
    )
    key = gone.pk
    gone.delete()
    page = article(title="Bài")
    for target, number in ((hidden.pk, 1), (key, 1), (public.pk, 0), (page.pk, 0)):
        page.body = page_link(target)
        found = issues(page, "dead_link")
        assert len(found) == number
        assert all(
            "“xem tại đây” leads to a page that is not public" in issue.text and not issue.blocks for issue in found
        )


def test_links_to_files_that_are_gone_are_reported():
    file = UnitDocument.objects.create(title="Tệp", collection=cast.unit("syt").collection)
    page = article(body=[("paragraph", f'<p><a linktype="document" id="{file.pk}">Tệp</a></p>')])
    assert issues(page, "dead_link") == []
    file.delete()
    (issue,) = issues(page, "dead_link")
    assert "“Tệp” leads to a file that no longer exists" in issue.text


def test_files_and_pictures_that_were_chosen_and_are_gone_are_reported():
    file = UnitDocument.objects.create(title="Tệp", collection=cast.unit("syt").collection)
    picture = pages.picture()
    page = article(body=[
        ("files", {"title": "", "files": [file]}),
        ("picture", {"image": picture, "alt": "Trạm", "caption": "", "credit": ""}),
        ("people", {"people": [{"name": "Bà A", "position": "Trưởng trạm", "picture": None}]}),
    ])  # fmt: skip
    assert issues(page, "dead_link") == []
    draft = page.save_revision()
    file.delete()
    picture.delete()
    found = issues(draft.as_object(), "dead_link")
    assert [issue.text.split(":")[0] for issue in found] == ["Text, 1. Files, Files, 1", "Text, 2. Picture, Picture"]


# --- The list ---------------------------------------------------------------------------------------


def test_issues_speak_the_readers_language():
    page = article(title="MẬT")
    texts = set()
    for language in ("vi", "en"):
        with override(language):
            texts |= {issue.text for issue in page.approval_issues()}
    assert any("State secrets must not be on the portal" in text for text in texts)


def test_an_app_adds_its_own_check(monkeypatch):
    monkeypatch.setattr(content_checks, "_checks", list(content_checks._checks))

    def no_page_is_called_so(page):
        if page.title == "Không tên":
            yield Issue("nameless", "Đặt tên khác", True, "title")

    content_checks.register_check(no_page_is_called_so)
    content_checks.register_check(no_page_is_called_so)
    assert issues(article(title="Không tên")) == [Issue("nameless", "Đặt tên khác", True, "title")]


def test_checks_look_at_what_stands_in_memory():
    page = pages.article(author="An", source="Sở Y tế")
    page.title = "MẬT"
    assert issues(page, "secrecy_marking")
    assert not issues(type(page).objects.get(pk=page.pk))


@pytest.mark.parametrize("count", [1, 20])
def test_the_checks_cost_the_same_for_any_number_of_links(count, django_assert_max_num_queries):
    body = [block for number in range(count) for block in page_link(pages.article(title=f"Bài {number}").pk)]
    page = article(title="Bài", body=body, picture=pages.picture(), picture_alt="Trạm")
    issues(page)
    with django_assert_max_num_queries(12):
        issues(page)


@pytest.mark.parametrize("model", [StandardPage, NewsIndexPage])
def test_x1_pages_without_checks_of_their_own_are_looked_at(model):
    page = model.objects.child_of(cast.home_of("syt")).first()
    page.lead = "MẬT"
    assert issues(page, "secrecy_marking")
