"""What speaks against a chain is said at its place in the form, and what was typed stays; nothing of it gets in."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sites.choices import Lane, Level, Position
from sites.models import Seat
from tests.forms import errors_in
from tests.workflow.boards import person
from tests.workflow.test_chain_making import HEAD, WARD, browser, opened, send, ward
from workflow.choices import DeadlineKind, Declaration, OptionalCheck
from workflow.making.chain_form import ChainForm
from workflow.making.rights import capacity_to_make
from workflow.making.services import make_chain, put_in_force
from workflow.making.words import WORDS, said
from workflow.models import Chain
from workflow.presets import SHIPPED, Deadline, Freshness, Preset, Step, preset_from
from workflow.problems import CODE, MOST_STEPS, problems_of
from workflow.services import provision

SECOND, LAST = "steps-1-", "steps-3-"
LANES = [lane.value for lane in Lane]

#: Why -> what is typed instead, which words of the refusal it is, and in which field it stands.
REFUSED = {
    "no steps": ({f"steps-{n}-{name}": [] for n in range(4) for name in ("name", "article", "positions")}
                 | {"steps-1-seats_answer": []}, "no_steps"),
    "no legal basis": ({"basis": ["  "]}, "no_basis"),
    "no name": ({"name": [""]}, "no_name"),
    "a step without a name": ({"steps-0-name": [""]}, "step_name"),
    "a step without an article": ({"steps-0-article": [""]}, "step_article"),
    "a step without seats": ({"steps-0-positions": []}, "step_seats"),
    "the last step edits": ({"steps-3-edits": ["on"]}, "last_edits"),
    "a block that nobody decides": (
        {name: ["none"] for name in ("steps-2-lane_party", "steps-3-lane_party")}, "nobody_decides"),
    "not by a later step": ({"steps-0-not_by": ["dang"]}, "not_by_later"),
    "a deadline without a term": ({"deadlines-0-working_days": [""]}, "deadline_term"),
    "a deadline without an article": ({"deadlines-0-article": [""]}, "deadline_article"),
    "a deadline with two terms": ({"deadlines-0-day_of_month": ["3"]}, "deadline_term"),
    "two deadlines of a kind": ({"deadlines-1-kind": ["news"]}, "deadline_twice"),
    "freshness without an article": ({"freshness-0-article": [""]}, "freshness"),
    "a code twice": ({"steps-1-code": ["chinh-ta"]}, "step_code"),
}  # fmt: skip
#: The same for what the fields themselves cannot read.
UNREADABLE = {
    "an unknown seat": {"steps-0-positions": ["king"]},
    "an unknown block's way": {"steps-0-lane_party": ["perhaps"]},
    "an unknown level": {"steps-0-level": ["emperor"]},
    "the level of those who run the system": {"steps-0-level": [Level.SYSTEM_ADMINISTRATOR]},
    "an unknown check": {"blocking": ["secrecy_marking"]},
    "no number": {"deadlines-0-working_days": ["soon"]},
    "seats that are not asked for": {"steps-0-seats_party": ["head"]},
    "seats that are missing": {"steps-0-lane_party": ["these"]},
    "a name that is too long": {"steps-0-name": ["x" * 201]},
    "too many steps": {"steps-TOTAL_FORMS": [str(MOST_STEPS + 1)]},
    "no management form": {"steps-TOTAL_FORMS": []},
}


@pytest.mark.django_db
@pytest.mark.usefixtures("boards")
class TestRefusals:
    @pytest.mark.parametrize("why", REFUSED)
    def test_a_chain_that_cannot_be_relied_on_is_refused_in_words(self, why):
        changes, code = REFUSED[why]
        head = browser(HEAD)
        values = opened(head) | {"steps-2-name": ["Trưởng ban xem và duyệt"]} | changes
        for action in ("check", "act"):
            response = send(head, values, action)
            words = str(WORDS[code].text).split("%")[0]
            assert any(words in message for message in errors_in(response)), errors_in(response)
            assert why == "no steps" or "Trưởng ban xem và duyệt" in response.text, "what was typed is kept"
        assert ward().preset == WARD
        assert not Chain.objects.filter(unit=ward()).exists()

    @pytest.mark.parametrize("why", UNREADABLE)
    def test_what_cannot_be_read_is_refused(self, why):
        head = browser(HEAD)
        assert errors_in(send(head, opened(head) | UNREADABLE[why], "act"))
        assert not Chain.objects.filter(unit=ward()).exists()

    def test_a_seat_that_nobody_holds_is_refused_at_its_step(self):
        head = browser(HEAD)
        values = opened(head) | {"steps-3-positions": [Position.TECHNICAL_OFFICER]}
        response = send(head, values, "check")
        (message,) = [text for text in errors_in(response) if str(Position.TECHNICAL_OFFICER.label) in text]
        assert str(Level.PUBLISHER.label) in message
        assert SHIPPED[WARD].steps[3].name in message

    def test_a_seat_that_falls_vacant_before_the_act_is_refused_by_the_act_itself(self):
        preset = SHIPPED[WARD]
        capacity = capacity_to_make(person(HEAD), ward())
        seen = Chain.objects.get(key=WARD).pk
        Seat.objects.filter(unit=ward(), position=Position.CHAIR).delete()
        with pytest.raises(ValidationError) as refusal:
            put_in_force(preset, unit=ward(), after=seen, by=person(HEAD), capacity=capacity)
        assert str(Lane.ANSWER.label) in " ".join(refusal.value.messages)
        with pytest.raises(ValidationError):
            make_chain(preset, unit=ward(), by=person("dung"))


def test_every_problem_has_its_words():
    source = set()
    empty = Step("", "", "", (), {"moon": ("king",)}, "emperor", True, ("later",), ("oath",))
    bad = Preset("x", "n" * 201, "", (empty, *([empty] * MOST_STEPS)), blocking=("secrecy_marking",),
                 deadlines=(Deadline("moon", "", 400), Deadline("moon", "", 400)),
                 freshness=(Freshness("", 0), Freshness("", 0)))  # fmt: skip
    for problem in problems_of(bad):
        source.add(problem.code)
        assert str(said(problem).text)
    assert source <= set(WORDS)
    assert len(source) >= 18


def test_the_optional_checks_are_those_that_do_not_block_by_themselves():
    """Each code is one that a check of a text gives; the words beside it are the chain's."""
    from pathlib import Path

    sources = "".join(path.read_text() for app in ("sites", "documents", "news") for path in Path(app).rglob("*.py"))
    for code in OptionalCheck.values:
        (rest,) = [line for line in sources.splitlines() if f'Issue("{code}"' in line][:1]
        assert ", False, " in rest, code


