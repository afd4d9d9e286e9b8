"""What the admin's screens cost, with four units and with a hundred, or as many as `UNITS` says.

Every screen of the admin that the URL resolver knows is opened by the superuser, the hub's and a unit's
administrator if they may: new screens come under the rule by themselves. Board members and a writer open what they
use daily. Numbers of queries are compared, not times.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from wagtail.models import Locale, Page, Workflow

from documents.models import UnitDocument
from news.models import NewsIndexPage
from sites.guard.decisions import REPLACED
from sites.models import Unit
from tests import cast, pages
from tests.factories import give_work, many_units
from workflow.models import SeatTask

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Counted once: what is sent is the same."),
]

#: So many in all; what grows with them shows with a hundred, and `UNITS=300` is a whole province.
MANY = int(os.environ.get("UNITS", "100"))
ADMINISTRATORS = ("root", "dung", "em")
BOARD = ("binh", "an", "hoa")
DAILY = {
    "wagtailadmin_home",
    "wagtailadmin_explore home",
    "wagtailadmin_explore news",
    "wagtailadmin_choose_page",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:search",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:workflow",
    "wagtaildocs:index",
    "wagtaildocs_chooser:choose",
    "wagtailimages:index",
    "wagtailimages_chooser:choose",
}

#: Not screens: they end the session, raise on purpose, or answer with a script that is the same for everybody.
NOT_SCREENS = {
    "wagtailadmin_logout",
    "wagtailadmin_error_test",
    "wagtailadmin_javascript_catalog",
    "wagtail_localize:javascript_catalog",
    "wagtailadmin_sprite",
}

#: Most queries of a screen that is not named below, for anybody.
ORDINARY = 30
#: Most queries of the dearer screens.
DEARER = {
    "wagtailadmin_api:pages:listing": 140,
    "unit:inspect": 40,
    "wagtailadmin_choose_page_child home": 55,  # every type of page among those listed is read by itself
    "wagtailadmin_explore top": 45,
    "wagtailadmin_explore_root": 45,
    "wagtailadmin_explore home": 85,  # may a contributor delete each page,
    "wagtailadmin_home": 60,
    "wagtailadmin_pages:add news": 40,
    "wagtailadmin_pages:edit": 90,  # whether a translation may be begun, or brought into step
    "wagtailadmin_pages:edit home": 80,  # who holds the step that is open, and what it says of the lock
    "wagtailadmin_pages:search": 115,
    "wagtailadmin_pages:usage": 35,
    "wagtailadmin_reports:site_history": 90,  # of each item under way, whether its step lets the person into the editor
    "wagtailadmin_workflows:task_chooser": 40,
    "wagtailadmin_workflows:usage": 35,  # as above, by type
    "wagtailusers_groups:edit": 45,
}
#: Screens that take more queries the more rows they show, and the most they take with a full page of their list.
#: Each is an N+1 of Wagtail's or of wagtail-localize's; who mends one takes it off this table.
GROWING = {
    "wagtailadmin_api:documents:listing": 30,  # tags of each file
    "wagtailadmin_api:images:listing": 30,  # tags of each picture
    "wagtailadmin_choose_page": 130,  # language, parent, schedule and approval of each page
    "wagtailadmin_choose_page_child news": 110,
    "wagtailadmin_choose_page_search for a word": 200,
    "wagtailadmin_explore news": 180,  # whether each page may be deleted or moved: has it published descendants?
    "wagtailadmin_pages:search for a word": 75,
    "wagtailadmin_reports:locked_pages": 415,  # eight queries a row
    "wagtailadmin_reports:workflow": 115,  # steps of each approval
    "wagtaildocs_chooser:choose": 25,  # collection of each file
}
#: Two more than before are no growth: a content type or a locale met for the first time.
SLACK = 2


def screens() -> dict[str, str]:
    """Address of every screen by its name; those with parameters are shown for the Department of Health."""
    addresses = dict(parametrised())
    for name in set(names_in(get_resolver())) - NOT_SCREENS - set(REPLACED):
        if name.endswith("_results"):
            continue  # the list alone of a screen that is measured as a whole
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue  # has parameters
        if address.startswith("/admin/"):
            addresses[name] = address
    return addresses


def names_in(resolver: URLResolver, *namespaces: str) -> Iterator[str]:
    """Every name that can be reversed."""
    for namespace, (_prefix, below) in resolver.namespace_dict.items():
        yield from names_in(below, *namespaces, namespace)
    for name in resolver.reverse_dict:
        if isinstance(name, str):
            yield ":".join((*namespaces, name))


def parametrised() -> Iterator[tuple[str, str]]:
    """Screens with parameters."""
    unit, home, top = cast.unit("syt"), cast.home_of("syt"), Page.get_first_root_node()
    news = pages.section(NewsIndexPage, "syt")
    article = news.get_children().first()
    chain, task = Workflow.objects.get(workflow_pages__page=home), SeatTask.objects.first()
    group = Group.objects.get(unit_group__unit=unit, unit_group__level="contributor")
    picture, file = (model.objects.get(collection=unit.collection) for model in (pages.UnitImage, UnitDocument))
    for name, *arguments in [
        ("wagtailadmin_explore", top.pk),
        ("wagtailadmin_explore", home.pk),
        ("wagtailadmin_explore", news.pk),
        ("wagtailadmin_choose_page_child", home.pk),
        ("wagtailadmin_choose_page_child", news.pk),
        ("wagtailadmin_pages:add_subpage", home.pk),
        ("wagtailadmin_pages:add", "news", "articlepage", news.pk),
        ("wagtailadmin_pages:edit", home.pk),
        ("wagtailadmin_pages:edit", article.pk),
        *((f"wagtailadmin_pages:{act}", article.pk) for act in ("history", "workflow_history", "usage", "delete")),
        *((f"wagtailadmin_pages:{act}", article.pk) for act in ("copy", "move", "unpublish", "set_privacy")),
        ("wagtailusers_users:edit", cast.person("an").pk),
        ("wagtailusers_groups:edit", group.pk),
        ("wagtailsites:edit", unit.site_id),
        ("wagtailadmin_collections:edit", unit.collection_id),
        ("wagtailimages:edit", picture.pk),
        ("wagtaildocs:edit", file.pk),
        ("wagtailsettings:edit", "portal_sites", "branding", unit.site_id),
        ("wagtailadmin_workflows:edit", chain.pk),
        ("wagtailadmin_workflows:usage", chain.pk),
        ("wagtailadmin_workflows:edit_task", task.pk),
        ("wagtaillocales:edit", Locale.objects.get(language_code="vi").pk),
        ("unit:inspect", unit.pk),
    ]:
        places = {top.pk: "top", home.pk: "home", news.pk: "news"} if "pages" in name or "page_" in name else {}
        if name == "wagtailadmin_explore":
            places = {top.pk: "top", home.pk: "home", news.pk: "news"}
        label = places.get(arguments[-1], "")
        yield f"{name} {label}".strip(), reverse(name, args=arguments)
    for name in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
        yield f"{name} for a word", f"{reverse(name)}?q=tin"


def queries_of(client: Client, address: str) -> int | None:
    """Queries of one screen; ``None`` for somebody who may not see it."""
    number = 0

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal number
        number += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        response = client.get(address)
    return number if response.status_code == 200 else None


def test_no_screen_costs_more_with_many_units_than_with_four(sign_in):
    browsers = {name: sign_in(name) for name in (*ADMINISTRATORS, *BOARD)}
    fill_health(articles=3)
    give_work(list(Unit.objects.all()))
    addresses = screens()
    for address in addresses.values():
        browsers["root"].get(address)  # fills caches
    few = queries_of_all(browsers, addresses)
    give_work(many_units(MANY - Unit.objects.count()))
    fill_health(articles=30)
    many = queries_of_all(browsers, addresses)

    assert many.keys() == few.keys()
    assert {screen for (screen, who), number in many.items() if number > few[screen, who] + SLACK} == set(GROWING)
    assert over_budget(few) == {}
    assert over_budget(many) == {}


def queries_of_all(browsers: dict[str, Client], addresses: dict[str, str]) -> dict[tuple[str, str], int]:
    """Queries of each screen for each person who may see it."""
    for browser in browsers.values():
        browser.get(addresses["wagtailadmin_home"])
    for screen, address in addresses.items():
        if "image" in screen:
            browsers["root"].get(address)  # makes the sizes of the pictures
    found = {}
    for screen, address in addresses.items():
        for person, browser in browsers.items():
            if person in ADMINISTRATORS or screen in DAILY:
                number = queries_of(browser, address)
                found.update({} if number is None else {(screen, person): number})
    return found


def over_budget(queries: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Those that take more than their screen may."""
    budgets = {**DEARER, **GROWING}
    return {key: number for key, number in queries.items() if number > budgets.get(key[0], ORDINARY)}


def fill_health(articles: int) -> None:
    """Articles with edits, and once a picture and a file, on the site of the Department of Health."""
    unit = cast.unit("syt")
    if not UnitDocument.objects.filter(collection=unit.collection).exists():
        UnitDocument.objects.create(title="Tệp", file=ContentFile(b"x", name="tep.txt"), collection=unit.collection)
        pages.picture()
    for place in range(articles):
        article = pages.article(
            title=f"Tin {place} {articles}", published_at=pages.NOON + timedelta(minutes=place), owner=cast.person("an")
        )
        article.save_revision(user=cast.person("an"))
