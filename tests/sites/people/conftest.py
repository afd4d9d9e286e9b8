"""The cast's today, for the length of a test."""

from collections.abc import Iterator

import pytest
import time_machine

from tests import cast


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """Stand at noon of the cast's day."""
    with time_machine.travel(f"{cast.TODAY}T05:00:00+00:00", tick=False):
        yield
