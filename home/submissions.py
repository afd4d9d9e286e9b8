"""What readers sent, for the people of the unit who may change the form; and the screens around it."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.contrib.forms import urls as stock
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.views import DeleteSubmissionsView, SubmissionsListView

from sites.guard import SCREEN, Decision, Objects
from sites.isolation.references import UnitPageForm
from sites.isolation.replacing import replace_views

LONGEST_KEY = 18

_of_form = Objects(page_id="wagtailcore.Page")
DECISIONS: dict[str, Decision] = {
    "wagtailforms:index": SCREEN,
    "wagtailforms:index_results": SCREEN,
    "wagtailforms:list_submissions": _of_form,
    "wagtailforms:list_submissions_results": _of_form.plain("results_only"),  # said by the address itself
    "wagtailforms:delete_submissions": _of_form,
}


class FormPageForm(WagtailAdminFormPageForm, UnitPageForm):
    """The form in which a form is edited: checks that names of questions differ, and what the page refers to."""


class SubmissionsView(SubmissionsListView):
    """The list, with yes and no in words."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say yes and no in the language of the screen."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        for row in context.get("data_rows", []):
            row["fields"] = [in_words(value) for value in row["fields"]]
        return context

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Say it in exports too."""
        return {field: in_words(value) for field, value in super().to_row_dict(item).items()}


def in_words(value: Any) -> Any:
    """A kept answer as people read it; nothing, where the question was put later."""
    if value is None:
        return ""
    return (_("Yes") if value else _("No")) if isinstance(value, bool) else value


class DeleteSubmissionsOfForm(DeleteSubmissionsView):
    """Deletes what was chosen, if all of it is of this form."""

    def get_queryset(self) -> Any:
        """The chosen submissions.

        Wagtail passes over ids of other forms, deletes the rest, and fails on an id that is none.

        Raises:
            Http404: one of them is not of this form, or none was chosen.
        """
        keys = set(self.request.GET.getlist("selected-submissions"))
        if not keys or not all(key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY for key in keys):
            raise Http404
        chosen = self.page.get_submissions().filter(pk__in=keys)
        if chosen.count() != len({int(key) for key in keys}):
            raise Http404
        return chosen


def install() -> None:
    """Put the view above in the place of Wagtail's (once, with the hooks)."""
    replace_views(stock, delete_submissions=DeleteSubmissionsOfForm.as_view())
