"""A draft's words are looked through on request: what is ticked is put right as a new version, and nothing else."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from sites.models import UnitPage
from sites.writing.spots import spots_of
from sites.writing.wording import Choice, put_right, wording_of
from tests import cast, pages
from tests.forms import form_in, values_of
from tests.vietnamese.old_fonts import to_tcvn3, to_viscii, to_vni, to_vps
from vietnamese.tone_marks import ToneStyle

pytestmark = pytest.mark.django_db

SENTENCE = "Ủy ban nhân dân các huyện, thị xã chịu trách nhiệm cung cấp thông tin kịp thời, đầy đủ."
LINK = '<a id="3" linktype="page">trang</a>'
ENCODERS = {"TCVN3": to_tcvn3, "VNI": to_vni, "VPS": to_vps, "VISCII": to_viscii}


def draft(**fields):
    return pages.article(live=False, owner=cast.person("an"), **fields)


def newest(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def address(page):
    return reverse("writing:check", args=[page.pk])


def send(browser, page, **ticked):
    """Send the form as it stands in the page, with what is ticked or typed."""
    values = values_of(form_in(browser.get(address(page)), address(page)))
    return browser.post(address(page), {**values, **ticked})


def table(*rows):
    return ("table", {"caption": "Bảng", "table": {
        "columns": [{"type": "text", "heading": "Tên"}], "rows": [{"values": [row]} for row in rows], "caption": "",
    }})  # fmt: skip


# --- Old encodings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ENCODERS)
def test_m5_a_text_in_an_old_encoding_is_shown_before_and_after_and_converted_when_ticked(sign_in, name):
    typed = ENCODERS[name](SENTENCE)
    page = draft(lead="Đoạn dẫn ở Unicode.", body=[("paragraph", f"<p>Chữ đúng.</p><p>{typed}</p>")])
    an = sign_in("an")
    text = an.get(address(page)).content.decode()
    assert name in text
    (found,) = wording_of(page).old_encodings
    assert found.encoding == name
    assert found.before.splitlines()[-1] == typed
    assert found.after.splitlines()[-1].lower() == SENTENCE.lower()
    send(an, page)
    assert page.revisions.count() == 0  # nothing ticked, nothing changed
    send(an, page, decode=[found.number])
    saved = newest(page)
    assert saved.body[0].value.source.lower() == f"<p>Chữ đúng.</p><p>{SENTENCE}</p>".lower()
    assert saved.lead == "Đoạn dẫn ở Unicode."
    assert saved.latest_revision.user == cast.person("an")


def test_m5_short_texts_go_with_the_others_and_each_can_be_left(sign_in):
    page = draft(
        title=to_tcvn3("Tin y tế"), lead=to_tcvn3(SENTENCE),
        body=[("heading", to_tcvn3("Trách nhiệm")), ("paragraph", f"<ul><li>{to_tcvn3('Kịp thời')}</li></ul>"),
              table(to_tcvn3("Huyện"))],
    )  # fmt: skip
    found = wording_of(page).old_encodings
    assert [one.after.lower() for one in found] == ["tin y tế", SENTENCE.lower(), "trách nhiệm", "kịp thời", "huyện"]
    send(sign_in("an"), page, decode=[one.number for one in found if one.after.lower() != "trách nhiệm"])
    saved = newest(page)
    assert saved.title == "Tin y tế"
    assert saved.draft_title == "Tin y tế"
    assert str(saved.body[0].value) == to_tcvn3("Trách nhiệm")
    assert saved.body[1].value.source == "<ul><li>Kịp thời</li></ul>"
    assert list(saved.body[2].value["table"].row_data[0]["values"]) == ["Huyện"]


def test_m5_links_and_marks_stay_when_their_words_are_converted(sign_in):
    html = f"<p><b>{to_tcvn3('Ủy ban nhân dân các huyện')}</b>, {to_tcvn3('thị xã chịu trách nhiệm')} &amp; {LINK}</p>"
    page = draft(body=[("paragraph", html)])
    (found,) = wording_of(page).old_encodings
    send(sign_in("an"), page, decode=[found.number])
    saved = newest(page).body[0].value.source
    assert saved == f"<p><b>ủy ban nhân dân các huyện</b>, thị xã chịu trách nhiệm &amp; {LINK}</p>"


def test_english_pages_are_looked_through_for_old_encodings_only():
    page = pages.article("syt", "en", live=False, lead=to_vni(SENTENCE), body=[("paragraph", "<p>ngưòi hòa hoà</p>")])
    found = wording_of(page)
    assert len(found.old_encodings) == 1
    assert not found.doubtful + found.old_style + found.new_style


# --- Words ------------------------------------------------------------------------------------------


def test_a_word_that_cannot_be_vietnamese_is_corrected_where_it_stands(sign_in):
    page = draft(lead="Mọi ngưòi dân", body=[("paragraph", "<p>Nhiều <b>ngưòi</b>, ngưòidân; nghành y tế.</p>")])
    found = wording_of(page).doubtful
    assert [(one.word, one.times) for one in found] == [("ngưòi", 2), ("ngưòidân", 1), ("nghành", 1)]
    send(sign_in("an"), page, **{"right-ngưòi": "người", "right-nghành": ""})
    saved = newest(page)
    assert saved.lead == "Mọi người dân"
    assert saved.body[0].value.source == "<p>Nhiều <b>người</b>, ngưòidân; nghành y tế.</p>"


def test_a_correction_is_text_and_no_markup(sign_in):
    page = draft(body=[("paragraph", "<p>Nhiều ngưòi</p>")])
    send(sign_in("an"), page, **{"right-ngưòi": "<script>alert(1)</script>"})
    assert newest(page).body[0].value.source == "<p>Nhiều &lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_a_text_that_would_become_too_long_is_refused_in_words(sign_in):
    page = draft(title=("ngưòi " * 42).strip())
    response = send(sign_in("an"), page, **{"right-ngưòi": "người người"})
    assert "255" in response.content.decode()
    assert page.revisions.count() == 0


# --- Tone marks -------------------------------------------------------------------------------------

BOTH = [("paragraph", "<p>Văn hóa, sức khoẻ, thủy lợi ở Hoà Bình.</p>")]


@pytest.mark.parametrize(
    ("style", "text"),
    [("old", "Văn hóa, sức khỏe, thủy lợi ở Hoà Bình."), ("new", "Văn hoá, sức khoẻ, thuỷ lợi ở Hoà Bình.")],
)
def test_one_style_is_chosen_and_names_keep_theirs(sign_in, style, text):
    page = draft(body=BOTH)
    assert wording_of(page).is_mixed
    send(sign_in("an"), page, style=style)
    assert newest(page).body[0].value.source == f"<p>{text}</p>"
    assert not wording_of(newest(page)).is_mixed


def test_words_that_are_not_ticked_keep_their_marks(sign_in):
    page = draft(body=BOTH)
    send(sign_in("an"), page, style="new", restyle=["hóa"])
    assert newest(page).body[0].value.source == "<p>Văn hoá, sức khoẻ, thủy lợi ở Hoà Bình.</p>"


def test_signed_documents_keep_their_spelling(sign_in):
    page = pages.document(live=False, abstract="Về văn hóa, sức khoẻ của ngưòi dân", full_text="Điều 1. hóa, hoá")
    found = wording_of(page)
    assert not found.doubtful + found.old_style + found.new_style
    choice = Choice(corrections={"ngưòi": "người"}, style=ToneStyle.NEW, restyled=["hóa"])
    assert put_right(page, choice) == 0
    assert "right-" not in sign_in("binh").get(address(page)).content.decode()


# --- Safety -----------------------------------------------------------------------------------------


def test_what_somebody_saved_meanwhile_is_not_overwritten(sign_in):
    page = draft(lead="Mọi ngưòi dân")
    an = sign_in("an")
    values = values_of(form_in(an.get(address(page)), address(page)))
    page.lead = "Lời của Bình: ngưòi"
    page.save_revision(user=cast.person("binh"))
    response = an.post(address(page), {**values, "right-ngưòi": "người"})
    assert response.status_code == 200
    assert newest(page).lead == "Lời của Bình: ngưòi"
    assert page.revisions.count() == 1


def test_what_is_public_stays_until_it_is_approved(sign_in):
    page = pages.article(lead="Mọi ngưòi dân")
    send(sign_in("binh"), page, **{"right-ngưòi": "người"})
    page.refresh_from_db()
    assert page.lead == "Mọi ngưòi dân"
    assert page.has_unpublished_changes
    assert newest(page).lead == "Mọi người dân"


def test_chi_changes_nothing(sign_in):
    page = draft(lead="Mọi ngưòi dân")
    assert sign_in("chi").post(address(page), {"version": "", "right-ngưòi": "người"}).status_code == 404
    assert page.revisions.count() == 0


def test_a_locked_page_can_be_read_and_not_changed(sign_in):
    page = draft(lead="Mọi ngưòi dân", locked=True, locked_by=cast.person("binh"))
    response = sign_in("an").get(address(page))
    assert "ngưòi" in response.content.decode()
    sign_in("an").post(address(page), {"version": "", "right-ngưòi": "người"})
    assert page.revisions.count() == 0


def test_every_page_of_the_cast_can_be_looked_through_and_has_no_faulty_word():
    for model in UnitPage.__subclasses__():
        for page in () if model._meta.abstract else model.objects.all():
            found = wording_of(page)
            assert not found.old_encodings + found.doubtful
            assert put_right(page, Choice()) == 0


def test_texts_stand_in_one_order_in_memory_and_in_the_database():
    """Numbers of texts go to the browser and come back."""
    page = draft(body=[table("Huyện"), ("quotation", {"who": "Ông A", "text": "Lời nói"}), ("heading", "Mục")])
    page.save_revision()
    in_memory, stored = ([(spot.number, spot.source) for spot in spots_of(one)] for one in (page, newest(page)))
    assert in_memory == stored
    assert page.slug not in [source for _number, source in stored]


# --- Before approval --------------------------------------------------------------------------------


def test_the_approval_names_a_few_words_once_and_does_not_block():
    words = ["ngưòi", "nghành", "viêc", "quyêt", "trưòng", "đuợc", "ngiệp"]
    page = draft(author="An", source="Sở Y tế", lead=f"Các từ {' '.join(words)}", body=[("paragraph", "<p>ngưòi</p>")])
    with override("en"):
        (issue,) = [issue for issue in page.approval_issues() if issue.code == "spelling_doubt"]
    assert not issue.blocks
    assert "ngưòi, nghành, viêc, quyêt, trưòng…" in issue.text
    assert "ngiệp" not in issue.text


def test_the_approval_says_once_that_both_styles_of_tone_marks_occur():
    page = draft(author="An", source="Sở Y tế", body=BOTH)
    with override("en"):
        (issue,) = [issue for issue in page.approval_issues() if issue.code == "mixed_tone_marks"]
    assert not issue.blocks
    assert "hóa, thủy, but khoẻ" in issue.text
    assert "mixed_tone_marks" not in [one.code for one in pages.document(abstract="hóa, hoá").approval_issues()]


def test_old_encodings_are_not_told_twice():
    codes = [issue.code for issue in draft(lead=to_tcvn3(SENTENCE)).approval_issues()]
    assert "legacy_encoding" in codes
    assert "spelling_doubt" not in codes


# --- While pasting ----------------------------------------------------------------------------------


def test_m5_pasted_text_is_answered_with_what_it_would_be(sign_in):
    an = sign_in("an")
    answer = an.post(reverse("writing:decode"), {"text": to_vni(SENTENCE)}).json()
    assert (answer["encoding"], answer["after"]) == ("VNI", SENTENCE)
    assert an.post(reverse("writing:decode"), {"text": SENTENCE}).json() == {}
    assert an.get(reverse("writing:decode")).status_code == 405


def test_nobody_asks_from_outside(client):
    response = client.post(reverse("writing:decode"), {"text": "abc"}, headers={"host": cast.HOSTS["tinh"]})
    assert response.status_code in {302, 404}
