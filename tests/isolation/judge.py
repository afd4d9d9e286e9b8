"""What an answer gives away, and what a request did: the checks of the sweep, used on planted leaks too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from wagtail.models import Page

from sites.models import SharedCollection, Unit
from sites.ownership import owned_by
from sites.reach import reach_of_units
from tests import cast
from tests.isolation import allowed, rows
from tests.isolation.browser import PICTURE, Answer, Ask
from tests.isolation.roles import Role
from tests.isolation.scene import Scene
from tests.isolation.words import CANARY, NUMBER, UUID

#: Words of canaries and codes of units are the same.
Owners = frozenset[str]
NOBODY: Owners = frozenset()
A_PICTURE = "a picture"
STAGES = {"2": "tinh", "4": "stc", "6": "syt"}


@dataclass(frozen=True, order=True)
class Leak:
    """Something that somebody learned or changed and should not have."""

    role: str
    name: str
    sort: str
    what: str
    how: str = field(compare=False, default="")


class Judge:
    """Knows whose every row of the scene is.

    Args:
        scene: complete, with everybody signed in; what is in the database now is what must stay.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rows = rows.read_all()
        self.models = rows.tables()
        self.owners = {table: self._owners_in(table) for table in self.rows}
        self.public = {(row._meta.db_table, row.pk) for life in scene.lives.values() for row in life.public}
        self.public |= {("wagtailcore_page", key) for key in Page.objects.live().public().values_list("pk", flat=True)}
        self.shared = {("wagtailcore_collection", row.collection_id) for row in SharedCollection.objects.all()}
        self.numbers = {str(key): (table, owners) for table, found in self.owners.items()
                        for key, owners in found.items() if NUMBER.fullmatch(str(key))}  # fmt: skip
        self.uuids = dict(self._uuids())
        self.people = {person: cast.person(person).pk for person in allowed.usernames()}

    def _owners_in(self, table: str) -> dict[Any, Owners]:
        """Rows of the scene belong to who made them; for those that were there before, the product's rule says."""
        model = self.models[table]
        owners: dict[Any, Owners] = {}
        for code in (*self.scene.lives, "tanan"):
            reach = reach_of_units(Unit.objects.filter(code=code))
            for key in owned_by(model._base_manager.all(), reach).values_list("pk", flat=True):
                owners[rows.plain_key(key)] = owners.get(rows.plain_key(key), NOBODY) | {code}
        for key in self.rows[table]:
            if NUMBER.fullmatch(str(key)):
                owners[key] = (
                    owners.get(key, NOBODY) if self._is_shared(table, key) else frozenset({STAGES[str(key)[0]]})
                )
        return owners

    @staticmethod
    def _is_shared(table: str, key: Any) -> bool:
        return table == "users_user" and len(cast.User.objects.get(pk=key).seats.values("unit").distinct()) > 1

    def _uuids(self) -> Iterator[tuple[str, tuple[str, Owners]]]:
        for table, found in self.rows.items():
            columns = [c for c in self.models[table]._meta.local_concrete_fields if isinstance(c, models.UUIDField)]
            for column in columns:
                for key, row in found.items():
                    if NUMBER.fullmatch(str(key)) and row[column.column]:
                        value = str(row[column.column]).replace("-", "")
                        yield value, (table, self.owners[table].get(key, NOBODY))

    # --- What an answer says -----------------------------------------------------------------------

    def said(self, role: Role, ask: Ask, answer: Answer) -> Iterator[Leak]:
        """What the answer gives away."""
        known, public_is_fine = ask.said, allowed.shows_public(ask)
        for word in {match[0]: match for match in CANARY.finditer(answer.text)}.values():
            if word["owner"] in role.units or word[0] in known or allowed.is_public_here(ask, word):
                continue
            if allowed.hub_reads(role, ask, word) or allowed.is_about_oneself(role, ask, word):
                continue
            yield self.leak(role, ask, f"{word['owner']} {word['reach']} {word['field']}")
        for number in set(NUMBER.findall(answer.text)):
            table, owners = self.numbers.get(number, ("", NOBODY))
            if not owners or owners & role.units or number in known or self._is_self(role, table, number):
                continue
            if allowed.asks_password(ask, table) and answer.status == 200 and 'name="password"' in answer.html:
                continue
            is_public = (table, int(number)) in self.public
            if allowed.hub_names(role, ask, table, is_public=is_public):
                continue
            if is_public and any(allowed.shows_public(ask, owner) for owner in owners):
                continue
            if table == "portal_sites_unit" and allowed.names_units(ask):
                continue
            if allowed.offers_shared(ask) and (table, int(number)) in self.shared:
                continue
            yield self.leak(role, ask, f"{'/'.join(owners)} number of {table}")
        for uuid in set(UUID.findall(answer.text)):
            table, owners = self.uuids.get(uuid.replace("-", ""), ("", NOBODY))
            if owners and not owners & role.units and uuid not in known and not public_is_fine:
                yield self.leak(role, ask, f"{'/'.join(owners)} uuid of {table}")
        if answer.kind.startswith(PICTURE) and ask.sort in {"foreign", "mixed"} and not allowed.serves_media(ask):
            yield self.leak(role, ask, A_PICTURE)
        if answer.status >= 500 and not allowed.breaks(answer):
            yield self.leak(role, ask, f"broke: {answer.error.split(chr(10))[0][:80]}")

    def _is_self(self, role: Role, table: str, number: str) -> bool:
        return table == "users_user" and int(number) == self.people.get(role.username)

    def leak(self, role: Role, ask: Ask, what: str) -> Leak:
        """A finding about one request."""
        return Leak(role.name, ask.name, ask.sort, what, f"{ask.method} {ask.path} @{ask.host} {ask.shape}")

    # --- What a request did ------------------------------------------------------------------------

    def did(self, role: Role, ask: Ask, answer: Answer) -> Iterator[Leak]:
        """What the request changed of others, and what of theirs it brought into the person's own."""
        return (leak for leak in self._did(role, ask, answer) if not allowed.hub_acts(role, ask, leak.what))

    def _did(self, role: Role, ask: Ask, answer: Answer) -> Iterator[Leak]:
        for word in filter(None, map(CANARY.search, answer.lost)):
            if word["owner"] not in role.units:
                yield self.leak(role, ask, f"deleted a file of {word['owner']}")
        for table, after in answer.changed.items():
            before = self.rows[table]
            for key, row in before.items():
                if after.get(key) != row and not self._may_change(role, table, key, row, after.get(key)):
                    act = "changed" if key in after else "deleted"
                    owners = "/".join(sorted(self.owners[table].get(key, NOBODY))) or "nobody"
                    yield self.leak(role, ask, f"{act} {owners} {table}{self._fields(row, after.get(key))}")
            for key, row in after.items():
                if row != before.get(key):
                    yield from self._brought(role, ask, table, row, before.get(key, {}))

    @staticmethod
    def _fields(row: rows.Row, now: rows.Row | None) -> str:
        return "" if now is None else f" ({', '.join(name for name in row if row[name] != now[name])})"

    def _may_change(self, role: Role, table: str, key: Any, row: rows.Row, now: rows.Row | None) -> bool:
        owners = self.owners[table].get(key, NOBODY)
        if owners & role.units or allowed.is_own_row(table, key, row, self.people.get(role.username)):
            return True
        if allowed.is_kept_by(role, table):
            return True
        changed = set(row) if now is None else {name for name in row if row[name] != now[name]}
        return changed <= allowed.changes(table, is_nobodys=not owners)

    def _brought(self, role: Role, ask: Ask, table: str, row: rows.Row, before: rows.Row) -> Iterator[Leak]:
        """Foreign things that a new or changed row refers to or repeats."""
        is_new = row.get("group_id") and row["group_id"] not in self.rows["auth_group"]
        if table in allowed.POWERS and role.units and not (is_new and allowed.founds(role, ask)):
            yield self.leak(role, ask, f"gave rights: {table}")
        for column in self.models[table]._meta.local_concrete_fields:
            value = row[column.column]
            if value is None or value == before.get(column.column):
                continue
            if column.is_relation:
                target = column.related_model._meta.db_table
                if target not in allowed.KEPT_BY_CONTENT and self._is_foreign(role, target, value):
                    yield self.leak(role, ask, f"{table}.{column.column} refers to {target}")
            elif isinstance(value, str | dict | list):
                yield from self._quoted(role, ask, f"{table}.{column.column}", str(value))

    def _quoted(self, role: Role, ask: Ask, place: str, text: str) -> Iterator[Leak]:
        for number in set(NUMBER.findall(text)):
            table = self.numbers.get(number, ("", NOBODY))[0]
            if table and self._is_foreign(role, table, int(number)) and not allowed.keeps_what_is_typed(place):
                yield self.leak(role, ask, f"{place} refers to {table}")
        for word in {match[0]: match for match in CANARY.finditer(text.lower())}.values():
            if word["owner"] not in role.units and word[0] not in ask.said and word["reach"] == "secret":
                yield self.leak(role, ask, f"{place} repeats {word['owner']} {word['field']}")

    def _is_foreign(self, role: Role, table: str, key: Any) -> bool:
        """Whether a row is another unit's and neither public nor shared."""
        owners = self.owners.get(table, {}).get(rows.plain_key(key), NOBODY)
        return bool(owners) and not owners & role.units and (table, key) not in self.public | self.shared

    # --- Comparing answers -------------------------------------------------------------------------

    def told_apart(self, role: Role, foreign: Ask, answers: Iterable[Answer]) -> Iterator[Leak]:
        """Whether answers about something foreign and about nothing differ."""
        one, other = answers
        if one.digest != other.digest and not (allowed.shows_public(foreign) or allowed.hub_reads(role, foreign)):
            yield self.leak(role, foreign, f"told apart from nothing: {one.status} and {other.status}")
