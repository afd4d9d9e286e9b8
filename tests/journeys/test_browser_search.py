"""A citizen searches without accents: suggestions by keyboard and finger, results, the number of a document."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.demo_site import DOMAIN

pytestmark = pytest.mark.browser

SEARCH = "/tim-kiem/"
NUMBER = "76/2007/QĐ-UBND"
TITLE = "Quyết định số 76/2007/QĐ-UBND"
EXPANDED = "document.querySelector('[role=combobox]').getAttribute('aria-expanded')"


def type_in(page, text):
    """Type as a person does, and wait for what is suggested."""
    box = page.locator("#masthead-search")
    box.click()
    box.press_sequentially(text, delay=20)
    return box, page.locator(".suggestions [role=option]")


def test_suggestions_come_without_accents_and_are_chosen_by_keyboard(window):
    with window() as opened:
        page = opened.open(DOMAIN)
        box, options = type_in(page, "quyet dinh so 76")
        options.first.wait_for()
        assert TITLE in options.first.text_content()
        assert page.locator(".search [role=status]").text_content().strip()
        opened.screenshot("suggestions-desktop")
        box.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
        assert options.first.get_attribute("aria-selected") == "true"
        box.press("Escape")
        assert page.evaluate(EXPANDED) == "false"
        assert box.input_value() == "quyet dinh so 76", "what was typed stays"
        box.press_sequentially("/")
        options.first.wait_for()
        box.press("ArrowUp")
        assert options.last.get_attribute("aria-selected") == "true", "from the last one up"
        box.press("ArrowDown")
        with page.expect_navigation():
            box.press("Enter")
        assert NUMBER in page.locator("main").text_content()


def test_a_finger_chooses_a_suggestion_on_the_phone(window):
    with window("phone", has_touch=True, is_mobile=True) as opened:
        page = opened.open(DOMAIN)
        _box, options = type_in(page, "76/2007")
        options.first.wait_for()
        opened.screenshot("suggestions-phone")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        with page.expect_navigation():
            options.first.tap()
        assert NUMBER in page.locator("main").text_content()


def test_the_list_of_suggestions_is_accessible(window):
    with window() as opened:
        page = opened.open(DOMAIN)
        _box, options = type_in(page, "tinh")
        options.first.wait_for()
        violations = Axe().run(page, context=".search").response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []


def test_leaving_the_box_closes_the_list_and_nothing_is_asked_any_more(window):
    with window() as opened:
        page = opened.open(DOMAIN)
        box, options = type_in(page, "quyet")
        options.first.wait_for()
        box.press("Tab")
        assert page.evaluate(EXPANDED) == "false"
        assert not page.locator(".suggestions").is_visible()


@pytest.mark.parametrize("width", ["phone", "desktop"])
@pytest.mark.parametrize(("path", "question"), [(SEARCH, "quy che van thu"), ("/en/search/", "secrets")])
def test_results_mark_what_was_found(window, width, path, question):
    with window(width) as opened:
        page = opened.open(DOMAIN, f"{path}?q={question}")
        page.locator(".results__item mark").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []
        opened.screenshot(f"search-{path[1:3]}-{width}")


def test_a_number_without_accents_and_script_leads_to_its_document(window):
    with window(java_script_enabled=False) as opened:
        page = opened.open(DOMAIN)
        page.locator("#masthead-search").fill("76/2007/qd-ubnd")
        page.keyboard.press("Enter")
        page.wait_for_url("**/van-ban/**")
        assert NUMBER in page.content()
        page.locator(".search-back a").click()
        page.wait_for_url(f"**{SEARCH}**")
        assert page.locator("#search-question").input_value() == "76/2007/qd-ubnd"


def test_a_mistyped_word_is_answered_with_what_was_meant(window):
    with window() as opened:
        page = opened.open(DOMAIN, f"{SEARCH}?q=quyết định ban hanhf")
        note = page.locator(".search-note").first
        note.wait_for()
        opened.screenshot("search-typo")
        assert page.locator(".results__item").count()
