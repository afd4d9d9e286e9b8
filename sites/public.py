"""What the readers of a host can see: the live pages that nothing restricts, and the pictures and files on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Substr
from django.http import HttpRequest
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex

from sites.choices import SERVED
from sites.models import Unit, UnitRoot
from sites.page_urls import SITE_ROOT_PATH_LENGTH
from sites.querysets import open_to_all
from sites.reach import below

#: Where the public content of a host is kept for the length of a request.
MEMO = "_public_content"


@dataclass(frozen=True)
class PublicContent:
    """The trees that a unit's host serves.

    The hub's trees hold the sections of units without a site of their own (seed 004 Đ5.2): their pages are served
    there, so they belong to what is public there.

    Attributes:
        roots: tree paths of the root pages that are served, in every language.
        hidden: tree paths of pages in them (or above) that not everybody may see, nor anything below.
    """

    roots: tuple[str, ...]
    hidden: tuple[str, ...]

    @classmethod
    def of(cls, unit: Unit) -> PublicContent:
        """What is public at the host of ``unit``: two queries."""
        # Of a home page in a second language that is not live Wagtail serves nothing; the first language's is the way
        # to its pages even so.
        served = Q(page__live=True) | Q(page=unit.site.root_page_id if unit.site else None)
        roots = tuple(UnitRoot.objects.filter(served, unit=unit).values_list("page__path", flat=True))
        step = Page.steplen
        above = {root[:length] for root in roots for length in range(step, len(root), step)}
        restricted = PageViewRestriction.objects.filter(below(roots, "page__") | Q(page__path__in=sorted(above)))
        return cls(roots, tuple(restricted.values_list("page__path", flat=True)))

    def served(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Limit ``rows``, pages of any type, to those that the host serves, if only after asking for a password."""
        return rows.filter(below(self.roots), live=True)

    def pages(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Limit ``rows``, pages of any type, to those that every reader of the host can open."""
        shown = self.served(rows)
        return shown.exclude(below(self.hidden)) if self.hidden else shown

    def media(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Limit ``rows``, pictures or files, to those on such a page, but for the ones in restricted collections.

        A picture that no live page shows yet is nobody's business, whatever its collection.
        """
        pages = self.pages(Page.objects.order_by()).annotate(text_id=Cast("pk", CharField())).values("text_id")
        used = references(rows.model).filter(object_id__in=pages)
        shown = rows.model._base_manager.filter(~in_restricted_collection(), pk__in=as_keys(used, "to_object_id"))
        # As a list of keys, because Wagtail's search takes no other condition than on its own fields.
        return rows.filter(pk__in=shown.values("pk"))

    def shows(self, medium: Model) -> bool:
        """Whether a page that every reader of the host can open shows the picture or links the file."""
        uses = references(type(medium)).filter(to_object_id=str(medium.pk))
        return self.pages(Page.objects.filter(pk__in=as_keys(uses, "object_id"))).exists()


def open_anywhere(pages: Any) -> Any:
    """Of ``pages`` of any units those that every reader can open, each at the host of its unit.

    Below a home page in a second language that is not live nothing is served, nor at the host of a merged unit.
    """
    served = Q(page__live=True) | Q(page=F("unit__site__root_page")) | Q(unit__site=None)
    unserved = UnitRoot.objects.exclude(served, unit__state__in=SERVED).values("page__path")
    rows = pages.annotate(site_path=Substr("path", 1, SITE_ROOT_PATH_LENGTH)).exclude(site_path__in=unserved)
    return open_to_all(rows)


def in_restricted_collection() -> Exists:
    """The condition that a picture or file lies in a collection that not everybody may open, or below one."""
    place = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    restricted = CollectionViewRestriction.objects.annotate(place=place)
    return Exists(restricted.filter(place__startswith=F("collection__path")))


def references(model: type[Model]) -> QuerySet[ReferenceIndex]:
    """What pages say about rows of ``model``: chosen in a field or a block, attached, linked in a text.

    Wagtail writes the index from the row in the database, which of a live page is its live version: what only a draft
    refers to is not in it.
    """
    kinds = ContentType.objects.get_for_models(Page, model)
    return ReferenceIndex.objects.filter(base_content_type=kinds[Page], to_content_type=kinds[model])


def as_keys(rows: QuerySet[Any], field: str) -> QuerySet[Any]:
    """The ids that the index keeps as text, as numbers: comparing those can use the indexes of both tables."""
    return rows.annotate(key=Cast(field, BigIntegerField())).values("key")


def public_content_of(request: HttpRequest) -> PublicContent:
    """What is public at the host of ``request``; read once for the request."""
    known: PublicContent | None = request.__dict__.get(MEMO)
    if known is None:
        unit: Unit = request.unit  # type: ignore[attr-defined]  # set by CurrentUnitMiddleware
        known = request.__dict__[MEMO] = PublicContent.of(unit)
    return known
