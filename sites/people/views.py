"""The screens of a board: its people, its log, and the switch between boards."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sites.current_unit import choose_unit, chosen_units, current_unit, safe_admin_path
from sites.models import Unit
from sites.people.listing import people_rows
from sites.people.standing import Access, board_access
from sites.people.unit_log import page_of_log
from sites.reach import reach_of

BOARD = {"url": reverse_lazy("board:index"), "label": gettext_lazy("People and seats")}


class BoardView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about the board of the current unit, for those who may have it.

    Attributes:
        least: the access without which the screen is refused.
        unit: the current unit.
    """

    least = Access.MANAGE
    unit: Unit
    header_icon = "group"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, BOARD]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the current unit and refuse who may not.

        Raises:
            PermissionDenied: no unit, or not its administrator.
        """
        unit = current_unit(request)
        if unit is None and reach_of(request.user).is_everything:
            # No board is an operator's own; the address of a form would name nothing of the one to be chosen.
            return redirect(f"{reverse('current_unit')}?{urlencode({'next': reverse('board:index')})}")
        if unit is None or board_access(request) < self.least:
            raise PermissionDenied
        self.unit = unit
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Whose board it is."""
        return self.unit.short_display_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the unit."""
        return super().get_context_data(unit=self.unit, **kwargs)


class BoardIndexView(BoardView):
    """Everybody with a seat in the unit; its head looks on."""

    least = Access.LOOK
    template_name = "sites/people/index.html"
    page_title = gettext_lazy("People and seats")

    def get_breadcrumbs_items(self) -> list[Any]:
        """The way here, with the unit's name."""
        here = {**BOARD, "url": "", "sublabel": self.get_page_subtitle()}
        return [*WagtailAdminTemplateMixin.breadcrumbs_items, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows, and whether they can be acted upon."""
        may_manage = board_access(self.request) >= Access.MANAGE
        return super().get_context_data(
            people=people_rows(self.unit, timezone.localdate()), may_manage=may_manage, me=self.request.user, **kwargs
        )


class UnitLogView(BoardView):
    """What has been done in the unit, newest first."""

    template_name = "sites/people/log.html"
    page_title = gettext_lazy("Log of the unit")
    header_icon = "history"

    def get_breadcrumbs_items(self) -> list[Any]:
        """The way here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a page of the log."""
        page = page_of_log(self.unit, self.request.GET.get("p", 1))
        paginator: Any = page.paginator
        numbers = list(paginator.get_elided_page_range(page.number))
        return super().get_context_data(page_obj=page, elided_page_range=numbers, **kwargs)


class CurrentUnitView(WagtailAdminTemplateMixin, TemplateView):
    """The switch between the units of somebody with seats in several."""

    template_name = "sites/people/current_unit.html"
    page_title = gettext_lazy("Current unit")
    header_icon = "site"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": "", "label": gettext_lazy("Current unit")},
    ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change to a unit.

        Raises:
            Http404: it is not the person's, or there is none.
        """
        wanted = request.POST.get("unit", "")
        unit = next((unit for unit in chosen_units(request) if str(unit.pk) == wanted), None)
        if unit is None:
            raise Http404
        choose_unit(request, unit)
        messages.success(request, _("You are now working for “%(unit)s”.") % {"unit": unit.display_name})
        return redirect(self._next(request.POST.get("next", "")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the choices."""
        return super().get_context_data(
            units=chosen_units(self.request),
            current=current_unit(self.request),
            next=self._next(self.request.GET.get("next", "")),
            **kwargs,
        )

    def _next(self, address: str) -> str:
        return safe_admin_path(address, reverse("wagtailadmin_home"))
