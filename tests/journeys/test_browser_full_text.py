"""A reader cites a clause, prints a decision, and reads two of them side by side."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.demo_site import DOMAIN

pytestmark = pytest.mark.browser

HUB = ("bacgiang.localhost", "/van-ban/quyet-dinh-76-2007-qd-ubnd/")
WARD = (f"phuong1.{DOMAIN}", "/van-ban/quyet-dinh-554-qd-ubnd/")
POINT = "dieu-2-khoan-1-diem-a"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
IN_VIEW = """id => {
  const { top, height } = document.getElementById(id).getBoundingClientRect();
  return top >= 0 && top + Math.min(height, 40) <= innerHeight;
}"""


def test_the_link_to_a_point_is_copied_and_said(window):
    with window(permissions=CLIPBOARD, reduced_motion="reduce") as opened:
        page = opened.open(*WARD)
        link = page.locator(f'.anchor-link[href="#{POINT}"]')
        link.focus()
        page.keyboard.press("Enter")
        status = page.locator(".toast")
        place = link.get_attribute("data-copy-link")
        status.filter(has_text=place).wait_for()
        assert status.get_attribute("role") == "status"
        assert link.get_attribute("aria-label").endswith(place)
        assert page.evaluate("navigator.clipboard.readText()") == opened.site.url(*WARD) + f"#{POINT}"
        assert page.evaluate(IN_VIEW, POINT)
        assert page.evaluate("document.querySelector(':target').id") == POINT


def test_without_a_script_the_link_leads_to_its_place(window):
    with window(java_script_enabled=False) as opened:
        page = opened.open(*WARD)
        link = page.locator(f'.anchor-link[href="#{POINT}"]')
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**#{POINT}")


def test_a_finger_reaches_the_link_and_the_cited_place_is_in_view(window):
    with window("phone", has_touch=True, is_mobile=True, permissions=CLIPBOARD, reduced_motion="reduce") as opened:
        page = opened.open(WARD[0], f"{WARD[1]}#{POINT}")
        page.wait_for_load_state("load")
        assert not page.locator(".legal__toc").evaluate("contents => contents.open")
        page.wait_for_function(IN_VIEW, arg=POINT)
        link = page.locator(f'.anchor-link[href="#{POINT}"]')
        box = link.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        opened.screenshot("cited-phone")
        link.tap()
        page.locator(".toast", has_text=link.get_attribute("data-copy-link")).wait_for()


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_two_documents_are_compared_by_number(window, width):
    with window(width) as opened:
        page = opened.open(*HUB)
        page.locator(".document-comparison summary").click()
        page.fill("#comparison-number", "554 /QĐ-UBND")
        page.locator(".comparison-form button").click()
        page.locator(".comparison").wait_for()
        assert page.locator(".comparison__row").count() > 100
        opened.screenshot(f"comparison-{width}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        rows = page.locator(".comparison__row").count()
        page.locator(".filters__link").last.click()
        page.wait_for_url("**?changes")
        assert page.locator(".comparison__row").count() < rows


def test_the_print_view_is_sound_and_becomes_pages(window):
    with window() as opened:
        page = opened.open(HUB[0], HUB[1] + "print/")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.pdf(format="A4").startswith(b"%PDF")
