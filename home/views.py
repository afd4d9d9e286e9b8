"""Founding a unit in the admin: fill in, read what will be made, agree."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.forms import FoundUnitForm, SeatFormSet, seat_plans
from home.services import found_unit, founding_summary
from users.models import User

FOUND_PERMISSION = "portal_sites.found_unit"
#: Seats that a new board is offered to fill; more can be appointed later.
SEATS_OFFERED = 4
NOT_FOUNDED = gettext_lazy("The unit could not be founded. Nothing was made.")


class FoundUnitView(WagtailAdminTemplateMixin, TemplateView):
    """The form, the summary and the act; nothing is made before the summary has been agreed to."""

    template_name = "home/admin/found_unit.html"
    page_title = gettext_lazy("Found a unit")
    header_icon = "site"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("unit:index"), "label": gettext_lazy("Units")},
        {"url": "", "label": gettext_lazy("Found a unit")},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only people of the hub found units."""
        if not request.user.has_perm(FOUND_PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer the empty form."""
        return self._show(FoundUnitForm(user=cast(User, request.user)), _empty_seats())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check the form, then show the summary or found the unit."""
        seats = SeatFormSet(request.POST, prefix="seats", form_kwargs={"empty_permitted": True})
        plans = seat_plans(seats) if seats.is_valid() else ()
        form = FoundUnitForm(request.POST, seats=plans, user=cast(User, request.user))
        if not (form.is_valid() and seats.is_valid()):
            messages.validation_error(request, NOT_FOUNDED, form)
            return self._show(form, seats)
        match request.POST.get("action"):
            case "found":
                return self._found(form, seats)
            case "edit":
                return self._show(form, seats)
            case _other:
                return self._show(form, seats, summary=founding_summary(form.founding()))

    def _found(self, form: FoundUnitForm, seats: Any) -> HttpResponse:
        try:
            unit = found_unit(form.founding(), today=timezone.localdate())
        except ValidationError as error:
            # Somebody was quicker between the check and the act.
            form.refuse(error)
            messages.validation_error(self.request, NOT_FOUNDED, form)
            return self._show(form, seats)
        done = _("“%(unit)s” has been founded.") % {"unit": unit.name}
        messages.success(self.request, f"{done} {unit.site_url or ''}")
        return redirect(reverse("unit:index"))

    def _show(self, form: Any, seats: Any, summary: list[tuple[str, str]] | None = None) -> HttpResponse:
        context = self.get_context_data(form=form, seats=seats, summary=summary, media=form.media + seats.media)
        return self.render_to_response(context)


def _empty_seats() -> Any:
    return SeatFormSet(
        prefix="seats",
        initial=[{} for _seat in range(SEATS_OFFERED)],
        form_kwargs={"empty_permitted": True, "use_required_attribute": False},
    )
