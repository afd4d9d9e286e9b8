"""A state machine over people, acts and ways to the public; what it believes is its own log, not the code's tables.

It writes down every successful write and decision by itself. Whatever is public must then follow from that log: for
each step that the text's block needs, in order, a decision by somebody who held the seat at that moment, on the public
text, after the last takedown, and by nobody who had written any part of it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from wagtail.models import Locale, Task, WorkflowTask
from wagtail_localize.models import Translation, TranslationSource

from news.models import ArticlePage
from sites.choices import Lane
from sites.models import Delegation, Seat
from tests.workflow.boards import fresh, open_step, person, write
from tests.workflow.machine_log import (
    COUNTS,
    DEPUTY,
    HEAD,
    LANES,
    NEEDS,
    PEOPLE,
    PERSONS,
    PLACES,
    START,
    TEXTS,
    WRITERS,
    Decision,
    Story,
    refused_or_done,
    text_of,
)
from workflow.takedown import take_down


class Approval(RuleBasedStateMachine):
    """Articles of two boards on every way that there is."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = time_machine.travel(START, tick=False)
        self.time = self.clock.start()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.articles: list[ArticlePage] = []
        self.stories: dict[int, Story] = {}
        self.aliases: list[int] = []
        self.delegated_until: datetime | None = None
        COUNTS.examples += 1

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        self.clock.stop()

    # --- What people do -----------------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        for key in LANES:
            self.new_article(key)

    def new_article(self, key: str) -> None:
        by = PEOPLE[key][0]
        article = write(key, by=by, title="Một", lead="Một", slug=f"bai-{len(self.articles)}")
        self.articles.append(article)
        self.stories[article.pk] = Story(key, writers={by})

    @precondition(lambda self: len(self.articles) < 3)
    @rule(key=st.sampled_from(sorted(LANES)))
    def write_another(self, key: str) -> None:
        self.new_article(key)

    @rule(place=PLACES, who=WRITERS, title=TEXTS, lane=st.integers(0, 1))
    def edit(self, place: int, who: int, title: str, lane: int) -> None:
        """As the editor does it: with the right to edit, and where no lock is in the way."""
        article, story = self.pick(place)
        user = person(PEOPLE[story.key][who])
        lock = article.get_lock()
        if not article.permissions_for_user(user).can_edit() or (lock and lock.for_user(user)):
            return
        self.save(article, story, user, title=title, lane=LANES[story.key][lane])

    @rule(place=PLACES, title=TEXTS)
    def write_over_in_place(self, place: int, title: str) -> None:
        """As autosave does it, and past every lock: the revision keeps its number."""
        article, story = self.pick(place)
        with refused_or_done():
            self.note_writer(article, story, article.latest_revision.user.username)
            draft = article.get_latest_revision_as_object()
            draft.lead = title
            draft.save_revision(user=article.latest_revision.user, overwrite_revision=article.latest_revision)

    def save(self, article: Any, story: Story, user: Any, **fields: Any) -> None:
        self.note_writer(article, story, user.username)
        draft = article.get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save_revision(user=user)
        COUNTS.written += 1

    def note_writer(self, article: Any, story: Story, username: str) -> None:
        state = open_step(article)
        editing = {code for code, _who, edits in self.needs(article) if edits}
        edits = state is not None and self.code(state) in editing
        (story.editors if edits else story.writers).add(username)

    @rule(place=PLACES)
    def submit(self, place: int) -> None:
        article, _story = self.pick(place)
        with refused_or_done():
            if state := article.current_workflow_state:
                state.resume(user=article.owner)
            else:
                article.get_workflow().start(article, article.owner)
            COUNTS.submitted += 1

    @rule(place=PLACES, who=PERSONS)
    def anybody_approves(self, place: int, who: int) -> None:
        article, story = self.pick(place)
        self.approve_as(article, story, PEOPLE[story.key][who])

    @rule(place=PLACES)
    def the_right_person_approves(self, place: int) -> None:
        article, story = self.pick(place)
        if state := open_step(article):
            for code, who, _edits in self.needs(article):
                if code == self.code(state):
                    self.approve_as(article, story, who)

    @rule(place=PLACES)
    def the_whole_chain_approves(self, place: int) -> None:
        self.submit(place)
        self.the_rest_of_the_chain_approves(place)

    @rule(place=PLACES)
    def the_rest_of_the_chain_approves(self, place: int) -> None:
        for _step in range(4):
            self.the_right_person_approves(place)

    def approve_as(self, article: Any, story: Story, username: str) -> None:
        state = open_step(article)
        if state is None:
            return
        code, text = self.code(state), text_of(fresh(article).get_latest_revision_as_object())
        declared = {f"declare_{name}": True for name in state.task.specific.step.declarations}
        edits = state.task.specific.step.edits
        by_writer = username in (story.writers if edits else story.writers | story.editors)
        with refused_or_done():
            state.task.specific.on_action(state, person(username), "approve", comment="", **declared)
            held = self.holds(username, code, story.key, text[2])
            story.decisions.append(Decision(code, username, text, by_writer, held))
            COUNTS.approved += 1
            if fresh(article).current_workflow_state is None:
                COUNTS.published += 1
                story.writers, story.editors = set(), set()

    @rule(place=PLACES, who=PERSONS)
    def send_back(self, place: int, who: int) -> None:
        article, story = self.pick(place)
        if state := open_step(article):
            with refused_or_done():
                state.task.specific.on_action(state, person(PEOPLE[story.key][who]), "reject", comment="Sửa")
                COUNTS.returned += 1

    @rule(place=PLACES)
    def withdraw(self, place: int) -> None:
        article, _story = self.pick(place)
        if state := article.current_workflow_state:
            with refused_or_done():
                state.cancel(user=article.owner)

    @rule(place=PLACES, title=TEXTS)
    def sent_back_rewritten_and_submitted_again(self, place: int, title: str) -> None:
        """The story that most often goes wrong: earlier approvals of another text."""
        article, story = self.pick(place)
        self.the_right_person_approves(place)
        for code, who, _edits in self.needs(article):
            if (state := open_step(article)) and self.code(state) == code:
                with refused_or_done():
                    state.task.specific.on_action(state, person(who), "reject", comment="Sửa")
        article = fresh(article)
        if article.get_lock() is None:
            self.save(article, story, article.owner, title=title)
        self.submit(place)

    @rule(days=st.integers(0, 2))
    def delegate(self, days: int) -> None:
        head, deputy = (Seat.objects.get(user__username=name) for name in (HEAD, DEPUTY))
        today = timezone.localdate()
        Delegation.objects.all().delete()
        Delegation.objects.create(seat=head, deputy=deputy, decision_number="1", decision_date=today, starts_on=today,
                                  ends_on=today + timedelta(days=days))  # fmt: skip
        self.delegated_until = datetime.combine(today + timedelta(days=days), datetime.max.time())

    @rule(hours=st.sampled_from([1, 30, 80]))
    def time_passes(self, hours: int) -> None:
        self.time.shift(timedelta(hours=hours))
        with refused_or_done():
            call_command("publish_scheduled")

    @rule(place=PLACES, who=PERSONS)
    def take_down(self, place: int, who: int) -> None:
        article, story = self.pick(place)
        with refused_or_done():
            take_down(article, user=person(PEOPLE[story.key][who]), reason="Sai")
            story.since = len(story.decisions)

    @rule(place=PLACES)
    def schedule(self, place: int) -> None:
        article, story = self.pick(place)
        if article.get_lock() is None:
            self.save(article, story, article.owner, go_live_at=timezone.now() + timedelta(hours=2))

    # --- Stories that go wrong where the product has a hole; chance alone would tell them too rarely ----------------

    @rule(place=PLACES, title=TEXTS, which=st.integers(0, 5))
    def story(self, place: int, title: str, which: int) -> None:
        stories = [
            self.embargo,
            self.expired_delegation,
            self.taken_down,
            self.changed_in_place,
            self.own_text,
            self.other_block,
        ]
        stories[which](place, title)

    def embargo(self, place: int, title: str) -> None:
        """A text with an alias is approved for later."""
        self.alias(place)
        self.schedule(place)
        self.the_whole_chain_approves(place)

    def expired_delegation(self, place: int, title: str) -> None:
        """The deputy goes on deciding for the head when the delegation is over."""
        self.delegate(0)
        self.time_passes(30)
        self.submit(place)
        self.the_right_person_approves(place)
        article, story = self.pick(place)
        self.approve_as(article, story, DEPUTY)
        self.the_rest_of_the_chain_approves(place)

    def taken_down(self, place: int, title: str) -> None:
        """What was taken down comes back by code."""
        self.the_whole_chain_approves(place)
        _article, story = self.pick(place)
        self.take_down(place, PEOPLE[story.key].index(NEEDS[story.key, Lane.GOVERNMENT][1][1]))
        self.publish_some_revision(place, 0)

    def changed_in_place(self, place: int, title: str) -> None:
        """The text changes under the hands of those who decide on it."""
        self.submit(place)
        self.the_right_person_approves(place)
        self.write_over_in_place(place, title)
        self.the_rest_of_the_chain_approves(place)

    def own_text(self, place: int, title: str) -> None:
        """Who decides later has a hand in the draft."""
        _article, story = self.pick(place)
        self.edit(place, PEOPLE[story.key].index(NEEDS[story.key, Lane.GOVERNMENT][1][1]), title, 0)
        self.the_whole_chain_approves(place)

    def other_block(self, place: int, title: str) -> None:
        """The item is of the block that needs one step more."""
        article, story = self.pick(place)
        if article.get_lock() is None:
            self.save(article, story, article.owner, title=title, lane=LANES[story.key][1])
        self.submit(place)
        for _code, who, _edits in NEEDS[story.key, Lane.GOVERNMENT]:
            self.approve_as(fresh(article), story, who)

    # --- Ways past the chain --------------------------------------------------------------------------------------

    @rule(place=PLACES, way=st.integers(0, 5), which=st.integers(0, 20))
    def go_past_the_chain(self, place: int, way: int, which: int) -> None:
        COUNTS.ways += 1
        ways = [
            self.publish_some_revision,
            self.save_as_public,
            self.copy_as_public,
            self.translate,
            self.switch_a_task_off,
            self.take_a_step_out_of_the_workflow,
        ]
        ways[way](place, which)

    def publish_some_revision(self, place: int, which: int) -> None:
        article, _story = self.pick(place)
        revisions = list(article.revisions.order_by("-pk"))
        with refused_or_done():
            revisions[which % len(revisions)].publish(
                user=person("root") if which % 2 else None, skip_permission_checks=True
            )

    def save_as_public(self, place: int, which: int) -> None:
        article, _story = self.pick(place)
        with refused_or_done():
            draft = article.get_latest_revision_as_object()
            draft.live = True
            draft.save()

    def copy_as_public(self, place: int, which: int) -> None:
        article, story = self.pick(place)
        with refused_or_done():
            copy = article.copy(update_attrs={"slug": f"ban-sao-{timezone.now():%d%H%M%S}-{len(self.stories)}"})
            self.stories[copy.pk] = Story(story.key, writers={"?"})

    @rule(place=PLACES)
    def alias(self, place: int) -> None:
        article, _story = self.pick(place)
        if len(self.aliases) < 2:
            with refused_or_done():
                alias = article.create_alias(update_slug=f"bi-danh-{len(self.aliases)}", user=None)
                self.aliases.append(alias.pk)

    def translate(self, place: int, which: int) -> None:
        article, _story = self.pick(place)
        with refused_or_done():
            source, _made = TranslationSource.update_or_create_from_instance(article)
            english = Locale.objects.get(language_code="en")
            translation, _made = Translation.objects.get_or_create(source=source, target_locale=english)
            translation.save_target(publish=False)
            translation.get_target_instance().get_latest_revision().publish()

    def switch_a_task_off(self, place: int, which: int) -> None:
        tasks = list(Task.objects.filter(active=True, seattask__chain__key__in=LANES).order_by("pk"))
        with refused_or_done():
            tasks[which % len(tasks)].deactivate()
            self.what_is_public_was_approved()
            raise PermissionDenied  # it is undone

    def take_a_step_out_of_the_workflow(self, place: int, which: int) -> None:
        article, _story = self.pick(place)
        with refused_or_done():
            steps = list(WorkflowTask.objects.filter(workflow=article.get_workflow()).order_by("sort_order"))
            steps[which % len(steps)].delete()
            if state := article.current_workflow_state:
                state.update()
            self.what_is_public_was_approved()
            raise PermissionDenied

    # --- What must always hold ------------------------------------------------------------------------------------

    @invariant()
    def what_is_public_was_approved(self) -> None:
        for page in ArticlePage.objects.filter(live=True, pk__in=[*self.stories, *self.aliases]):
            COUNTS.checks += 1
            if page.pk in self.aliases:
                source = ArticlePage.objects.get(pk=page.alias_of_id)
                assert source.live, "an alias is public and its source is not"
                assert text_of(source) == text_of(page), "an alias shows another text than its source"
                continue
            self.check(page, self.stories[page.pk])
        english = Locale.objects.get(language_code="en")
        assert not ArticlePage.objects.filter(live=True, locale=english).exists(), "a translation is public"

    def check(self, page: Any, story: Story) -> None:
        wanted = [code for code, _who, _edits in NEEDS[story.key, page.lane]]
        taken = [decision for decision in story.decisions[story.since :] if decision.text == text_of(page)]
        for code in reversed(wanted):
            while taken and taken[-1].step != code:
                taken.pop()
            assert taken, f"public without the step {code} on this text: {story.decisions}"
            decision = taken.pop()
            assert decision.held, f"decided by {decision.who}, who held no seat for {code}"
            assert not decision.by_writer, f"{decision.who} decided on their own text"

    # --- What the machine knows by itself ------------------------------------------------------------------------

    def pick(self, place: int) -> tuple[Any, Story]:
        article = fresh(self.articles[place % len(self.articles)])
        return article, self.stories[article.pk]

    def needs(self, article: Any) -> list[tuple[str, str, bool]]:
        return NEEDS[self.stories[article.pk].key, fresh(article).get_latest_revision_as_object().lane]

    @staticmethod
    def code(state: Any) -> str:
        return state.task.specific.code

    def holds(self, username: str, code: str, key: str, lane: str) -> bool:
        holder = next((who for step, who, _edits in NEEDS[key, lane] if step == code), None)
        if holder == username:
            return True
        is_delegate = (holder, username) == (HEAD, DEPUTY) and self.delegated_until is not None
        return is_delegate and timezone.localtime().replace(tzinfo=None) <= self.delegated_until
