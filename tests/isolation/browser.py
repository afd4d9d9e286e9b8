"""Asking like a browser, and taking everything back: what an answer says and what it did to the database."""

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from wagtail.models import APIToken

from tests import cast
from tests.isolation import rows
from tests.isolation.roles import Role
from tests.isolation.words import UUID, readable

HTML, PICTURE = "text/html", "image/"
#: What differs between two answers that say the same: tokens, numbers of things, addresses of scripts.
MASKS = (
    (re.compile(r"(?<![a-z0-9])[a-z0-9]{64}(?![a-z0-9])"), "token"),
    (UUID, "uuid"),
    (re.compile(r"(?<![\w.])(?:[246][19]\d{6}|\d{20,})(?!\w)"), "number"),
    (re.compile(r"(\bkey\b(?:\W|quot|u0022){1,24}?)\b[a-z0-9]{5}\b"), r"\1"),  # of formatted text in its editor
)

Form = tuple[str, ...]


@dataclass(frozen=True)
class Ask:
    """One request.

    Attributes:
        name: name of the address.
        sort: whose ids it names, and how: ``own``, ``foreign``, ``missing``, ``mixed`` ...
        path: the address, its query included.
        host: code of the unit at whose host it is asked.
        method: how.
        body: what is sent: a form, or JSON.
        shape: what the request is but for its ids; answers of one shape can be compared.
        agent: ``token`` for a request with an API token instead of a session.
    """

    name: str
    sort: str
    path: str
    host: str = "tinh"
    method: str = "GET"
    body: Any = None
    shape: str = ""
    agent: str = ""

    def __hash__(self) -> int:
        return hash((self.name, self.path, self.host, self.method, self.agent, repr(self.body)))

    @property
    def form(self) -> "Form":
        """What the request is whatever ids it names."""
        return (self.name, self.sort, re.sub(r"\d+", "#", self.path), self.host, self.method, self.agent)

    @property
    def said(self) -> str:
        """Everything that the request itself says, which its answer may repeat."""
        return f"{self.path} {self.body!r}".lower()


@dataclass
class Answer:
    """What came back.

    Attributes:
        status: HTTP status.
        text: everything that it says: body, headers, messages for the next page, in lower case.
        kind: content type.
        written: tables that were written to.
        changed: rows of those tables afterwards, before everything was taken back.
        location: where it leads.
        error: the exception that broke it.
        html: the body as it came, for reading its forms.
        lost: names of files that were deleted.
        ranked: whether it lists hits in the order of SQLite's ranks, which count how often a word stands in all texts.
    """

    status: int
    text: str
    kind: str = ""
    written: frozenset[str] = frozenset()
    changed: dict[str, rows.Rows] = field(default_factory=dict)
    location: str = ""
    error: str = ""
    html: str = ""
    lost: list[str] = field(default_factory=list)
    ranked: bool = False

    @property
    def masked(self) -> str:
        """The text without what differs from request to request."""
        return masked(self.text)

    @property
    def digest(self) -> str:
        """A short name for status and masked text; of ranked hits, in whatever order they come."""
        text = "\n".join(sorted(self.masked.splitlines())) if self.ranked else self.masked
        return f"{self.status} {hashlib.sha256(text.encode()).hexdigest()[:16]}"


