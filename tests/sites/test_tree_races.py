"""People work on the same tree at the same moment: it stays sound and nobody sees an error.

Real connections in threads that start at a barrier, in a database of their own: a copy of the test database that
is dropped afterwards, so that what is committed here never reaches another test. Stock Wagtail breaks the tree
or raises in every one of these pairings (docs of :mod:`sites.tree`).
"""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection, connections
from django.test import Client
from treebeard.exceptions import InvalidMoveToDescendant
from wagtail.models import Collection, Page, Revision

from home.models import StandardPage
from home.services import found_unit
from sites.models import Unit
from tests import cast
from tests.sites.tree_audit import tree_problems

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite admits one writer at a time: nothing can meet in the middle"
)

Act = Callable[[], Any]
numbers = count(1)


@pytest.fixture(autouse=True)
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's fixture of this name: a copy of the test database in which threads may commit."""
    settings = connection.settings_dict
    name, own_name = settings["NAME"], f"{settings['NAME']}_races"
    with django_db_blocker.unblock():
        connections.close_all()
        administer(f'DROP DATABASE IF EXISTS "{own_name}" WITH (FORCE)', f'CREATE DATABASE "{own_name}" TEMPLATE "{name}"')
        settings["NAME"] = own_name
        try:
            yield
        finally:
            connections.close_all()
            settings["NAME"] = name
            administer(f'DROP DATABASE IF EXISTS "{own_name}" WITH (FORCE)')


def administer(*statements: str) -> None:
    """Run statements that need a connection to no database in particular."""
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def at_once(*acts: Act) -> list[Exception]:
    """Start all ``acts`` at the same moment, each on its own connection; returns what they raised."""
    barrier = Barrier(len(acts))

    def run(act: Act) -> Exception | None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            act()
        except Exception as error:
            return error
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(acts)) as threads:
        return [error for error in threads.map(run, acts) if error is not None]


def plant(parent: Page, slug: str = "", live: bool = True) -> StandardPage:
    """Add a page."""
    slug = slug or f"trang-{next(numbers)}"
    return Page.objects.get(pk=parent.pk).add_child(instance=StandardPage(title=slug, slug=slug, live=live))


def section_with_pages(number: int = 0) -> tuple[StandardPage, list[StandardPage]]:
    """A new section of Health's site and pages in it."""
    section = plant(cast.home_of("syt"))
    return section, [plant(section) for _ in range(number)]


def copy_of(page: Page) -> StandardPage:
    """A fresh copy, as a view loads it before it works."""
    return StandardPage.objects.get(pk=page.pk)


def publish(page: Page) -> Act:
    """Open the page in the editor, then publish it."""
    return lambda opened=copy_of(page): opened.save_revision().publish()


def add_child(page: Page, slug: str = "") -> Act:
    """Open the form for a new page below ``page``, then save it."""
    slug = slug or f"con-{next(numbers)}"
    return lambda parent=copy_of(page): parent.add_child(instance=StandardPage(title=slug, slug=slug))


def move(page: Page, target: Page, pos: str = "last-child") -> Act:
    """Choose a new place, then move."""
    return lambda page=copy_of(page), target=copy_of(target): page.move(target, pos=pos)


def rename(page: Page, slug: str = "") -> Act:
    """Change the slug, then save."""

    def act(page: StandardPage) -> None:
        page.slug = slug or f"ten-{next(numbers)}"
        page.save()

    return partial(act, copy_of(page))


def delete(page: Page) -> Act:
    """Open the confirmation, then delete."""
    return lambda page=copy_of(page): page.delete()


def copy_below(page: Page) -> Act:
    """Copy the page and everything below it beside itself."""
    return lambda page=copy_of(page): page.copy(recursive=True, update_attrs={"slug": f"ban-sao-{next(numbers)}"})


def publish_and_add_first_child() -> tuple[Act, ...]:
    section, _none = section_with_pages()
    return publish(section), add_child(section)


def publish_and_move() -> tuple[Act, ...]:
    section, (page, other) = section_with_pages(2)
    return publish(page), move(page, other)


def publish_and_publish() -> tuple[Act, ...]:
    section, _none = section_with_pages()
    return publish(section), publish(section)


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


def reorder_and_add() -> tuple[Act, ...]:
    section, (first, _second, third) = section_with_pages(3)
    return move(third, first, "left"), add_child(section)


def reorder_and_reorder() -> tuple[Act, ...]:
    _section, (first, second, third) = section_with_pages(3)
    return move(third, first, "left"), move(first, second, "right")


def reorder_and_save_for_the_first_time() -> tuple[Act, ...]:
    _section, (first, _second, third) = section_with_pages(3)
    return move(third, first, "left"), first_save_of(first, "binh")


def first_save_of(page: Page, username: str) -> Act:
    """Save a draft as the editor does: the subscription to the page's comments first, then the text."""
    from django.db import transaction
    from wagtail.models import PageSubscription

    def act(page: StandardPage, user: Any) -> None:
        with transaction.atomic():
            PageSubscription.objects.create(page=page, user=user)
            page.save_revision(user=user)

    return partial(act, copy_of(page), cast.person(username))


def copy_and_add() -> tuple[Act, ...]:
    _section, (page, _other) = section_with_pages(2)
    plant(page)
    return copy_below(page), add_child(page)


PAIRINGS = [
    publish_and_add_first_child,
    publish_and_move,
    publish_and_publish,
    move_and_move,
    move_and_add_in_target,
    rename_and_add_child,
    delete_and_add_grandchild,
    delete_and_publish,
    reorder_and_add,
    reorder_and_reorder,
    reorder_and_save_for_the_first_time,
    copy_and_add,
]
#: Pairings in which one act takes away what the other works on; the loser is told so.
MAY_BE_GONE = {delete_and_add_grandchild, delete_and_publish}
ROUNDS = 10


@pytest.mark.parametrize("pairing", PAIRINGS, ids=lambda pairing: pairing.__name__)
def test_two_acts_at_once_leave_a_sound_tree_and_raise_nothing(pairing):
    errors = [error for _round in range(ROUNDS) for error in at_once(*pairing())]
    if pairing in MAY_BE_GONE:
        errors = [error for error in errors if not isinstance(error, ObjectDoesNotExist)]
    assert errors == []
    assert tree_problems() == []
