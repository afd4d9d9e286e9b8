"""The filters of a list that is too long to be counted for every reader: their numbers come when one is opened."""

from dataclasses import replace

import pytest

from tests.demo_site import DOMAIN, free_port, served

pytestmark = pytest.mark.browser

LIST = "/van-ban/"
#: The demo has few documents: its list is long for a server that calls three of them many.
SERVER = """
import sys
import django
django.setup()
from django.core.management import call_command
from documents.database import counting
counting.COUNTED_AT_ONCE = 3
call_command("runserver", f"127.0.0.1:{sys.argv[1]}", "--noreload", "--insecure")
"""


@pytest.fixture(scope="module")
def impatient_site(demo_site):
    """The same demo, served by a second process."""
    site = replace(demo_site, port=free_port())
    with served(site, "-c", SERVER, str(site.port)) as running:
        yield running


def first_number(page):
    return page.locator('[data-filter="year"] .facet__count').first


@pytest.mark.parametrize(("width", "since"), [("phone", "1990-01-01"), ("desktop", "1991-01-01")])
def test_numbers_come_when_a_filter_is_opened_and_the_reader_keeps_the_place(window, impatient_site, width, since):
    with window(width) as opened:
        page = opened.page
        page.goto(impatient_site.url(DOMAIN, f"{LIST}?from={since}&sort=oldest"))
        assert not page.locator(".facet__count").count()
        summary = page.locator('[data-filter="year"] summary')
        summary.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        place = page.evaluate("document.activeElement.getAttribute('href')")
        first_number(page).wait_for()
        assert page.locator('[data-filter="year"]').get_attribute("open") is not None
        assert page.evaluate("document.activeElement.getAttribute('href')") == place
        assert not page.locator("[data-counts]").count()
        assert "counts" not in page.url
        opened.screenshot(f"filters-{width}")
        link = page.locator('[data-filter="year"] .facet__link:has(.facet__count)').first
        number = link.locator(".facet__count").text_content()
        link.click()
        page.wait_for_url("**year=**")
        assert page.locator(".list-head__count").text_content().split()[0] == number


def test_without_a_script_a_link_shows_the_numbers(window, impatient_site):
    with window(java_script_enabled=False) as opened:
        page = opened.page
        page.goto(impatient_site.url(DOMAIN, f"{LIST}?type=CT"))
        page.locator('[data-filter="type"] summary').click()
        opened.screenshot("filters-uncounted")
        page.locator('[data-filter="type"] [data-counts]').click()
        page.wait_for_url("**counts=1")
        page.locator('[data-filter="type"] summary').click()
        assert page.locator('[data-filter="type"] .facet__count').first.is_visible()