class Browser(Client):
    """A browser in which somebody has signed in; it forgets every answer."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.role = role
        self.errors: list[str] = []
        self.token = ""
        if role.username:
            person = cast.person(role.username)
            self.force_login(person)
            self.token = APIToken.create_token(user=person, name="mimosa")[1]
            # Seats are applied once a day of a session: the day has begun.
            self.get("/admin/", headers={"host": cast.HOSTS["tinh"]})
        got_request_exception.connect(self._note_error, weak=True)

    def _note_error(self, sender: Any, **kwargs: Any) -> None:
        kind, error, _trace = sys.exc_info()
        self.errors.append(f"{kind.__name__ if kind else ''}: {error}"[:200])

    def request(self, **request: Any) -> Any:
        """Pass the request to the product without the test client's record of every template's context."""
        return self.handler(self._base_environ(**request))

    def ask(self, ask: Ask, *, follow: bool = True) -> Answer:
        """Ask, look at what was written, follow where the answer leads, and take everything back."""
        with transaction.atomic():
            answer = self._send(ask)
            if follow and ask.method != "GET" and answer.location.startswith("/"):
                after = self._send(Ask(ask.name, ask.sort, answer.location, ask.host))
                answer.text += "\n" + after.text
            transaction.set_rollback(True)
        if answer.written:
            cache.clear()
        return answer

    def _send(self, ask: Ask) -> Answer:
        self.errors.clear()
        headers = {"host": cast.HOSTS.get(ask.host, ask.host), **self._agent(ask)}
        with rows.written_tables() as written:
            try:
                response = self.generic_ask(ask, headers)
                content = b"".join(response.streaming_content) if response.streaming else response.content
            except Exception as error:  # the handler answers for views; this is the response itself that breaks
                return Answer(500, "", error=f"{type(error).__name__}: {error}"[:200])
        kind = response.headers.get("Content-Type", "")
        text = "" if kind.startswith(PICTURE) else readable(content)
        changed = {table: rows.read_table(table) for table in written if is_telling(table)}
        return Answer(
            status=response.status_code,
            text=f"{text}\n{said_beside(response)}",
            kind=kind,
            written=frozenset(written),
            changed=changed,
            location=local(response.headers.get("Location", "")),
            error="; ".join(self.errors) if response.status_code >= 500 else "",
            html=page_in(content, kind),
            ranked="search=" in ask.path and "json" in kind,
        )

    def generic_ask(self, ask: Ask, headers: Mapping[str, str]) -> Any:
        """Send in the way that the body asks for."""
        send = getattr(self, ask.method.lower())
        if ask.method in {"GET", "HEAD"}:
            return send(ask.path, headers=headers)
        if isinstance(ask.body, str):
            return send(ask.path, ask.body, content_type="application/json", headers=headers)
        if ask.method == "POST":
            return self.post(ask.path, fresh(ask.body or {}), headers=headers)
        return send(ask.path, headers=headers)

    def _agent(self, ask: Ask) -> dict[str, str]:
        if ask.agent == "token" and self.token:
            return {"authorization": f"Bearer {self.token}"}
        return {"x-requested-with": "XMLHttpRequest"} if ask.agent == "script" else {}


def page_in(content: bytes, kind: str) -> str:
    """The page that came, or the one inside of the answer to a script."""
    if kind.startswith(HTML):
        return content.decode(errors="replace")
    if kind.startswith("application/json"):
        answer = json.loads(content or b"null")
        return str(answer.get("html", "")) if isinstance(answer, dict) else ""
    return ""


def masked(text: str) -> str:
    """A text without what differs from request to request, in lower case."""
    text = text.lower()
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return text


def is_telling(table: str) -> bool:
    """Whether a table is the product's and not a copy for searching."""
    return table in rows.tables() and table not in rows.DERIVED


def fresh(form: Mapping[str, Any]) -> dict[str, Any]:
    """A form whose files can be read again."""
    return {name: value() if callable(value) else value for name, value in form.items()}


def said_beside(response: Any) -> str:
    """What an answer says beside its body: headers, and messages that the next page will show."""
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items() if name not in QUIET)
    request = getattr(response, "wsgi_request", None) or getattr(response, "_request", None)
    queued = getattr(getattr(request, "_messages", None), "_queued_messages", [])
    return f"{headers} {' '.join(str(message) for message in queued)}".lower()


#: Headers that say nothing of the content; the length of a body with masked numbers differs.
QUIET = {"Content-Length", "Vary", "Date", "Last-Modified", "ETag", "Set-Cookie"}


def local(location: str) -> str:
    """Path and query of a redirect within the hub, else the whole address."""
    parts = urlsplit(location)
    if parts.netloc not in {"", cast.HOSTS["tinh"]}:
        return location
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
