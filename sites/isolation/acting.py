"""Who is at work in the admin in the running request, for code that Wagtail calls without a request."""

from contextvars import ContextVar
from typing import Any

from sites.reach import Reach, reach_of

#: The person of the running admin request; ``None`` outside of the admin and of requests.
acting_person: ContextVar[Any] = ContextVar("acting_person", default=None)


def acting_reach() -> Reach | None:
    """The reach of the person at work; ``None`` where nobody is, and nothing is limited."""
    person = acting_person.get()
    return reach_of(person) if person is not None and person.is_authenticated else None
