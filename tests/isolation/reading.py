"""What is asked for reading, and how the answers are judged: shared by the files that ask in different roles."""

from collections import defaultdict

from tests.isolation import allowed
from tests.isolation.browser import Answer, Ask, Form
from tests.isolation.plan import EVERY_ROLE, IS_FULL, Pair
from tests.isolation.queries import filter_queries, foreign_queries, is_list, plain_queries, with_query
from tests.isolation.roles import OPERATOR, Role
from tests.isolation.sweep import Sweep, share

NO_SUCH_METHOD = 405
GONE = {404, NO_SUCH_METHOD}
#: Where who is not signed in is sent, with the address that was asked for behind the question mark.
DOOR = "/admin/login/"


class Reading:
    """What is asked, and what was answered before the foreign unit was at work.

    Attributes:
        own: by unit, requests that name own things only.
        foreign: by unit, requests that name foreign things.
        before: by role and request, the answer before.
        lists: requests that name no row and that the operator is answered.
    """

    def __init__(self, sweep: Sweep) -> None:
        self.sweep = sweep
        self.own: dict[str, list[Ask]] = {}
        self.foreign: dict[str, list[Ask]] = {}
        self.pairs: dict[str, list[Pair]] = {}
        self.before: dict[tuple[str, Ask], str] = {}
        self.lists: list[Ask] = []

    def ask_before(self) -> None:
        """Ask for own things while the foreign unit has none."""
        main = self.sweep.main_unit
        asks = self.sweep.plan(main).own_asks()
        answers = {ask: self.sweep.ask(OPERATOR, ask) for ask in asks}
        worth = shapes_worth_asking({ask: answer.status for ask, answer in answers.items()})
        self.lists = [ask for ask, answer in answers.items() if is_list(ask) and answer.status == 200]
        queries = [query for ask in self.lists for query in plain_queries(ask, answers[ask])]
        self.before.update({(OPERATOR.name, ask): answer.digest for ask, answer in answers.items()})
        for own in self.sweep.own_codes:
            mine = asks if own == main else self.sweep.plan(own).own_asks()
            self.own[own] = [*(ask for ask in mine if ask.form in worth), *queries]
        for role in self.sweep.roles:
            for ask in self.sweep.asked_by(role, self.own[role.own]):
                self.before[role.name, ask] = self.sweep.ask(role, ask).digest

    def plan_foreign(self) -> None:
        """Collect what names something of the foreign unit.

        When every role asks for everything, the operator does so first, and what leads nowhere is left out; with
        ``SWEEP=full`` each parameter is tried by itself, otherwise all of them at once.
        """
        worth = self.ask_as_operator() if EVERY_ROLE else None
        queries = [with_query(ask, self.all_parameters(ask), "foreign query") for ask in self.lists]
        if IS_FULL:
            queries = self.queries_of_operator()
        for own in self.sweep.own_codes:
            plan = self.sweep.plan(own)
            found = [ask for ask in plan.foreign_asks() if worth is None or ask.form in worth]
            self.foreign[own], self.pairs[own] = [*found, *queries, *plan.missing_asks()], plan.pairs()

    def all_parameters(self, ask: Ask) -> str:
        """Everything that a list may be asked for, at once."""
        return "&".join(query.shape for query in foreign_queries(ask, self.sweep.scene.foreign))

    def ask_as_operator(self) -> set[Form]:
        """What leads somewhere for somebody who may see everything."""
        asks = self.sweep.plan(self.sweep.main_unit).foreign_asks()
        return shapes_worth_asking({ask: self.sweep.ask(OPERATOR, ask).status for ask in asks})

    def queries_of_operator(self) -> list[Ask]:
        """The queries that change an answer for somebody who may see everything."""
        judge = self.sweep.judge
        assert judge
        queries: list[Ask] = []
        for ask in self.lists:
            answer = self.sweep.ask(OPERATOR, ask)
            queries += filter_queries(ask, answer, judge.numbers)
            queries += self.telling_queries(ask, answer)
        return queries

    def telling_queries(self, ask: Ask, plain: Answer) -> list[Ask]:
        """The queries that mean something to the view: the operator's answer is another one."""
        queries = foreign_queries(ask, self.sweep.scene.foreign)
        if plain.html:  # a page passes over parameters that it does not know: try all of them at once
            together = with_query(ask, "&".join(query.shape for query in queries))
            if self.sweep.ask(OPERATOR, together).digest == plain.digest:
                return []
        return [query for query in queries if self.sweep.ask(OPERATOR, query).digest != plain.digest]


