"""People work on the same tree at the same moment: it stays sound and nobody sees an error.

Real connections in threads that start at a barrier, in a database of their own: a copy of the test database that
is dropped afterwards, so that what is committed here never reaches another test. Stock Wagtail breaks the tree
or raises in every one of these pairings (docs of :mod:`sites.tree`).
"""

import random
from functools import partial
from itertools import count
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from treebeard.exceptions import InvalidMoveToDescendant
from wagtail.models import Collection, Page, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import StandardPage
from home.services import found_unit
from sites.models import Unit
from tests import cast, races
from tests.pages import without_chain
from tests.races import Act, db
from tests.sites.tree_audit import tree_problems

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite admits one writer at a time: nothing can meet in the middle"
)

numbers = count(1)
__all__ = ["db"]


def at_once(*acts: Act) -> list[Exception]:
    """Race for the tree, and not for the approval of what is published."""

    def without_approval(act: Act) -> None:
        with without_chain():
            act()

    return races.at_once(*(partial(without_approval, act) for act in acts))


def plant(parent: Page, slug: str = "", live: bool = True) -> StandardPage:
    """Add a page."""
    slug = slug or f"trang-{next(numbers)}"
    with without_chain():
        return Page.objects.get(pk=parent.pk).add_child(instance=StandardPage(title=slug, slug=slug, live=live))


def section_with_pages(number: int = 0) -> tuple[StandardPage, list[StandardPage]]:
    """A new section of Health's site and pages in it."""
    section = plant(cast.home_of("syt"))
    return section, [plant(section) for _ in range(number)]


def copy_of(page: Page) -> StandardPage:
    """A fresh copy, as a view loads it before it works."""
    return StandardPage.objects.get(pk=page.pk)


def publish(page: Page, _other: Page | None = None) -> Act:
    """Open the page in the editor, then publish it."""
    opened = copy_of(page)
    return lambda: opened.save_revision().publish()


def add_child(page: Page, slug: str = "") -> Act:
    """Open the form for a new page below ``page``, then save it."""
    parent, slug = copy_of(page), slug or f"con-{next(numbers)}"
    return lambda: parent.add_child(instance=StandardPage(title=slug, slug=slug))


def move(page: Page, target: Page, pos: str = "last-child") -> Act:
    """Choose a new place, then move."""
    return partial(copy_of(page).move, copy_of(target), pos=pos)


def rename(page: Page, slug: str = "") -> Act:
    """Change the slug, then save."""
    opened = copy_of(page)
    opened.slug = slug or f"ten-{next(numbers)}"
    return opened.save


def delete(page: Page) -> Act:
    """Open the confirmation, then delete."""
    return copy_of(page).delete


def copy_below(page: Page) -> Act:
    """Copy the page and everything below it beside itself."""
    return partial(copy_of(page).copy, recursive=True, update_attrs={"slug": f"ban-sao-{next(numbers)}"})


def save_for_the_first_time(page: Page, username: str) -> Act:
    """Save a draft as the editor does: the subscription to the page's comments first, then the text."""
    opened, user = copy_of(page), cast.person(username)

    @transaction.atomic
    def act() -> None:
        PageSubscription(page=opened, user=user, comment_notifications=False).save()
        opened.save_revision(user=user)

    return act


def publish_and_add_first_child() -> tuple[Act, ...]:
    section, _none = section_with_pages()
    return publish(section), add_child(section)


def publish_and_move() -> tuple[Act, ...]:
    _section, (page, other) = section_with_pages(2)
    return publish(page), move(page, other)


def move_and_move() -> tuple[Act, ...]:
    _section, (page, first, second) = section_with_pages(3)
    return move(page, first), move(first, second)


def move_and_add_in_target() -> tuple[Act, ...]:
    _section, (page, target) = section_with_pages(2)
    return move(page, target), add_child(target)


def rename_and_add_child() -> tuple[Act, ...]:
    section, _pages = section_with_pages(1)
    return rename(section), add_child(section)


def delete_and_add_grandchild() -> tuple[Act, ...]:
    section, (page,) = section_with_pages(1)
    return delete(section), add_child(page)


def delete_and_publish() -> tuple[Act, ...]:
    section, (page,) = section_with_pages(1)
    return delete(section), publish(page)


def rename_and_delete() -> tuple[Act, ...]:
    _section, (page,) = section_with_pages(1)
    return rename(page), delete(page)


def reorder_and_add() -> tuple[Act, ...]:
    section, (first, _second, third) = section_with_pages(3)
    return move(third, first, "left"), add_child(section)


def move_to_the_front_and_add() -> tuple[Act, ...]:
    section, (first, _second) = section_with_pages(2)
    _elsewhere, (page,) = section_with_pages(1)
    return move(page, first, "left"), add_child(section)


