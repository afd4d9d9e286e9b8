"""The page on which readers search a site, or the whole province."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.search_filters import Filters
from sites.heads import PageHead
from sites.lists import page_of
from sites.models import SearchEntry, Unit
from sites.portal import Portal, search_urls
from sites.search.correcting import propose
from sites.search.counting import count_search
from sites.search.finding import documents_numbered, find, relaxed
from sites.search.questions import Question, ask
from sites.search.snippets import Piece, marked, snippet
from sites.search.suggesting import suggest

PER_PAGE = 10
#: Parameter by which a page that was found knows the question that led to it.
SEARCHED = "searched"


@dataclass(frozen=True)
class Result:
    """One result as it is shown.

    Attributes:
        title: in pieces, the words that were looked for marked.
        text: a snippet, likewise.
        url: its address; absolute if it is on another host.
        kind: what it is, in words.
        unit: whose it is.
        day: the day under which it stands.
        number: of a document.
    """

    title: list[Piece]
    text: list[Piece]
    url: str
    kind: str
    unit: Unit
    day: date | None
    number: str


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Answer a question, or ask for one.

    A number that is one document's leads straight to it; the way back is ``?q=…&all=1``.
    """
    language = get_language() or "vi"
    question = ask(request.GET.get("q", ""))
    filters = Filters(request, question, language)
    if question.number_key and not filters.is_narrowed and "all" not in request.GET:
        documents = documents_numbered(question, filters.place)
        if len(documents) == 1:
            count_search(request.unit, language, question, found=True)  # type: ignore[attr-defined]  # by the middleware
            return redirect(_with_way_back(documents[0].page.get_url(request), question))
    return TemplateResponse(request, "home/search.html", _context(request, question, filters))


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """What a reader may be about to ask, for the script of the search box."""
    place = Filters(request, ask(""), get_language() or "vi").place
    found = suggest(request.GET.get("q", ""), place)
    rows = [
        {
            "title": entry.title,
            "number": entry.number,
            "kind": entry.get_kind_display(),
            "url": entry.page.get_url(request) or "",
        }
        for entry in found
    ]
    return JsonResponse({"suggestions": rows}, json_dumps_params={"ensure_ascii": False})


def _with_way_back(url: str, question: Question) -> str:
    return f"{url}?{urlencode({SEARCHED: question.text})}"


def _context(request: HttpRequest, question: Question, filters: Filters) -> dict[str, Any]:
    asked = urlencode(filters.base)
    portal = Portal(request, addresses={code: f"{url}?{asked}" for code, url in search_urls().items()})
    every = find(question, filters.place)
    found = filters.narrowed(every)
    is_relaxed, proposal = False, None
    if not question.is_empty and not every.rows:
        proposal = propose(question, filters.place)
        found = relaxed(question, filters.place)
        is_relaxed = bool(found.rows)
    if not question.is_empty and filters.is_first_look:
        count_search(portal.unit, portal.language, question, found=bool(every.rows))
    page = page_of(found.rows, request, per_page=PER_PAGE)
    return {
        "portal": portal,
        "head": _head(portal, question),
        "breadcrumbs": [],
        "question": question,
        "search_query": question.text,
        "page_obj": page,
        "query": urlencode(filters.chosen),
        "results": results([row.pk for row in page.object_list], found.question, request),
        "number": len(found.rows),
        "is_more": found.is_more,
        "is_relaxed": is_relaxed,
        "lacking": found.question.lacking,
        "proposal": proposal,
        "proposal_url": f"?{urlencode(filters.base | {'q': proposal.text})}" if proposal else "",
        "filters": filters.links(every, is_relaxed=is_relaxed),
        "places": filters.places(portal.is_hub),
        "is_everywhere": filters.is_everywhere,
    }


def results(keys: Sequence[int], question: Question, request: HttpRequest) -> list[Result]:
    """The entries with these keys, in this order, as they are shown."""
    entries = SearchEntry.objects.select_related("page__locale", "unit").defer("head", "words").in_bulk(keys)
    return [_result(entries[key], question, request) for key in keys if key in entries]


def _result(entry: SearchEntry, question: Question, request: HttpRequest) -> Result:
    return Result(
        title=marked(entry.title, question),
        text=snippet(entry.summary, entry.body, question),
        url=entry.page.get_url(request) or "",
        kind=entry.get_kind_display(),
        unit=entry.unit,
        day=entry.date,
        number=entry.number,
    )


def _head(portal: Portal, question: Question) -> PageHead:
    title = _("Search: %(words)s") % {"words": question.text} if question.text else _("Search")
    return PageHead(
        title=f"{title} – {portal.unit.short_display_name}",
        description="",
        canonical="",
        language=portal.language,
        site_name=portal.unit.display_name,
    )
