"""What a page cites that is no longer in force (all five seeds rest on NĐ 64/2007/NĐ-CP, which has ended)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from documents.choices import RelationKind, ValidityStatus
from documents.identity import number_key
from documents.models.mentions import LONG_COLUMNS, Mentions
from documents.models.register import DocumentEntry, RelationEdge
from sites.content_checks import register_check
from sites.issues import Issue
from sites.models import Unit
from sites.page_texts import Part, parts_of, place_of
from vietnamese.numbers_in_text import NumberInText, find_numbers

NOT_IN_FORCE = {ValidityStatus.EXPIRED, ValidityStatus.PARTLY, ValidityStatus.SUSPENDED}
#: What ends a document, wholly or partly, or suspends it.
_ENDING = (RelationKind.REPLACES, RelationKind.ABOLISHES, RelationKind.SUSPENDS)


def check_mentions(page: Any) -> Iterator[Issue]:
    """Numbers of public documents in the texts of a page that are not, or not wholly, in force today.

    A document that replaces or abolishes another one names it without being told. Costs no query without a number in
    the texts, two with numbers, and one more if something has to be said.
    """
    found = [(part, number) for part in parts_of(page) for number in find_numbers(part.text)]
    if not found:
        return
    today = timezone.localdate()
    cited = _not_in_force(page, found, today)
    ends = _ends_of(cited, today)
    for pk, (entry, part) in cited.items():
        yield Issue("cites_ended_document", _sentence(entry, part, ends.get(pk, []), today), False, part.field)


def register() -> None:
    """Let every page be checked (once, at start-up)."""
    register_check(check_mentions)


def _not_in_force(
    page: Any, found: Iterable[tuple[Part, NumberInText]], today: date
) -> dict[int, tuple[DocumentEntry, Part]]:
    """The documents to be named, each with the first part of the page that cites it, in the order of the page."""
    found = list(found)
    unit = Unit.objects.owning(page) if page.path else None
    language = page.locale.language_code if page.locale_id else ""
    mentions = Mentions(
        lambda: (number for _part, number in found), language=language, unit_id=unit.pk if unit else None, page=page
    )
    own = _ended_by(page)
    cited: dict[int, tuple[DocumentEntry, Part]] = {}
    for part, number in found:
        entry = mentions.meant(number)
        if entry is None or entry.pk in cited or own & {entry.pk, entry.number_key}:
            continue
        if entry.status_on(today) in NOT_IN_FORCE:
            cited[entry.pk] = entry, part
    return cited


def _ended_by(page: Any) -> set[Any]:
    """What the page itself replaces, abolishes or suspends: ids of chosen documents, keys of the others."""
    relations = page.relations.all() if hasattr(page, "relations") else ()
    ending = [relation for relation in relations if relation.kind in _ENDING]
    keys = {number_key(relation.target_number) for relation in ending if relation.target_number}
    return keys | {relation.target_id for relation in ending if relation.target_id}


def _ends_of(cited: Iterable[int], today: date) -> dict[int, list[RelationEdge]]:
    """What other documents have done to those that are to be named, until today."""
    ends: dict[int, list[RelationEdge]] = {}
    wanted = list(cited)
    if wanted:
        edges = RelationEdge.objects.filter(target__in=wanted, kind__in=_ENDING, starts_on__lte=today)
        hidden = [f"source__page__{name}" for name in LONG_COLUMNS]
        for edge in edges.select_related("source__page").defer(*hidden).order_by("starts_on", "pk"):
            ends.setdefault(edge.target_id or 0, []).append(edge)
    return ends


def _sentence(entry: DocumentEntry, part: Part, edges: Iterable[RelationEdge], today: date) -> str:
    since = entry.validity.since(today)
    parts = {
        "place": place_of(part),
        "number": entry.page.number,
        "day": date_format(since, "SHORT_DATE_FORMAT") if since else "",
    }
    status = entry.status_on(today)
    sentence = (_words_since(status) if since else _words(status)) % parts
    return " ".join([sentence, *_done_by(edges)])


def _words_since(status: ValidityStatus) -> str:
    match status:
        case ValidityStatus.PARTLY:
            return _("%(place)s: parts of %(number)s have not been in force since %(day)s.")
        case ValidityStatus.SUSPENDED:
            return _("%(place)s: %(number)s has been suspended since %(day)s.")
        case _:
            return _("%(place)s: %(number)s has not been in force since %(day)s.")


def _words(status: ValidityStatus) -> str:
    match status:
        case ValidityStatus.PARTLY:
            return _("%(place)s: parts of %(number)s are no longer in force.")
        case ValidityStatus.SUSPENDED:
            return _("%(place)s: %(number)s is suspended.")
        case _:
            return _("%(place)s: %(number)s is no longer in force.")


def _done_by(edges: Iterable[RelationEdge]) -> Iterator[str]:
    """Who replaced, abolished and suspended it."""
    numbers: dict[str, list[str]] = {}
    for edge in edges:
        numbers.setdefault(edge.kind, []).append(edge.source.page.number)
    words = {
        RelationKind.REPLACES: _("Replaced by %(numbers)s."),
        RelationKind.ABOLISHES: _("Abolished by %(numbers)s."),
        RelationKind.SUSPENDS: _("Suspended by %(numbers)s."),
    }
    for kind, sentence in words.items():
        if kind in numbers:
            yield sentence % {"numbers": ", ".join(dict.fromkeys(numbers[kind]))}
