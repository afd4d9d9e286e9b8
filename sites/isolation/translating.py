"""Beginning a translation is writing; publishing it asks for the right to publish, which wagtail-localize forgets.

What would let it go: wagtail-localize asking ``can_publish`` in its view “Update existing translations”, as it does in
its editor.
"""

from typing import Any

from django.forms import HiddenInput
from wagtail_localize.views.update_translations import UpdateTranslationsView


class UnitUpdateTranslationsView(UpdateTranslationsView):
    """Brings changes of the source into its translations; offers to publish them to those who may."""

    def get_form(self) -> Any:
        """The form; who may not publish is not offered it, and what is sent all the same counts as empty."""
        form = super().get_form()
        if not self.may_publish():
            field = form.fields["publish_translations"]
            field.disabled, field.widget = True, HiddenInput()  # the template draws the visible box by hand
        return form

    def may_publish(self) -> bool:
        """Whether the person may publish every page that the view would publish."""
        translations = self.object.translations.filter(enabled=True).select_related("source", "target_locale")
        pages = [translation.get_target_instance() for translation in translations]
        return all(page.permissions_for_user(self.request.user).can_publish() for page in pages)
