"""Forms that readers fill in: what they see, what is kept, what is refused."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.operations import translate_object

from home.models import FormField, FormPage
from home.questions import KINDS, LONGEST_ANSWER
from sites.reader_fields import TRAP
from sites.services import change_state
from tests import cast, pages
from tests.form_pages import QUESTIONS, form_page

pytestmark = pytest.mark.django_db

ANSWERS = {
    "ho_va_ten": "Nguyễn Văn An",
    "noi_dung": "Dòng một\nDòng hai",
    "thu_dien_tu": "an@example.vn",
    "so_nguoi": "12",
    "trang": "https://example.vn/",
    "ngay": "30/4/2026",
    "buoi": "Sáng",
    "xa": "Tân An",
    "quan_tam": ["Y tế", "Thuế"],
    "dong_y": "on",
}


def send(client, answers, code="syt", path="/dang-ky/"):
    return client.post(path, answers, headers={"host": cast.HOSTS[code]})


def summary(response):
    """The messages above the form."""
    return [
        item.get_text(strip=True)
        for item in BeautifulSoup(response.content, "html.parser").select(".govuk-error-summary li")
    ]


def test_every_kind_of_question_is_tried_here():
    assert set(QUESTIONS.values()) == {kind for kind, _label in KINDS}


@pytest.mark.parametrize(("language", "prefix"), [("vi", ""), ("en", "/en")])
def test_a_reader_fills_in_a_form_on_the_units_host(visit, client, language, prefix):
    form_page(language=language)
    assert visit("syt", f"{prefix}/dang-ky/").status_code == 200
    answer = send(client, ANSWERS, path=f"{prefix}/dang-ky/")
    assert answer.status_code == 303
    landing = visit("syt", answer["Location"])
    assert "Trạm y tế sẽ gọi lại." in landing.text
    assert FormSubmission.objects.get().form_data == {
        "ho_va_ten": "Nguyễn Văn An",
        "noi_dung": "Dòng một\nDòng hai",
        "thu_dien_tu": "an@example.vn",
        "so_nguoi": "12",
        "trang": "https://example.vn/",
        "ngay": "2026-04-30",
        "buoi": "Sáng",
        "xa": "Tân An",
        "quan_tam": ["Y tế", "Thuế"],
        "dong_y": True,
    }


def test_a_form_answers_on_its_own_host_alone(client):
    form_page()
    assert send(client, ANSWERS, code="stc").status_code == 404
    assert not FormSubmission.objects.exists()


def test_every_control_has_a_label_and_every_group_a_legend(visit):
    form_page()
    page = pages.read(visit("syt", "/dang-ky/"))
    form = page.find("form", class_="reader-form")
    labels = {label["for"] for label in form.find_all("label")}
    controls = [tag for tag in form.find_all(["input", "select", "textarea"]) if tag.get("type") != "hidden"]
    assert {control["id"] for control in controls} == labels
    assert len({control["id"] for control in controls}) == len(controls)
    assert [legend.get_text(strip=True) for legend in form.find_all("legend")] == ["Buổi", "Quan tâm"]


def test_what_is_missing_is_listed_and_what_was_typed_is_kept(client):
    form_page()
    response = send(client, {**ANSWERS, "thu_dien_tu": "không phải", "ngay": "31/02/2026", "ho_va_ten": ""})
    assert response.status_code == 200
    page = pages.read(response)
    assert len(summary(response)) == 3
    for link in page.select(".govuk-error-summary a"):
        assert page.find(id=link["href"].removeprefix("#"))
    wrong = page.find(id="id_thu_dien_tu")
    assert wrong["value"] == "không phải"
    assert wrong["aria-invalid"] == "true"
    assert all(page.find(id=name) for name in wrong["aria-describedby"].split())
    assert page.find(id="id_noi_dung").get_text().strip() == "Dòng một\nDòng hai"
    assert page.find("input", value="Sáng").has_attr("checked")
    assert not FormSubmission.objects.exists()


def test_hints_are_tied_to_their_controls(visit):
    page = form_page()
    FormField.objects.filter(page=page).update(help_text="Gợi ý <b>đậm</b>")
    read = pages.read(visit("syt", "/dang-ky/"))
    for name in ("ho_va_ten", "ngay", "xa"):
        described = read.find(id=f"id_{name}")["aria-describedby"]
        assert read.find(id=described).get_text(strip=True) == "Gợi ý <b>đậm</b>"
    groups = [group["aria-describedby"] for group in read.find_all("fieldset")]
    assert all(read.find(id=name) for name in groups)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("noi_dung", "x" * (LONGEST_ANSWER + 1)),
        ("ho_va_ten", "x" * 256),
        ("so_nguoi", "1e400"),
        ("so_nguoi", "NaN"),
        ("so_nguoi", "9" * 5000),
        ("ngay", "32/13/2026"),
        ("ngay", "x" * 6000),
        ("trang", "javascript:alert(1)"),
        ("buoi", "Tối"),
        ("xa", "x" * 6000),
        ("quan_tam", ["Y tế", "khác"]),
        ("thu_dien_tu", "a" * 300 + "@example.vn"),
    ],
)
def test_answers_that_are_refused(client, name, value):
    form_page()
    response = send(client, {**ANSWERS, name: value})
    assert response.status_code == 200
    assert summary(response)
    assert not FormSubmission.objects.exists()


def test_the_longest_answer_is_kept_whole(client):
    form_page()
    send(client, {**ANSWERS, "noi_dung": "ế" * LONGEST_ANSWER})
    assert FormSubmission.objects.get().form_data["noi_dung"] == "ế" * LONGEST_ANSWER


def test_texts_are_kept_in_one_spelling_without_control_characters(client):
    form_page()
    send(client, {**ANSWERS, "ho_va_ten": "Nguye\u0302\u0303n\x00\x01 A\x0bn\x1b", "noi_dung": "a\r\nb"})
    assert FormSubmission.objects.get().form_data["ho_va_ten"] == "Nguyễn An"
    assert FormSubmission.objects.get().form_data["noi_dung"] == "a\nb"


def test_a_robot_falls_into_the_trap_and_learns_nothing(client):
    form_page()
    answer = send(client, {**ANSWERS, TRAP: "https://evil.test"})
    honest = send(client, {**ANSWERS, TRAP: ""})
    assert (answer.status_code, answer["Location"]) == (honest.status_code, honest["Location"])
    assert FormSubmission.objects.count() == 1
    assert TRAP not in FormSubmission.objects.get().form_data


def test_the_trap_is_out_of_sight_and_reach(visit):
    form_page()
    page = pages.read(visit("syt", "/dang-ky/"))
    trap = page.find("input", attrs={"name": TRAP})
    assert trap["tabindex"] == "-1"
    assert trap.find_parent(attrs={"aria-hidden": "true"})


def test_a_form_of_another_site_cannot_send_answers():
    form_page()
    client = Client(enforce_csrf_checks=True)
    assert send(client, ANSWERS).status_code == 403
    page = pages.read(client.get("/dang-ky/", headers={"host": cast.HOSTS["syt"]}))
    token = page.find("input", attrs={"name": "csrfmiddlewaretoken"})["value"]
    assert send(client, {**ANSWERS, "csrfmiddlewaretoken": token}).status_code == 303
    assert FormSubmission.objects.count() == 1


def test_a_unit_that_has_ended_takes_no_answers(visit, client):
    """Nobody could read them any more."""
    form_page()
    change_state(cast.unit("syt"), "archived", since=cast.TODAY, today=cast.TODAY)
    assert pages.read(visit("syt", "/dang-ky/")).find("form", class_="reader-form") is None
    assert send(client, ANSWERS).status_code == 200
    assert not FormSubmission.objects.exists()


def test_a_form_that_is_not_published_takes_no_answers(client):
    form_page(live=False)
    assert send(client, ANSWERS).status_code == 404
    assert not FormSubmission.objects.exists()


def test_optional_questions_may_be_left_out(client):
    page = form_page()
    FormField.objects.filter(page=page).update(required=False)
    assert send(client, {}).status_code == 303
    assert FormSubmission.objects.count() == 1


def test_labels_without_letters_and_taken_names(client):
    form_page(questions={"???": "singleline", "Submit time": "singleline", "Clean": "singleline", "Data": "singleline"})
    assert send(client, {"question": "a", "question_submit_time": "b", "clean": "c", "data": "d"}).status_code == 303
    assert set(FormSubmission.objects.get().form_data.values()) == {"a", "b", "c", "d"}


def test_labels_are_texts(visit):
    form_page(questions={"<script>alert(1)</script>": "singleline"}, title="<b>x</b>")
    page = visit("syt", "/dang-ky/").text
    assert "<script>alert(1)</script>" not in page
    assert "<b>x</b>" not in page


# In the admin


def edit_values(page_title="Khảo sát", **changes):
    values = {
        "title": page_title,
        "slug": "khao-sat",
        "intro": "null",
        "thank_you": "null",
        "seo_title": "",
        "search_description": "",
        "form_fields-TOTAL_FORMS": "1",
        "form_fields-INITIAL_FORMS": "0",
        "form_fields-MIN_NUM_FORMS": "1",
        "form_fields-MAX_NUM_FORMS": "50",
        "form_fields-0-ORDER": "1",
        "form_fields-0-label": "Ho\u0323 te\u0302n",
        "form_fields-0-field_type": "singleline",
        "form_fields-0-required": "on",
        "form_fields-0-choices": "",
        "form_fields-0-default_value": "",
        "form_fields-0-help_text": "",
        "form_fields-0-id": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    return {**values, **changes}


@pytest.mark.parametrize("person", ["an", "binh", "em"])
def test_people_of_the_unit_make_forms(sign_in, person):
    home = cast.home_of("syt")
    response = sign_in(person).post(
        reverse("wagtailadmin_pages:add", args=["home", "formpage", home.pk]), edit_values()
    )
    assert response.status_code == 302
    drafted = FormPage.objects.get().get_latest_revision_as_object()
    assert [(field.label, field.clean_name) for field in drafted.form_fields.all()] == [("Họ tên", "ho_ten")]


@pytest.mark.parametrize("person", ["chi", "dung"])
def test_others_do_not(sign_in, person):
    home = cast.home_of("syt")
    address = reverse("wagtailadmin_pages:add", args=["home", "formpage", home.pk])
    assert sign_in(person).get(address).status_code == 404
    assert sign_in(person).post(address, edit_values()).status_code == 404
    assert not FormPage.objects.exists()


def test_a_question_with_choices_needs_some(sign_in):
    home = cast.home_of("syt")
    values = edit_values(**{"form_fields-0-field_type": "radio", "form_fields-0-choices": " , \n"})
    values["action-publish"] = "1"
    response = sign_in("binh").post(reverse("wagtailadmin_pages:add", args=["home", "formpage", home.pk]), values)
    assert response.status_code == 200
    assert not FormPage.objects.exists()


def test_two_questions_of_the_same_name_are_refused(sign_in):
    home = cast.home_of("syt")
    second = {key.replace("-0-", "-1-"): value for key, value in edit_values().items() if "form_fields-0" in key}
    values = edit_values(**second, **{"form_fields-TOTAL_FORMS": "2"})
    response = sign_in("binh").post(reverse("wagtailadmin_pages:add", args=["home", "formpage", home.pk]), values)
    assert response.status_code == 200
    assert not FormPage.objects.exists()


@pytest.mark.parametrize("mode", ["form", "landing"])
def test_previews(sign_in, mode):
    page = form_page()
    browser = sign_in("binh")
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert browser.get(address, {"mode": mode}).status_code == 200


def test_forms_stand_below_home_pages_and_pages_of_text():
    names = {model._meta.object_name for model in FormPage.allowed_parent_page_models()}
    assert names == {"HubHomePage", "UnitHomePage", "StandardPage"}
    assert Page not in FormPage.allowed_parent_page_models()


@pytest.mark.usefixtures("no_chain")
def test_a_form_is_translated_with_its_questions(client, visit, django_capture_on_commit_callbacks):
    """Labels and choices are translated; the names under which answers are kept stay the same."""
    page = form_page(questions={"Họ và tên": "singleline", "Buổi": "radio"})
    english = Locale.objects.get(language_code="en")
    translate_object(page, [english])
    draft = page.get_translation(english)
    assert [(field.clean_name, field.field_type) for field in draft.form_fields.all()] == [
        ("ho_va_ten", "singleline"),
        ("buoi", "radio"),
    ]
    source = TranslationSource.objects.get(object_id=page.translation_key)
    offered = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert {"Họ và tên", "Sáng<br/>Chiều"} <= offered
    assert not {"ho_va_ten", "singleline"} & offered
    for text, translated in {"Họ và tên": "Full name", "Sáng<br/>Chiều": "Morning<br/>Afternoon"}.items():
        segment = source.stringsegment_set.get(string__data=text)
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=english, data=translated
        )
    with django_capture_on_commit_callbacks(execute=True):
        source.create_or_update_translation(english, publish=True, fallback=True)
    draft.refresh_from_db()
    path = pages.path_of(draft)
    assert path.startswith("/en/dang-ky")
    assert "Full name" in visit("syt", path).text
    assert send(client, {"ho_va_ten": "An", "buoi": "Morning"}, path=path).status_code == 303
    assert FormSubmission.objects.get().page_id == draft.pk


@pytest.mark.usefixtures("no_chain")
def test_a_copied_form_has_questions_of_its_own(visit):
    page = form_page(questions={"Họ và tên": "singleline"})
    copy = page.copy(update_attrs={"slug": "ban-sao"}, copy_revisions=False)
    assert visit("syt", "/ban-sao/").status_code == 200
    assert copy.form_fields.get().pk != page.form_fields.get().pk
    assert not copy.get_submissions().exists()
