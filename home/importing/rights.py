"""Who imports documents, and who sees an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from documents.choices import ImportMode
from documents.models import ImportRun
from home.importing.acts import IMPORT_HISTORIC
from home.syndication.rights import writes_for
from sites.choices import CLOSED_STATES
from sites.guard import Decision
from sites.models import Unit
from sites.ownership import owned_by
from sites.reach import reach_of


def may_import_historic(user: Any) -> bool:
    """Whether ``user`` may let documents in that were public before: an administrator of the hub, for any unit."""
    return bool(user.has_perm(IMPORT_HISTORIC))


def seen_by(user: Any) -> QuerySet[ImportRun]:
    """The imports of the person's units, and to who may import historic documents those of all units."""
    runs = ImportRun.objects.select_related("unit", "made_by")
    own = owned_by(runs, reach_of(user))
    if not may_import_historic(user):
        return own
    return runs.filter(Q(pk__in=own.values("pk")) | Q(mode=ImportMode.HISTORIC))


def may_carry_out(user: Any, run: ImportRun) -> bool:
    """Whether ``user`` may choose its columns, check and take its rows, while what was uploaded is kept."""
    if run.unit.state in CLOSED_STATES or not run.table:
        return False
    if run.mode == ImportMode.HISTORIC:
        return may_import_historic(user)
    return writes_in(user, run.unit)


def writes_in(user: Any, unit: Unit) -> bool:
    """Whether ``user`` writes for ``unit``."""
    return bool(writes_for(user, unit))


@dataclass(frozen=True)
class OfImport(Decision):
    """An address that names an import: one of the person's units, or of historic documents for who may import them."""

    label: str = "run_id: documents.ImportRun (owned by, or historic with documents.import_historic)"

    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Whether the person sees it."""
        return seen_by(request.user).filter(pk=kwargs["run_id"]).exists()
