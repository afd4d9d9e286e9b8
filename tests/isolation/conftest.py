"""The scene of the sweep, once for each module."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.isolation.plan import IS_FULL
from tests.isolation.scene import Scene, frozen_scene

#: Kept in the database, sessions are taken back with everything else that a request did.
SESSIONS = "django.contrib.sessions.backends.db"


@pytest.fixture(scope="module")
def one_database(django_db_blocker: Any) -> None:
    """The regular run sweeps SQLite; ``SWEEP=full`` sweeps whatever it is run on.

    What differs on PostgreSQL is asked of the rule of ownership there, model by model
    (``tests/sites/test_ownership.py``).
    """
    if connection.vendor == "postgresql" and not IS_FULL:
        pytest.skip("The sweep runs on SQLite; on PostgreSQL with SWEEP=full.")


@pytest.fixture(scope="module")
def frozen(one_database: None, scene: None) -> Iterator[Scene]:
    """An empty scene in which time stands still, and in which nobody reports broken requests but the sweep."""
    logging.disable(logging.CRITICAL)
    try:
        with override_settings(SESSION_ENGINE=SESSIONS), frozen_scene() as empty:
            yield empty
    finally:
        logging.disable(logging.NOTSET)
