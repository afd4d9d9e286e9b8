"""What citizens send about drafts is read by the unit alone, published by its decision, and deleted in time."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page

from documents.consultations.moderating import decide
from documents.consultations.retention import months_before, tidy_comments
from documents.models import ConsentText, ConsultationComment
from tests import cast, pages
from tests.documents import drafts
from tests.documents.drafts import VIETNAM, WITHIN

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "content"), [("a.exe", b"MZ"), ("a.pdf", b"not a pdf"), ("a.png", b"%PDF-1.4"), ("a.pdf", b"")]
)
def test_attachment_that_is_not_what_it_says_is_refused(draft, freeze, visit, name, content):
    clock = freeze(WITHIN)
    response = drafts.send(visit, clock, draft, attachment=SimpleUploadedFile(name, content))
    assert response.status_code == 422
    assert "attachment" in response.context["form"].errors


def test_file_has_to_be_chosen_again_when_something_else_is_wrong(draft, freeze, visit):
    clock = freeze(WITHIN)
    png = SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    response = drafts.send(visit, clock, draft, attachment=png, text="")
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"text", "attachment"}
    assert "anh.png" in response.content.decode()


def test_attachment_is_opened_by_the_unit_alone(draft, freeze, visit, sign_in):
    clock = freeze(WITHIN)
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
    assert drafts.send(visit, clock, draft, attachment=SimpleUploadedFile("ảnh chụp.png", png)).status_code == 303
    kept = ConsultationComment.objects.get()
    address = f"/admin/draft-comments/{kept.pk}/file/"
    answer = sign_in("binh").get(address)
    assert b"".join(answer.streaming_content) == png
    assert answer["Content-Disposition"].startswith("attachment")
    assert sign_in("chi").get(address).status_code in {302, 403, 404}


@pytest.mark.parametrize("way", ["comment", "draft", "list", "queryset"])
def test_file_of_a_comment_goes_with_it_on_whatever_way(draft, django_capture_on_commit_callbacks, way):
    row = drafts.comment(draft, attachment=SimpleUploadedFile("a.png", b"x"), attachment_name="a.png")
    kept = drafts.comment(drafts.consultation("stc"), attachment=SimpleUploadedFile("b.png", b"y"))
    gone = {
        "comment": row,
        "draft": draft,
        "list": Page.objects.get(pk=draft.get_parent().pk),
        "queryset": ConsultationComment.objects.filter(pk=row.pk),
    }[way]
    with django_capture_on_commit_callbacks() as callbacks:
        gone.delete()
    assert not ConsultationComment.objects.filter(pk=row.pk).exists()
    files, name = kept.attachment.storage, row.attachment.name
    assert files.exists(name)  # the deletion may still be taken back
    for callback in callbacks:
        callback()
    assert not files.exists(name)
    assert files.exists(kept.attachment.name)


@pytest.mark.parametrize(
    ("who", "may"),
    [("binh", True), ("hoa", True), ("an", False), ("em", False), ("khanh", False), ("chi", False), ("dung", False)],
)
def test_f5_reviewers_and_publishers_of_the_unit_decide_and_nobody_else(draft, sign_in, who, may):
    row = drafts.comment(draft)
    client = sign_in(who)
    item = client.get(f"/admin/draft-comments/{row.pk}/")
    assert (item.status_code == 200) is may
    listed = client.get("/admin/draft-comments/")
    assert (listed.status_code == 200 and row.reference in listed.content.decode()) is may
    if may:
        decide(cast.person(who), row, state="published", reason="", answer="Cảm ơn")
    else:
        with pytest.raises(PermissionDenied):
            decide(cast.person(who), row, state="published", reason="", answer="")


def test_hiding_needs_a_reason(draft, sign_in):
    row = drafts.comment(draft)
    client = sign_in("binh")
    client.post(f"/admin/draft-comments/{row.pk}/", {"state": "hidden", "reason": ""})
    row.refresh_from_db()
    assert row.state == "new"
    client.post(f"/admin/draft-comments/{row.pk}/", {"state": "hidden", "reason": "Quảng cáo"})
    row.refresh_from_db()
    assert (row.state, row.reason) == ("hidden", "Quảng cáo")


def test_f5_published_comments_stand_on_the_page_without_the_contact(draft, freeze, visit):
    freeze(WITHIN)
    drafts.comment(draft, state="published", shows_name=True, answer="Sẽ tiếp thu", text="Ý kiến đã đăng")
    drafts.comment(draft, state="published", name="Giấu Tên", text="Ý kiến giấu tên")
    drafts.comment(draft, state="new", text="Ý kiến chưa duyệt")
    drafts.comment(draft, state="hidden", reason="Quảng cáo", text="Ý kiến bị ẩn")
    content = visit("syt", pages.path_of(draft)).content.decode()
    assert "Ý kiến đã đăng" in content
    assert "Sẽ tiếp thu" in content
    assert "Trần Thị Mai" in content
    assert "Ý kiến giấu tên" in content
    for hidden in ("Giấu Tên", "Ý kiến chưa duyệt", "Ý kiến bị ẩn", "mai@example.org"):
        assert hidden not in content


def test_comments_are_shown_only_if_the_consultation_publishes_them(scene, freeze, visit):
    freeze(WITHIN)
    page = drafts.consultation()
    drafts.comment(page, state="published", text="Ý kiến đã đăng")
    assert "Ý kiến đã đăng" not in visit("syt", pages.path_of(page)).content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_comments_are_exported_for_the_drafting_body(draft, sign_in, form):
    drafts.comment(draft, text="=HYPERLINK(1)")
    answer = sign_in("binh").get(f"/admin/draft-comments/?export={form}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{form}"')
    if form == "csv":
        assert "'=HYPERLINK" in answer.content.decode()
        assert "mai@example.org" in answer.content.decode()


def test_contacts_and_hidden_comments_go_when_their_time_is_over(draft):
    row = drafts.comment(draft)
    hidden = drafts.comment(draft, state="hidden", reason="Quảng cáo", decided_at=WITHIN)
    tidy_comments(datetime(2027, 11, 30, 12, 0, tzinfo=VIETNAM))
    row.refresh_from_db()
    assert row.contact == "mai@example.org"
    assert not ConsultationComment.objects.filter(pk=hidden.pk).exists()
    tidy_comments(datetime(2027, 12, 1, 1, 0, tzinfo=VIETNAM))
    row.refresh_from_db()
    assert row.contact == ""
    assert row.text


def test_months_are_counted_over_short_ones():
    assert months_before(datetime(2027, 3, 31).date(), 1).isoformat() == "2027-02-28"
    assert months_before(datetime(2027, 1, 15).date(), 12).isoformat() == "2026-01-15"


def test_new_text_of_consent_counts_on_and_holds_from_its_day(draft):
    day = datetime(2027, 1, 1).date()
    new = ConsentText.objects.create(text_vi="Tôi nhất trí.", text_en="I consent.", valid_from=day)
    assert new.version == 2
    assert ConsentText.current(day) == new
    assert ConsentText.current(WITHIN.date()).version == 1


def test_consent_that_somebody_gave_keeps_its_words(draft):
    consent = drafts.comment(draft).consent
    consent.text_vi = "Khác"
    with pytest.raises(ValidationError):
        consent.full_clean()
