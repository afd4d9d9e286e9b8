"""The kinds of decisions about an address of the admin, and how each is asked of a request."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from sites.ownership import owned_by
from sites.reach import Reach, reach_of

#: Digits that no key has: databases fail on numbers that do not fit their columns.
LONGEST_KEY = 19
#: Chooses, among the rows of a model, those that an address may name for people of the reach.
Allowed = Callable[[QuerySet[Any], Reach], QuerySet[Any]]


class Decision(ABC):
    """What an address of the admin is and who may open it.

    Attributes:
        label: what ``docs/isolation.md`` says of it.
    """

    label = ""

    @abstractmethod
    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Whether the person of the request may open the address with these parameters."""


@dataclass(frozen=True)
class Open(Decision):
    """An address that shows and changes nothing of a unit: signing in, scripts, one's own account."""

    label: str = "open: shows nothing of a unit"

    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Everybody may."""
        return True


@dataclass(frozen=True)
class Screen(Decision):
    """A list or form that names no object; its own querysets are limited by the rule of ownership."""

    plain: tuple[str, ...] = ()
    queries: Mapping[str, Named] = field(default_factory=dict)
    label: str = "list or form, limited by its querysets"

    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """People with a seat may, if what the query names is theirs."""
        reach = reach_of(request.user)
        return bool(reach.unit_ids) and set(kwargs) <= set(self.plain) and holds_queries(request, self.queries, reach)

    def asks(self, **queries: Named) -> Screen:
        """The same, with parameters of the query that name objects."""
        return replace(self, queries=queries)


@dataclass(frozen=True)
class Operators(Decision):
    """For operators (superusers) alone: the machinery, and what would let a unit rule over others."""

    label: str = "operators only"

    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Nobody who is asked; operators are not."""
        return False


class Named(ABC):
    """How a value of an address or a query names an object."""

    label = ""

    @abstractmethod
    def is_theirs(self, value: Any, kwargs: Mapping[str, Any], reach: Reach) -> bool:
        """Whether the object exists and people of the reach may name it here."""


@dataclass(frozen=True)
class Row(Named):
    """A row by its primary key.

    Attributes:
        model: label of the model.
        allowed: which rows may be named; those that the units own, unless said otherwise.
    """

    model: str
    allowed: Allowed = owned_by

    @property
    def label(self) -> str:  # type: ignore[override]  # read only, as frozen fields are
        """Name of the model, and how it is limited."""
        return f"{self.model} ({self.allowed.__name__.replace('_', ' ')})"

    def is_theirs(self, value: Any, kwargs: Mapping[str, Any], reach: Reach) -> bool:
        """Ask the rule of ownership."""
        return exists(apps.get_model(self.model), value, reach, self.allowed)


@dataclass(frozen=True)
class RowOfNamedModel(Named):
    """A row of the model that two other values of the address name."""

    app: str = "app_label"
    model: str = "model_name"
    label: str = "the model that the address names (owned by)"

    def is_theirs(self, value: Any, kwargs: Mapping[str, Any], reach: Reach) -> bool:
        """Ask the rule of ownership; there is nothing in a model that does not exist."""
        try:
            model = apps.get_model(str(kwargs[self.app]), str(kwargs[self.model]))
        except LookupError:
            return False
        return exists(model, unquote(str(value)), reach, owned_by)


@dataclass(frozen=True)
class Anything(Named):
    """A value that names no row: the name of an action, a size of a picture."""

    label: str = "–"

    def is_theirs(self, value: Any, kwargs: Mapping[str, Any], reach: Reach) -> bool:
        """It says nothing by itself."""
        return True


PLAIN = Anything()


@dataclass(frozen=True)
class Addressed(Decision):
    """An address that names objects: all must be the person's."""

    named: Mapping[str, Named]
    queries: Mapping[str, Named] = field(default_factory=dict)

    @property
    def label(self) -> str:  # type: ignore[override]  # read only, as frozen fields are
        """What each value names."""
        return ", ".join(f"{name}: {kind.label}" for name, kind in self.named.items() if kind is not PLAIN)

    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Whether each value names something of the person's; a value that is not listed lets nobody in."""
        reach = reach_of(request.user)
        if not reach.unit_ids or not set(kwargs) <= set(self.named):
            return False
        answers = [self.named[name].is_theirs(value, kwargs, reach) for name, value in kwargs.items()]
        return all(answers) and holds_queries(request, self.queries, reach)

    def plain(self, *names: str) -> Addressed:
        """The same, with further values that name no row."""
        return replace(self, named={**self.named, **dict.fromkeys(names, PLAIN)})

    def asks(self, **queries: Named) -> Addressed:
        """The same, with parameters of the query that name objects."""
        return replace(self, queries=queries)


def Objects(**named: str | Named) -> Addressed:
    """An address whose values name rows, by the label of their model: ``Objects(page_id="wagtailcore.Page")``."""
    return Addressed({name: Row(kind) if isinstance(kind, str) else kind for name, kind in named.items()})


@dataclass(frozen=True)
class Bulk(Decision):
    """An act on many objects at once, named in the query: one that is not the person's stops it for all."""

    parents: Mapping[str, str] = field(default_factory=dict)
    label: str = "every id in the query (owned by)"

    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Whether the model has such an act and every id is the person's.

        ``id=all`` stands for the children of ``childOf``, which must then be the person's.
        """
        model = self.model_of(kwargs)
        reach = reach_of(request.user)
        ids, parent = request.GET.getlist("id"), request.GET.get("childOf")
        if model is None or not reach.unit_ids or not ids:
            return False
        parents = Row(self.parents.get(model._meta.label, model._meta.label))
        if parent is not None and not parents.is_theirs(parent, kwargs, reach):
            return False
        # The one body that the guard reads: Wagtail names whatever page is chosen in the message that refuses it.
        chosen = request.POST.get("chooser")
        if chosen and not Row("wagtailcore.Page").is_theirs(chosen, kwargs, reach):
            return False
        if "all" in ids:
            return parent is not None or model._meta.label != "wagtailcore.Page"
        return owns_every(model, ids, reach)

    @staticmethod
    def model_of(kwargs: Mapping[str, Any]) -> type[Model] | None:
        """The model on which the address acts, if there is such an act."""
        names = str(kwargs["app_label"]), str(kwargs["model_name"])
        try:
            model = apps.get_model(*names)
        except LookupError:
            return None
        return model if bulk_action_registry.get_bulk_action_class(*names, str(kwargs["action"])) else None


OPEN = Open()
SCREEN = Screen()
OPERATORS = Operators()


def holds_queries(request: HttpRequest, queries: Mapping[str, Named], reach: Reach) -> bool:
    """Whether every object that the query names is the person's; an empty value names none."""
    return all(
        kind.is_theirs(value, {}, reach)
        for name, kind in queries.items()
        for value in request.GET.getlist(name)
        if value not in {"", "root"}
    )


def exists(model: type[Model], key: Any, reach: Reach, allowed: Allowed) -> bool:
    """Whether there is a row with the key that may be named; a key of the wrong kind names none."""
    try:
        return allowed(model._base_manager.filter(pk=key), reach).exists()
    except (ValueError, TypeError, OverflowError, ValidationError):
        return False


def owns_every(model: type[Model], keys: list[str], reach: Reach) -> bool:
    """Whether every key names a row of the units."""
    if not all(key.isascii() and key.isdigit() and len(key) < LONGEST_KEY for key in keys):
        return False
    wanted = {int(key) for key in keys}
    return owned_by(model._base_manager.filter(pk__in=wanted), reach).values("pk").distinct().count() == len(wanted)
