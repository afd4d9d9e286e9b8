"""The screens of collections: within one unit, whose own collection stays where it is.

Wagtail's policy keeps people to their units; it does not keep a collection of one unit from being moved to another by
somebody who serves both, nor a unit's own collection from being moved or deleted by an operator, with all that the
rule of ownership rests on.
What would let it go: nothing in sight; units are ours.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.forms.collections import CollectionForm
from wagtail.admin.views import collections as stock
from wagtail.models import Collection

from images.places import UNIT_DEPTH, unit_path
from sites.isolation.replacing import replace_views
from vietnamese.folding import nfc


class UnitCollectionForm(CollectionForm):
    """Wagtail's form; names are in the spelling of the house."""

    def clean_name(self) -> str:
        """The name in NFC."""
        return nfc(self.cleaned_data["name"])


class CreateView(stock.Create):
    """A new collection below one of the person's."""

    form_class = UnitCollectionForm


class EditView(stock.Edit):
    """Renames a collection, or moves it within its unit."""

    form_class = UnitCollectionForm

    def get_form(self, form_class: Any = None) -> Any:
        """The form; only collections of the same unit are offered as parents."""
        form = super().get_form(form_class)
        if "parent" in form.fields:
            if form.instance.depth <= UNIT_DEPTH:
                del form.fields["parent"]
            else:
                parent = form.fields["parent"]
                parent.queryset = parent.queryset.filter(path__startswith=unit_path(form.instance.path))
                parent.disabled_queryset = form.instance.get_descendants(inclusive=True)
        return form


class DeleteView(stock.Delete):
    """Deletes an empty collection, never a unit's own."""

    def get_queryset(self) -> QuerySet[Collection]:
        """Without the units' own."""
        return super().get_queryset().filter(unit__isnull=True)


def install() -> list[Any]:
    """Put these in the place of Wagtail's when it asks the hooks for addresses; there are no further ones."""
    # Imported late: the module lies in a package that reads all hooks when it is imported, this one's among them.
    from wagtail.admin.urls import collections as urls

    replace_views(urls, add=CreateView.as_view(), edit=EditView.as_view(), delete=DeleteView.as_view())
    return []
