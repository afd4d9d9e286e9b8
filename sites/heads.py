"""What stands in the head of a page: description, canonical address, languages, Open Graph, Dublin Core, schema.org."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe

#: Characters that could end a script element, in the JSON escape that Django's json_script uses.
_SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class PageHead:
    """The head of one page.

    Attributes:
        title: text of the title element.
        description: one or two sentences; may be empty.
        canonical: the page's one address, absolute.
        language: language code of the page.
        alternates: (language code, absolute address) of every live version, this one included; see ``head_alternates``.
        site_name: name of the unit.
        published: ISO date of first publication, or empty.
        modified: ISO date of the last change, or empty.
        image_url: absolute address of a picture, or empty.
        og_type: ``website`` or ``article``.
        identifier: what Dublin Core calls the thing by; the canonical address unless it has a number.
        dublin_core: (name, content) pairs: title, creator, date, description, publisher, identifier and language
            (the mandatory and recommended elements that the scoring of portals asks for).
        structured_data: a schema.org object.
    """

    title: str
    description: str
    canonical: str
    language: str
    site_name: str
    alternates: list[tuple[str, str]] = field(default_factory=list)
    creator: str = ""
    published: str = ""
    modified: str = ""
    image_url: str = ""
    og_type: str = "website"
    identifier: str = ""
    structured_data: dict[str, Any] = field(default_factory=dict)

    @property
    def dublin_core(self) -> list[tuple[str, str]]:
        """The Dublin Core elements in order."""
        return [
            ("DC.title", self.title),
            ("DC.creator", self.creator or self.site_name),
            ("DC.date", self.published or self.modified),
            ("DC.description", self.description or self.title),
            ("DC.publisher", self.site_name),
            ("DC.identifier", self.identifier or self.canonical),
            ("DC.language", self.language),
        ]

    @property
    def json_ld(self) -> SafeString:
        """The schema.org object as JSON that is safe inside a script element."""
        text = json.dumps({"@context": "https://schema.org", **self.structured_data}, ensure_ascii=False)
        return mark_safe(text.translate(_SCRIPT_ESCAPES))  # noqa: S308 - escaped on the line above
