"""Whose a thing was that has been deleted: its log stays its unit's."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.db.models.signals import pre_delete

from sites.models import DeletedObject
from sites.ownership import OfTarget, Owners, Rule, Through, owners_of, pointed_at
from sites.reach import Reach


class Logged(Rule):
    """Entries of a log: they belong to what they are about, and when that has gone, to whom it belonged.

    Args:
        living: the rule while it is there.
        object_id: name of the column for its id.
        model: label of the model of all objects; empty where the entry says of which kind its own is.
    """

    def __init__(self, living: Through | OfTarget, object_id: str = "object_id", model: str = "") -> None:
        self.living, self.object_id, self.model = living, object_id, model

    def condition_for(self, model: type[Model], reach: Reach) -> Q:
        """About something that is, or was, the units'."""
        return self.living.condition_for(model, reach) | Q(Exists(self._traces().filter(unit__in=reach.unit_ids)))

    def owners(self, row: Any) -> Owners:
        """The units of the object, or those that it had."""
        kind = ContentType.objects.get_for_model(apps.get_model(self.model)) if self.model else row.content_type
        gone = DeletedObject.objects.filter(content_type=kind, object_id=str(getattr(row, self.object_id)))
        return frozenset(gone.values_list("unit", flat=True)) or self.living.owners(row)

    def _traces(self) -> QuerySet[DeletedObject]:
        same = DeletedObject.objects.filter(object_id=Cast(OuterRef(self.object_id), CharField()))
        if self.model:
            return same.filter(content_type=ContentType.objects.get_for_model(apps.get_model(self.model)))
        return same.filter(content_type=OuterRef("content_type"))


def remember_owners(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Write down the units of what is about to be deleted, for their logs."""
    kind = ContentType.objects.get_for_model(sender)
    traces = [
        DeletedObject(unit_id=unit, content_type=kind, object_id=str(instance.pk)) for unit in owners_of(instance)
    ]
    DeletedObject.objects.bulk_create(traces, ignore_conflicts=True)


def install() -> None:
    """Watch every kind of thing that has a log (once, at start-up)."""
    for model in pointed_at():
        pre_delete.connect(remember_owners, sender=model, dispatch_uid=f"remember owners of {model._meta.label}")
