"""Who serves the hub, or two units, reads nothing of a third."""

import pytest

from tests.isolation.reading import nothing_is_read, read
from tests.isolation.roles import ROLES

pytestmark = pytest.mark.django_db

ASKING = [role for role in ROLES if role.units - {"stc"}]


@pytest.fixture(scope="module")
def reading(frozen):
    """Everything was asked once before the foreign unit was at work."""
    yield from read(frozen, "reading-across", ASKING)


@pytest.mark.parametrize("role", ASKING, ids=str)
def test_nothing_of_another_unit_is_read(reading, role):
    nothing_is_read(reading, role)
