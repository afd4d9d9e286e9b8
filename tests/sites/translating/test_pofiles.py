"""PO files go out and come back whole; what is none of them is refused in words, and nothing of it is taken."""

from io import BytesIO

import polib
import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests import pages
from tests.workflow.translated import said

pytestmark = pytest.mark.django_db

ENGLISH = {
    "Tiêm chủng mở rộng": "Expanded immunisation",
    "Trạm y tế mới mở cửa.": "The new health station is open.",
}


def download(browser, translation):
    answer = browser.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return answer.content.decode()


def upload(browser, translation, content, name="page.po"):
    file = BytesIO(content.encode() if isinstance(content, str) else content)
    file.name = name
    return browser.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {"file": file}, follow=True)


def translate(text):
    """The file as a translator sends it back, with every text of ours in English."""
    po = polib.pofile(text)
    for entry in po:
        entry.msgstr = ENGLISH.get(entry.msgid, "")
    return str(po)


def stored(translation):
    texts = StringTranslation.objects.filter(context__object_id=translation.source.object_id)
    return dict(texts.values_list("translation_of__data", "data"))


def test_a_file_goes_out_is_translated_and_comes_back(sign_in, translation, tmp_path):
    browser = sign_in("an")
    path = tmp_path / "page.po"
    path.write_text(translate(download(browser, translation)), encoding="utf-8")
    answer = upload(browser, translation, path.read_bytes())
    assert stored(translation) == ENGLISH
    assert any("2 " in line for line in said(answer))
    again = polib.pofile(download(browser, translation))
    assert {entry.msgid: entry.msgstr for entry in again if entry.msgstr} == ENGLISH
    made = StringTranslation.objects.filter(context__object_id=translation.source.object_id).first()
    assert made.last_translated_by.username == "an"
    browser.post(
        reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk]), {"translation-act": "save"}
    )
    draft = translation.get_target_instance().get_latest_revision_as_object()
    assert (draft.title, draft.live) == ("Expanded immunisation", False)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "PO"),
        (b"hello", "PO"),
        (b"\xff\xfe\x00m\x00s", "UTF-8"),
        ('msgid "a"\nmsgstr "b"\0', "UTF-8"),
        ("/etc/passwd msgid", "PO"),
        ('msgid "Tiêm"\nmsgstr "x"\nđây không phải là gì cả\n', "3"),
        ('msgid "Tiêm"\nmsgstr "x"\n', "belong|thuộc"),
        (
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=klingon\\n"\n\nmsgid "a"\nmsgstr "b"\n',
            "belong|thuộc",
        ),
        ("x" * 10 * 1024 * 1024, "2 MB"),
    ],
    ids=["empty", "prose", "utf-16", "nul", "path", "syntax, by its line", "no header", "charset", "10 MB"],
)
def test_a_file_of_another_kind_is_refused_in_words(sign_in, translation, content, words):
    answer = upload(sign_in("an"), translation, content)
    assert answer.status_code == 200
    text = " ".join(said(answer))
    assert any(word in text for word in words.split("|")), text
    assert stored(translation) == {}


def test_a_request_without_a_file_is_answered_in_words(sign_in, translation):
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    answer = sign_in("an").post(address, {}, follow=True)
    assert answer.status_code == 200
    assert "PO" in " ".join(said(answer))


def test_the_file_of_another_page_is_refused(sign_in, translation, english):
    from sites.translating.drafts import begin

    other = pages.article(title="Khám bệnh từ xa")
    begin(other, english)
    of_other = translation.__class__.objects.get(source__object_id=other.translation_key)
    upload(sign_in("an"), translation, translate(download(sign_in("binh"), of_other)))
    assert stored(translation) == {}


def test_texts_that_are_not_on_the_page_are_left_out_and_counted(sign_in, translation):
    po = polib.pofile(translate(download(sign_in("an"), translation)))
    po.append(polib.POEntry(msgid="Không có ở đây", msgctxt="title", msgstr="Not here"))
    answer = upload(sign_in("an"), translation, str(po))
    assert stored(translation) == ENGLISH
    assert any("1 " in line and "2 " in line for line in said(answer))


def test_guesses_of_programs_are_not_taken(sign_in, translation):
    po = polib.pofile(translate(download(sign_in("an"), translation)))
    for entry in po:
        entry.flags.append("fuzzy")
    upload(sign_in("an"), translation, str(po))
    assert stored(translation) == {}


@pytest.mark.parametrize("who", ["chi", "dung", "khanh"])
def test_the_outsider_neither_downloads_nor_uploads(sign_in, translation, who):
    text = download(sign_in("an"), translation)
    browser = sign_in(who)
    assert browser.get(reverse("wagtail_localize:download_pofile", args=[translation.pk])).status_code in {302, 404}
    upload(browser, translation, translate(text))
    assert stored(translation) == {}


def test_a_file_brings_no_script_onto_a_page(sign_in, translation):
    po = polib.pofile(download(sign_in("an"), translation))
    for entry in po:
        entry.msgstr = f"<script>alert(1)</script>{entry.msgid}"
    browser = sign_in("an")
    upload(browser, translation, str(po))
    page = translation.get_target_instance()
    browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"translation-act": "save"})
    assert "<script" not in str(translation.get_target_instance().get_latest_revision().content["body"])
