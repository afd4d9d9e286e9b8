"""What is asked for behind the question mark: searches, exports, filters, ids of others."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from bs4 import BeautifulSoup, SoupStrainer

from tests import cast
from tests.isolation.browser import Answer, Ask, masked
from tests.isolation.life import Life
from tests.isolation.words import COMMON, NUMBER

FORMS = SoupStrainer(["form", "input", "select", "option"])
#: Parameters that name rows, and the kinds of rows: tried on every list, kept where they change the operator's answer.
ROWS: dict[str, tuple[str, ...]] = {
    "id": ("wagtailcore.page", "images.unitimage", "documents.unitdocument", "users.user"),
    "collection_id": ("wagtailcore.collection",),
    "child_of": ("wagtailcore.page",),
    "descendant_of": ("wagtailcore.page",),
    "ancestor_of": ("wagtailcore.page",),
    "translation_of": ("wagtailcore.page",),
    "target_pages[]": ("wagtailcore.page",),
    "parent": ("wagtailcore.page",),
    "unit": ("portal_sites.unit",),
    "user": ("users.user",),
    "owner": ("users.user",),
}
#: What programs ask for.
API_WORDS = (f"search={COMMON}", "fields=*", "limit=100", "order=title", "show_in_menus=false", "type=news.ArticlePage")
PAGES = ("p=2", "p=khong-phai-so", "ordering=title", "ordering=-latest_revision_created_at")


def with_query(ask: Ask, query: str, sort: str = "query") -> Ask:
    """The same address with a query."""
    return replace(ask, sort=sort, path=f"{ask.path}{'&' if '?' in ask.path else '?'}{query}", shape=query)


def plain_queries(ask: Ask, answer: Answer) -> Iterator[Ask]:
    """Searches, exports and orders that the page offers, without ids."""
    if "autocomplete" in ask.name:
        yield with_query(ask, "term=zq")
    if answer.kind.startswith("application/json") and "api" in ask.name:
        yield from (with_query(ask, query) for query in API_WORDS)
    if 'name="q"' in answer.html or ask.name.endswith(("_results", "search")):
        yield with_query(ask, f"q={COMMON}")
    if "export=" in answer.html:
        yield with_query(ask, "export=csv")
        yield with_query(ask, "export=xlsx")
    if "ordering=" in answer.html:
        yield from (with_query(ask, query) for query in PAGES)


def says_without(answer: Answer, query: str) -> str:
    """What an answer says, but for links that carry the query on."""
    text = answer.masked
    for carried in {query.lower(), query.lower().replace("&", "&amp;"), masked(query)}:
        for link in (f"&amp;{carried}", f"&{carried}", f"{carried}&amp;", f"{carried}&", f"?{carried}", carried):
            text = text.replace(link, "")
    bare = re.sub(r"""[?&](?:amp;)?(?=["'])""", "", text)
    return f"{answer.status} {bare}"


def filter_queries(ask: Ask, answer: Answer, numbers: dict[str, Any]) -> list[Ask]:
    """Filters of the page set to foreign rows."""
    options = options_of(answer.html, numbers)
    return [with_query(ask, urlencode({name: values[0]}), "foreign query") for name, values in options.items()]


def foreign_queries(ask: Ask, foreign: Life) -> list[Ask]:
    """Foreign ids in parameters that views are known to take."""
    queries = [
        urlencode([(name, foreign.first(kind)) for kind in kinds if foreign.first(kind) is not None])
        for name, kinds in ROWS.items()
    ]
    page = foreign.first("wagtailcore.page")
    queries.append(f"next={quote(f'/admin/pages/{page}/edit/')}")
    if "api" in ask.name:
        queries.append(f"site={cast.HOSTS[foreign.code]}:80")
    return [with_query(ask, query, "foreign query") for query in queries]


def options_of(page: str, numbers: dict[str, Any]) -> dict[str, list[str]]:
    """Choices of a page's filters that are numbers of rows of other units, by the name of the filter."""
    found: dict[str, list[str]] = {}
    if "<option" not in page and "<input" not in page:
        return found
    soup = BeautifulSoup(page, "html.parser", parse_only=FORMS)
    for form in soup.find_all("form"):
        if str(form.get("method", "get")).lower() == "post":
            continue
        for control in form.find_all(["option", "input"]):
            value = str(control.get("value", ""))
            owner = control.find_parent("select") if control.name == "option" else control
            name = owner.get("name") if owner else None
            if name and NUMBER.fullmatch(value) and "syt" in numbers.get(value, ("", ()))[1]:
                found.setdefault(str(name), []).append(value)
    return found


def is_list(ask: Ask) -> bool:
    """Whether an address names no row: a list, a chooser, a report, a form for something new."""
    return not NUMBER.search(ask.path) and not re.search(r"/\d+/", ask.path)
