"""The frame of making a chain: fill in, read what will be done, agree. Nothing is edited in place."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sites.models import Unit
from workflow.held_seats import held_in, unheld_steps
from workflow.making.chain_form import ChainForm
from workflow.making.forms import DetailsForm
from workflow.making.rows import rearranged
from workflow.making.wording import Fact, chain_in_words
from workflow.steps import Preset

NOTHING_CHANGED = gettext_lazy("Nothing was changed.")


class MakeChainView(WagtailAdminTemplateMixin, TemplateView):
    """A form of steps, a summary and an act.

    Attributes:
        button: what the last button says.
        details_form: the form for the chain as a whole.
    """

    template_name = "workflow/admin/make_chain.html"
    header_icon = "tasks"
    button: Any = ""
    details_form: type[DetailsForm] = DetailsForm

    def start(self) -> Preset | None:
        """The chain with which the form begins; ``None`` for an empty one."""
        return None

    def initial(self) -> dict[str, Any]:
        """What stands in the details instead of the preset's own."""
        return {}

    def seen(self) -> int:
        """Id of the version from which the form begins, so that whoever is overtaken is told; 0 for none."""
        return 0

    def unit_of(self, form: ChainForm) -> Unit | None:
        """The one unit for which the chain is; ``None`` for all."""
        return None

    def refusal(self) -> str:
        """Why the form cannot be sent at all, or an empty text."""
        return ""

    def way_back(self) -> str:
        """The address to which cancelling leads."""
        raise NotImplementedError

    def act(self, form: ChainForm, seen: int) -> tuple[str, str]:
        """Do it; returns what is then said, and where the person goes.

        Args:
            form: valid.
            seen: what :meth:`seen` said when the form was opened.

        Raises:
            ValidationError: it cannot be done; nothing has changed.
        """
        raise NotImplementedError

    def summary(self, form: ChainForm) -> list[Fact]:
        """What the act will do."""
        return chain_in_words(form.preset())

    def warnings(self, form: ChainForm) -> list[str]:
        """What the person should think of before they agree."""
        return []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer the form."""
        return self._show(self._form(preset=self.start(), initial=self.initial()), self.seen())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move rows, or check the form and show the summary, or act."""
        action, seen = request.POST.get("action", ""), _number(request.POST.get("seen", ""))
        if problem := self.refusal():
            messages.error(request, f"{problem} {NOTHING_CHANGED}")
            return redirect(self.way_back())
        if moved := rearranged(request.POST, action):
            return self._show(self._form(moved), seen, is_checked=False)
        form = self._form(request.POST)
        if action == "edit":
            return self._show(form, seen, is_checked=False)
        if not self._is_possible(form):
            messages.error(request, NOTHING_CHANGED)
            return self._show(form, seen)
        if action != "act":
            return self._show(form, seen, summary=self.summary(form))
        try:
            said, address = self.act(form, seen)
        except ValidationError as error:
            form.refuse(error)
            messages.error(request, NOTHING_CHANGED)
            return self._show(form, seen)
        messages.success(request, said)
        return redirect(address)

    def _is_possible(self, form: ChainForm) -> bool:
        if not form.is_valid():
            return False
        unit = self.unit_of(form)
        return unit is None or not form.refuse_unheld(unheld_steps(form.preset(), held_in(unit)))

    def _form(self, data: Any = None, **values: Any) -> ChainForm:
        return ChainForm(data, details=self.details_form, **values)

    def _show(
        self, form: ChainForm, seen: int, summary: list[Fact] | None = None, *, is_checked: bool = True
    ) -> HttpResponse:
        context = self.get_context_data(
            chain=form,
            seen=seen,
            summary=summary,
            warnings=self.warnings(form) if summary else [],
            is_checked=is_checked,
            button=self.button,
            way_back=self.way_back(),
            media=form.media,
        )
        return self.render_to_response(context)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
