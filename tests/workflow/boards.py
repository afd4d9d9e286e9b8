"""The five boards of the regulations in one province, with the people of the demo in their seats.

Beside them stand the cast (``tests/cast.py``): Chi, who heads another unit, and the operator ``root`` are outsiders.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import TaskState

from home.demo.material import unit_material
from home.demo.seed import founding_from
from home.services import found_unit
from news.models import ArticlePage, NewsIndexPage
from sites.choices import Lane
from sites.models import Unit
from tests import cast
from tests.pages import NOON
from users.models import User
from workflow.deciders import standing

#: Unit of the demo by its chain.
UNITS = {
    "000-ba-xuyen": "baxuyen",
    "001-nhu-xuan": "nhuxuan",
    "002-stttt-binh-dinh": "stttt",
    "003-phuong-1": "phuong1",
    "004-bac-giang": "vanphong",
}

#: Who takes each step, by chain and content block: code of the step and user name.
PATHS: dict[tuple[str, str], list[tuple[str, str]]] = {
    ("000-ba-xuyen", Lane.GOVERNMENT): [
        ("kiem-duyet", "baxuyen-vanhoa"),
        ("quyet-dinh", "baxuyen-truongban"),
        ("dang", "baxuyen-vanphong"),
    ],
    ("000-ba-xuyen", Lane.PARTY): [
        ("kiem-duyet", "baxuyen-vanhoa"),
        ("khoi-dang-doan-the", "baxuyen-photruongban"),
        ("quyet-dinh", "baxuyen-truongban"),
        ("dang", "baxuyen-vanphong"),
    ],
    ("001-nhu-xuan", Lane.GOVERNMENT): [
        ("don-vi-ky", "nhuxuan-nongnghiep"),
        ("bien-tap", "nhuxuan-vanphong"),
        ("duyet", "nhuxuan-photruongban"),
    ],
    ("001-nhu-xuan", Lane.PARTY): [
        ("don-vi-ky", "nhuxuan-nongnghiep"),
        ("bien-tap", "nhuxuan-vanphong"),
        ("duyet", "nhuxuan-truongban"),
    ],
    ("002-stttt-binh-dinh", Lane.GOVERNMENT): [
        ("tham-dinh", "stttt-lanhdao-cntt"),
        ("quyet-dinh", "stttt-truongban"),
        ("dang", "stttt-quantrimang"),
    ],
    ("003-phuong-1", Lane.GOVERNMENT): [
        ("chinh-ta", "phuong1-vanphong"),
        ("duyet", "phuong1-truongban"),
        ("dang", "phuong1-phoban-vanhoa"),
    ],
    ("003-phuong-1", Lane.ANSWER): [
        ("chinh-ta", "phuong1-vanphong"),
        ("xin-y-kien", "phuong1-chutich"),
        ("duyet", "phuong1-truongban"),
        ("dang", "phuong1-phoban-vanhoa"),
    ],
    ("004-bac-giang", Lane.GOVERNMENT): [
        ("kiem-duyet", "vanphong-hanhchinh"),
        ("duyet", "vanphong-truongban"),
        ("xuat-ban", "vanphong-congbao"),
    ],
}

#: Who writes, by chain; none of them takes a step.
AUTHORS = {
    "000-ba-xuyen": "baxuyen-ctv-doanxa",
    "001-nhu-xuan": "nhuxuan-ctv-hoaquy",
    "002-stttt-binh-dinh": "stttt-thanhvien-vanphong",
    "003-phuong-1": "phuong1-ldtbxh",
    "004-bac-giang": "vanphong-ctv1",
}


def found_boards() -> None:
    """Found the five units below the cast's province."""
    hub = Unit.objects.hub()
    for code in UNITS.values():
        found_unit(founding_from(unit_material(code), cast.HOSTS["tinh"], hub), today=cast.TODAY)


def person(username: str) -> User:
    """One of the boards' people or of the cast."""
    return User.objects.get(username=username)


def everybody(key: str) -> list[User]:
    """Everybody of one board, and the outsiders."""
    own = User.objects.filter(seats__unit__code=UNITS[key]).distinct().order_by("username")
    return [*own, *User.objects.filter(username__in=["chi", "dung", "root", "baxuyen-truongban", "stttt-truongban"])]


def write(key: str, lane: str = Lane.GOVERNMENT, *, by: str = "", **fields: Any) -> ArticlePage:
    """A draft in the unit with the chain ``key``, with one revision, by its author."""
    author = person(by or AUTHORS[key])
    index = NewsIndexPage.objects.child_of(
        Unit.objects.get(code=UNITS[key]).roots.get(page__locale__language_code="vi").page
    )
    values = {
        "title": "Khánh thành cầu mới",
        "lead": "Cầu mới được đưa vào sử dụng.",
        "source": "Văn phòng",
        "author": str(author),
        "published_at": NOON,
        **fields,
    }
    article = index.get().add_child(instance=ArticlePage(lane=lane, live=False, owner=author, **values))
    article.save_revision(user=author)
    return fresh(article)


def rewrite(article: ArticlePage, username: str, **fields: Any) -> ArticlePage:
    """Save another draft of the article."""
    draft = fresh(article).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=person(username))
    return fresh(article)


def fresh(article: ArticlePage) -> ArticlePage:
    """The article as it is stored now."""
    return ArticlePage.objects.get(pk=article.pk)


def submit(article: ArticlePage, username: str = "") -> ArticlePage:
    """Submit the draft, or submit it again after it came back."""
    article = fresh(article)
    user = person(username) if username else article.owner
    if article.current_workflow_state:
        article.current_workflow_state.resume(user=user)
    else:
        article.get_workflow().start(article, user)
    return fresh(article)


def open_step(article: ArticlePage) -> Any:
    """The step that is open on the article, of its own type; ``None`` without one."""
    return fresh(article).current_workflow_task_state


def open_code(article: ArticlePage) -> str:
    """Code of the open step; empty without one."""
    state = open_step(article)
    return state.task.specific.code if state else ""


def approve(article: ArticlePage, username: str, comment: str = "") -> ArticlePage:
    """Approve the open step, declaring everything that it asks for."""
    state = open_step(article)
    declared = {f"declare_{name}": True for name in state.task.specific.step.declarations}
    state.task.specific.on_action(state, person(username), "approve", comment=comment, **declared)
    return fresh(article)


def send_back(article: ArticlePage, username: str, comment: str = "Xem lại số liệu.") -> ArticlePage:
    """Send the article back from the open step."""
    state = open_step(article)
    state.task.specific.on_action(state, person(username), "reject", comment=comment)
    return fresh(article)


def publish(article: ArticlePage) -> ArticlePage:
    """Take the article, which may have been submitted, through its whole chain by the right people."""
    if open_step(article) is None:
        article = submit(article)
    lane = fresh(article).get_latest_revision_as_object().lane
    key = article.unit.preset
    for _code, username in PATHS[key, lane]:
        article = approve(article, username)
    return article


def who_may(article: ArticlePage, key: str) -> list[str]:
    """User names of those who may decide the open step now."""
    state = open_step(article)
    return [user.username for user in everybody(key) if standing(user, state).is_allowed]


def decisions_on(article: ArticlePage) -> list[Any]:
    """All decisions on the article, oldest first."""
    return list(TaskState.objects.for_instance(article).order_by("pk").specific())


def at_step(key, code, lane=Lane.GOVERNMENT):
    """An item that waits at the step."""
    article = submit(write(key, lane))
    for step, username in PATHS[key, lane]:
        if step == code:
            return article
        approve(article, username)
    raise LookupError(code)
