"""The sweep itself: who asks what, what comes of it, and the account of it."""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from tests.isolation.browser import Answer, Ask, Browser
from tests.isolation.files import Files
from tests.isolation.judge import A_PICTURE, Judge, Leak
from tests.isolation.plan import EVERY_ROLE, Plan
from tests.isolation.roles import OPERATOR, ROLES, Role
from tests.isolation.scene import FOREIGN, Scene

T = TypeVar("T")
#: They ask for everything in any case: who may do most, in a unit and in the hub.
ASKING_ALL = {"unit administrator", "hub officer"}
#: All others ask for one request in so many, each for others. Public addresses come in threes, one for each host: no
#: multiple of three, or somebody would ask at one host alone.
SHARING = [role for role in ROLES if role.name not in ASKING_ALL]
SHARES = 10
REPORT = Path(settings.BASE_DIR) / "var"


@dataclass
class Account:
    """What a part of the sweep came to."""

    part: str
    requests: Counter[str] = field(default_factory=Counter)
    patterns: set[str] = field(default_factory=set)
    leaks: set[Leak] = field(default_factory=set)
    figures: dict[str, Any] = field(default_factory=dict)
    begun: float = field(default_factory=time.process_time)

    def clock(self, what: str) -> None:
        """Note how long it has taken to come so far."""
        self.figures[f"seconds until {what}"] = round(time.process_time() - self.begun)

    def write(self) -> None:
        """Put it where people look for it."""
        REPORT.mkdir(exist_ok=True)
        text = {
            "part": self.part,
            "seconds": round(time.process_time() - self.begun),
            "patterns": len(self.patterns),
            "requests": sum(self.requests.values()),
            "requests by role": dict(self.requests),
            **self.figures,
            "leaks": [asdict(leak) for leak in sorted(self.leaks)],
        }
        (REPORT / f"isolation-{self.part}.json").write_text(json.dumps(text, indent=1, ensure_ascii=False))


class Sweep:
    """People, their browsers and requests.

    Args:
        scene: in which at least the people's own units are at work.
        part: what this part of the sweep is called in its report.
        roles: who asks.
    """

    def __init__(self, scene: Scene, part: str, roles: Iterable[Role] = ROLES) -> None:
        self.scene = scene
        self.roles = tuple(roles)
        self.browsers = {role: Browser(role) for role in (*self.roles, OPERATOR)}
        self.account = Account(part)
        self.judge: Judge | None = None
        self.files = Files()
        self.found: dict[tuple[str, str], bool] = {}
        self.statuses: dict[str, set[int]] = defaultdict(set)
        self.shown: set[str] = set()
        self.changed: set[str] = set()

    @property
    def own_codes(self) -> set[str]:
        """The units whose people ask."""
        return {role.own for role in self.roles}

    @property
    def main_unit(self) -> str:
        """The unit from which most people ask; for it the operator tries everything first."""
        return Counter(role.own for role in self.roles).most_common(1)[0][0]

    def plan(self, own: str) -> Plan:
        """What people of a unit ask for."""
        return Plan(self.scene, own, self.leads)

    def leads(self, path: str, host: str) -> bool:
        """Whether the operator finds something at an address."""
        if (path, host) not in self.found:
            answer = self.browsers[OPERATOR].ask(Ask("", "own", path, host))
            self.account.requests[OPERATOR.name] += 1
            self.found[path, host] = answer.status != HTTPStatus.NOT_FOUND
        return self.found[path, host]

    def judge_from_now(self) -> None:
        """What the database holds now is what must stay."""
        self.judge = Judge(self.scene)
        self.files = Files()

    def ask(self, role: Role, ask: Ask, *, check: bool = True) -> Answer:
        """Ask and note what came of it."""
        answer = self.browsers[role].ask(ask)
        self.account.requests[role.name] += 1
        self.account.patterns.add(ask.name)
        if answer.written:
            answer.lost = self.files.restore()
        if role is OPERATOR:
            self.note_shown(ask, answer)
        elif check and self.judge:
            self.account.leaks |= set(self.judge.said(role, ask, answer))
            self.account.leaks |= set(self.judge.did(role, ask, answer))
        return answer

    def note_shown(self, ask: Ask, answer: Answer) -> None:
        """The operator may do everything: whether an address can show or change anything of the foreign unit."""
        if not self.judge:
            return
        self.statuses[ask.name].add(answer.status)
        nobody = Role("nobody", "", ask.host, frozenset({"stc", "tinh", "tanan"}))
        if any(FOREIGN in leak.what or leak.what == A_PICTURE for leak in self.judge.said(nobody, ask, answer)):
            self.shown.add(ask.name)
        if any(FOREIGN in leak.what for leak in self.judge.did(nobody, ask, answer)):
            self.changed.add(ask.name)

    def asked_by(self, role: Role, asks: Iterable[Ask]) -> list[Ask]:
        """What somebody of a role asks for: his share of what he can ask for."""
        return share(role, self.possible(role, asks))

    def possible(self, role: Role, asks: Iterable[Ask]) -> list[Ask]:
        """What somebody of a role can ask for.

        A session exists at the hub's host alone. Nobody in particular, and the head of the board, try the others too.
        """
        everywhere = role.name in {"anonymous", "head", OPERATOR.name}
        return [ask for ask in asks if ask.host == "tinh" or everywhere]


def share(role: Role, everything: list[T]) -> list[T]:
    """A role's share of what there is to ask: all of it, or one request in so many, each role others."""
    if EVERY_ROLE or role.name in ASKING_ALL:
        return everything
    return everything[SHARING.index(role) :: SHARES]
