"""What a page may refer to: pictures and files of its own unit or shared by the hub, own pages and others' public ones.

A chooser offers only these, but what a browser, an API client or a translation sends can be any number; Wagtail says
of its ``choose`` permission that it is no protection. The question is asked of the page's unit, not of the person: who
serves two units does not mix them.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet
from django.forms import ModelChoiceField
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from sites.guard.allowed import choosable, linkable
from sites.models import Unit
from sites.reach import Reach, reach_of_units

Keys = dict[type[Model], set[str]]


def references_in(page: Any) -> Keys:
    """The pages, pictures and files to which ``page``, as it stands in memory, refers."""
    found: Keys = defaultdict(set)
    watched = {ContentType.objects.get_for_model(model).pk: model for model in watched_models()}
    # Private, but the only walk through relations, StreamField and rich text at once; a public one would replace it.
    for kind, key, path, _content_path in ReferenceIndex._extract_references_from_object(page):
        if kind in watched and path not in {"alias_of", "page_ptr"}:
            found[watched[kind]].add(key)
    return found


def watched_models() -> tuple[type[Model], ...]:
    """What belongs to units and can be referred to."""
    return Page, get_image_model(), get_document_model()


def foreign_references(page: Any, unit: Unit) -> Keys:
    """What ``page`` must not refer to, being of ``unit``; what its stored version refers to already may stay."""
    if not (references := references_in(page)):
        return {}
    reach = reach_of_units(Unit.objects.filter(pk=unit.pk))
    foreign: Keys = {}
    for model, keys in references.items():
        rows = allowed(model._base_manager.filter(pk__in=keys), reach)
        if refused := keys - {str(pk) for pk in rows.values_list("pk", flat=True)}:
            foreign[model] = refused
    return without_stored(page, foreign) if foreign and page.pk else foreign


def allowed(rows: QuerySet[Any], reach: Reach) -> QuerySet[Any]:
    """Those of ``rows``, pages, pictures or files, to which a page of the unit may refer."""
    return linkable(rows, reach) if issubclass(rows.model, Page) else choosable(rows, reach)


def without_stored(page: Any, foreign: Keys) -> Keys:
    """Leave out what the page referred to before: a link to a page taken down since is no reason to refuse a save."""
    before = stored_references(page)
    return {model: left for model, keys in foreign.items() if (left := keys - before.get(model, set()))}


def stored_references(page: Any) -> Keys:
    """The pages, pictures and files to which the stored version of ``page`` refers."""
    watched = {ContentType.objects.get_for_model(model).pk: model for model in watched_models()}
    found: Keys = defaultdict(set)
    stored = ReferenceIndex.get_references_for_object(page).filter(to_content_type__in=watched)
    for kind, key in stored.values_list("to_content_type", "to_object_id"):
        found[watched[kind]].add(key)
    return found


def refuse_foreign_references(page: Any, unit: Unit | None) -> None:
    """Refuse a page that refers to what is not its unit's to show.

    Raises:
        ValidationError: says of what kind the references are; never names them, for they may not exist.
    """
    foreign = foreign_references(page, unit) if unit is not None else {}
    if foreign:
        kinds = ", ".join(str(model._meta.verbose_name_plural) for model in foreign)
        problem = _("The page refers to %(kinds)s that its unit may not use or that do not exist. Choose others.")
        # By field, for wagtail-localize reads the errors of a page so; no field's own, for a form may lack it.
        raise ValidationError({NON_FIELD_ERRORS: [problem % {"kinds": kinds}]})


def limit_choices(form: Any, page: Any, unit: Unit) -> None:
    """Let the form's fields for a page, picture or file take what ``page`` may refer to, being of ``unit``.

    What is another unit's is then refused as what does not exist, by the same words at the same field.
    """
    reach = reach_of_units(Unit.objects.filter(pk=unit.pk))
    before = stored_references(page) if page.pk else {}
    for field in fields_in(form):
        rows = field.queryset
        for model in watched_models():
            if issubclass(rows.model, model):
                field.queryset = allowed(rows, reach) | rows.filter(pk__in=before.get(model, ()))


def fields_in(form: Any) -> Iterator[Any]:
    """The fields of ``form`` that take an object, and those of the lists inside of it."""
    yield from (field for field in form.fields.values() if isinstance(field, ModelChoiceField))
    for formset in getattr(form, "formsets", {}).values():
        for part in formset.forms:
            yield from fields_in(part)


class UnitPageForm(WagtailAdminPageForm):
    """The form of every page: of a page still to be made, the unit is its parent's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.instance if self.instance.path else self.parent_page
        # A form that nobody has filled in yet only shows what is there, and needs no queries for that.
        if self.is_bound and place is not None and (unit := Unit.objects.owning(place)):
            limit_choices(self, self.instance, unit)

    def _post_clean(self) -> None:
        super()._post_clean()
        # After the instance has been filled from the form, and not before.
        if not self.instance.path and self.parent_page is not None and not self.errors:
            try:
                refuse_foreign_references(self.instance, Unit.objects.owning(self.parent_page))
            except ValidationError as problem:
                self.add_error(None, problem)