def reorder_and_reorder() -> tuple[Act, ...]:
    _section, (first, second, third) = section_with_pages(3)
    return move(third, first, "left"), move(first, second, "right")


def reorder_and_save_for_the_first_time() -> tuple[Act, ...]:
    _section, (first, _second, third) = section_with_pages(3)
    return move(third, first, "left"), save_for_the_first_time(first, "binh")


def copy_and_add() -> tuple[Act, ...]:
    _section, (page, _other) = section_with_pages(2)
    plant(page)
    return copy_below(page), add_child(page)


def approve_and_delete() -> tuple[Act, ...]:
    section, (page,) = section_with_pages(1)
    binh = cast.person("binh")
    page.save_revision(user=cast.person("an"))
    page.get_workflow().start(page, cast.person("an"))
    state = page.current_workflow_task_state
    return partial(state.approve, user=binh), delete(section)


PAIRINGS = [
    publish_and_add_first_child,
    publish_and_move,
    move_and_move,
    move_and_add_in_target,
    rename_and_add_child,
    delete_and_add_grandchild,
    delete_and_publish,
    approve_and_delete,
    rename_and_delete,
    reorder_and_add,
    move_to_the_front_and_add,
    reorder_and_reorder,
    reorder_and_save_for_the_first_time,
    copy_and_add,
]
#: Pairings in which one act takes away what the other works on; the loser is told so.
MAY_BE_GONE = {delete_and_add_grandchild, delete_and_publish, approve_and_delete, rename_and_delete}
ROUNDS = 8


@pytest.mark.parametrize("pairing", PAIRINGS, ids=lambda pairing: pairing.__name__)
def test_two_acts_at_once_leave_a_sound_tree_and_raise_nothing(pairing):
    errors = [error for _round in range(ROUNDS) for error in at_once(*pairing())]
    if pairing in MAY_BE_GONE:
        errors = [error for error in errors if not isinstance(error, ObjectDoesNotExist)]
    assert errors == []
    assert tree_problems() == []


def test_of_two_publications_at_once_the_later_text_is_live_and_known_as_the_latest():
    for _round in range(ROUNDS):
        section, _none = section_with_pages()
        assert at_once(publish(section), publish(section)) == []
        page = copy_of(section)
        assert page.latest_revision == page.live_revision == page.revisions.order_by("-pk").first()
    assert tree_problems() == []


def create_twice(section: Page, slug: str) -> tuple[Act, ...]:
    return add_child(section, slug), add_child(section, slug)


def rename_to_the_same(section: Page, slug: str) -> tuple[Act, ...]:
    return rename(plant(section), slug), rename(plant(section), slug)


@pytest.mark.parametrize("acts", [create_twice, rename_to_the_same])
def test_of_two_pages_that_want_the_same_slug_one_is_refused(acts):
    section, _none = section_with_pages()
    for number in range(ROUNDS):
        (refusal,) = at_once(*acts(section, f"cung-ten-{number}"))
        assert isinstance(refusal, ValidationError)
        assert "slug" in refusal.message_dict
    assert tree_problems() == []


def test_units_founded_at_once_while_another_is_renamed_are_all_there():
    def rename_hub(unit: Unit) -> None:
        unit.short_name = "Tỉnh nhà"
        unit.save()

    foundings = [cast.founding(f"xa-{number}", short_name=f"An Xã {number}") for number in range(3)]
    acts = [partial(found_unit, founding, today=cast.TODAY) for founding in foundings]
    assert at_once(*acts, partial(rename_hub, cast.unit("tinh"))) == []
    assert {f"xa-{number}" for number in range(3)} <= set(Unit.objects.values_list("code", flat=True))
    assert tree_problems() == []


def test_of_two_foundings_of_the_same_unit_one_is_refused():
    acts = [partial(found_unit, cast.founding("an-chau"), today=cast.TODAY) for _person in range(2)]
    (refusal,) = at_once(*acts)
    assert isinstance(refusal, ValidationError)
    assert tree_problems() == []


def test_collections_made_and_renamed_at_once_stay_sound():
    def make(name: str) -> None:
        Collection.get_first_root_node().add_child(instance=Collection(name=name))

    def rename_collection(collection: Collection, name: str) -> None:
        collection.name = name
        collection.save()

    for number in range(ROUNDS):
        acts = [partial(make, f"{letter} {number}") for letter in "AB"]
        assert at_once(*acts, partial(rename_collection, cast.unit("tanan").collection, f"C {number}")) == []
    assert tree_problems() == []


def is_honest(error: Exception) -> bool:
    """Whether a person is told so: the slug is taken, the page is gone, a page cannot go into itself."""
    if isinstance(error, ValidationError):
        return set(error.message_dict) == {"slug"}
    return isinstance(error, ObjectDoesNotExist | InvalidMoveToDescendant)


