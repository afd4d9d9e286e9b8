"""The scene of the sweep, once for each module."""

import logging
from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.isolation.scene import Scene, frozen_scene

#: Kept in the database, sessions are taken back with everything else that a request did.
SESSIONS = "django.contrib.sessions.backends.db"


@pytest.fixture(scope="module")
def frozen(scene: None) -> Iterator[Scene]:
    """An empty scene in which time stands still, and in which nobody reports broken requests but the sweep."""
    logging.disable(logging.CRITICAL)
    try:
        with override_settings(SESSION_ENGINE=SESSIONS), frozen_scene() as empty:
            yield empty
    finally:
        logging.disable(logging.NOTSET)
