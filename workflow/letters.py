"""Letters about items, as they are written and sent: in each person's language, plain text, never in an act's way."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

logger = logging.getLogger(__name__)

#: Subjects by the name of the template, which stands in :data:`FOLDER` or where another app has registered it.
SUBJECTS: dict[str, Any] = {
    "step_begun": _("Waiting for your decision: %(title)s"),
    "sent_back": _("Sent back: %(title)s"),
    "published": _("Approved and published: %(title)s"),
    "scheduled": _("Approved, to be published later: %(title)s"),
    "half": _("Half of the time has passed: %(title)s"),
    "due": _("Overdue: %(title)s"),
    "escalation": _("Overdue on your portal: %(title)s"),
    "unconfirmed_new": _("Published in an emergency, to be confirmed: %(title)s"),
    "unconfirmed_half": _("To be confirmed: %(title)s"),
    "unconfirmed_due": _("Not confirmed in time: %(title)s"),
    "unconfirmed_escalation": _("Emergency publication not confirmed: %(title)s"),
}
FOLDER = "workflow/emails"
_folders: dict[str, str] = {}
#: A list of names ends in the next clause of the template, so blank lines are what the conditions leave behind.
BLANK_LINES = re.compile(r"\n{3,}")


def register_letters(folder: str, subjects: Mapping[str, Any]) -> None:
    """Add an app's own letters (once, at start-up).

    Args:
        folder: of their templates.
        subjects: by the name of the template; ``%(title)s`` is filled in.
    """
    SUBJECTS.update(subjects)
    _folders.update(dict.fromkeys(subjects, folder))


def name_of(person: Any) -> str:
    """What a person is called in letters."""
    return (person.get_full_name() or person.get_username()) if person else ""


def send(people: Iterable[Any], name: str, context: Mapping[str, Any]) -> list[Any]:
    """Write to each of ``people``; a letter that cannot be sent is logged and stops neither the others nor the caller.

    Args:
        people: those without an address get nothing.
        name: of the letter; see :data:`SUBJECTS`.
        context: for the template; ``title`` stands in the subject.

    Returns:
        Those to whom it could not be sent.
    """
    addressed = [person for person in people if person.email]
    if not addressed:
        return []
    unsent = list(addressed)
    try:
        with get_connection() as connection:  # one for all letters
            for person in addressed:
                if _send_one(person, name, context, connection):
                    unsent.remove(person)
    except Exception:  # what a mail server, or the way there, can raise has no common class
        logger.exception("No letter “%s” could be sent", name)
    return unsent


def _send_one(person: Any, name: str, context: Mapping[str, Any], connection: Any) -> bool:
    try:
        subject, text = write(person, name, context)
        # As Wagtail's letters: no automatic answer comes back.
        headers = {"Auto-Submitted": "auto-generated"}
        EmailMessage(subject, text, None, [person.email], headers=headers, connection=connection).send()
    except Exception:  # as above; the next person has an address of their own
        logger.exception("The letter “%s” could not be sent to person %s", name, person.pk)
        return False
    return True


def write(person: Any, name: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text of a letter in the person's language."""
    with override(person.language):
        subject = SUBJECTS[name] % context
        text = render_to_string(f"{_folders.get(name, FOLDER)}/{name}.txt", {**context, "person": person})
    # A title has no line breaks in the editor, but what comes by the API may; a subject with one is refused.
    return " ".join(subject.split()), BLANK_LINES.sub("\n\n", text).strip() + "\n"
