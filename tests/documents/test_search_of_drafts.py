"""The search finds procedures and drafts for comment as kinds of their own, and never what is not public."""

from datetime import timedelta

import pytest

from documents.consultations.moderating import decide
from documents.models import ConsultationPage, ProcedurePage
from sites.models import SearchEntry
from tests import cast, pages
from tests.documents import drafts
from tests.documents.drafts import CLOSES, WITHIN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_chain")]

SECRET = "xyzabc"


def published(page):
    """The page as the chain's last step leaves it: what is published is entered into the search."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def look(visit):
    """``look(words, host="syt", **narrowing)``: the titles of the results."""

    def titles(words, host="syt", **narrowing):
        page = pages.read(visit(host, "/tim-kiem/", data={"q": words, **narrowing}))
        return [" ".join(link.get_text().split()) for link in page.select(".results__title a")]

    return titles


def test_drafts_and_procedures_are_kinds_by_which_results_are_narrowed(scene, look):
    published(drafts.consultation(title="Dự thảo về hộ tịch"))
    published(drafts.procedure(title="Đăng ký hộ tịch"))
    published(pages.article(title="Tin hộ tịch"))
    assert len(look("ho tich")) == 3
    assert look("ho tich", kind="consultation") == ["Dự thảo về hộ tịch"]
    assert look("ho tich", kind="procedure") == ["Đăng ký hộ tịch"]


def test_code_of_a_procedure_leads_straight_to_it(scene, visit):
    page = published(drafts.procedure(code="1.004194"))
    answer = visit("syt", "/tim-kiem/?q=1.004194")
    assert answer.status_code == 302
    assert answer["Location"].startswith(pages.path_of(page) + "?searched=")


@pytest.mark.parametrize(
    "words", ["tram y te phuong", "nop to khai tai bo phan mot cua", "nguoi cao tuoi", "1.004194 y te"]
)
def test_procedure_is_found_by_what_it_says(scene, look, words):
    published(
        drafts.procedure(
            title="Trợ cấp",
            agency="Trạm Y tế phường",
            applicants="Người cao tuổi",
            steps=[("step", "Nộp tờ khai tại bộ phận một cửa")],
        )
    )
    assert look(words, all="1") == ["Trợ cấp"]


@pytest.mark.parametrize("words", ["so y te", "pham vi ap dung tren dia ban", "quyet dinh"])
def test_draft_is_found_by_its_body_its_type_and_its_text(scene, look, words):
    published(drafts.consultation(title="Tiêm chủng"))
    assert look(words, kind="consultation") == ["Tiêm chủng"]


def test_draft_stands_under_the_day_of_its_opening_and_stays_when_it_has_closed(scene, look, freeze):
    page = published(drafts.consultation(title="Tiêm chủng"))
    assert SearchEntry.objects.get(page=page).date == drafts.OPENS.date()
    freeze(CLOSES + timedelta(days=1))
    assert look("tiem chung") == ["Tiêm chủng"]


@pytest.mark.parametrize("make", [drafts.consultation, drafts.procedure])
def test_what_is_not_public_is_not_found(scene, look, make):
    page = make(title=f"Chuyện {SECRET}", live=False)
    page.save_revision()
    assert look(SECRET) == look(SECRET, "tinh", scope="province") == []
    assert published(page).live
    assert look(SECRET) == look(SECRET, "tinh", scope="province") == [page.title]
    page.title = f"Chuyện {SECRET} sửadở"
    page.save_revision()
    assert look("suado") == []
    page.unpublish()
    assert look(SECRET) == look(SECRET, "tinh", scope="province") == []


def test_nothing_that_a_citizen_sent_is_found(draft, freeze, look):
    freeze(WITHIN)
    rows = [
        drafts.comment(
            draft, text=f"Ý kiến {SECRET}", name=SECRET, contact=f"{SECRET}@example.org", attachment_name=SECRET
        )
        for _number in range(2)
    ]
    decide(cast.person("binh"), rows[0], state="hidden", reason=SECRET, answer=SECRET)
    published(ConsultationPage.objects.get(pk=draft.pk))
    assert look(SECRET) == look(SECRET, "tinh", scope="province") == []
    assert not SearchEntry.objects.filter(body__icontains=SECRET).exists()


def test_other_units_find_it_only_in_the_province(scene, look):
    page = published(drafts.procedure(title="Cấp giấy phép"))
    assert isinstance(page, ProcedurePage)
    assert look("cap giay phep", "stc") == []
    assert look("cap giay phep", "stc", scope="province") == ["Cấp giấy phép"]
