"""What stands against the approval of a page: the checks that hold for every page, and those that apps add.

An app that knows more (what is inside of files, say) registers its own check when it starts.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations

from sites.choices import Lane
from sites.issues import Issue
from sites.link_checks import check_links, check_pictures
from sites.text_checks import check_texts

#: Takes a page as it stands in memory and says what is wrong with it.
Check = Callable[[Any], Iterable[Issue]]

_checks: list[Check] = []


def register_check(check: Check) -> None:
    """Let ``check`` look at every page; a second time changes nothing."""
    if check not in _checks:
        _checks.append(check)


def issues_of(page: Any) -> list[Issue]:
    """Everything that the checks find on ``page`` as it stands in memory."""
    with rows_held(page):
        return [issue for check in _checks for issue in check(page)]


@contextmanager
def rows_held(page: Any) -> Iterator[None]:
    """Read the lists of a page (its people, corrections, questions) once, however many checks go through them.

    Nested calls read nothing again. Afterwards the page is as it was: what stays in memory would be written with it.
    """
    held: dict[str, Any] = page.__dict__.setdefault("_cluster_related_objects", {})
    names = {relation.get_accessor_name() for relation in get_all_child_relations(page)}
    missing = names - held.keys()
    for name in missing:
        getattr(page, name).get_object_list()
    try:
        yield
    finally:
        for name in missing:
            held.pop(name, None)


def check_lane(page: Any) -> Iterator[Issue]:
    """Unconfirmed information stands in a section of reference items only (seed 004 Đ9.1)."""
    if page.lane == Lane.REFERENCE and not page.takes_reference_items:
        message = _(
            "Unconfirmed information is published in a section of reference items only. Move it there, or choose "
            "another content block."
        )
        yield Issue("reference_outside_section", message, True, "lane")


register_check(check_texts)
register_check(check_lane)
register_check(check_pictures)
register_check(check_links)
