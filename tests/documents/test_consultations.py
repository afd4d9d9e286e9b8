"""Drafts are out for comment in their time; what citizens say is theirs and the unit's; what came of it is public."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from documents.consultations.limits import MOST_IN_AN_HOUR, address_of
from documents.models import (
    CommentSender,
    ConsultationComment,
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPeriod,
    DocumentType,
)
from tests import pages
from tests.documents import drafts
from tests.documents.drafts import CLOSES, OPENS, WITHIN

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("moment", "state", "takes"),
    [
        (OPENS - SECOND, "coming", False),
        (OPENS, "open", True),
        (CLOSES - SECOND, "open", True),
        (CLOSES, "closed", False),
        (CLOSES + SECOND, "closed", False),
    ],
)
def test_f5_draft_opens_and_closes_to_the_second_in_vietnam(draft, freeze, visit, moment, state, takes):
    freeze(moment)
    assert draft.state == state
    page = pages.read(visit("syt", pages.path_of(draft)))
    assert bool(page.find("form", class_="reader-form")) is takes


def test_f5_shorter_than_the_law_wants_is_refused_at_the_field_with_its_basis(scene):
    with pytest.raises(ValidationError) as refused, override("en"):
        drafts.consultation(closes_at=OPENS + timedelta(days=20) - SECOND)
    assert "64/2025/QH15" in str(refused.value.message_dict["closes_at"])
    assert drafts.consultation(closes_at=OPENS + timedelta(days=20)).pk


def test_f5_rule_of_the_type_goes_before_the_general_one_and_ends_on_its_day(scene):
    kind = DocumentType.objects.get(code="QĐ")
    ConsultationPeriod.objects.create(
        document_type=kind, days=5, valid_from=OPENS.date(), valid_to=OPENS.date(), legal_basis="Điều X"
    )
    assert ConsultationPeriod.for_type(kind.pk, OPENS.date()).days == 5
    assert ConsultationPeriod.for_type(kind.pk, OPENS.date() + timedelta(days=1)).days == 20
    assert ConsultationPeriod.for_type(None, OPENS.date()).days == 20


def test_f5_citizen_comments_without_an_account_and_gets_a_receipt(draft, freeze, visit):
    clock = freeze(WITHIN)
    response = drafts.send(visit, clock, draft, organisation="Hội Nông dân", shows_name="on")
    assert response.status_code == 303
    kept = ConsultationComment.objects.get()
    assert kept.reference in response["Location"]
    assert (kept.name, kept.contact, kept.state) == ("Trần Thị Mai", "0912 345 678", "new")
    assert kept.consent_digest == kept.consent.digest
    assert kept.made_at == WITHIN + timedelta(seconds=30)
    receipt = visit("syt", response["Location"]).content.decode()
    assert kept.reference in receipt
    assert kept.contact not in receipt


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"consent": ""}, "consent"),
        ({"contact": "khong phai so"}, "contact"),
        ({"contact": "a@b"}, "contact"),
        ({"name": "  "}, "name"),
        ({"text": ""}, "text"),
        ({"consent_version": "99"}, "consent"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(draft, freeze, visit, fields, field):
    clock = freeze(WITHIN)
    response = drafts.send(visit, clock, draft, organisation="Hội Phụ nữ", **fields)
    assert response.status_code == 422
    assert not ConsultationComment.objects.exists()
    assert response.context["form"].errors.keys() == {field}
    assert "Hội Phụ nữ" in response.content.decode()


def test_consent_box_is_not_ticked(draft, freeze, visit):
    freeze(WITHIN)
    box = pages.read(visit("syt", pages.path_of(draft))).find("input", {"name": "consent"})
    assert not box.has_attr("checked")


def test_f5_comment_after_closing_is_refused_with_what_was_typed(draft, freeze, visit):
    clock = freeze(CLOSES - SECOND)
    response = drafts.send(visit, clock, draft, text="Ý kiến gửi muộn")
    assert response.status_code == 409
    assert "Ý kiến gửi muộn" in response.content.decode()
    assert not ConsultationComment.objects.exists()


def test_robots_are_thanked_and_not_kept(draft, freeze, visit):
    clock = freeze(WITHIN)
    assert drafts.send(visit, clock, draft, **{"your-website": "https://spam.example"}).status_code == 303
    assert not ConsultationComment.objects.exists()


def test_form_that_comes_back_at_once_is_asked_for_once_more(draft, freeze, visit):
    freeze(WITHIN)
    data = drafts.filled(pages.read(visit("syt", pages.path_of(draft))))
    assert drafts.post(draft, data).status_code == 422
    assert not ConsultationComment.objects.exists()


@pytest.mark.parametrize(
    ("header", "sent", "address"),
    [
        ("REMOTE_ADDR", {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "10.0.0.1"),
        ("HTTP_X_FORWARDED_FOR", {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "203.0.113.9"),
        (
            "HTTP_X_FORWARDED_FOR",
            {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 203.0.113.9"},
            "203.0.113.9",
        ),
        ("HTTP_X_FORWARDED_FOR", {"REMOTE_ADDR": "127.0.0.1"}, "127.0.0.1"),
    ],
)
def test_address_is_the_readers_and_not_that_of_the_web_server_in_front(settings, rf, header, sent, address):
    settings.PORTAL_ADDRESS_HEADER = header
    assert address_of(rf.get("/", **sent)) == address


def test_one_address_sends_so_many_in_an_hour_and_is_not_kept(draft, freeze, visit):
    clock = freeze(WITHIN)
    for number in range(MOST_IN_AN_HOUR):
        assert drafts.send(visit, clock, draft, text=f"Ý kiến thứ {number}").status_code == 303
    assert drafts.send(visit, clock, draft).status_code == 429
    assert not any("127.0.0.1" in digest for digest in CommentSender.objects.values_list("digest", flat=True))
    clock.shift(timedelta(hours=1))
    assert drafts.send(visit, clock, draft).status_code == 303


def test_a_second_click_is_answered_with_the_first_receipt(draft, freeze, visit):
    clock = freeze(WITHIN)
    first, second = (drafts.send(visit, clock, draft, text="Góp ý Điều 3") for _click in range(2))
    assert first["Location"] == second["Location"]
    assert draft.comments.count() == 1
    assert drafts.send(visit, clock, draft, text="Góp ý Điều 4")["Location"] != first["Location"]


def test_f5_document_and_draft_lead_to_each_other(draft, freeze, visit):
    freeze(CLOSES + SECOND)
    document = pages.document(slug="qd-ket-qua")
    draft.result_document = document
    with pages.without_chain():
        draft.save()
    assert pages.path_of(document) in visit("syt", pages.path_of(draft)).content.decode()
    assert pages.path_of(draft) in visit("syt", pages.path_of(document)).content.decode()


def test_f5_closed_draft_without_a_summary_is_pointed_out_before_approval(draft, freeze):
    freeze(CLOSES - SECOND)
    assert "no_summary" not in {issue.code for issue in draft.approval_issues()}
    freeze(CLOSES)
    assert "no_summary" in {issue.code for issue in draft.approval_issues()}
    draft.summary_text = [("paragraph", "<p>Đã tiếp thu.</p>")]
    assert "no_summary" not in {issue.code for issue in draft.approval_issues()}


def test_f5_draft_whose_files_have_no_explanatory_statement_is_pointed_out(draft):
    def codes():
        return {issue.code for issue in draft.approval_issues()}

    assert "no_statement" not in codes()  # the text alone may hold it
    draft.draft_files = [ConsultationFile(document=drafts.file(), role="draft")]
    assert "no_statement" in codes()
    draft.draft_files = [*draft.draft_files.all(), ConsultationFile(document=drafts.file(), role="statement")]
    assert "no_statement" not in codes()


def test_f5_files_of_a_draft_are_public_with_it_and_say_what_they_are(draft, freeze, visit):
    freeze(WITHIN)
    file = drafts.file(title="Tờ trình")
    assert visit("syt", file.url).status_code == 404
    draft.draft_files = [ConsultationFile(document=file, role="statement")]
    with pages.without_chain():
        draft.save_revision().publish()
    row = pages.read(visit("syt", pages.path_of(draft))).select_one(".file-list__item")
    assert row.a["href"].endswith(file.url)
    assert row.select_one(".badge").get_text() == "Tờ trình, thuyết minh"
    assert visit("syt", file.url).status_code == 200


def test_text_without_articles_is_shown_as_it_is_and_its_numbers_lead_to_documents(scene, freeze, visit):
    freeze(WITHIN)
    document = pages.document(number="77/2026/QĐ-UBND", slug="qd-77")
    page = drafts.consultation(full_text="Article 1. Scope\nAs in 77/2026/QĐ-UBND & others.")
    text = pages.read(visit("syt", pages.path_of(page))).find("section", {"aria-labelledby": "text-heading"})
    assert "As in 77/2026/QĐ-UBND & others." in text.get_text()
    assert text.a["href"] == pages.path_of(document)


def test_list_has_open_drafts_first_and_takes_a_fixed_number_of_queries(
    scene, freeze, visit, django_assert_max_num_queries
):
    freeze(WITHIN)
    for number in range(8):
        drafts.consultation(title=f"Đã đóng {number}", opens_at=OPENS - timedelta(days=60), closes_at=OPENS - SECOND)
    drafts.consultation(title="Sắp mở", opens_at=WITHIN + SECOND, closes_at=CLOSES + timedelta(days=30))
    drafts.consultation(title="Đang mở")
    path = pages.path_of(drafts.listing(ConsultationIndexPage))
    visit("syt", path)
    with django_assert_max_num_queries(30):
        soup = pages.read(visit("syt", path))
    titles = [row.a.text.strip() for row in soup.find_all("p", class_="draft-row__title")]
    assert titles[:2] == ["Đang mở", "Sắp mở"]
    assert len(titles) == 10


def test_hub_lists_the_drafts_of_the_province_and_a_unit_its_own(scene, freeze, visit):
    freeze(WITHIN)
    drafts.consultation("syt", title="Dự thảo của Y tế")
    drafts.consultation("stc", title="Dự thảo của Tài chính")
    hub = drafts.listing(ConsultationIndexPage, "tinh")
    hub.covers_province = True
    with pages.without_chain():
        hub.save()
    everything = visit("tinh", pages.path_of(hub)).content.decode()
    assert "Dự thảo của Y tế" in everything
    assert "Dự thảo của Tài chính" in everything
    own = visit("stc", pages.path_of(drafts.listing(ConsultationIndexPage, "stc"))).content.decode()
    assert "Dự thảo của Y tế" not in own


def test_feed_and_home_page_have_what_is_open(draft, freeze, visit):
    freeze(WITHIN)
    feed = f"{pages.path_of(drafts.listing(ConsultationIndexPage))}rss/"
    assert draft.title in visit("syt", feed).content.decode()
    assert draft.title in visit("syt", "/").content.decode()
    freeze(CLOSES)
    assert draft.title not in visit("syt", feed).content.decode()
    assert draft.title not in visit("syt", "/").content.decode()
