"""A reader goes through the whole demo: every link, every page type, on the phone and at the desk, by keyboard too."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup

from home.demo.material import UNIT_CODES
from tests.demo_site import DOMAIN
from tests.journeys.conftest import WIDTHS

pytestmark = pytest.mark.browser

HOSTS = {code: DOMAIN if code == "bacgiang" else f"{code}.{DOMAIN}" for code in UNIT_CODES}
NARROWEST = 320


# --- Every link -----------------------------------------------------------------------------------


@dataclass
class Crawl:
    """What a walk over all links has seen."""

    pages: dict[str, set[str]]
    broken: list[str]
    outside: set[str]


@pytest.fixture(scope="module")
def crawl(demo_site):
    """Follow every link, picture, style and script of the demo, from the home pages on, without a browser."""
    waiting = [(demo_site.url(host, path), "the start") for host in HOSTS.values() for path in ("/", "/en/")]
    seen, found = set(), Crawl({}, [], set())
    fragments = []
    while waiting:
        url, source = waiting.pop()
        address, _hash, fragment = url.partition("#")
        if fragment:
            fragments.append((address, fragment, source))
        if address in seen:
            continue
        seen.add(address)
        parts = urlsplit(address)
        if parts.hostname not in HOSTS.values():
            found.outside.add(address)
            continue
        answered = demo_site.get(parts.hostname, parts.path + (f"?{parts.query}" if parts.query else ""))
        if answered.status_code != 200:
            found.broken.append(f"{answered.status_code} {address} (from {source})")
        elif answered.headers["Content-Type"].startswith("text/html"):
            soup = BeautifulSoup(answered.content, "html.parser")
            found.pages[address] = {tag["id"] for tag in soup.find_all(id=True)}
            waiting += [(urljoin(address, link), address) for link in links_of(soup, is_narrowed=bool(parts.query))]
    for address, fragment, source in fragments:
        if address in found.pages and fragment not in found.pages[address]:
            found.broken.append(f"#{fragment} is not on {address} (from {source})")
    return found


def links_of(soup, *, is_narrowed=False):
    """What a page leads to; from a list that is narrowed already not into every combination of filters."""
    for tag in soup.find_all(["a", "link"], href=True):
        is_kept_from_robots = "nofollow" in tag.get("rel", [])
        if not tag["href"].startswith(("mailto:", "tel:")) and not (is_narrowed and is_kept_from_robots):
            yield tag["href"]
    for tag in soup.find_all(["img", "script", "source"], src=True):
        yield tag["src"]
    for tag in soup.find_all("use", href=True):
        yield tag["href"].partition("#")[0]


def test_every_link_of_the_demo_leads_somewhere(crawl):
    assert crawl.broken == []
    assert len(crawl.pages) > 200


def test_no_link_of_the_demo_leads_to_somebody_elses_host(crawl):
    assert crawl.outside == {"https://dichvucong.gov.vn"}, "procedures lead to the national service portal"


def test_the_walk_has_seen_all_sites_in_both_languages(crawl):
    for host in HOSTS.values():
        paths = [urlsplit(url).path for url in crawl.pages if urlsplit(url).hostname == host]
        assert len([path for path in paths if path.startswith("/tin-tuc/")]) > 12
        assert len([path for path in paths if path.startswith("/en/")]) > 8


# --- Every page type ------------------------------------------------------------------------------

PAGES = {
    "home": ("bacgiang", "/"),
    "home-en": ("bacgiang", "/en/"),
    **{f"home-{code}": (code, "/") for code in UNIT_CODES[1:]},
    "home-phuong1-en": ("phuong1", "/en/"),
    "directory": ("bacgiang", "/co-quan/"),
    "directory-en": ("bacgiang", "/en/units/"),
    "text": ("nhuxuan", "/gioi-thieu/"),
    "text-en": ("nhuxuan", "/en/about/"),
    "leaders": ("stttt", "/gioi-thieu/lanh-dao/"),
    "leaders-en": ("stttt", "/en/about/leaders/"),
    "contact": ("vanphong", "/lien-he/"),
    "news": ("baxuyen", "/tin-tuc/?page=2"),
    "news-en": ("baxuyen", "/en/news/"),
    "article": ("baxuyen", "/tin-tuc/ → .news-item__title a"),
    "article-en": ("phuong1", "/en/news/ → .news-item__title a"),
    "documents": ("bacgiang", "/van-ban/"),
    "documents-en": ("bacgiang", "/en/documents/"),
    "document": ("phuong1", "/van-ban/ → .doc-row__abstract a"),
    "not-found": ("vanphong", "/khong-co-trang-nay/"),
    "not-found-en": ("vanphong", "/en/nothing/"),
}
each_page = pytest.mark.parametrize("name", PAGES)
each_width = pytest.mark.parametrize("width", WIDTHS)


def go_to(window, name):
    """Open one of the pages; ``list → link`` follows the first such link of a list."""
    code, path = PAGES[name]
    path, _arrow, link = path.partition(" → ")
    if name.startswith("not-found"):
        window.watch.expected.add(404)
    page = window.open(HOSTS[code], path)
    if link:
        page.locator(link).first.click()
    page.wait_for_load_state("load")
    return page


@each_page
@each_width
def test_every_page_type_is_sound_and_accessible(window, name, width):
    with window(width) as opened:
        page = go_to(opened, name)
        assert page.evaluate("document.documentElement.lang") == ("en" if name.endswith("-en") else "vi")
        assert page.locator("h1").count() == 1
        found = Axe().run(page)
        opened.screenshot(f"{name}-{width}")
        assert found.violations_count == 0, found.generate_report()
        page.set_viewport_size({"width": NARROWEST if width == "phone" else 800, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_host_that_belongs_to_nobody_leads_to_the_hub(window):
    with window() as opened:
        opened.watch.expected.add(404)
        page = opened.open(f"khong-co.{DOMAIN}")
        opened.screenshot("unknown-host")
        assert Axe().run(page).violations_count == 0
        page.locator("main a").click()
        page.wait_for_url(opened.site.url(DOMAIN))
        assert page.locator("#news-heading").is_visible()


# --- By hand and by keyboard ----------------------------------------------------------------------


def test_the_language_switch_leads_there_and_back(window):
    with window("phone") as opened:
        page = opened.open(HOSTS["baxuyen"], "/tin-tuc/")
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == opened.site.url(HOSTS["baxuyen"], "/en/news/")
        page.get_by_role("link", name="Tiếng Việt", exact=True).click()
        assert page.url == opened.site.url(HOSTS["baxuyen"], "/tin-tuc/")


def test_the_first_key_offers_to_skip_to_the_content(window):
    with window() as opened:
        page = opened.open(HOSTS["baxuyen"])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Chuyển đến nội dung chính"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, "it is seen"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"


#: The ring of a card's link is drawn around the whole card, by what follows the link; that of a search around its form.
RINGS = """() => {
    const active = document.activeElement, form = active.closest('.search');
    const styles = [getComputedStyle(active), getComputedStyle(active, '::after')];
    return [...styles, ...(form ? [getComputedStyle(form)] : [])].map(style => style.outlineStyle);
}"""


def test_every_stop_of_the_keyboard_is_seen(window):
    with window() as opened:
        page = opened.open(HOSTS["baxuyen"])
        for _stop in range(25):
            page.keyboard.press("Tab")
            label = page.evaluate("document.activeElement.outerHTML.slice(0, 80)")
            assert set(page.evaluate(RINGS)) != {"none"}, label


def test_the_menu_opens_and_closes_by_keyboard(window):
    with window() as opened:
        page = opened.open(HOSTS["baxuyen"])
        group = page.locator("#menu details").first
        group.locator("summary").focus()
        page.keyboard.press("Enter")
        assert group.get_by_role("link").first.is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert not group.get_by_role("link").first.is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(window):
    with window("phone") as opened:
        page = opened.open(HOSTS["baxuyen"])
        button = page.get_by_role("button", name="Menu")
        news = page.locator("#menu-list").get_by_role("link", name="Tin tức")
        assert not news.is_visible()
        button.focus()
        page.keyboard.press("Enter")
        assert news.is_visible()
        assert button.get_attribute("aria-expanded") == "true"
        opened.screenshot("menu-phone")
        page.keyboard.press("Space")
        assert not news.is_visible()
        assert button.get_attribute("aria-expanded") == "false"


def test_the_menu_of_a_phone_opens_without_scripts(window):
    with window("phone", java_script_enabled=False) as opened:
        page = opened.open(HOSTS["baxuyen"])
        page.locator("[data-menu-toggle]").click()
        page.locator("#menu-list").get_by_role("link", name="Tin tức").click()
        assert page.url.endswith("/tin-tuc/")


def test_the_contents_of_a_regulation_lead_to_the_article(window):
    with window() as opened:
        page = go_to(opened, "document")
        page.locator(".legal__toc a", has_text="Điều 13").click()
        assert page.url.endswith("#dieu-13")
        page.wait_for_function("Math.abs(document.querySelector('#dieu-13').getBoundingClientRect().top) < 200")
