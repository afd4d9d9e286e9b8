"""Who manages redirects: the system administrator of the unit whose site they are on, and the operators."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.permission_policies import BasePermissionPolicy

from sites.choices import Level
from sites.ownership import owned_by
from sites.permissions import units_with_level
from sites.reach import Reach
from users.models import User

#: Where the answer is kept for the length of a request: the menu of every screen of the admin asks.
MEMO = "_redirect_units"


def units_with_redirects(user: Any) -> frozenset[int]:
    """Ids of the units with a site that ``user`` administers today."""
    known = user.__dict__.get(MEMO)
    if known is None:
        units = units_with_level(user, Level.SYSTEM_ADMINISTRATOR).filter(site__isnull=False)
        known = user.__dict__[MEMO] = frozenset(units.values_list("pk", flat=True))
    return known


def redirect_reach(user: Any) -> Reach:
    """The units whose redirects ``user`` manages, as the rule of ownership takes them."""
    if not user.is_authenticated or not user.is_active:
        return Reach()
    return Reach(is_everything=True) if user.is_superuser else Reach(unit_ids=units_with_redirects(user))


def sites_with_redirects(user: Any) -> QuerySet[Site]:
    """The sites on which ``user`` may put redirects; sites of no unit have none."""
    sites = owned_by(Site.objects.all(), redirect_reach(user))
    return sites.filter(unit__isnull=False).select_related("unit").order_by("unit__collation_key", "pk")


class RedirectPolicy(BasePermissionPolicy):
    """Wagtail's own knows the permission only, install-wide; here it holds for the sites of one's units."""

    actions = frozenset({"add", "change", "delete", "view"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether ``user`` manages redirects at all."""
        reach = redirect_reach(user)
        return action in self.actions and (reach.is_everything or bool(reach.unit_ids))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the redirect is on a site that ``user`` manages."""
        return self.instances_user_has_permission_for(user, action).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Redirect]:
        """The redirects that ``user`` manages."""
        rows = Redirect.objects.all()
        return owned_by(rows, redirect_reach(user)) if self.actions & set(actions) else rows.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Everybody who administers a unit."""
        groups = Q(groups__unit_group__level=Level.SYSTEM_ADMINISTRATOR)
        return User.objects.filter(Q(is_superuser=True) | groups, is_active=True).distinct()
