"""Two people, one article, the same moment (PostgreSQL, real connections)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from home.models import SyndicatedItem
from home.syndication.services import accept, propose, refuse, take
from news.models import ArticlePage
from sites.choices import Position
from tests import cast
from tests.home.hub import give_seat
from tests.home.syndication.sharing import complete, proposed, seat_hubs_board, section_of
from tests.races import at_once, db  # noqa: F401 - replaces pytest-django's fixture

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")


@pytest.fixture
def board(db):  # noqa: F811 - the fixture, by its name
    seat_hubs_board()
    give_seat("tinh", "em", Position.DEPUTY)


def copies():
    return ArticlePage.objects.descendant_of(cast.home_of("tinh")).count()


@pytest.mark.usefixtures("board")
def test_an_item_is_accepted_once():
    item = proposed()
    acts = [lambda name=name: accept(item, section_of("tinh"), user=cast.person(name)) for name in ("dung", "em")]
    (refused,) = at_once(*acts)
    assert isinstance(refused, ValidationError)
    assert "đã nhận" in refused.messages[0]
    assert copies() == 1


@pytest.mark.usefixtures("board")
def test_an_article_is_picked_once():
    page = complete()
    acts = [lambda name=name: take(page, section_of("tinh"), user=cast.person(name)) for name in ("dung", "em")]
    (refused,) = at_once(*acts)
    assert isinstance(refused, ValidationError)
    assert (copies(), SyndicatedItem.objects.count()) == (1, 1)


@pytest.mark.usefixtures("board")
def test_accepting_and_refusing_at_once_does_one_of_them():
    item = proposed()
    (refused,) = at_once(
        lambda: accept(item, section_of("tinh"), user=cast.person("dung")),
        lambda: refuse(item, user=cast.person("em"), reason="Trùng tin."),
    )
    assert isinstance(refused, ValidationError)
    item.refresh_from_db()
    assert copies() == (1 if item.state == "accepted" else 0)


@pytest.mark.usefixtures("board")
def test_an_article_is_proposed_once():
    page = complete()
    acts = [lambda name=name: propose(page, cast.unit("tinh"), user=cast.person(name)) for name in ("an", "binh")]
    (refused,) = at_once(*acts)
    assert isinstance(refused, ValidationError)
    assert SyndicatedItem.objects.count() == 1
