"""What is hashed of a page: everything that it says, and nothing of what it leaves empty."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import pages
from workflow.content import content_of, hash_of, is_empty, said

SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3)
DATA = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("abcd"), below, max_size=3),
    max_leaves=12,
)
EMPTY = st.sampled_from([None, False, "", [], {}])


def with_new_parts(value: Any, empty: Any) -> Any:
    """The data with one more, empty, part wherever there are parts."""
    if isinstance(value, list):
        return [with_new_parts(item, empty) for item in value]
    if isinstance(value, dict):
        return {**{name: with_new_parts(part, empty) for name, part in value.items()}, "new": empty}
    return value


@given(DATA, EMPTY)
def test_a_part_that_begins_empty_leaves_the_hash_as_it_was(value, empty):
    assert said(with_new_parts({"page": value}, empty)) == said({"page": value})


@given(DATA, SCALARS.filter(lambda value: not is_empty(value)))
def test_a_part_that_says_something_changes_the_hash(value, something):
    before = {"page": value}
    assert hash_of(said({**before, "new": something})) != hash_of(said(before))


@given(DATA)
def test_what_has_been_said_stays_as_it_is(value):
    assert said(said(value)) == said(value)


@pytest.mark.django_db
def test_a_text_of_an_article_counts_as_soon_as_it_says_something():
    article = pages.article("syt")
    before = content_of(article)
    texts = [field for field in article._meta.concrete_fields if field.model is type(article) and is_text(field)]
    empty = [field.attname for field in texts if field.attname not in before]
    assert empty
    for name in empty:
        setattr(article, name, "x")
        assert hash_of(content_of(article)) != hash_of(before), name
        setattr(article, name, "")
    assert content_of(article) == before


def is_text(field: Any) -> bool:
    """Whether a column holds words."""
    return field.get_internal_type() in {"CharField", "TextField"} and not field.primary_key
