"""Sharing between units: who may, what a copy keeps, what follows and what does not (rows H1, H2, H5)."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from home.choices import SyndicationState
from home.models import SyndicatedItem
from home.syndication.services import accept, propose, refuse, take, withdraw
from tests import cast
from tests.home.syndication.sharing import (
    accepted,
    complete,
    dung,
    followed,
    proposed,
    publish,
    seat_hubs_board,
    section_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _board(db):
    seat_hubs_board()


# --- Proposing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "may"),
    [("an", True), ("binh", True), ("hoa", True), ("em", False), ("khanh", False), ("chi", False), ("dung", False)],
)
def test_h2_who_writes_for_the_unit_proposes(who, may):
    page = complete()
    if may:
        assert propose(page, cast.unit("tinh"), user=cast.person(who)).state == SyndicationState.PROPOSED
    else:
        with pytest.raises(ValidationError):
            propose(page, cast.unit("tinh"), user=cast.person(who))
        assert not SyndicatedItem.objects.exists()


def test_only_what_is_public_is_proposed_once_and_to_others():
    draft = complete(live=False)
    with pytest.raises(ValidationError, match="công khai"):
        proposed(draft)
    page = complete()
    with pytest.raises(ValidationError):
        proposed(page, target="syt")
    proposed(page)
    with pytest.raises(ValidationError, match="đã được đề nghị"):
        proposed(page)
    assert proposed(page, target="stc").target_unit == cast.unit("stc")


def test_those_who_decide_there_are_told(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        proposed(note="Tin này cả tỉnh cần biết.")
    (letter,) = mail.outbox
    assert letter.to == ["dung@tinh.localhost"]
    assert "Sở Y tế" in letter.body
    assert "Tin này cả tỉnh cần biết." in letter.body
    assert "An" not in letter.body  # people of other units go unnamed


# --- Deciding ---------------------------------------------------------------------------------------


def test_h1_only_the_targets_board_decides():
    item = proposed()
    for name in ("an", "binh", "chi", "em"):
        with pytest.raises(ValidationError):
            accept(item, section_of("tinh"), user=cast.person(name))
        with pytest.raises(ValidationError):
            refuse(item, user=cast.person(name), reason="Không")
    assert followed(item).state == SyndicationState.PROPOSED


def test_the_hub_picks_what_nobody_proposed_and_what_was_proposed_just_as_well():
    page = complete()
    copy = take(page, section_of("tinh"), user=dung())
    assert SyndicatedItem.objects.get(copy=copy).proposed_by is None
    other = complete(title="Tin khác")
    item = proposed(other)
    copy = take(other, section_of("tinh"), user=dung())
    assert followed(item).copy_id == copy.pk
    with pytest.raises(ValidationError, match="đã nhận"):
        take(other, section_of("tinh"), user=dung())


def test_a_copy_that_was_deleted_can_be_made_anew():
    page = complete()
    take(page, section_of("tinh"), user=dung()).delete()
    assert take(page, section_of("tinh"), user=dung()).pk
    assert SyndicatedItem.objects.count() == 1


def test_units_give_to_each_other_just_as_well():
    copy = take(complete(), section_of("stc"), user=cast.person("chi"))
    assert copy.unit == cast.unit("stc")


def test_what_was_taken_over_is_proposed_by_its_own_unit_only():
    copy = publish(take(complete(), section_of("stc"), user=cast.person("chi")))
    with pytest.raises(ValidationError):
        propose(copy, cast.unit("tinh"), user=cast.person("chi"))


def test_a_refusal_has_a_reason_that_the_unit_reads(django_capture_on_commit_callbacks):
    item = proposed()
    with pytest.raises(ValidationError):
        refuse(item, user=dung(), reason="  ")
    with django_capture_on_commit_callbacks(execute=True):
        refuse(item, user=dung(), reason="Đã có tin tương tự.")
    (letter,) = mail.outbox
    assert letter.to == ["an@tinh.localhost"]
    assert "Đã có tin tương tự." in letter.body
    assert "Dũng" not in letter.body
    with pytest.raises(ValidationError):
        accept(item, section_of("tinh"), user=dung())
    assert proposed(item.source_page).pk != item.pk


def test_a_proposal_is_withdrawn_as_long_as_nobody_has_decided():
    item = proposed()
    with pytest.raises(ValidationError):
        withdraw(item, user=cast.person("chi"))
    withdraw(item, user=cast.person("binh"))
    assert followed(item).state == SyndicationState.WITHDRAWN
    item, _copy = accepted(title="Khác")
    with pytest.raises(ValidationError):
        withdraw(item, user=cast.person("binh"))


def test_an_original_that_is_gone_can_only_be_refused():
    page = complete()
    item = proposed(page)
    page.unpublish()
    with pytest.raises(ValidationError, match="không còn công khai"):
        accept(item, section_of("tinh"), user=dung())
    refuse(item, user=dung(), reason="Đã gỡ.")


def test_after_the_copy_was_deleted_the_article_can_be_proposed_again():
    page = complete()
    accept(proposed(page), section_of("tinh"), user=dung()).delete()
    new = propose(page, cast.unit("tinh"), user=cast.person("an"))
    assert new.state == SyndicationState.PROPOSED
    assert accept(new, section_of("tinh"), user=dung()).pk
