"""What the screens of both sides have in common."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from home.models import Recommendation
from home.recommendations.facts import facts_of
from home.recommendations.forms import ActForm


def shown(recommendation: Recommendation) -> dict[str, Any]:
    """What a screen about a recommendation needs; a fixed number of queries."""
    return {
        "recommendation": recommendation,
        "facts": facts_of(recommendation),
        "acts": list(recommendation.acts.all()),
        "is_overdue": recommendation.is_overdue(),
    }


def with_pages(page: Any) -> dict[str, Any]:
    """What a list needs for its pages."""
    return {"page_obj": page, "elided_page_range": list(page.paginator.get_elided_page_range(page.number))}


class FormScreen:
    """Mixin for screens with one form and one button; what is refused is said, and what was typed is kept.

    Attributes:
        button: what the button says.
        explanation: what will happen.
        is_serious: whether something is taken back.
    """

    template_name: str | None = "home/admin/recommendations/act.html"
    request: HttpRequest
    button: Any = ""
    explanation: Any = ""
    is_serious = False

    def make_form(self, data: Any = None) -> ActForm:
        """The form, filled or empty."""
        raise NotImplementedError

    def refusal(self) -> str:
        """Why there is no form, for people; empty if there is one."""
        return ""

    def act(self, values: dict[str, Any]) -> str:
        """Do it; returns what is then said.

        Raises:
            ValidationError: it cannot be done; nothing has changed.
        """
        raise NotImplementedError

    def back(self) -> str:
        """The address to which the person then comes."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer the form."""
        return self.show_form(self.make_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or show the form again."""
        form = self.make_form(request.POST)
        if form.is_valid():
            try:
                said = self.act(form.cleaned_data)
            except ValidationError as error:
                form.refuse(error)
            except PermissionDenied:
                form.refuse(ValidationError(self.refusal() or _("You may not do this.")))
            else:
                messages.success(request, said)
                return redirect(self.back())
        messages.validation_error(request, _("Nothing was changed."), form)
        return self.show_form(form)

    def show_form(self, form: ActForm) -> HttpResponse:
        """The screen with the form."""
        view: Any = self
        context = view.get_context_data(
            form=form,
            media=form.media,
            refusal=self.refusal(),
            button=self.button,
            explanation=self.explanation,
            is_serious=self.is_serious,
            back=self.back(),
        )
        response: HttpResponse = view.render_to_response(context)
        return response
