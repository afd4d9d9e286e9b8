"""How the redirects of this package stand in for Wagtail's."""

from wagtail.contrib.redirects import urls as stock
from wagtail.contrib.redirects.models import Redirect
from wagtail.permissions import register_permission_policy

from sites.guard import register_decisions
from sites.redirects.permissions import RedirectPolicy
from sites.redirects.urls import DECISIONS, urlpatterns


def install() -> None:
    """Replace policy and screens (once, with Wagtail's hooks).

    Wagtail's policy is registered when the apps are ready, its screens are included when the hooks have been read:
    between the two their addresses are filled with other views, under the same names. Own patterns in front of the
    admin's would leave Wagtail's views, the import among them, reachable behind them.
    """
    register_permission_policy(Redirect, RedirectPolicy(Redirect))
    stock.urlpatterns[:] = urlpatterns
    register_decisions(DECISIONS)
