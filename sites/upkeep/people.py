"""Checks of people's rights beside their seats: there are none, but for operators."""

from collections.abc import Iterator
from functools import partial

from sites.upkeep.drift import Drift, Estate
from users.models import User


def check_people(estate: Estate) -> Iterator[Drift]:
    """Nobody has a right of their own or sits in a group that no unit owns; asked for all people only.

    Operators are passed over: a superuser may everything in any case.
    """
    if not estate.is_whole:
        return
    direct = User.user_permissions.through._base_manager.filter(user__is_superuser=False)
    columns = ("user__username", "user_id", "permission__content_type__app_label", "permission__codename")
    for username, user_id, app_label, codename in direct.values_list(*columns).order_by("user__username", "pk"):
        mend = partial(_withdraw, user_id, app_label, codename)
        yield Drift(username, "right without a seat", "nothing", f"{app_label}.{codename}", mend)
    strays = User.groups.through._base_manager.filter(user__is_superuser=False, group__unit_group=None)
    for link, username, name in strays.values_list("pk", "user__username", "group__name").order_by("user__username"):
        yield Drift(username, "group that belongs to no unit", "none", f"“{name}”", partial(_leave, link))


def _withdraw(user_id: int, app_label: str, codename: str) -> None:
    rows = User.user_permissions.through._base_manager.filter(user=user_id)
    rows.filter(permission__content_type__app_label=app_label, permission__codename=codename).delete()


def _leave(link: int) -> None:
    User.groups.through._base_manager.filter(pk=link).delete()


def operators() -> list[str]:
    """User names of those who may everything, for whoever looks after the portal to read."""
    return list(
        User.objects.filter(is_superuser=True, is_active=True).order_by("username").values_list("username", flat=True)
    )
