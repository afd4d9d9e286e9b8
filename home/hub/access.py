"""Who opens the hub's screens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sites.guard import Decision

FOUND = "portal_sites.found_unit"
VIEW = "portal_sites.view_unit"
INSPECT = "portal_sites.inspect_unit"
CLOSE = "portal_sites.close_unit"
ASSIGN = "portal_sites.assign_chain"


@dataclass(frozen=True)
class OfHub(Decision):
    """An address for people of the hub: it may name any unit, but only they may open it.

    Attributes:
        permission: what they must hold; the hub's groups alone carry it.
    """

    permission: str

    @property
    def label(self) -> str:  # type: ignore[override]  # read only, as frozen fields are
        """The permission that is asked for."""
        return f"people of the hub with {self.permission}"

    def allows(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Whether the person holds the permission."""
        return request.user.has_perm(self.permission)


class HubOnly:
    """Mixin for views: to who lacks the permission, the screen does not exist.

    The guard has asked before; a view that is reached in another way asks again.
    """

    permission = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask for the permission.

        Raises:
            Http404: the person lacks it.
        """
        if not request.user.has_perm(self.permission):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a mixin: the view is beside it


class HubScreen(HubOnly, WagtailAdminTemplateMixin, TemplateView):
    """A screen of the hub in Wagtail's frame."""

    header_icon = "site"
