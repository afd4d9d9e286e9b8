"""The vocabulary for asking about documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from wagtail.models import PageQuerySet

from documents.identity import number_key
from documents.validity import condition_of
from sites.choices import SERVED
from sites.models import UnitRoot


class LegalDocumentQuerySet(PageQuerySet):
    """Legal and administrative documents."""

    def latest(self) -> LegalDocumentQuerySet:
        """Newest first."""
        return self.order_by("-issued_on", "-pk")

    def for_lists(self) -> LegalDocumentQuerySet:
        """With what a row of a list shows, and without the full text."""
        return self.select_related("document_type", "locale").defer("full_text")

    def on_home_page(self, home: Any) -> LegalDocumentQuerySet:
        """Documents in the document lists right below a home page."""
        return self.descendant_of(home).filter(depth=home.depth + 2)


#: Which rows a filter names, and by what: field of an entry, column there.
NAMED = {
    "unit": ("unit", "code"),
    "type": ("document_type", "code"),
    "field": ("fields", "code"),
    "issuer": ("issuers", "slug"),
}


class DocumentEntryQuerySet(QuerySet[Any]):
    """The register of public documents."""

    def knows(self, name: str, value: str) -> bool:
        """Whether a filter has a value at all, with or without documents: one query."""
        field, column = NAMED[name]
        related = self.model._meta.get_field(field).related_model
        return bool(related._default_manager.filter(**{column: value}).exists())

    def served(self) -> DocumentEntryQuerySet:
        """Documents that hosts serve: of a merged unit none, nor below a home page in a second language not live."""
        roots = UnitRoot.objects.filter(unit=OuterRef("unit"), page__locale=OuterRef("locale"), page__live=False)
        closed = roots.exclude(page=F("unit__site__root_page")).exclude(unit__site=None)
        return self.filter(~Exists(closed), unit__state__in=SERVED)

    def with_status(self, status: str, day: date) -> DocumentEntryQuerySet:
        """Documents that have a status on a day in Vietnam."""
        return self.filter(condition_of(status, day))

    def numbered(self, number: str) -> DocumentEntryQuerySet:
        """Documents with a number, in whatever spelling it comes."""
        return self.filter(number_key=number_key(number))

    def issued_by(self, slug: str) -> DocumentEntryQuerySet:
        """Documents of a body under its name of then, and of the bodies that it has succeeded."""
        bodies = self.model._meta.get_field("issuers").related_model._default_manager
        body = bodies.filter(slug=slug).first()
        if body is None:
            return self.none()
        through = self.model.issuers.through.objects.filter(issuingbody__in=[body.pk, *predecessors_of(body)])
        return self.filter(pk__in=through.values("documententry"))

    def in_field(self, code: str) -> DocumentEntryQuerySet:
        """Documents of a field of administration."""
        through = self.model.fields.through.objects.filter(documentfield__code=code)
        return self.filter(pk__in=through.values("documententry"))

    def issuers(self) -> QuerySet[Any]:
        """Which body issued which of the documents; a document of two bodies is there twice."""
        return self.model.issuers.through.objects.filter(documententry__in=self.order_by())

    def fields(self) -> QuerySet[Any]:
        """Which of the documents belongs to which field."""
        return self.model.fields.through.objects.filter(documententry__in=self.order_by())

    def newest_first(self) -> DocumentEntryQuerySet:
        """In the order of lists."""
        return self.order_by("-issued_on", "-page")


def predecessors_of(body: Any) -> set[int]:
    """Ids of the bodies for whose documents ``body`` answers today."""
    found: set[int] = set()
    step = {body.pk}
    while step:
        step = set(type(body).objects.filter(successor__in=step).values_list("pk", flat=True)) - found - {body.pk}
        found |= step
    return found
