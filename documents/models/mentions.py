"""Documents that texts mention by their numbers: which public document is meant, if that is certain.

A number alone says little: every commune has a 117/QĐ-UBND each year. What the words around it say decides (type, day,
body), then whose text it is; where two documents are still possible, none is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from documents.identity import body_slug, number_key
from documents.models.register import DocumentEntry
from sites.querysets import open_to_all
from vietnamese.folding import fold
from vietnamese.number_codes import LOCAL_BODIES
from vietnamese.number_grammar import parse_number
from vietnamese.numbers_in_text import NumberInText, find_numbers

#: Columns of a document that may be long and that nobody asks for here.
LONG_COLUMNS = ("full_text", "bases", "recipients")
_WRITTEN_OUT = (("ubnd", "uy-ban-nhan-dan"), ("hdnd", "hoi-dong-nhan-dan"))


class Mentions:
    """What the numbers in some texts mean; the register is asked once for all of them, when the first is wanted.

    Args:
        numbers: gives all that may be asked for; called when the first is.
        language: of the readers; documents in it are preferred to those in the source language.
        unit_id: the unit whose texts they are.
        page: the page whose texts they are; a document does not mean another one by its own number.
        request: decides which addresses need their host.
    """

    def __init__(
        self,
        numbers: Callable[[], Iterable[NumberInText]],
        *,
        language: str,
        unit_id: int | None = None,
        page: Any = None,
        request: HttpRequest | None = None,
    ) -> None:
        self._numbers = numbers
        self._language = language
        self._unit_id = unit_id
        self._page = page
        self._request = request

    def address(self, mention: NumberInText) -> str:
        """Where the document that a number means can be read, on its own host; empty if none is meant for certain."""
        entry = self.meant(mention)
        return (entry.page.get_url(self._request) or "") if entry else ""

    def meant(self, mention: NumberInText) -> DocumentEntry | None:
        """The public document that a number means, with its page; ``None`` if there is none or it is not certain."""
        if self._is_itself(mention):
            return None
        found = [entry for entry in self._found.get(_key(mention), ()) if _may_be(entry, mention)]
        for narrow in (_of_type, _of_body, self._of_unit):
            if len({entry.translation_key for entry in found}) > 1:
                found = narrow(found, mention) or found
        if len({entry.translation_key for entry in found}) != 1 or not self._is_certain(found, mention):
            return None
        if self._page is not None and found[0].translation_key == self._page.translation_key:
            return None
        languages = {entry.locale.language_code: entry for entry in found}
        return languages.get(self._language) or languages.get(settings.LANGUAGE_CODE) or found[0]

    @cached_property
    def _found(self) -> dict[str, list[DocumentEntry]]:
        keys = {_key(mention) for mention in self._numbers()}
        found: dict[str, list[DocumentEntry]] = defaultdict(list)
        if keys:
            # Asked for by the field: the model of documents is built from this module.
            model: Any = DocumentEntry._meta.get_field("page").related_model
            shown = DocumentEntry.objects.served().filter(page__in=open_to_all(model.objects.all()))
            entries = shown.filter(number_key__in=keys)
            entries = entries.select_related("page", "locale", "document_type")
            for entry in entries.defer(*(f"page__{name}" for name in LONG_COLUMNS)).order_by("pk"):
                found[entry.number_key].append(entry)
        return found

    def _is_itself(self, mention: NumberInText) -> bool:
        """Whether a document names itself, as in “ban hành kèm theo Quyết định số …”; it may still be a draft."""
        number = getattr(self._page, "number", "")
        day: date | None = getattr(self._page, "issued_on", None)
        return bool(number) and number_key(number) == _key(mention) and mention.issued_on in {None, day}

    def _of_unit(self, found: Sequence[DocumentEntry], mention: NumberInText) -> list[DocumentEntry]:
        return [entry for entry in found if entry.unit_id == self._unit_id]

    def _is_certain(self, found: Sequence[DocumentEntry], mention: NumberInText) -> bool:
        """Whether the only document that is here can be trusted to be the one: other bodies may have the number."""
        if LOCAL_BODIES.isdisjoint(mention.number.issuers) or mention.issued_on:
            return True
        return bool(self._of_unit(found, mention) or _of_body(found, mention))


def mentions_of(page: Any, texts: Iterable[str], request: HttpRequest) -> Mentions:
    """What the numbers in the texts of a page mean to its readers; the register is asked when the first is drawn."""
    unit = getattr(request, "unit", None)
    return Mentions(
        lambda: (number for text in texts for number in find_numbers(text)),
        language=get_language() or "",
        unit_id=unit.pk if unit else None,
        page=page,
        request=request,
    )


def _key(mention: NumberInText) -> str:
    return number_key(str(mention.number))


def _may_be(entry: DocumentEntry, mention: NumberInText) -> bool:
    """Whether day and type agree; keys do not tell HD from HĐ."""
    if mention.issued_on and mention.issued_on != entry.issued_on:
        return False
    own = parse_number(entry.page.number)
    return own is None or own.type_code == mention.number.type_code


def _of_type(found: Sequence[DocumentEntry], mention: NumberInText) -> list[DocumentEntry]:
    return [entry for entry in found if fold(entry.document_type.name) == fold(mention.type_name)]


def _of_body(found: Sequence[DocumentEntry], mention: NumberInText) -> list[DocumentEntry]:
    body = _written_out(mention.body) if mention.body else ""
    return [entry for entry in found if body and any(_written_out(name) == body for name in entry.page.issuing_bodies)]


def _written_out(body: str) -> str:
    slug = f"-{body_slug(body)}-"
    for short, long in _WRITTEN_OUT:
        slug = slug.replace(f"-{short}-", f"-{long}-")
    return slug.removeprefix("-chu-tich")
