"""The list of units in the admin."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from home.hub.access import INSPECT, VIEW, HubOnly
from home.hub.inspection import InspectUnitView, possible_acts
from home.views import FOUND_PERMISSION
from sites.models import Unit
from workflow.presets import SHIPPED
from workflow.records import Chain


class UnitPermissionPolicy(ModelPermissionPolicy):
    """Units are looked at here; they come into being and change by the acts of :mod:`home` and :mod:`sites`.

    A form of columns would break the tree of units, even in the hands of a superuser.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only looking is given, to those who have the permission."""
        return action == "view" and bool(super().user_has_permission(user, action))


class UnitIndexView(HubOnly, generic.IndexView):
    """Units with their hosts; from here a unit is founded, inspected, ended."""

    permission = VIEW

    def get_queryset(self) -> Any:
        """Units with what a row shows: one query, however many have a chain of their own."""
        names = Chain.objects.filter(key=OuterRef("preset")).order_by("-number").values("name")
        return super().get_queryset().select_related("site").annotate(chain_made=Subquery(names[:1]))

    def get_header_buttons(self) -> list[Any]:
        """Offer founding to those who may."""
        buttons = super().get_header_buttons()
        if self.request.user.has_perm(FOUND_PERMISSION):
            buttons.append(HeaderButton(str(_("Found a unit")), url=reverse("found_unit"), icon_name="plus"))
        return buttons

    def get_header_more_buttons(self) -> list[Any]:
        """Lead to the statistics."""
        buttons = list(super().get_header_more_buttons())
        if self.request.user.has_perm(INSPECT):
            url = reverse("unit_statistics")
            buttons.append(Button(_("Statistics of units"), url=url, icon_name="table", priority=10))
        return buttons

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Offer the acts on each unit."""
        acts = possible_acts(self.request, instance)
        return [
            *super().get_list_more_buttons(instance),
            *(Button(label, url=url, icon_name=icon, priority=30) for label, url, icon in acts),
        ]


def chain_of_row(unit: Any) -> str:
    """Name of a unit's chain: the regulations' own are known, of others the row has brought it along."""
    shipped = SHIPPED.get(unit.preset)
    return shipped.name if shipped else unit.chain_made or unit.preset or str(_("none"))


class UnitViewSet(ModelViewSet):
    """Units, read only (see :class:`UnitPermissionPolicy`)."""

    model = Unit
    name = "unit"
    url_prefix = "units"
    icon = "site"
    menu_label = _("Units")
    menu_order = 150
    add_to_admin_menu = True
    form_fields = ["short_name"]
    inspect_view_enabled = True
    inspect_view_class = InspectUnitView
    copy_view_enabled = False
    index_view_class = UnitIndexView
    list_display = [
        "short_name",
        Column("kind_label", label=_("Kind"), sort_key="kind"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("site", label=_("Host name"), accessor="site.hostname"),
        Column("preset", label=_("Approval chain"), accessor=chain_of_row, sort_key="preset"),
    ]
    list_filter = ["kind", "state"]
    search_fields = ["name", "short_name", "code"]
    ordering = ["collation_key", "code"]
    list_per_page = 50
