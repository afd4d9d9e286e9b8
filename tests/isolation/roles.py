"""Who asks: everybody whom the product knows, and who is no longer or not yet one of them."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Permission

from sites.choices import Level, Position
from tests.isolation.life_board import appoint_to
from users.models import User

LEVELS = list(Level)


@dataclass(frozen=True)
class Role:
    """Somebody who asks.

    Attributes:
        name: what he is.
        username: who it is; empty for nobody.
        own: the unit whose things he asks for as his own.
        units: the units in whose life he has a part: of all others he learns nothing.
    """

    name: str
    username: str
    own: str = "stc"
    units: frozenset[str] = frozenset({"stc"})

    def __str__(self) -> str:
        return self.name


OUTSIDE: frozenset[str] = frozenset()
ROLES = (
    Role("collaborator", "cong"),
    Role("member", "thanh"),
    Role("deputy", "pho"),
    Role("head", "chi"),
    Role("unit administrator", "quan"),
    Role("translator", "dich"),
    Role("hub officer", "dung", "tinh", frozenset({"tinh"})),
    Role("seats in two units", "hai", "stc", frozenset({"stc", "tanan"})),
    Role("seat has ended", "het", "stc", OUTSIDE),
    Role("deactivated", "nghi", "stc", OUTSIDE),
    Role("anonymous", "", "stc", OUTSIDE),
)
OPERATOR = Role("operator", "root", "stc", frozenset({"stc", "syt", "tinh", "tanan"}))

SEATS: dict[str, list[tuple[str, Position, list[Level]]]] = {
    "cong": [("stc", Position.COLLABORATOR, [Level.CONTRIBUTOR])],
    "thanh": [("stc", Position.MEMBER, [Level.REVIEWER])],
    "pho": [("stc", Position.DEPUTY, [Level.PUBLISHER])],
    "quan": [("stc", Position.TECHNICAL_OFFICER, [Level.SYSTEM_ADMINISTRATOR])],
    "dich": [("stc", Position.MEMBER, [Level.CONTRIBUTOR])],
    "hai": [("stc", Position.MEMBER, LEVELS), ("tanan", Position.MEMBER, LEVELS)],
    "nghi": [("stc", Position.MEMBER, LEVELS)],
}


def appoint_roles() -> None:
    """Give the people of the roles their seats."""
    for username, seats in SEATS.items():
        person = User.objects.create_user(username, last_name="Lê", first_name=username.title())
        for code, position, levels in seats:
            appoint_to(code, person, position, levels)
    former = User.objects.create_user("het", last_name="Lê", first_name="Hết")
    appoint_to("stc", former, Position.MEMBER, LEVELS, ends_on=date(2026, 11, 19))
    User.objects.filter(username="nghi").update(is_active=False)
    User.objects.get(username="dich").user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtail_localize", codename="submit_translation")
    )
