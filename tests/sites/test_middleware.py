"""Host to unit: every host shows its own unit, unknown ones nothing, the admin lives at the hub."""

import pytest

from sites.choices import UnitState
from sites.services import move_host
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["tinh", "syt", "stc", "tanan"])
def test_each_host_shows_its_own_unit(visit, code):
    response = visit(code)
    assert response.status_code == 200
    assert cast.unit(code).name in response.text


@pytest.mark.parametrize("host", ["SYT.tinh.localhost", "syt.tinh.localhost:8123", "syt.tinh.localhost."])
def test_case_port_and_root_dot_do_not_matter(visit, host):
    assert "Sở Y tế" in visit(host).text


@pytest.mark.parametrize(
    "host", ["khong-co.tinh.localhost", "localhost", "127.0.0.1", "evil.test", "x.syt.tinh.localhost"]
)
def test_unknown_hosts_get_a_plain_404_that_names_the_hub_only(visit, host):
    response = visit(host)
    assert response.status_code == 404
    assert "http://tinh.localhost/" in response.text
    assert "Sở Y tế" not in response.text


def test_malformed_host_is_a_bad_request(visit):
    assert visit("syt tinh").status_code == 400


def test_admin_of_a_unit_leads_to_the_hub(visit):
    response = visit("syt", "/admin/pages/3/")
    assert response.status_code == 302
    assert response["Location"] == "http://tinh.localhost/admin/"


def test_a_page_whose_slug_begins_like_the_admin_is_not_taken_for_it(visit):
    assert visit("syt", "/administration/").status_code == 404


def test_former_host_leads_to_the_present_one(visit):
    move_host(cast.unit("syt"), hostname="yte.tinh.localhost", valid_from=cast.TODAY, basis="1/QĐ", today=cast.TODAY)
    assert visit("yte.tinh.localhost").status_code == 200
    response = visit("syt", "/tin-tuc/?page=2")
    assert response.status_code == 301
    assert response["Location"] == "http://yte.tinh.localhost/tin-tuc/?page=2"


def test_redirected_unit_leads_to_the_last_successor_in_one_hop(visit):
    health, finance, commune = cast.unit("syt"), cast.unit("stc"), cast.unit("tanan")
    commune.state, commune.successor = UnitState.REDIRECTED, health
    health.state, health.successor = UnitState.REDIRECTED, finance
    commune.save()
    health.save()
    response = visit("tanan", "/tin-tuc/")
    assert (response.status_code, response["Location"]) == (301, "http://stc.tinh.localhost/")


def test_a_loop_of_successors_is_not_followed(visit):
    health, commune = cast.unit("syt"), cast.unit("tanan")
    commune.state, commune.successor = UnitState.REDIRECTED, health
    health.state, health.successor = UnitState.REDIRECTED, commune
    commune.save()
    health.save()
    assert visit("tanan").status_code == 404


def test_frozen_unit_stays_readable_with_a_notice(visit):
    unit = cast.unit("tanan")
    unit.state, unit.state_since = UnitState.FROZEN, cast.TODAY
    unit.save()
    response = visit("tanan")
    assert response.status_code == 200
    assert "20/11/2026" in response.text


def test_health_and_readiness_answer_on_any_host(visit):
    assert visit("10.0.0.7", "/healthz").text == "ok"
    assert visit("10.0.0.7", "/readyz").text == "ok"
