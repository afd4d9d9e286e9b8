"""A real browser in front of the demo, and somebody who watches what it complains about."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsers import find_chromium
from tests.demo_site import DOMAIN, ROOT, DemoSite

SCREENSHOTS = ROOT / "var" / "screenshots"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server",
]  # fmt: skip
WIDTHS = {"phone": 375, "desktop": 1280}
HEIGHT = 900


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for one file of tests: as long as Playwright runs, Django's own tests cannot touch the database."""
    path = find_chromium()
    if path is None:
        pytest.skip("There is no Chromium on this machine.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Watch:
    """What went wrong in a window: errors on the console, failed requests, requests to another host."""

    complaints: list[str] = field(default_factory=list)
    #: Answers that a test asks for, such as the page that is not found.
    expected: set[int] = field(default_factory=set)

    def over(self, page: Page) -> None:
        """Begin to watch a window."""
        page.on("console", lambda message: self._hear(message))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self._note_failure(request))
        page.on("request", lambda request: self._note_host(request.url))
        page.on("response", lambda response: self._note_status(response))

    def _hear(self, message: Any) -> None:
        # A status is noted by itself; Chromium prints it once more without saying which request it was.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _note_failure(self, request: Any) -> None:
        # What a person's next click interrupts has not failed.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} ({request.failure})")

    def _note_host(self, url: str) -> None:
        if not re.match(rf"(https?://([\w-]+\.)*{re.escape(DOMAIN)}(:\d+)?/|data:|blob:|about:)", url):
            self.complaints.append(f"another host: {url}")

    def _note_status(self, response: Any) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"status {response.status}: {response.url}")


@dataclass
class Window:
    """A browser window and its watch."""

    page: Page
    watch: Watch
    site: DemoSite

    def open(self, host: str, path: str = "/") -> Page:
        """Go to a page of the demo."""
        self.page.goto(self.site.url(host, path))
        return self.page

    def screenshot(self, name: str) -> None:
        """Keep what the window shows, for people to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def window(browser: Browser, demo_site: DemoSite) -> Iterator[Callable[..., Any]]:
    """``with window("phone") as w:`` opens a fresh window; in the end nothing may have gone wrong in it."""

    @contextmanager
    def open_window(width: str = "desktop", **options: Any) -> Iterator[Window]:
        size = {"width": WIDTHS[width], "height": HEIGHT}
        context = browser.new_context(viewport=size, **options)
        watch = Watch()
        page = context.new_page()
        page.set_default_timeout(20_000)
        watch.over(page)
        try:
            yield Window(page, watch, demo_site)
            assert watch.complaints == []
        finally:
            context.close()

    return open_window
