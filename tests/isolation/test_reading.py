"""Nobody of a board reads anything of another unit, at any address, in any way of asking."""

import pytest

from tests.isolation import allowed
from tests.isolation.plan import IS_FULL
from tests.isolation.reading import different_addresses, nothing_is_read, read
from tests.isolation.roles import ROLES

pytestmark = pytest.mark.django_db

#: Everybody, with ``SWEEP=full``; otherwise those whose rights differ in kind.
FEW = {"collaborator", "unit administrator", "anonymous"}
ASKING = [role for role in ROLES if (role.units <= {"stc"} and IS_FULL) or role.name in FEW]


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
