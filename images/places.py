"""Where pictures and files lie: in the collections of one unit, for good.

Who may replace a file is decided by its collection, and so is what a page of a unit may show. A file that moved into
another unit would go on standing on the pages of the first, and the other one would decide what they show.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection
from wagtail.models.media import CollectionMember

#: Depth of a unit's own collection: right below the one root.
UNIT_DEPTH = 2
STAYS = _("A picture or file cannot be moved to another unit. Choose a collection of its own unit.")


def unit_path(path: str) -> str:
    """The tree path of the unit's collection that holds the one at ``path``; empty for the root, which is no unit's."""
    return path[: UNIT_DEPTH * Collection.steplen] if len(path) > Collection.steplen else ""


def leaves_its_unit(paths: Iterable[str], destination: str) -> bool:
    """Whether something in one of the collections at ``paths`` would change its unit by going to ``destination``.

    What lies in the root is no unit's yet: founding brings a unit's emblem from there into its collection.
    """
    return any(unit_path(path) not in {"", unit_path(destination)} for path in paths)


class StaysInUnit(CollectionMember):
    """What lies in a collection and, once it is saved, stays with the unit that holds it.

    Checked when it is saved, on whatever way; a merging of units moves rows by an update of the queryset.
    """

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse another unit's collection, beside the field."""
        super().clean()
        self.refuse_other_units()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless that would give it to another unit."""
        written = kwargs.get("update_fields")
        if written is None or "collection" in written or "collection_id" in written:
            self.refuse_other_units()
        super().save(*args, **kwargs)

    def refuse_other_units(self) -> None:
        """Compare the collection with the stored one.

        Raises:
            ValidationError: it is another unit's.
        """
        if self.pk is None:
            return
        stored = type(self)._base_manager.filter(pk=self.pk).values("collection")
        # One query for both: a new collection shifts the paths of those that sort after it.
        rows = Collection.objects.filter(Q(pk=self.collection_id) | Q(pk__in=stored))
        paths = dict(rows.values_list("pk", "path"))
        destination = paths.pop(self.collection_id, "")
        if leaves_its_unit(paths.values(), destination):
            raise ValidationError({"collection": ValidationError(STAYS, code="other_unit")})
