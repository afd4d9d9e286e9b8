"""Which fields of a page the APIs read, and API v3 writes."""

from wagtail.api import APIField


def api_content(*names: str) -> list[APIField]:
    """The named fields, readable in both versions and writable with a token.

    What is written passes the page's own form, so that nothing can be referred to that the unit may not show.
    """
    return [APIField(name, writable=True) for name in names]
