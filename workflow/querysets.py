"""The vocabulary for asking about chains and publications."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery


class ChainQuerySet(QuerySet[Any]):
    """Versions of chains."""

    def newest(self) -> ChainQuerySet:
        """The newest version of each chain."""
        latest = self.model._base_manager.filter(key=OuterRef("key")).values("key").annotate(last=Max("number"))
        return self.filter(number=Subquery(latest.values("last")))

    def offered_to(self, unit: Any) -> ChainQuerySet:
        """Those that a unit may be given: everybody's and its own."""
        return self.filter(Q(unit=None) | Q(unit=unit)) if unit is not None else self.filter(unit=None)


class PublicationQuerySet(QuerySet[Any]):
    """Evidence of publications."""

    def of(self, page: Any) -> PublicationQuerySet:
        """Those of a page."""
        return self.filter(page_id=page.pk)

    def standing(self) -> PublicationQuerySet:
        """Those that have not been revoked by a takedown or a cancelled schedule."""
        return self.filter(revoked_at=None)

    def effective(self, moment: datetime) -> PublicationQuerySet:
        """Those whose time has come."""
        return self.standing().filter(effective_from__lte=moment)

    def newest_first(self) -> PublicationQuerySet:
        """The one that counts comes first."""
        return self.order_by("-effective_from", "-pk")
