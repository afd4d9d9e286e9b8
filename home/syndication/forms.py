"""What is asked when articles go from one unit to another."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from news.choices import ArticleKind
from news.models import NewsIndexPage
from sites.models import Unit
from sites.people.forms import DATE_FORMATS, NOT_CHOSEN
from sites.querysets import titled
from vietnamese.folding import nfc

LONGEST_TEXT = 1000


class TextField(forms.CharField):
    """Some sentences, composed."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> str:
        """The text in NFC."""
        return nfc(super().to_python(value) or "")


def _offer(field: Any, rows: Any, label: str) -> None:
    """Let a field offer ``rows``, each by its attribute ``label``."""
    field.queryset, field.label_from_instance = rows, attrgetter(label)


class ProposeForm(forms.Form):
    """To whom, and why it matters there."""

    target = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), empty_label=None)
    note = TextField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("Read by those who decide there; not by readers."),
    )

    def __init__(self, *args: Any, own: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.live().exclude(pk=own.pk)
        # The hub first: nearly every proposal goes there.
        _offer(self.fields["target"], units.order_by("depth", "collation_key", "code"), "name")


class SectionForm(forms.Form):
    """Where the draft is made."""

    section = forms.ModelChoiceField(NewsIndexPage.objects.none(), label=_("Section"), empty_label=None)

    def __init__(self, *args: Any, sections: list[NewsIndexPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [section.pk for section in sections]
        _offer(self.fields["section"], NewsIndexPage.objects.filter(pk__in=keys).order_by("path"), "title")


class RefuseForm(forms.Form):
    """Why not."""

    reason = TextField(
        label=_("Reason"), max_length=LONGEST_TEXT, help_text=_("Read by the unit that proposed the article.")
    )


class PublishedFilterForm(forms.Form):
    """Which articles of other units are listed."""

    words = forms.CharField(label=_("Words of the title"), required=False, max_length=100)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False, empty_label=_("All units"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[NOT_CHOSEN, *ArticleKind.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[NOT_CHOSEN, *settings.LANGUAGES], required=False)
    first = forms.DateField(label=_("From"), required=False, input_formats=DATE_FORMATS, widget=AdminDateInput)
    last = forms.DateField(label=_("To"), required=False, input_formats=DATE_FORMATS, widget=AdminDateInput)

    def __init__(self, *args: Any, own: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.live().exclude(pk=own.pk)
        _offer(self.fields["unit"], units.order_by("collation_key", "code"), "short_name")

    def conditions(self) -> Q:
        """The filters of articles that are set, but for the unit."""
        data = self.cleaned_data
        wanted = {
            "kind": data["kind"],
            "locale__language_code": data["language"],
            "published_at__date__gte": data["first"],
            "published_at__date__lte": data["last"],
        }
        condition = Q(**{lookup: value for lookup, value in wanted.items() if value})
        if words := nfc(data["words"]).strip():
            condition &= titled(words)
        return condition
