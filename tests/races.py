"""Acts at the same moment: threads with real connections, in a database of their own that is dropped afterwards."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

Act = Callable[[], Any]


@pytest.fixture(autouse=True)
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's fixture of this name: a copy of the test database in which threads may commit."""
    settings = connection.settings_dict
    name, own_name = settings["NAME"], f"{settings['NAME']}_races"
    with django_db_blocker.unblock():
        connections.close_all()
        drop = f'DROP DATABASE IF EXISTS "{own_name}" WITH (FORCE)'
        administer(drop, f'CREATE DATABASE "{own_name}" TEMPLATE "{name}"')
        settings["NAME"] = own_name
        try:
            yield
        finally:
            connections.close_all()
            settings["NAME"] = name
            administer(drop)


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
