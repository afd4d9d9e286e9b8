"""The one rule of isolation: which unit owns this, and which rows belong to these units.

Every model has a rule, registered once (:func:`register_owner`): Django's and Wagtail's in
:mod:`sites.ownership_table`, an app's own in its module ``ownership``. A model without a rule is nobody's: its rows
are out of everybody's reach, and a system check names it (:mod:`sites.checks`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page

from sites.models import Seat, Unit
from sites.reach import NOTHING, Reach, below

Owners = frozenset[int]
NOBODY: Owners = frozenset()


class Rule(ABC):
    """How rows of a model belong to units.

    Attributes:
        is_common: the rows are the province's reference data: everybody in the admin may read them.
    """

    is_common = False

    def condition_for(self, model: type[Model], reach: Reach) -> Q:
        """The condition that a row of ``model`` belongs to the units of ``reach`` (or to its person)."""
        return self.condition(reach)

    def condition(self, reach: Reach) -> Q:
        """The same for rules that need not know the model.

        Raises:
            TypeError: this one needs it.
        """
        raise TypeError(f"{type(self).__name__} starts at a model: ask condition_for.")

    @abstractmethod
    def owners(self, row: Any) -> Owners:
        """Ids of the units that own ``row``."""


class InTree(Rule):
    """Pages: they belong to the unit whose root page is the nearest above them."""

    def condition(self, reach: Reach) -> Q:
        """Below a root of the units and not below a nearer one of others."""
        return reach.pages()

    def owners(self, row: Any) -> Owners:
        """The unit of the nearest root."""
        unit = Unit.objects.owning(row)
        return frozenset({unit.pk}) if unit else NOBODY


class InCollection(Rule):
    """Pictures, files and the collections themselves: they belong to the unit whose collection holds them.

    Args:
        field: name of the foreign key to the collection; empty for the collection itself.
    """

    def __init__(self, field: str = "collection") -> None:
        self.field = field

    def condition(self, reach: Reach) -> Q:
        """In a collection of the units."""
        return below(reach.collections, f"{self.field}__" if self.field else "")

    def owners(self, row: Any) -> Owners:
        """The unit of the topmost collection but the root."""
        collection = getattr(row, self.field) if self.field else row
        top = collection.path[: 2 * collection.steplen] if collection else ""
        return frozenset(Unit.objects.filter(collection__path=top).values_list("pk", flat=True))


class OfUnit(Rule):
    """Rows that name their unit, or several that have them in common.

    Args:
        lookups: the ways to a unit's id, such as ``unit`` or ``site__unit``.
    """

    def __init__(self, *lookups: str) -> None:
        self.lookups = lookups or ("unit",)

    def condition(self, reach: Reach) -> Q:
        """A unit is one of them."""
        return reduce(or_, (Q(**{f"{lookup}__in": reach.unit_ids}) for lookup in self.lookups))

    def owners(self, row: Any) -> Owners:
        """The units that the row names."""
        rows = type(row)._base_manager.filter(pk=row.pk).values_list(*self.lookups)
        return frozenset(pk for ids in rows for pk in ids if pk is not None)


class Through(Rule):
    """Rows that belong to what another row belongs to.

    Args:
        field: name of the foreign key (or of the way back) to it.
    """

    def __init__(self, field: str) -> None:
        self.field = field

    def target(self, model: type[Model]) -> type[Model]:
        """The model at the other end."""
        related: Any = model._meta.get_field(self.field).related_model
        return related

    def condition_for(self, model: type[Model], reach: Reach) -> Q:
        """What the row leads to belongs to the units."""
        relation: Any = model._meta.get_field(self.field)
        owned = owned_by(self.target(model)._base_manager.all(), reach)
        if relation.one_to_many:  # a join would give a row once for each of the others
            return Q(pk__in=owned.values(relation.field.attname))
        return Q(**{f"{self.field}__in": owned.values("pk")})

    def owners(self, row: Any) -> Owners:
        """The owners of what the row leads to."""
        related = getattr(row, self.field, None)
        if related is None:
            return NOBODY
        rows = related.all() if hasattr(related, "all") else [related]
        return NOBODY.union(*(owners_of(other) for other in rows))


class OfTarget(Rule):
    """Rows that point at any object by its content type and id: revisions, log entries, references.

    Args:
        content_type: name of the field for the content type.
        object_id: name of the field for the id as text.
    """

    def __init__(self, content_type: str = "content_type", object_id: str = "object_id") -> None:
        self.content_type, self.object_id = content_type, object_id

    def condition_for(self, model: type[Model], reach: Reach) -> Q:
        """One alternative for each kind of object that others point at."""
        as_text = isinstance(model._meta.get_field(self.object_id), CharField)
        condition = NOTHING
        for target in pointed_at():
            ids: Any = owned_by(target._base_manager.all(), reach)
            ids = ids.annotate(text_id=Cast("pk", CharField())).values("text_id") if as_text else ids.values("pk")
            kind = ContentType.objects.get_for_model(target)
            condition |= Q(**{self.content_type: kind, f"{self.object_id}__in": ids})
        return condition

    def owners(self, row: Any) -> Owners:
        """The owners of what the row points at."""
        target = getattr(row, self.content_type).model_class()
        if target is None or not rule_for(target):
            return NOBODY
        found = target._base_manager.filter(pk=getattr(row, self.object_id)).first()
        return owners_of(found) if found else NOBODY


class ByTranslationKey(Rule):
    """What wagtail-localize keeps once for all translations of a page: it belongs to the unit of the page."""

    def condition(self, reach: Reach) -> Q:
        """A page of the units has the key."""
        return Q(translation_key__in=owned_by(Page.objects.all(), reach).order_by().values("translation_key"))

    def owners(self, row: Any) -> Owners:
        """The units of the pages with the key."""
        pages = Page.objects.filter(translation_key=row.translation_key)
        return NOBODY.union(*(owners_of(page) for page in pages))


class BySeat(Rule):
    """People: they belong to every unit in which they hold or held a seat, and each belongs to himself."""

    def condition(self, reach: Reach) -> Q:
        """Somebody with a seat in the units, or the asking person."""
        seats = Seat.objects.filter(user=OuterRef("pk"), unit__in=reach.unit_ids)
        return Q(Exists(seats)) | Q(pk=reach.person_id)

    def owners(self, row: Any) -> Owners:
        """Every unit in which the person has a seat."""
        return frozenset(Seat.objects.filter(user=row).values_list("unit", flat=True))


class Personal(Rule):
    """What is a person's own and nobody else's: tokens, uploads under way, editing sessions, preferences.

    Args:
        field: name of the foreign key to the person.
    """

    def __init__(self, field: str = "user") -> None:
        self.field = field

    def condition(self, reach: Reach) -> Q:
        """The asking person's."""
        return Q(**{self.field: reach.person_id}) if reach.person_id else NOTHING

    def owners(self, row: Any) -> Owners:
        """No unit's."""
        return NOBODY