def act_at_random(people: random.Random, acts: int) -> list[Exception]:
    """One person's morning: random acts on random pages below the sections of the test; returns the faults."""
    faults = []
    for _act in range(acts):
        keys = list(StandardPage.objects.filter(slug__startswith="trang-").values_list("pk", flat=True))
        first, second = (StandardPage.objects.filter(pk=people.choice(keys)).first() for _ in range(2))
        if first is None or second is None:
            continue
        try:
            people.choice(ACTS)(first, second)()
        except Exception as error:
            faults.append(error)
    return [fault for fault in faults if not is_honest(fault)]


def rename_section(first: Page, _second: Page) -> Act:
    return rename(first, f"trang-{next(numbers)}")


def delete_if_small(first: Page, _second: Page) -> Act:
    return delete(first) if first.is_leaf() else publish(first)


def copy_if_small(first: Page, _second: Page) -> Act:
    return copy_below(first) if first.get_descendant_count() < 4 else publish(first)


def add_page(first: Page, _second: Page) -> Act:
    return add_child(first, f"trang-{next(numbers)}") if first.depth < 7 else publish(first)


def move_in(first: Page, second: Page) -> Act:
    return move(first, second)


def reorder(first: Page, second: Page) -> Act:
    return move(first, second, "left")


ACTS = (publish, rename_section, delete_if_small, copy_if_small, add_page, add_page, move_in, reorder)


def test_eight_people_who_do_anything_anywhere_leave_a_sound_tree():
    section_with_pages(8)
    faults: list[Exception] = []

    def spend_morning(person: int) -> None:
        faults.extend(act_at_random(random.Random(person), acts=15))

    assert at_once(*(partial(spend_morning, person) for person in range(8))) == []
    assert faults == []
    assert tree_problems() == []


# --- Through the admin ----------------------------------------------------------------------------


def browser_of(username: str) -> Client:
    """A browser at the hub in which ``username`` has logged in; an error shows as status 500."""
    client = Client(headers={"host": cast.HOSTS["tinh"]}, raise_request_exception=False)
    client.force_login(cast.person(username))
    client.get("/admin/")  # the day's first visit writes the session
    return client


def form_of(title: str, slug: str, **buttons: str) -> dict[str, Any]:
    """What the editor sends for a page of text."""
    texts = {"title": title, "slug": slug, "lead": ""}
    return nested_form_data({**texts, "body": streamfield([]), "comments": inline_formset([]), **buttons})


def press(client: Client, url: str, data: dict[str, Any], answers: list[int]) -> Act:
    """Send a form and note the status of the answer."""
    return lambda: answers.append(client.post(url, data).status_code)


def create_url(parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=("home", "standardpage", parent.pk))


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def test_in_the_admin_a_section_is_published_while_its_first_child_is_created():
    publisher, writer = browser_of("binh"), browser_of("an")
    answers: list[int] = []
    for _round in range(ROUNDS):
        section, _none = section_with_pages()
        form = form_of(section.title, section.slug, **{"action-publish": "1"})
        first_child = form_of("Bài đầu tiên", f"trang-{next(numbers)}")
        at_once(
            press(publisher, edit_url(section), form, answers),
            press(writer, create_url(section), first_child, answers),
        )
        assert Page.objects.get(pk=section.pk).numchild == 1
    assert set(answers) == {302}
    assert tree_problems() == []


def test_in_the_admin_a_page_is_moved_while_its_new_section_is_published():
    publisher, mover = browser_of("root"), browser_of("root")
    answers: list[int] = []
    for _round in range(ROUNDS):
        _section, (page,) = section_with_pages(1)
        target, _none = section_with_pages()
        form = form_of(target.title, target.slug, **{"action-publish": "1"})
        move_url = reverse("wagtailadmin_pages:move_confirm", args=(page.pk, target.pk))
        at_once(press(publisher, edit_url(target), form, answers), press(mover, move_url, {}, answers))
    assert set(answers) == {302}
    assert tree_problems() == []


def test_in_the_admin_two_writers_who_choose_the_same_slug_leave_one_page():
    writers = browser_of("an"), browser_of("binh")
    section, _none = section_with_pages()
    answers: list[int] = []
    for number in range(ROUNDS):
        form = form_of("Trùng", f"trung-{number}")
        at_once(*(press(writer, create_url(section), form, answers) for writer in writers))
    assert Page.objects.get(pk=section.pk).get_children().count() == ROUNDS
    assert sorted(answers) == [200] * ROUNDS + [302] * ROUNDS  # 200: the form once more, with the reason
    assert tree_problems() == []
