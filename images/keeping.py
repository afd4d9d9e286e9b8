"""Pictures and files as they were approved: what a public page shows of them is not changed behind its back.

Who knows which pages are public stands above this app and registers a keeper (:func:`register_keeper`).
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import FieldFile

#: Asked with a picture or file; answers why it must stay as it is, or with an empty text.
Keeper = Callable[[Any], str]
_KEEPERS: list[Keeper] = []


def register_keeper(keeper: Keeper) -> None:
    """Ask ``keeper`` before what is shown of a picture or file changes (once, at start-up)."""
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def reason_to_keep(medium: Any) -> str:
    """Why the picture or file must stay as it is; empty if it need not."""
    return next((reason for keeper in _KEEPERS if (reason := keeper(medium))), "")


class KeptAsApproved(models.Model):
    """What may be shown on public pages, and then stays as it was approved.

    Checked when it is saved, on whatever way.

    Attributes:
        shown_fields: the fields that pages show.
    """

    shown_fields: ClassVar[Sequence[str]] = ("file", "title")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless that would change what public pages show."""
        written = kwargs.get("update_fields")
        if written is None or set(written) & set(self.shown_fields):
            self.refuse_changes_of_what_is_shown()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete, unless public pages show it."""
        if reason := reason_to_keep(self):
            raise ValidationError(reason, code="kept")
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a change of what public pages show, with the message above the form."""
        super().clean()
        self.refuse_changes_of_what_is_shown()

    def refuse_changes_of_what_is_shown(self) -> None:
        """Compare with the stored row.

        Raises:
            ValidationError: something that pages show has changed, and a public one shows it.
        """
        stored = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        if stored is None or not self._differs_from(stored):
            return
        if reason := reason_to_keep(self):
            raise ValidationError(reason, code="kept")

    def _differs_from(self, stored: Any) -> bool:
        return any(_shown(self, name) != _shown(stored, name) for name in self.shown_fields)


def _shown(medium: Any, name: str) -> Any:
    value = getattr(medium, name)
    # A new upload under the old name is another file.
    return (value.name, getattr(value, "_committed", True)) if isinstance(value, FieldFile) else value