class Common(Rule):
    """Reference data of the province: everybody may read it, the hub or the operators keep it."""

    is_common = True

    def condition(self, reach: Reach) -> Q:
        """Nobody's own."""
        return NOTHING

    def owners(self, row: Any) -> Owners:
        """No unit's."""
        return NOBODY


class Operators(Common):
    """The machinery itself: no unit's, and out of sight of everybody but the operators."""

    is_common = False


_RULES: dict[str, Rule] = {}
_POINTED_AT: list[str] = []


def register_owner(model: str, rule: Rule, *, pointed_at: bool = False) -> None:
    """State how rows of a model belong to units.

    Args:
        model: label of the model, such as ``news.ArticlePage``; models derived from it follow unless they have a rule.
        rule: the rule.
        pointed_at: revisions, log entries, tags or references point at rows of this model.
    """
    _RULES[model.lower()] = rule
    if pointed_at and model not in _POINTED_AT:
        _POINTED_AT.append(model)


def rule_for(model: type[Model]) -> Rule | None:
    """The rule of ``model`` or of the nearest model it derives from; ``None`` if there is none."""
    for ancestor in model.__mro__:
        label = getattr(getattr(ancestor, "_meta", None), "label_lower", "")
        if label in _RULES:
            return _RULES[label]
    return None


def pointed_at() -> list[type[Model]]:
    """The kinds of objects that others point at by content type and id."""
    return [apps.get_model(label) for label in _POINTED_AT]


def condition_of(model: type[Model], reach: Reach) -> Q:
    """The condition that a row of ``model`` belongs to the units of ``reach``; nothing fulfils it without a rule."""
    rule = rule_for(model)
    return rule.condition_for(model, reach) if rule else NOTHING


def owned_by(rows: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    """Limit ``rows`` to those that belong to the units of ``reach``; to an operator everything does."""
    return rows if reach.is_everything else rows.filter(condition_of(rows.model, reach))


def readable_by(rows: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    """Like :func:`owned_by`, but the province's reference data stay whole."""
    rule = rule_for(rows.model)
    if rule is not None and rule.is_common and (reach.unit_ids or reach.is_everything):
        return rows
    return owned_by(rows, reach)


def owners_of(row: Any) -> Owners:
    """Ids of the units that own ``row``; none for what is nobody's."""
    rule = rule_for(type(row))
    return rule.owners(row) if rule else NOBODY


def is_owned(row: Any, reach: Reach) -> bool:
    """Whether ``row``, as it stands in the database, belongs to the units of ``reach``."""
    return reach.is_everything or owned_by(type(row)._base_manager.filter(pk=row.pk), reach).exists()
