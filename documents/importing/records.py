"""Making a document of a row, or saying what of the row is wrong, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.choices import SecurityLevel
from documents.identity import identity_of_page
from documents.importing.references import References
from documents.importing.relation_texts import RelationText, read_relations
from documents.importing.values import BadValue, choice_of, day_of, parts_of, signing_form_of
from documents.models import DocumentRelation, LegalDocumentPage
from documents.record_checks import refuse_contradictions
from sites.choices import Lane
from vietnamese.document_numbers import canonical_number
from vietnamese.secrecy import find_markings

REQUIRED = ("number", "issuing_body", "abstract", "issued_on")
PLAIN = ("abstract", "expiry_reason", "place", "signer_title", "signer_name", "scope", "gazette_number",
         "status_reason", "full_text")  # fmt: skip
DAYS = ("issued_on", "effective_from", "expires_on", "gazette_on")
LINES = ("bases", "recipients")
#: What is checked elsewhere, or set when the page gets its place.
_NOT_CHECKED = ("path", "depth", "numchild", "url_path", "slug", "draft_title", "locale", "content_type",
                "document_type", "owner", "translation_key", "page_ptr")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a row cannot be used: the column's key, what stands there, and the reason in words."""

    column: str
    value: str
    reason: str


@dataclass
class Record:
    """A row and the document that it describes.

    Attributes:
        line: its number in the file.
        values: its cells by key of their columns, empty ones included.
        page: the document, without a place in the tree; ``None`` if the row is too bad for one.
        files: the role and name of each file that it names.
        found_files: the role, the name and the checksum of each of them, when they have been looked at.
        problems: what is wrong with it.
        notes: what people have to look at although it is taken.
    """

    line: int
    values: dict[str, str]
    page: Any = None
    files: list[tuple[str, str]] = field(default_factory=list)
    found_files: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, column: str, reason: str, value: str | None = None) -> None:
        """Add a problem."""
        shown = self.values.get(column, "") if value is None else value
        self.problems.append(CellProblem(column, shown, reason))

    @property
    def identity(self) -> str:
        """What tells the document from others, with its language."""
        return f"{self.page.locale.language_code}|{identity_of_page(self.page)}" if self.page else ""

    def attempt(self, column: str, reading: Callable[[], Any], default: Any = None) -> Any:
        """What ``reading`` reads; a bad value is noted at its column."""
        try:
            return reading()
        except BadValue as bad:
            self.refuse(column, bad.reason)
            return default


def record_of(line: int, cells: Sequence[str], mapping: Sequence[str], references: References) -> Record:
    """Read a row.

    Args:
        line: number of the line.
        cells: its texts.
        mapping: the key of each column, empty for those that are not read.
        references: what it may name.
    """
    values = {key: "" for key in mapping if key}
    values |= {key: cell for key, cell in zip(mapping, cells, strict=False) if key}
    record = Record(line, values)
    _complete_number(values)
    for key in REQUIRED:
        if not values.get(key):
            record.refuse(key, _("This must not be empty."))
    _refuse_secrets(record)
    page = _page(record, references)
    record.files = _files(record)
    if not record.problems:
        _check(record, page)
    if not record.problems:
        record.page = page
    return record


def _complete_number(values: dict[str, str]) -> None:
    """NĐ 30/2020, annex VI keeps number and notation apart: 76 and 2007/QĐ-UBND."""
    alone, notation = values.pop("number_alone", ""), values.pop("notation", "")
    if not values.get("number") and alone:
        values["number"] = f"{alone}/{notation}" if notation else alone
    values["number"] = canonical_number(values.get("number", ""))


def _refuse_secrets(record: Record) -> None:
    """Nothing that is a state secret enters, not even as a draft (seeds 001 Đ7, 003 Đ9.2, 004 Đ4.2a)."""
    text = record.values.get("security_level", "")
    level = record.attempt("security_level", lambda: choice_of("security_level", text, SecurityLevel.NORMAL))
    if level not in (None, SecurityLevel.NORMAL):
        record.refuse("security_level", _("State secrets must not be on the portal. The row is not taken."))
    for key, value in record.values.items():
        if key == "security_level":
            continue
        for marking in find_markings(value):
            reason = _("There is a secrecy marking in the text: %(level)s. The row is not taken.")
            record.refuse(key, reason % {"level": marking.level}, marking.quote)


def _page(record: Record, references: References) -> Any:
    get = record.values.get
    page = LegalDocumentPage(number=get("number", ""))
    for key in PLAIN:
        setattr(page, key, get(key) or "")
    for key in DAYS:
        setattr(page, key, record.attempt(key, partial(day_of, get(key) or "")))
    for key in LINES:
        setattr(page, key, "\n".join(parts_of(get(key) or "", separators="\n")))
    page.issuing_body = "; ".join(parts_of(get("issuing_body") or ""))
    kind = record.attempt("type", lambda: references.type_of(get("type") or "", page.number))
    if kind is not None:
        page.document_type = kind
    page.locale = record.attempt("language", lambda: references.locale_of(get("language") or ""))
    page.document_fields = record.attempt("fields", lambda: references.fields_of(get("fields") or ""), [])
    page.lane = record.attempt("lane", lambda: choice_of("lane", get("lane") or "", Lane.GOVERNMENT), "")
    page.status_override = record.attempt(
        "status_override", lambda: choice_of("status_override", get("status_override") or ""), ""
    )
    page.signing_form = record.attempt("signing_form", lambda: signing_form_of(get("signing_form") or ""), "")
    relations = record.attempt("relations", lambda: read_relations(get("relations") or ""), [])
    page.relations = [_relation(found) for found in relations]
    page.title = get("title") or (default_title(page) if kind else "")
    return page


def default_title(page: Any) -> str:
    """“Quyết định số 76/2007/QĐ-UBND”, in the language of the document."""
    is_english = page.locale is not None and page.locale.language_code == "en"
    if is_english:
        return f"{page.document_type.name_en} No. {page.number}"
    return f"{page.document_type.name} số {page.number}"


def _relation(found: RelationText) -> DocumentRelation:
    return DocumentRelation(
        kind=found.kind,
        target_number=found.number,
        target_issued_on=found.issued_on,
        target_body=found.body,
        articles=found.articles,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
    )


def _files(record: Record) -> list[tuple[str, str]]:
    """“ký số: qd76.pdf; phụ lục: phu-luc.xlsx”; a name without a role is simply a file."""
    found = []
    for part in parts_of(record.values.get("files", "")):
        role, colon, name = part.partition(":")
        if not colon:
            found.append(("", part))
        elif (value := record.attempt("files", partial(choice_of, "files", role.strip()))) is not None:
            found.append((value, name.strip()))
    return found


def _check(record: Record, page: Any) -> None:
    """What the model itself says against the document, without asking the database."""
    page.normalise_texts()
    problems: dict[str, list[str]] = {}
    checks: list[Callable[[], None]] = [
        partial(page.clean_fields, exclude=_NOT_CHECKED),
        partial(refuse_contradictions, page),
        *(partial(row.clean_fields, exclude=("page", "target")) for row in page.relations.all()),
    ]
    for check in checks:
        try:
            check()
        except ValidationError as refusal:
            for name, messages in _messages(refusal).items():
                problems.setdefault(name, []).extend(messages)
    for name, messages in problems.items():
        column = "relations" if name.startswith("target_") or name == "articles" else name
        for message in messages:
            record.refuse(column, message)


def _messages(refusal: ValidationError) -> Mapping[str, list[str]]:
    return refusal.message_dict if hasattr(refusal, "error_dict") else {"": list(refusal.messages)}
