"""The scene of the sweep: Finance, whose people ask, the hub, and Health, of which they must learn nothing.

It is built in two stages, so that answers can be compared: what Finance and the hub are shown before Health is at
work must be what they are shown afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import time_machine
from django.core.cache import cache
from wagtail.models import Collection

from documents.models import DocumentField, DocumentType, IssuingBody
from home.models import AnswerTerm
from home.services import found_unit
from sites.choices import Level, Position
from sites.models import CalendarDay, SharedCollection, TrustedHost
from tests import cast
from tests.isolation.life import Life
from tests.isolation.life_board import appoint_to, keep_belongings, seat_board, stand_in_province
from tests.isolation.life_consultations import be_commented_on, offer_procedures
from tests.isolation.life_imports import import_documents
from tests.isolation.life_media import keep_media
from tests.isolation.life_pages import keep_evidence, write_pages
from tests.isolation.life_parts import write_parts
from tests.isolation.life_recommendations import be_inspected
from tests.isolation.life_searches import be_searched
from tests.isolation.life_sharing import share
from tests.isolation.life_translations import translate
from tests.isolation.roles import appoint_roles
from tests.isolation.rows import number_rows
from tests.isolation.words import Words
from tests.pages import without_chain
from users.models import User

OWN, FOREIGN, HUB = "stc", "syt", "tinh"
#: Nine in the morning in Hà Nội.
NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
NEW_UNIT = "moi"


@dataclass
class Scene:
    """The lives of the units, by their code."""

    clock: Any
    lives: dict[str, Life] = field(default_factory=dict)

    @property
    def own(self) -> Life:
        """The unit whose people ask."""
        return self.lives[OWN]

    @property
    def foreign(self) -> Life:
        """The unit of which they must learn nothing."""
        return self.lives[FOREIGN]

    def begin(self) -> None:
        """The hub and Finance are at work; Health has just been founded."""
        number_rows("hub")
        head = User.objects.create_user("truongban", last_name="Trần Văn", first_name="Trường")
        appoint_to(HUB, head, Position.HEAD, [Level.REVIEWER, Level.PUBLISHER])
        self.live(HUB, cast.person("dung"), head)
        common = share_with_all()
        number_rows("own")
        appoint_roles()
        self.live(OWN, cast.person("cong"), cast.person("chi"))
        for life in self.lives.values():
            life.keep(*common)
        cache.clear()

    def complete(self) -> None:
        """Health is at work too, and another unit has been founded that is just as foreign."""
        number_rows("foreign")
        words = Words(FOREIGN)
        new = found_unit(
            cast.founding(
                NEW_UNIT,
                name=words.public("newname"),
                short_name=words.public("newshortname"),
                name_en=words.public("newnameen"),
                short_name_en=words.public("newshortnameen"),
                seats=(cast.seat(words.bare("newusername"), Position.HEAD, [Level.PUBLISHER],
                                 first_name=words.bare("newfirstname")),),
            ),
            today=cast.TODAY,
        )  # fmt: skip
        self.live(FOREIGN, cast.person("an"), cast.person("binh"))
        self.foreign.publish(new, new.site)
        self.foreign.keep(new, new.site, new.groups.first().group, new.collection, unit_code=new.code)
        cache.clear()

    def live(self, code: str, writer: User, head: User) -> None:
        """Let a unit do everything that units do."""
        life = self.lives[code] = Life(code, Words(code), writer, head, self.clock)
        for act in (
            write_pages,
            write_parts,
            import_documents,
            share,
            be_searched,
            be_inspected,
            be_commented_on,
            offer_procedures,
            keep_media,
            stand_in_province,
            seat_board,
            keep_belongings,
            translate,
        ):
            with without_chain():
                act(life)
            life.tick()
        keep_evidence(life)
        self.clock.move_to(NOW)


def share_with_all() -> list[Any]:
    """What the hub keeps for everybody, one of each list: a collection to choose from, a host to lead to, a day off."""
    collection = cast.unit(HUB).collection.add_child(instance=Collection(name="Dùng chung"))
    shared = SharedCollection.objects.create(collection=collection)
    host = TrustedHost.objects.create(hostname="dichvucong.gov.vn", note="Cổng dịch vụ công")
    body = IssuingBody.objects.create(name="Sở Văn hóa, Thông tin")
    kept = (CalendarDay, DocumentType, DocumentField, AnswerTerm)
    return [shared, host, body, *(model.objects.first() for model in kept)]


@contextmanager
def frozen_scene() -> Iterator[Scene]:
    """An empty scene in which time stands still."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield Scene(clock)
