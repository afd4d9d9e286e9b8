"""What all tests share."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from home.catalogs import compile_catalogs
from sites.models import Unit
from tests import cast
from tests.demo_site import demo_site
from tests.pages import without_chain

# Rendering the models of 200 migrations makes and drops millions of objects; collecting rarely costs a third less.
gc.set_threshold(50_000, 20, 20)

__all__ = ["demo_site"]


#: The files that take longest, in this order: begun last, one would keep its process busy while the others are done.
SLOWEST = (
    "tests/workflow/test_decision_races.py",
    "tests/sites/test_tree_races.py",
    "tests/isolation/test_writing.py",
    "tests/isolation/test_reading.py",
    "tests/isolation/test_reading_across.py",
    "tests/home/test_demo.py",
    "tests/workflow/test_machine.py",
    "tests/sites/test_admin_budget.py",
    "tests/sites/people/test_rights_never_grow.py",
    "tests/isolation/test_planted.py",
    "tests/workflow/test_approval_screen.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put races first, which need the database for themselves, and then the slowest files."""
    rank = {config.rootpath / path: place for place, path in enumerate(SLOWEST)}
    items.sort(key=lambda item: (not item.path.stem.endswith("_races"), rank.get(item.path, len(rank))))


def pytest_configure() -> None:
    """A clone has no compiled catalogues."""
    compile_catalogs(settings.LOCALE_PATHS)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Put the cast into the test database, once."""
    with django_db_blocker.unblock():
        if not Unit.objects.exists():
            cast.build_province()


Visit = Callable[..., HttpResponse]


@pytest.fixture
def visit(client: Client) -> Visit:
    """Open a page as an anonymous reader: ``visit("syt", "/tin-tuc/")`` or with a bare host name."""

    def open_page(host: str, path: str = "/", **extra: Any) -> HttpResponse:
        return client.get(path, headers={"host": cast.HOSTS.get(host, host)}, **extra)

    return open_page


@pytest.fixture
def sign_in() -> Callable[[str], Client]:
    """A browser at the hub in which one of the cast has logged in: ``sign_in("an").get("/admin/")``."""

    def log_in(username: str) -> Client:
        client = Client(headers={"host": cast.HOSTS["tinh"]})
        client.force_login(cast.person(username))
        return client

    return log_in


@pytest.fixture
def no_chain(db: None) -> Iterator[None]:
    """Pages of this test go public without approval: it is about something else."""
    with without_chain():
        yield


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a module's own fixtures build upon this one stands until the module's last test, and is then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
