"""Beginning a translation and taking over changes: wagtail-localize's screens, kept to the unit and its languages.

What would let them go: wagtail-localize asking which languages a page may have, and ``can_publish`` in its view “Update
existing translations”, as it does in its editor.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import HiddenInput
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from sites.reach import reach_of
from sites.translating.drafts import begin
from sites.translating.languages import missing_languages
from sites.translating.machine import translate_by_machine, why_not_by_machine

#: More pages than that are begun branch by branch.
MOST_PAGES = 100


class UnitSubmitPageTranslationView(SubmitPageTranslationView):
    """Begins a translation in a language that the unit carries; what is begun is a draft."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say so where there is no such language, rather than show an empty form."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"])
        if request.user.has_perm("wagtail_localize.submit_translation") and not missing_languages(page).exists():
            messages.warning(request, _("The page is there in every language that the unit carries."))
            return redirect("wagtailadmin_pages:edit", page.pk)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_form(self) -> Any:
        """The form, with the unit's languages."""
        form = super().get_form()
        field, missing = form.fields["locales"], missing_languages(self.object)
        field.queryset = missing
        if len(missing) == 1:  # nothing to choose
            field.initial = missing
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """Begin each page that has no version of its own in the language.

        wagtail-localize would begin versions that were written by hand once more, and pages of other units below.
        """
        for locale in form.cleaned_data["locales"]:
            pages = [self.object]
            if form.cleaned_data["include_subtree"]:
                below = self.object.get_descendants().filter(alias_of=None, locale=self.object.locale)
                ours = below if self.request.user.is_superuser else below.filter(reach_of(self.request.user).pages())
                versions = Page.objects.filter(locale=locale, alias_of=None).values("translation_key")
                pages += list(ours.exclude(translation_key__in=versions).order_by("path")[: MOST_PAGES + 1])
            if len(pages) > MOST_PAGES:
                text = _("More than %(number)s pages have no version in this language. Begin with a smaller branch.")
                messages.error(self.request, text % {"number": MOST_PAGES})
                return redirect(self.request.path)
            if not self.begin(pages, locale):
                return redirect(self.request.path)
        return redirect(self.get_success_url() or self.get_default_success_url(self.object.get_translation(locale)))

    def begin(self, pages: list[Any], locale: Any) -> bool:
        """Begin all of them or none; whether it was done."""
        try:
            with transaction.atomic():
                for page in pages:
                    begin(page, locale, self.request.user)
        except ValidationError as error:
            messages.error(self.request, " ".join([_("Nothing was begun."), *error.messages]))
            return False
        text = ngettext(
            "The translation of %(number)s page was begun: a draft in %(language)s.",
            "The translation of %(number)s pages was begun: drafts in %(language)s.",
            len(pages),
        )
        messages.success(self.request, text % {"number": len(pages), "language": locale.get_display_name()})
        return True


class UnitUpdateTranslationsView(UpdateTranslationsView):
    """Takes changes of the source over into the segments of its translations; publishes nothing."""

    def get_object(self) -> Any:
        """The source.

        Raises:
            Http404: its page has been deleted.
        """
        source = super().get_object()
        if not Page.objects.filter(translation_key=source.object_id, locale_id=source.locale_id).exists():
            raise Http404
        return source

    @cached_property
    def translations(self) -> list[Any]:
        """The translations that are kept in step."""
        return list(self.object.translations.filter(enabled=True).select_related("source", "target_locale"))

    def get_form(self) -> Any:
        """The form without “Publish immediately”; what is sent all the same counts as empty."""
        form = super().get_form()
        field = form.fields["publish_translations"]
        field.disabled, field.widget = True, HiddenInput()  # the template draws the visible box by hand
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the changes over, keep restrictions in step, let a machine translate if that was asked for."""
        with transaction.atomic():
            self.object.update_from_db()
            original = self.object.get_source_instance()
            for translation in self.translations:
                page = translation.get_target_instance()
                # To close a page with its source is safe; to open one needs the right to.
                may_open = page.permissions_for_user(self.request.user).can_set_view_restrictions()
                if original.view_restrictions.exists() or may_open:
                    self.object.sync_view_restrictions(original, page)
        # Apart from it: a service takes seconds, in which nobody else could write.
        if form.cleaned_data.get("use_machine_translation"):
            self.translate_by_machine()
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def translate_by_machine(self) -> None:
        """Let the service translate what is new; where it may not, or fails, the changes are there all the same."""
        for translation in self.translations:
            problem = why_not_by_machine(self.request, translation, translation.get_target_instance())
            try:
                if not problem:
                    translate_by_machine(self.request, translation, get_machine_translator())
            except ConnectionError as failure:
                problem = str(failure)
            if problem:
                messages.warning(self.request, problem)


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse it: an alias shows the source's text as a translation, and goes public with the source."""
    messages.error(request, _("A page cannot repeat the text of another language. Delete the translation instead."))
    return redirect("wagtailadmin_pages:edit", page_id)
