"""What the acts on a board have in common: a page that says what will happen, with a form and one button."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from sites.models import Seat
from sites.people.forms import BoardForm
from sites.people.standing import people_of
from sites.people.views import BoardView
from users.models import User

NOTHING_CHANGED = gettext_lazy("Nothing was changed.")


class ActView(BoardView):
    """Show the form, check it, do the act; what is refused is said and changes nothing.

    Attributes:
        form_class: what is asked.
        explanation: what will happen, above the form.
        button: the words on the button.
        is_serious: the act takes something away.
    """

    template_name = "sites/people/act.html"
    form_class: type[Any] = BoardForm
    explanation: Any = ""
    button: Any = ""
    is_serious = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer the form."""
        return self._show(self.form_class(initial=self.initial(), **self.form_options()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act, if the form is still about the unit that the person sees."""
        if request.POST.get("unit") != self.unit.code:
            problem = _("You are working for another unit now.")
            messages.error(request, f"{problem} {NOTHING_CHANGED}")
            return redirect("board:index")
        form = self.form_class(request.POST, **self.form_options())
        if form.is_valid():
            try:
                done = self.act(form, unit=self.unit, by=request.user, today=timezone.localdate())
            except ValidationError as error:
                form.refuse(error)
            else:
                messages.success(request, done)
                return redirect("board:index")
        messages.validation_error(request, NOTHING_CHANGED, form)
        return self._show(form)

    def initial(self) -> dict[str, Any]:
        """What stands in the form at first."""
        return {}

    def form_options(self) -> dict[str, Any]:
        """What the form needs besides what was typed."""
        return {}

    def act(self, form: Any, **of_board: Any) -> str:
        """Do it and say that it has been done.

        Args:
            of_board: unit, by and today, as every act takes them.
        """
        raise NotImplementedError

    def get_explanation(self) -> Any:
        """What will happen."""
        return self.explanation

    def refusal(self) -> str:
        """Why the act cannot be done at all; it is then said in place of the form."""
        return ""

    def get_breadcrumbs_items(self) -> list[Any]:
        """The way here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    @cached_property
    def person(self) -> User:
        """The person whom the address names."""
        return get_object_or_404(people_of(self.unit), pk=self.kwargs["person_id"])

    @cached_property
    def seat(self) -> Seat:
        """The seat that the address names."""
        seats = Seat.objects.filter(unit=self.unit).select_related("user", "unit")
        return get_object_or_404(seats, pk=self.kwargs["seat_id"])

    def _show(self, form: Any) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            media=form.media,
            explanation=self.get_explanation(),
            refusal=self.refusal(),
            button=self.button,
            is_serious=self.is_serious,
        )
        return self.render_to_response(context)
