"""The reference data that rows name: types, fields, languages; read once for a batch."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Locale

from documents.importing.values import BadValue, choice_of, parts_of
from documents.importing.vocabulary import bare
from documents.models import DocumentField, DocumentType

_BETWEEN_SIGNS = re.compile(r"[/-]")


@dataclass(frozen=True)
class References:
    """What rows may name.

    Attributes:
        types: by abbreviation, as written.
        types_by_name, fields_by_name: by bare name or code; what several share is left out (HD and HĐ).
        locales: by code of the language.
    """

    types: dict[str, DocumentType]
    types_by_name: dict[str, DocumentType]
    fields_by_name: dict[str, DocumentField]
    locales: dict[str, Locale]

    def type_of(self, text: str, number: str) -> DocumentType:
        """The type that a cell names, or else the number.

        Raises:
            BadValue: neither names one.
        """
        if found := self.types.get(text) or self.types_by_name.get(bare(text)):
            return found
        if text:
            raise BadValue(_("There is no type of document with this name or abbreviation."))
        for part in _BETWEEN_SIGNS.split(number):
            if part in self.types:
                return self.types[part]
        raise BadValue(_("The type of the document is missing, and the number does not say it."))

    def fields_of(self, text: str) -> list[DocumentField]:
        """The fields that a cell names.

        Raises:
            BadValue: one of them is not known.
        """
        found = []
        for name in parts_of(text):
            field = self.fields_by_name.get(bare(name))
            if field is None:
                raise BadValue(_("There is no field “%(name)s”.") % {"name": name})
            if field not in found:
                found.append(field)
        return sorted(found, key=lambda field: field.code)

    def locale_of(self, text: str) -> Locale:
        """The language that a cell names; Vietnamese for an empty one.

        Raises:
            BadValue: the portal does not have it.
        """
        code = choice_of("language", text, "vi")
        if code not in self.locales:
            raise BadValue(_("The portal does not have this language."))
        return self.locales[code]


def read_references() -> References:
    """Read them."""
    types = list(DocumentType.objects.all())
    return References(
        types={kind.code: kind for kind in types},
        types_by_name=_unambiguous(types, "code", "name", "name_en"),
        fields_by_name=_unambiguous(list(DocumentField.objects.all()), "code", "name", "name_en"),
        locales={locale.language_code: locale for locale in Locale.objects.all()},
    )


def _unambiguous(rows: list[Any], *names: str) -> dict[str, Any]:
    found: dict[str, dict[int, Any]] = defaultdict(dict)
    for row in rows:
        for name in names:
            found[bare(getattr(row, name))][row.pk] = row
    return {key: next(iter(same.values())) for key, same in found.items() if len(same) == 1 and key}
