"""The cast's today, for the length of a test."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests import cast


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """Stand at noon of the cast's day."""
    with time_machine.travel(f"{cast.TODAY}T05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def em(sign_in: Any) -> Client:
    """The browser of Em, who administers Health."""
    browser: Client = sign_in("em")
    return browser
