"""Everything happens on 20/11/2026, nine in the morning in Hà Nội; the scene has one public article of Health."""

from datetime import datetime

import pytest

from sites.working_days import VIETNAM
from tests import pages

NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def article(db):
    """What is flagged."""
    return pages.article(title="Tiêm chủng mở rộng", slug="tiem-chung")


@pytest.fixture
def dung(sign_in):
    """The browser of Dũng, who inspects units for the hub."""
    return sign_in("dung")


@pytest.fixture
def binh(sign_in):
    """The browser of Bình, who heads the board of Health."""
    return sign_in("binh")


@pytest.fixture
def chi(sign_in):
    """The browser of Chi, who heads Finance."""
    return sign_in("chi")
