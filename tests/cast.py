"""The people and units that every test finds: everybody is in the scene, the outsider too.

The province ``tinh`` runs the hub. The departments of Health (``syt``) and Finance (``stc``) and the commune
``tanan`` have sites. An writes for Health, Bình heads its board, Em administers its site. Chi heads Finance and is
the outsider to everything of Health. Hoa has seats in both. Dũng administers the hub. Khánh's seat in Health has
ended. ``root`` is the operator's superuser.
"""

from datetime import date
from typing import Any

from home.founding import Founding, SeatPlan
from home.services import found_unit
from sites.choices import Level, Position, UnitKind
from sites.models import Unit
from sites.services import end_seat
from users.models import User

TODAY = date(2026, 11, 20)
DECISION = "12/QĐ-UBND"
FOUNDED = date(2024, 1, 2)
PASSWORD = "mat-khau-thu-nghiem"

HOSTS = {
    "tinh": "tinh.localhost",
    "syt": "syt.tinh.localhost",
    "stc": "stc.tinh.localhost",
    "tanan": "tanan.bacgiang.tinh.localhost",
}


def seat(username: str, position: str, levels: list[str], title: str = "Công chức", **names: str) -> SeatPlan:
    """A seat as founding takes it."""
    return SeatPlan(
        username=username,
        last_name=names.get("last_name", "Nguyễn Văn"),
        first_name=names.get("first_name", username.title()),
        position=position,
        title=title,
        levels=tuple(levels),
        decision_number=DECISION,
        decision_date=FOUNDED,
        starts_on=FOUNDED,
        email=f"{username}@tinh.localhost",
    )


def founding(code: str, **changes: Any) -> Founding:
    """A founding that nothing speaks against, but for ``changes``."""
    values: dict[str, Any] = {
        "code": code,
        "kind": UnitKind.COMMUNE,
        "name": f"Ủy ban nhân dân {code}",
        "short_name": f"Xã {code}",
        "name_en": f"People's Committee of {code}",
        "short_name_en": f"{code} commune",
        "founded_on": FOUNDED,
        "founding_decision": DECISION,
        "hostname": HOSTS.get(code, f"{code}.tinh.localhost"),
        "parent": Unit.objects.hub(),
        "primary_colour": "#0b5d3b",
        "address_vi": "Số 1, đường Hùng Vương",
        "phone": "0204 3555 001",
        "email": f"bbt@{code}.example.gov.vn",
    }
    return Founding(**{**values, **changes})


def build_province() -> None:
    """Found the cast's units; run once for a test database."""
    contributor, reviewer, publisher = Level.CONTRIBUTOR, Level.REVIEWER, Level.PUBLISHER
    found_unit(
        founding(
            "tinh",
            kind=UnitKind.PROVINCE,
            parent=None,
            name="Ủy ban nhân dân tỉnh",
            short_name="Tỉnh",
            short_name_en="Province",
            preset="004-bac-giang",
            seats=(seat("dung", Position.TECHNICAL_OFFICER, [Level.SYSTEM_ADMINISTRATOR], first_name="Dũng"),),
        ),
        today=TODAY,
    )
    found_unit(
        founding(
            "syt",
            kind=UnitKind.DEPARTMENT,
            name="Sở Y tế",
            short_name="Sở Y tế",
            name_en="Department of Health",
            short_name_en="Health",
            preset="002-stttt-binh-dinh",
            seats=(
                seat("binh", Position.HEAD, [reviewer, publisher], first_name="Bình"),
                seat("an", Position.COLLABORATOR, [contributor]),
                seat("em", Position.TECHNICAL_OFFICER, [Level.SYSTEM_ADMINISTRATOR]),
                seat("hoa", Position.MEMBER, [reviewer]),
                seat("khanh", Position.MEMBER, [contributor, reviewer], first_name="Khánh"),
            ),
        ),
        today=TODAY,
    )
    found_unit(
        founding(
            "stc",
            kind=UnitKind.DEPARTMENT,
            name="Sở Tài chính",
            short_name="Sở Tài chính",
            name_en="Department of Finance",
            short_name_en="Finance",
            preset="003-phuong-1",
            seats=(
                seat("chi", Position.HEAD, [reviewer, publisher]),
                seat("hoa", Position.DEPUTY, [publisher]),
            ),
        ),
        today=TODAY,
    )
    found_unit(founding("tanan", preset="000-ba-xuyen"), today=TODAY)
    end_seat(User.objects.get(username="khanh").seats.get(), last_day=date(2025, 6, 30), today=TODAY)
    User.objects.create_superuser("root", email="root@tinh.localhost")
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()


def person(username: str) -> User:
    """One of the cast."""
    return User.objects.get(username=username)


def unit(code: str) -> Unit:
    """One of the cast's units."""
    return Unit.objects.select_related("site").get(code=code)


def home_of(code: str, language: str = "vi") -> Any:
    """A unit's home page."""
    return unit(code).roots.get(page__locale__language_code=language).page.specific
