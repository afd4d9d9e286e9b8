"""Who has closed a login: a unit opens again only what it has closed itself."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from sites.models import Unit
from users.models import User

CLOSED, OPENED = "board.deactivate", "board.reactivate"


def closed_by(unit: Unit, people: Iterable[User]) -> set[int]:
    """Ids of those among ``people`` whose login ``unit`` has closed, if nothing was done to the login since.

    What an operator or another unit has closed is theirs to open, and so is what nobody has written down. An operator
    who works on the board is no less one. Wagtail's log does not say what of a record was changed: whatever somebody
    did to it in the operators' screens may have been opening and closing it, and counts.
    """
    words = ModelLogEntry.objects.filter(_about([person.pk for person in people])).order_by("timestamp", "pk")
    last: dict[int, bool] = {}
    for object_id, action, data, by_operator in words.values_list("object_id", "action", "data", "user__is_superuser"):
        by_board = action in {CLOSED, OPENED}
        login = data["login"] if by_board else int(object_id)
        last[login] = action == CLOSED and data["unit"] == unit.pk and by_operator is False
    return {login for login, is_ours in last.items() if is_ours}


def _about(logins: list[int]) -> Q:
    records = ContentType.objects.get_for_model(User)
    on_boards = Q(action__in=[CLOSED, OPENED], data__login__in=logins)
    return on_boards | Q(content_type=records, object_id__in=[str(login) for login in logins])


def why_not_open_again(person: User, unit: Unit, by: User) -> str:
    """Why ``by`` may not open the login again for ``unit``; an empty text if they may, or if it is open."""
    if person.is_active or by.is_superuser or person.pk in closed_by(unit, [person]):
        return ""
    return _("The unit has not closed this login itself, or it was changed since. Ask the operators to open it again.")
