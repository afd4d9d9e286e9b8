"""The form in which an article is edited."""

import json
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.approval_checks import share_problem
from news.models.parts import LONGEST_TAG, ArticleTag, tag_slug
from sites.isolation.references import UnitPageForm
from vietnamese.folding import nfc

MOST_TAGS = 12


class TagsInput(forms.TextInput):
    """Tags in one line, each drawn as a box of its own by Wagtail's script; without it they are parted by commas."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Tell the script where it finds the unit's own tags."""
        options = {"allowSpaces": True, "tagLimit": MOST_TAGS, "autocompleteOnly": False}
        script = {
            "data-controller": "w-tag",
            "data-w-tag-delay-value": 200,
            "data-w-tag-url-value": reverse("article_tags"),
            "data-w-tag-options-value": json.dumps(options),
        }
        return {**super().build_attrs(base_attrs, extra_attrs), **script}


class TagsField(forms.CharField):
    """Several tags, parted by commas; what means the same is kept once."""

    widget = TagsInput

    def to_python(self, value: Any) -> Any:
        """The tags, each once.

        Raises:
            forms.ValidationError: one is too long, or they are too many.
        """
        names = [" ".join(nfc(part).strip(' "').split()) for part in (super().to_python(value) or "").split(",")]
        tags = list({tag_slug(name): name for name in names if tag_slug(name)}.values())
        if long := [name for name in tags if len(name) > LONGEST_TAG]:
            message = _("“%(tag)s” is longer than %(length)s characters.")
            raise forms.ValidationError(message, params={"tag": long[0], "length": LONGEST_TAG})
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(_("There are more than %(number)s tags."), params={"number": MOST_TAGS})
        return tags

    def prepare_value(self, value: Any) -> Any:
        """Stored tags in one line; what was typed stays as it was typed."""
        return value if value is None or isinstance(value, str) else ", ".join(str(tag) for tag in value)


class ArticleForm(UnitPageForm):
    """Adds the tags, and that shares make up the whole."""

    tag_names = TagsField(
        label=_("Tags"), required=False, help_text=_("Words that lead to related articles, parted by commas.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tag_names"].initial = list(self.instance.tags.all())

    def clean(self) -> Any:
        """Check the shares of those who stay on the list."""
        data = super().clean()
        rows = self.formsets.get("contributions")
        if rows is not None and rows.is_valid():
            kept = [row.cleaned_data for row in rows.forms if row.cleaned_data and row not in rows.deleted_forms]
            if problem := share_problem([row.get("share") for row in kept]):
                rows._non_form_errors = rows.error_class([problem])
                self.add_error(None, problem)
        return data

    def save(self, commit: bool = True) -> Any:
        """Let the tags of the article be those that were sent; a form without the field leaves them alone."""
        if self.add_prefix("tag_names") in self.data:
            self.instance.tags = self._tags(self.cleaned_data["tag_names"])
        return super().save(commit=commit)

    def _tags(self, names: list[str]) -> list[ArticleTag]:
        # Translations of a tag go by its row: one that stays keeps it.
        known = {tag.slug: tag for tag in self.instance.tags.all()}
        tags = []
        for order, name in enumerate(names):
            tag = known.get(tag_slug(name)) or ArticleTag(locale_id=self.instance.locale_id)
            tag.name, tag.slug, tag.sort_order = name, tag_slug(name), order
            tags.append(tag)
        return tags
