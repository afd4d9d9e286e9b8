"""Publishing in an emergency: by the head alone, with a reason, and a second approval by somebody else."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail

from sites.models import Unit
from tests.workflow.boards import UNITS, fresh, person, write
from users.models import User
from workflow.audit import audit_public
from workflow.emergency import confirm, confirmers_of, publish_in_emergency, unconfirmed
from workflow.models import Publication
from workflow.presets import SHIPPED, preset_from
from workflow.refusals import NotEntitled, NotReady
from workflow.services import assign_chain, provision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]
KEY, HEAD, REASON = "003-phuong-1", "phuong1-truongban", "Bão số 10 đổ bộ đêm nay."


@pytest.fixture
def allowed():
    """A chain of the ward that provides for it; those of the five regulations do not."""
    unit = Unit.objects.get(code=UNITS[KEY])
    provision(preset_from("khan-cap", {**SHIPPED[KEY].as_data(), "emergency": True}), unit=unit)
    assign_chain(unit, "khan-cap")


def test_no_regulation_provides_for_it():
    article = write(KEY)
    with pytest.raises(NotEntitled):
        publish_in_emergency(article, user=person(HEAD), reason=REASON)
    assert not fresh(article).live


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("who", ["phuong1-phoban-vanhoa", "phuong1-ldtbxh", "phuong1-chutich", "chi", "root"])
def test_nobody_but_the_head_may(who):
    article = write(KEY)
    with pytest.raises(NotEntitled):
        publish_in_emergency(article, user=person(who), reason=REASON)
    assert not fresh(article).live


@pytest.mark.usefixtures("allowed")
def test_it_needs_a_reason_and_a_text_without_faults():
    article = write(KEY)
    with pytest.raises(NotEntitled):
        publish_in_emergency(article, user=person(HEAD), reason=" ")
    secret = write(KEY, title="Công điện", slug="cong-dien", body=[("paragraph", "<p>TUYỆT MẬT</p>")])
    with pytest.raises(NotReady):
        publish_in_emergency(secret, user=person(HEAD), reason=REASON)
    assert not Publication.objects.filter(page_id__in=[article.pk, secret.pk]).exists()


@pytest.mark.usefixtures("allowed")
def test_it_is_public_at_once_marked_and_due_within_a_working_day():
    article = write(KEY, by=HEAD)
    with time_machine.travel(datetime(2025, 12, 31, 2, 0, tzinfo=UTC), tick=False):
        publication = publish_in_emergency(article, user=person(HEAD), reason=REASON)
    assert fresh(article).live
    assert (publication.kind, publication.reason) == ("emergency", REASON)
    assert publication.confirm_by.astimezone().date().isoformat() >= "2026-01-05"
    assert list(unconfirmed()) == [publication]
    assert list(audit_public()) == []


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("who", "may"),
    [
        (HEAD, False),
        ("phuong1-ldtbxh", False),
        ("phuong1-vanphong", False),
        ("chi", False),
        ("root", False),
        ("phuong1-phoban-vanhoa", True),
    ],
)
def test_another_decider_confirms_it_and_neither_head_nor_author(who, may):
    article = write(KEY)
    publication = publish_in_emergency(article, user=person(HEAD), reason=REASON)
    if may:
        confirm(publication, user=person(who), comment="Đồng ý.")
    else:
        with pytest.raises(NotEntitled):
            confirm(publication, user=person(who))
    publication.refresh_from_db()
    assert bool(publication.confirmation) is may
    assert unconfirmed().exists() is not may


@pytest.mark.usefixtures("allowed")
def test_who_can_confirm_it_is_asked_at_once_and_nobody_else(django_capture_on_commit_callbacks):
    article, deputy = write(KEY), person("phuong1-phoban-vanhoa")
    for name in ("phuong1-phoban-vanhoa", "phuong1-ldtbxh", "chi"):
        User.objects.filter(username=name).update(email=f"{name}@tinh.localhost")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        publication = publish_in_emergency(article, user=person(HEAD), reason=REASON)
    asked = [letter for letter in mail.outbox if REASON in letter.body]
    assert f"{deputy.username}@tinh.localhost" in [letter.to[0] for letter in asked]
    may = {one.email for one in confirmers_of(publication)}
    assert {letter.to[0] for letter in asked} <= may
    assert not may & {"phuong1-ldtbxh@tinh.localhost", "chi@tinh.localhost"}


@pytest.mark.usefixtures("allowed")
def test_it_is_confirmed_once():
    publication = publish_in_emergency(write(KEY), user=person(HEAD), reason=REASON)
    confirm(publication, user=person("phuong1-phoban-vanhoa"))
    with pytest.raises(NotEntitled):
        confirm(publication, user=person("phuong1-phoban-vanhoa"))
