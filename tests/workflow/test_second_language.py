"""Row M6: a unit carries a second language as long as its home page in it is public, and decides that itself."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import cast, pages
from tests.workflow import boards, translated
from tests.workflow.translated import KEY, browser_of
from workflow.refusals import NotEntitled
from workflow.takedown import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

HEAD = "stttt-truongban"


def home(language="en"):
    return Page.objects.get(unit_root__unit__code=boards.UNITS[KEY], locale__language_code=language).specific


def visit(path):
    return Client().get(path, headers={"host": home().unit.site.hostname})


def test_m6_a_unit_stops_its_english_and_takes_it_up_again_by_its_chain():
    translation = translated.published()
    english = translated.page_of(translation)
    address = pages.path_of(english)
    source = Page.objects.get(translation_key=english.translation_key, locale__language_code="vi").specific
    take_down(home(), user=boards.person(HEAD), reason="Chưa có người dịch thường xuyên")
    assert visit("/en/").status_code == 404
    assert visit(address).status_code == 404
    vietnamese = pages.read(visit(pages.path_of(source)))
    assert vietnamese.find("nav", class_="languages").find_all("a") == []
    assert [link["hreflang"] for link in vietnamese.head.find_all("link", hreflang=True)] == ["vi"]
    assert address not in visit("/sitemap-pages.xml").text
    submit = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    assert submit not in browser_of(HEAD).get(reverse("wagtailadmin_pages:edit", args=[source.pk])).text

    page = home()
    page.save_revision(user=boards.person(translated.AUTHOR))
    page.get_workflow().start(page, boards.person(translated.AUTHOR))
    for _code, username in boards.PATHS[KEY, page.lane]:
        state = home().current_workflow_task_state
        declared = {f"declare_{name}": True for name in state.task.specific.step.declarations}
        state.task.specific.on_action(state, boards.person(username), "approve", comment="", **declared)
    assert visit("/en/").status_code == 200
    assert visit(address).status_code == 200


def test_the_screen_says_what_goes_with_the_home_page():
    text = browser_of(HEAD).get(reverse("approval:take_down", args=[home().pk])).text
    assert "every page of the unit in this language" in text or "mọi trang" in text


@pytest.mark.parametrize("who", ["chi", "an", translated.AUTHOR, "root"])
def test_others_do_not_stop_it(who):
    with pytest.raises(NotEntitled):
        take_down(home(), user=boards.person(who), reason="x")
    assert home().live


def test_the_home_page_in_vietnamese_stays():
    with pytest.raises(NotEntitled):
        take_down(home("vi"), user=boards.person(HEAD), reason="x")


def test_the_hub_keeps_its_english_while_sections_of_others_lie_in_it():
    from home.services import found_unit

    found_unit(cast.founding("hoinongdan", hostname="", kind="mass_organisation"), today=cast.TODAY)
    from workflow.takedown import why_not_take_down

    assert why_not_take_down(cast.person("dung"), cast.home_of("tinh", "en"))