def shapes_worth_asking(statuses: dict[Ask, int]) -> set[Form]:
    """Requests that lead somewhere for the operator, and one of each address at least."""
    found = {ask.form for ask, status in statuses.items() if status not in GONE}
    names = {ask.name for ask in statuses if ask.form in found}
    for ask in statuses:
        if ask.name not in names:
            names.add(ask.name)
            found.add(ask.form)
    return found


def read(frozen, part, roles):
    """Ask for everything before and after the foreign unit is at work; a generator for a module's fixture."""
    frozen.begin()
    sweep = Sweep(frozen, part, roles)
    reading = Reading(sweep)
    sweep.account.clock("begin")
    reading.ask_before()
    sweep.account.clock("before")
    frozen.complete()
    sweep.judge_from_now()
    reading.plan_foreign()
    sweep.account.clock("planned")
    sweep.account.figures["asks"] = {own: (len(reading.own[own]), len(reading.foreign[own])) for own in reading.own}
    sweep.account.write()
    yield reading
    sweep.account.figures["addresses that can show the other unit"] = len(sweep.shown)
    sweep.account.write()


def nothing_is_read(reading: Reading, role: Role) -> None:
    """Ask everything as somebody of a role; fail with what came out."""
    sweep, judge = reading.sweep, reading.sweep.judge
    assert judge
    known = set(sweep.account.leaks)
    digests = {}
    for ask in sweep.asked_by(role, reading.own[role.own]):
        answer = sweep.ask(role, ask)
        if reading.before[role.name, ask] != answer.digest and not allowed.differs(role, ask):
            sweep.account.leaks.add(judge.leak(role, ask, "the answer depends on the other unit"))
    for ask in sweep.asked_by(role, reading.foreign[role.own]):
        digests[ask.path] = sweep.ask(role, ask)
    for pair in share(role, reading.pairs[role.own]):
        for ask in (pair.foreign, pair.missing):
            if ask.path not in digests:
                digests[ask.path] = sweep.ask(role, ask)
        one, other = digests[pair.foreign.path], digests[pair.missing.path]
        if role.username and {one.location.split("?")[0], other.location.split("?")[0]} != {DOOR}:
            sweep.account.leaks |= set(judge.told_apart(role, pair.foreign, (one, other)))
    sweep.account.clock(role.name)
    sweep.account.write()
    assert sorted(sweep.account.leaks - known) == []


def silent_addresses(reading: Reading) -> set[str]:
    """Addresses that can name something of the other unit, at which not even the operator was shown anything of it."""
    names = {ask.name for asks in reading.foreign.values() for ask in asks if ask.sort in {"foreign", "mixed"}}
    for_posts = {name for name, statuses in reading.sweep.statuses.items() if statuses == {NO_SUCH_METHOD}}
    return names - reading.sweep.shown - for_posts


def different_addresses(reading: Reading) -> int:
    """At how many addresses the operator's answer depends on the other unit."""
    by_name = defaultdict(set)
    for (role, ask), digest in reading.before.items():
        if role == OPERATOR.name:
            by_name[ask.name].add(digest == reading.sweep.ask(OPERATOR, ask).digest)
    return sum(False in same for same in by_name.values())
