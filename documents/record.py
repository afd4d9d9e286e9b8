"""The record of a document as its page shows it: status, bodies, relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from documents.consultation_results import consultation_of
from documents.identity import body_slug
from documents.relation_picture import picture_of
from documents.relations import ending_of, relations_of, stated_relations
from documents.validity import own_validity


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issued the document.

    Attributes:
        name: as on the day of issue.
        answers: name of the body that answers for its documents today, if it is another one.
        url: of the portal of the body, or of its successor.
    """

    name: str
    answers: str = ""
    url: str = ""


def record_of(page: Any) -> dict[str, Any]:
    """What the templates of a document's page say of it today; works for drafts too."""
    entry = _entry_of(page)
    validity = entry.validity if entry else own_validity(page)
    today = timezone.localdate()
    relations = relations_of(entry) if entry else stated_relations(page)
    return {
        "status": validity.status_on(today),
        "status_since": validity.since(today),
        "status_reason": page.status_reason if page.status_override else "",
        "relations": relations,
        "ending_relations": ending_of(relations),
        "picture": picture_of(relations),
        "issuers": list(issuers_of(page, entry)),
        "consultation": consultation_of(page),
    }


def issuers_of(page: Any, entry: Any) -> Iterator[Issuer]:
    """The issuing bodies as named then, each with the body and the portal of today if the register knows them."""
    links = ("unit__site", "successor__unit__site", "successor__successor__unit__site")
    known = {body.slug: body for body in entry.issuers.select_related(*links)} if entry else {}
    for name in page.issuing_bodies:
        body = known.get(body_slug(name))
        today = body.today if body else None
        unit = today.unit if today else None
        answers = str(today) if today is not None and today != body else ""
        yield Issuer(name, answers, (unit.site_url or "") if unit else "")


def _entry_of(page: Any) -> Any:
    """The document's entry in the register; ``None`` for what is not public."""
    try:
        return page.entry
    except ObjectDoesNotExist:
        return None
