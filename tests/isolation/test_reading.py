"""Nobody of a board reads anything of another unit, at any address, in any way of asking."""

import pytest

from tests.isolation import allowed
from tests.isolation.plan import EVERY_ROLE
from tests.isolation.reading import different_addresses, nothing_is_read, read, silent_addresses
from tests.isolation.roles import ROLES

pytestmark = pytest.mark.django_db

ASKING = [role for role in ROLES if role.units <= {"stc"}]


@pytest.fixture(scope="module")
def reading(frozen):
    """Everything was asked once before the foreign unit was at work."""
    yield from read(frozen, "reading", ASKING)


@pytest.mark.parametrize("role", ASKING, ids=str)
def test_nothing_of_another_unit_is_read(reading, role):
    nothing_is_read(reading, role)


def test_the_operators_answers_depend_on_the_other_unit(reading):
    """Otherwise a comparison of answers before and after would prove nothing."""
    assert different_addresses(reading) >= allowed.LEAST_DIFFERENT


@pytest.mark.skipif(not EVERY_ROLE, reason="The operator asks for foreign things with SWEEP=roles and SWEEP=full.")
def test_the_operator_is_shown_the_other_unit_wherever_it_can_be_named(reading):
    """Otherwise an address would pass because it shows nothing to anybody."""
    silent = silent_addresses(reading)
    reading.sweep.account.figures["addresses that show nothing"] = sorted(silent)
    reading.sweep.account.write()
    assert sorted(silent - allowed.SHOWS_NOTHING.keys()) == []
