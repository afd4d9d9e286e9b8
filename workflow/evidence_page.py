"""Evidence as a page for people: who decided what, in which capacity, on which text. In Vietnamese, to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from sites.choices import Lane
from sites.working_days import VIETNAM
from workflow.choices import Declaration, PublicationKind

TEMPLATE = "workflow/evidence.html"
STYLE = "workflow/evidence.css"


def render_page(about: Mapping[str, Any], lines: Iterable[Mapping[str, Any]]) -> str:
    """The page, complete in itself.

    Args:
        about: what the manifest says.
        lines: those of the evidence; of the content only the block is shown.
    """
    period = {name: date.fromisoformat(day) for name, day in about["period"].items()}
    with translation.override("vi"), timezone.override(VIETNAM):
        context = {
            # The page is opened from a folder, where no other file can be relied on.
            "style": format_html("<style>{}</style>", render_to_string(STYLE)),
            "about": about,
            "first": period["from"],
            "last": period["to"],
            "exported_at": datetime.fromisoformat(about["exported_at"]),
            "entries": [_entry(line) for line in lines],
        }
        return render_to_string(TEMPLATE, context)


def signature(decision: Mapping[str, Any]) -> str:
    """Who decided, with the office, and for whom (“thay mặt”)."""
    capacity = decision.get("capacity") or {}
    person = ", ".join(filter(None, (decision["person"], capacity.get("title"))))
    if head := capacity.get("on_behalf_of"):
        text = _("%(person)s, on behalf of %(head)s (%(decision)s)")
        return text % {"person": person, "head": head["person"], "decision": head["decision_number"]}
    return person


def _entry(line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "number": line["number"],
        "title": line["page"]["title"],
        "page_id": line["page"]["id"],
        "block": _label(Lane, line["content"]["lane"]),
        "kind": _label(PublicationKind, line["kind"]),
        "chain": line["chain"],
        "reason": line["reason"],
        "authors": ", ".join(author["person"] for author in line["authors"]),
        "decisions": [_decision(step) for step in line["steps"]],
        "confirmation": _decision(line["confirmation"]) if line["confirmation"] else None,
        "confirm_by": _moment(line["confirm_by"]),
        "approved_at": _moment(line["approved_at"]),
        "effective_from": _moment(line["effective_from"]),
        "revoked_at": _moment(line["revoked_at"]),
        "revoked_by": line["revocation"].get("person", ""),
        "revoked_for": line["revocation"].get("reason", ""),
        "hash": line["content_hash"],
        "revision": line["revision"],
    }


def _decision(step: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": step.get("name", ""),
        "article": step.get("article", ""),
        "signature": signature(step),
        "appointed_by": (step.get("capacity") or {}).get("appointed_by", ""),
        "at": _moment(step["at"]),
        "declarations": [_label(Declaration, name) for name in step.get("declarations", ())],
        "comment": step.get("comment", ""),
        "has_edited": step["hash_in"] != step["hash_out"],
    }


def _label(words: Any, value: str) -> str:
    """The word for a value; the value itself if a later version has no word for it any more."""
    return str(words(value).label) if value in words.values else value


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
