"""Whose eyes a request of API v3 sees with: a person's with a token, or those of the host's readers."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from wagtail.api.v3.schemas.params import APIFieldFilterSchema
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from sites.guard.allowed import choosable
from sites.ownership import owned_by
from sites.public import PublicContent
from sites.reach import Reach


def offers_media(model: type[Model]) -> bool:
    """Whether rows of ``model`` lie in collections, some of which the hub shares."""
    return issubclass(model, get_image_model() | get_document_model())


@dataclass(frozen=True)
class Scope:
    """What a request may see.

    Attributes:
        public: the content of the host.
        reach: how far the person with the token reaches; ``None`` without a token.
    """

    public: PublicContent
    reach: Reach | None = None

    def visible(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Limit ``rows`` to what the request may read."""
        model: type[Model] = rows.model
        if self.reach is not None:
            return rows if self.reach.is_everything else rows.filter(pk__in=self._theirs(model, self.reach))
        if issubclass(model, Page):
            return self.public.pages(rows)
        return self.public.media(rows) if offers_media(model) else rows.none()

    @staticmethod
    def _theirs(model: type[Model], reach: Reach) -> QuerySet[Any]:
        # As a list of keys, because Wagtail's search takes no other condition than on its own fields.
        limit = choosable if offers_media(model) else owned_by
        return limit(model._base_manager.all(), reach).order_by().values("pk")

    def own(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Limit ``rows`` to what the person may change; nobody changes anything without a token."""
        return rows.none() if self.reach is None else owned_by(rows, self.reach)


#: The scope of the running request; without one nothing is listed.
current_scope: ContextVar[Scope | None] = ContextVar("api_scope", default=None)


def has_row(rows: QuerySet[Any], key: Any) -> bool:
    """Whether a row of ``rows`` has the key; what is no number in the usual spelling names none."""
    text = str(key)
    if isinstance(key, bool) or not (text.isascii() and text.isdecimal()):
        return False
    try:
        return rows.filter(pk=text).exists()
    except (ValueError, TypeError, OverflowError, ValidationError):
        return False


def keys_among(rows: QuerySet[Any], keys: Iterable[int]) -> set[int]:
    """Which of the keys belong to rows of ``rows``."""
    return set(rows.filter(pk__in=keys).values_list("pk", flat=True))


def install() -> None:
    """Make every list of API v3 begin with what the request may see (once, at start-up).

    Wagtail's routers list ``Redirect.objects.all()``, every picture and file of the install, and have no hook for a
    queryset; but each passes its list through this filter before it counts or cuts it. What would let the override
    go: a setting for the querysets of API v3.
    """
    if getattr(APIFieldFilterSchema, "_lists_are_scoped", False):
        return
    stock = APIFieldFilterSchema.filter_queryset

    def filter_queryset(self: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        scope = current_scope.get()
        return queryset.none() if scope is None else stock(self, scope.visible(queryset))

    APIFieldFilterSchema.filter_queryset = filter_queryset
    APIFieldFilterSchema._lists_are_scoped = True
