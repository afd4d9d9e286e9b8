"""What the admin's screens cost, with four units and with three hundred.

Every screen of the admin that the URL resolver knows is opened by everybody of the cast who may: new screens come
under the rule by themselves. Numbers of queries are compared, not times.
"""

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
from sites.models import Unit
from tests import cast, pages
from tests.factories import give_work, many_units
from workflow.models import SeatTask

pytestmark = pytest.mark.django_db

PEOPLE = ("root", "dung", "em", "binh", "an", "hoa")

#: Not screens: they end the session, raise on purpose, or answer with a script that is the same for everybody.
NOT_SCREENS = {
    "wagtailadmin_logout",
    "wagtailadmin_error_test",
    "wagtailadmin_javascript_catalog",
    "wagtail_localize:javascript_catalog",
    "wagtailadmin_sprite",
}

#: Most queries of a screen that is not named below, for anybody.
ORDINARY = 36
#: Most queries of the dearer screens.
DEARER: dict[str, int] = {}
#: Screens that take more queries the more rows they show, and what they take with full pages of a list.
#: Each is an N+1 of Wagtail's or of wagtail-localize; who mends one takes it off this table.
GROWING: dict[str, int] = {}
#: Two more than before are no growth: a content type or a locale met for the first time.
SLACK = 2


def screens() -> dict[str, str]:
    """Address of every screen by its name; those with parameters are shown for the Department of Health."""
    addresses = dict(parametrised())
    for name in set(names_in(get_resolver())) - NOT_SCREENS:
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


def test_no_screen_costs_more_with_three_hundred_units_than_with_four(sign_in):
    fill_health(articles=3)
    give_work(list(Unit.objects.all()))
    addresses = screens()
    browsers = {name: sign_in(name) for name in PEOPLE}
    for address in addresses.values():
        browsers["root"].get(address)  # makes the sizes of pictures and fills caches

    def all_queries() -> dict[tuple[str, str], int]:
        for browser in browsers.values():
            browser.get("/admin/")
        found = {}
        for screen, address in sorted(addresses.items()):
            for person, browser in browsers.items():
                if (number := queries_of(browser, address)) is not None:
                    found[screen, person] = number
        return found

    few = all_queries()
    give_work(many_units(296))
    fill_health(articles=30)
    for screen in ("wagtailimages:index", "wagtailimages_chooser:choose"):
        browsers["root"].get(addresses[screen])
    many = all_queries()

    assert many.keys() == few.keys()
    grown = {screen for (screen, person), number in many.items() if number > few[screen, person] + SLACK}
    assert grown == set(GROWING)
    budgets = {**DEARER, **GROWING}
    assert {key: number for key, number in many.items() if number > budgets.get(key[0], ORDINARY)} == {}
    assert {key: number for key, number in few.items() if number > budgets.get(key[0], ORDINARY)} == {}


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
