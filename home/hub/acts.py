"""The frame of an act on a unit: fill in, read what it will do, agree."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from home.hub.access import HubScreen
from sites.models import Unit

Summary = list[tuple[str, str]]


class ActOnUnitView(HubScreen):
    """A form, a summary and an act; nothing changes before the summary has been agreed to.

    Attributes:
        button: what the last button says.
        is_serious: whether the act takes something away from people.
    """

    template_name = "home/admin/act_on_unit.html"
    button: Any = ""
    is_serious = False

    @cached_property
    def unit(self) -> Unit:
        """The unit that the address names."""
        found: Unit = get_object_or_404(Unit.objects.select_related("site", "successor"), pk=self.kwargs["pk"])
        return found

    def make_form(self, data: Any = None) -> Form:
        """The form, filled or empty."""
        raise NotImplementedError

    def summary(self, form: Any) -> Summary:
        """What the act will do, as (what, in detail)."""
        raise NotImplementedError

    def warnings(self, form: Any) -> list[str]:
        """What the person should think of before they agree."""
        return []

    def refusal(self) -> str:
        """Why the act is out of the question for this unit, or an empty text."""
        return ""

    def act(self, form: Any) -> str:
        """Do it; returns what is then said.

        Raises:
            ValidationError: it cannot be done; nothing has changed.
        """
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer the empty form."""
        return self._show(self.make_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check the form, then show the summary or act."""
        form = self.make_form(request.POST)
        if self.refusal():
            return self._show(self.make_form())
        if not form.is_valid():
            messages.validation_error(request, _("Nothing was changed."), form)
            return self._show(form)
        match request.POST.get("action"):
            case "act":
                return self._act(form)
            case "edit":
                return self._show(form)
            case _other:
                return self._show(form, self.summary(form))

    def _act(self, form: Form) -> HttpResponse:
        try:
            said = self.act(form)
        except ValidationError as error:
            # Somebody was quicker between the check and the act.
            by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
            for name, texts in by_field.items():
                for text in texts:
                    form.add_error(name if name in form.fields else None, text)
            messages.validation_error(self.request, _("Nothing was changed."), form)
            return self._show(form)
        messages.success(self.request, said)
        return redirect(reverse("unit:inspect", args=[self.unit.pk]))

    def _show(self, form: Form, summary: Summary | None = None) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                unit=self.unit,
                form=form,
                media=form.media,
                summary=summary,
                warnings=self.warnings(form) if summary else [],
                refusal=self.refusal(),
                button=self.button,
                is_serious=self.is_serious,
            )
        )

    def get_page_subtitle(self) -> str:
        """The unit."""
        return self.unit.short_display_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here: the list of units, the unit."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("unit:index"), "label": _("Units")},
            {"url": reverse("unit:inspect", args=[self.unit.pk]), "label": self.unit.short_display_name},
            {"url": "", "label": self.get_page_title()},
        ]
