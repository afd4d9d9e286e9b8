"""The editor of a translation: its way through the chain, which wagtail-localize's editor does not have.

wagtail-localize answers in the place of Wagtail's editor, and knows no button but “Publish”, which nobody may. Its
segments stay as they are; the acts below them are ours: save a draft, submit it, confirm what a machine has translated.

What would let it go: wagtail-localize offering a page's workflow in its editor (its issue #743).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import WorkflowState
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import edit_translation

from sites.translating.drafts import save_draft
from sites.translating.languages import SOURCE_LANGUAGE
from sites.translating.progress import MACHINE, Progress, progress_of
from workflow.deciders import standing
from workflow.states import ItemState, state_of
from workflow.translating.checks import (
    hidden_source_in_words,
    is_behind,
    issues_of_translation,
    source_page_of,
    translation_of,
)


@dataclass
class TranslationEditor:
    """One translation as a person may work on it; templates read it as ``request.translation_editor``."""

    request: HttpRequest
    page: Any
    translation: Translation
    source: Any

    @cached_property
    def rights(self) -> Any:
        """What the person may do with the page."""
        return self.page.permissions_for_user(self.request.user)

    @cached_property
    def is_frozen(self) -> bool:
        """Whether the text is under way, or locked by somebody, and so not this person's to change."""
        return bool(self.rights.page_locked())

    @property
    def may_submit(self) -> bool:
        """Whether the unit has a chain, and nothing of the page is under way."""
        return bool(self.rights.can_submit_for_moderation())

    @property
    def may_delete(self) -> bool:
        """Whether the person may delete the page."""
        return bool(self.rights.can_delete())

    @property
    def may_decide(self) -> bool:
        """Whether the open step is the person's."""
        state = self.page.current_workflow_task_state
        return state is not None and standing(self.request.user, state).may_send_back

    @property
    def state(self) -> ItemState:
        """Where the text of the translation stands."""
        return state_of(self.page)

    @cached_property
    def progress(self) -> Progress:
        """How many segments are translated."""
        return progress_of(Translation.objects.filter(pk=self.translation.pk)).get(self.translation.pk, Progress())

    @cached_property
    def is_behind(self) -> bool:
        """Whether the source has changed since it was taken over."""
        return is_behind(self.translation, self.source)

    @property
    def sync_url(self) -> str:
        """Where the changes of the source are taken over."""
        address = reverse("unit_update_translations", args=[self.translation.source_id])
        return f"{address}?next={self.request.path}"

    def say_where_it_stands(self) -> None:
        """Tell what the person must know before they translate."""
        if self.is_frozen:
            messages.warning(self.request, self.page.get_lock().get_message(self.request.user))
        if not self.source.live:
            messages.warning(self.request, hidden_source_in_words(self.source))
        if self.is_behind:
            text = _("The source has been changed since it was taken over for translation.")
            buttons = [messages.button(self.sync_url, _("Take over the changes"))]
            messages.warning(self.request, text, buttons=buttons)

    def save(self) -> None:
        """Keep what has been translated as a draft."""
        save_draft(self.translation, self.request.user)
        messages.success(self.request, _("The translation was saved as a draft. Nothing of it is public yet."))

    def submit(self) -> None:
        """Hand the translation over to the unit's chain, from the first step or from where it was sent back."""
        if not self.may_submit:
            raise PermissionDenied
        against = [issue.text for issue in issues_of_translation(self.translation) if issue.blocks]
        if against:
            messages.error(self.request, " ".join([_("The translation was not submitted."), *against]))
            return
        save_draft(self.translation, self.request.user)
        # Read anew: the revision that was saved is the one that the first step begins with.
        page = type(self.page).objects.get(pk=self.page.pk)
        under_way = page.current_workflow_state
        if under_way is not None and under_way.status == WorkflowState.STATUS_NEEDS_CHANGES:
            under_way.resume(self.request.user)
        else:
            page.get_workflow().start(page, self.request.user)
        messages.success(self.request, _("The translation was submitted to the approval chain of the unit."))

    def review(self) -> None:
        """Take responsibility for what a machine has translated."""
        texts = StringTranslation.objects.filter(
            context__object_id=self.translation.source.object_id,
            locale=self.translation.target_locale,
            translation_type=MACHINE,
        )
        number = texts.update(
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=self.request.user
        )
        text = ngettext("%(number)s segment was reviewed.", "%(number)s segments were reviewed.", number)
        messages.success(self.request, text % {"number": number})

    def act(self, name: str) -> HttpResponse:
        """Do what a button says, unless the text is frozen; then show the editor again."""
        acts: dict[str, Callable[[], None]] = {"save": self.save, "submit": self.submit, "review": self.review}
        if self.is_frozen:
            messages.error(self.request, self.page.get_lock().get_message(self.request.user))
        elif name in acts:
            try:
                acts[name]()
            except ValidationError as error:
                text = _("Nothing was saved: a text does not fit. It is marked below.")
                messages.error(self.request, " ".join([text, *error.messages]))
        return redirect(self.request.path)


def open_translation(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Answer in the place of Wagtail's editor where the page is a translation (hook ``before_edit_page``)."""
    translation = translation_of(page) if page.locale.language_code != SOURCE_LANGUAGE else None
    if translation is None:
        return None
    source = source_page_of(translation)
    if source is None:
        # Wagtail's own editor from now on: the text stays, and there is nothing to translate any more.
        Translation.objects.filter(pk=translation.pk).update(enabled=False)
        messages.warning(request, _("The page that was translated has been deleted. This page stands on its own now."))
        return None
    editor = TranslationEditor(request, page, translation, source)
    if request.method == "POST" and "translation-act" in request.POST:
        return editor.act(request.POST["translation-act"])
    if request.method != "POST":
        editor.say_where_it_stands()
    request.translation_editor = editor  # type: ignore[attr-defined]  # for the template, which we complete
    # The editor takes segments from everybody else; it looks at this column alone.
    page.locked = editor.is_frozen
    response: HttpResponse = edit_translation(request, translation, page)
    return response