# --- Any chain ---------------------------------------------------------------------------------------

words = st.text("aăâđêôơưéếệừABĐ019-,.“”&<>'\"", min_size=1, max_size=12)
codes = st.from_regex(CODE, fullmatch=True).filter(lambda code: len(code) <= 20)
positions = st.lists(st.sampled_from(Position.values), max_size=4)


@st.composite
def steps(draw, code, earlier):
    return Step(
        code,
        draw(words),
        draw(words),
        tuple(draw(positions)),
        {lane: tuple(draw(positions)) for lane in draw(st.lists(st.sampled_from(LANES), max_size=3))},
        draw(st.sampled_from(["", *Level.values])),
        draw(st.booleans()),
        tuple(draw(st.lists(st.sampled_from(earlier), max_size=2))) if earlier else (),
        tuple(draw(st.lists(st.sampled_from(Declaration.values), max_size=4))),
    )


@st.composite
def deadlines(draw):
    kind, days = draw(st.sampled_from(DeadlineKind.values)), draw(st.integers(-1, 20))
    by_day = draw(st.booleans())
    return Deadline(kind, draw(words), None if by_day else days, draw(st.integers(0, 32)) if by_day else None)


@st.composite
def presets(draw):
    """Chains from the building blocks, most of them such as can be relied on."""
    rows, all_codes = [], draw(st.lists(codes, min_size=0, max_size=4, unique=True))
    for number, code in enumerate(all_codes):
        rows.append(draw(steps(code, all_codes[: number + draw(st.sampled_from([0, 0, 0, 1]))])))
    return Preset(
        "bat-ky",
        draw(words),
        draw(words),
        tuple(rows),
        draw(st.booleans()),
        draw(st.booleans()),
        tuple(draw(st.lists(st.sampled_from(OptionalCheck.values), max_size=3))),
        tuple(draw(st.lists(deadlines(), max_size=2))),
        tuple(draw(st.lists(st.builds(Freshness, words, st.integers(1, 9), st.sampled_from(["", "hub"])), max_size=1))),
    )


@st.composite
def sound(draw):
    """The same, mended so that the chain ends with a step of the head for every block."""
    preset = draw(presets())
    last = Step("cuoi-cung", draw(words), draw(words), ("head",))
    codes_before = [step.code for step in preset.steps if step.code != last.code]
    mended = [
        Step(step.code, step.name, step.article, step.positions or ("member",), step.lanes,
             "" if step.level == Level.SYSTEM_ADMINISTRATOR else step.level, step.edits,
             tuple(code for code in step.not_by if code in codes_before[:number]), step.declarations)
        for number, step in enumerate(step for step in preset.steps if step.code != last.code)
    ]  # fmt: skip
    kinds = {row.kind: row for row in preset.deadlines
             if (row.working_days or 0) >= 0 and (row.day_of_month is None or 1 <= row.day_of_month <= 31)}  # fmt: skip
    return Preset(preset.key, preset.name, preset.basis, (*mended, last), preset.delegable, preset.emergency,
                  preset.blocking, tuple(kinds.values()), preset.freshness)  # fmt: skip


def typed(form):
    """What a browser would send of the form: every field with the value that it shows."""
    values = {}
    for part in (form.steps, form.deadlines, form.freshness):
        values |= {field.html_name: field.value() for field in part.management_form}
    for part in form.hidden_forms:
        for field in part:
            value = field.value()
            if value is not None and value is not False:
                values[field.html_name] = "on" if value is True else value
    return values


def sent(values):
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    return data


RARELY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@RARELY
@given(preset=st.one_of(sound(), presets(), st.sampled_from(list(SHIPPED.values()))))
def test_one_that_is_accepted_is_the_same_after_form_and_database_and_one_that_is_refused_gets_in_nowhere(db, preset):
    with transaction.atomic():  # each example finds the database as the first one did
        form = ChainForm(sent(typed(ChainForm(preset=preset))))
        before = Chain.objects.count()
        if list(problems_of(preset)):
            assert not form.is_valid()
            with pytest.raises(ValueError, match=r"."):
                provision(preset)
            assert Chain.objects.count() == before
        else:
            assert form.is_valid(), (form.details.errors, [row.errors for row in form.hidden_forms])
            assert form.preset(preset.key) == preset
            assert provision(preset).preset == preset
            stored = Chain.objects.newest().get(key=preset.key)
            assert preset_from(preset.key, stored.definition) == preset
        transaction.set_rollback(True)
