"""What readers search for: for the board of the unit, and for the hub across all of them."""

import pytest

from sites.search.counting import count_search
from sites.search.questions import ask
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _searches(db):
    count_search(cast.unit("syt"), "vi", ask("tiem chung"), found=True)
    count_search(cast.unit("syt"), "vi", ask("vac xin cum"), found=False)
    count_search(cast.unit("stc"), "vi", ask("hoa don dien tu"), found=True)


def report(client, query=""):
    response = client.get(f"/admin/searches/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_board_sees_what_is_asked_and_missed_on_its_site(sign_in):
    text = report(sign_in("binh"))
    assert "tiem chung" in text
    assert "vac xin cum" in text
    assert "hoa don dien tu" not in text


def test_another_unit_sees_nothing_of_it_whatever_it_asks_for(sign_in):
    text = report(sign_in("chi"), "?unit=all")
    assert "hoa don dien tu" in text
    assert "tiem chung" not in text


def test_the_hub_sees_all_units(sign_in):
    text = report(sign_in("root"), "?unit=all&months=1")
    assert "tiem chung" in text
    assert "hoa don dien tu" in text
