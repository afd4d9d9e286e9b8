"""Collections: the unit's administrator keeps those below the unit's own, and only there; privacy offers own groups."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from sites.models import Branding
from tests import cast, pages

pytestmark = pytest.mark.django_db

#: Who keeps the collections of which units.
KEEPERS = {"em": {"syt"}, "dung": {"tinh"}, "binh": set(), "an": set(), "chi": set(), "hoa": set(), "khanh": set()}


@pytest.fixture
def folders():
    """A collection below each unit's own."""
    return {code: cast.unit(code).collection.add_child(instance=Collection(name=f"Kho {code}")) for code in cast.HOSTS}


def names():
    return list(Collection.objects.order_by("path").values_list("path", "name"))


@pytest.mark.parametrize("code", cast.HOSTS)
@pytest.mark.parametrize(("person", "codes"), KEEPERS.items())
def test_collections_are_kept_by_the_units_administrator(sign_in, folders, person, codes, code):
    browser, folder, own = sign_in(person), folders[code], cast.unit(code).collection
    before = names()
    listed = browser.get(reverse("wagtailadmin_collections:index"), follow=True).content.decode()
    assert (f"Kho {code}" in listed) == (code in codes)
    browser.post(reverse("wagtailadmin_collections:add"), {"name": "Mới", "parent": own.pk})
    assert Collection.objects.filter(name="Mới").exists() == (code in codes)
    edit = reverse("wagtailadmin_collections:edit", args=[folder.pk])
    browser.post(edit, {"name": "Đổi tên", "parent": own.pk})
    assert Collection.objects.filter(name="Đổi tên").exists() == (code in codes)
    delete = reverse("wagtailadmin_collections:delete", args=[folder.pk])
    browser.post(delete)
    assert Collection.objects.filter(pk=folder.pk).exists() != (code in codes)
    if code not in codes:
        assert names() == before


@pytest.mark.parametrize("act", ["edit", "delete", "set_privacy"])
def test_another_units_collection_answers_as_one_that_does_not_exist(sign_in, folders, act):
    browser = sign_in("em")
    missing = browser.get(reverse(f"wagtailadmin_collections:{act}", args=[10_000_000]))
    for key in (folders["stc"].pk, folders["tinh"].pk, Collection.get_first_root_node().pk):
        foreign = browser.get(reverse(f"wagtailadmin_collections:{act}", args=[key]))
        assert foreign.status_code == missing.status_code == 404
        assert foreign.content == missing.content


@pytest.mark.parametrize("parent", ["stc", "tinh", "root", "missing", "text"])
def test_a_parent_elsewhere_is_refused(sign_in, folders, parent):
    key = {"root": Collection.get_first_root_node().pk, "missing": 10_000_000, "text": "abc"}
    key = key.get(parent) or folders[parent].pk
    before, browser = names(), sign_in("em")
    assert browser.post(reverse("wagtailadmin_collections:add"), {"name": "Mới", "parent": key}).status_code == 200
    edit = reverse("wagtailadmin_collections:edit", args=[folders["syt"].pk])
    assert browser.post(edit, {"name": "Mới", "parent": key}).status_code == 200
    assert names() == before
    for address in (reverse("wagtailadmin_collections:add"), edit):
        page = browser.get(address).content.decode()
        assert "Kho stc" not in page
        assert "Sở Tài chính" not in page


def test_who_serves_two_units_does_not_move_a_collection_across(sign_in, folders):
    for seat in cast.person("hoa").seats.all():
        seat.levels = [*seat.levels, "system_administrator"]
        seat.save()
    browser = sign_in("hoa")
    edit = reverse("wagtailadmin_collections:edit", args=[folders["syt"].pk])
    response = browser.post(edit, {"name": "Kho syt", "parent": cast.unit("stc").collection_id})
    assert response.status_code == 200
    folders["syt"].refresh_from_db()
    assert folders["syt"].path.startswith(cast.unit("syt").collection.path)


@pytest.mark.parametrize("person", ["em", "root"])
def test_a_units_own_collection_stays(sign_in, person):
    own, before = cast.unit("syt").collection, names()
    browser = sign_in(person)
    browser.post(reverse("wagtailadmin_collections:delete", args=[own.pk]))
    for parent in (cast.unit("tinh").collection_id, Collection.get_first_root_node().pk):
        browser.post(reverse("wagtailadmin_collections:edit", args=[own.pk]), {"name": own.name, "parent": parent})
    assert names() == before
    with pytest.raises(ProtectedError):
        own.delete()


def test_a_collection_with_something_in_it_is_not_deleted(sign_in, folders):
    picture = pages.picture()
    picture.collection = folders["syt"]
    picture.save()
    browser, address = sign_in("em"), reverse("wagtailadmin_collections:delete", args=[folders["syt"].pk])
    assert browser.get(address).status_code == 200
    assert browser.post(address).status_code == 403
    assert Collection.objects.filter(pk=folders["syt"].pk).exists()


def test_names_are_in_one_spelling(sign_in, folders):
    edit = reverse("wagtailadmin_collections:edit", args=[folders["syt"].pk])
    values = {"name": "A\u0309nh", "parent": cast.unit("syt").collection_id}
    assert sign_in("em").post(edit, values).status_code == 302
    assert Collection.objects.filter(name="Ảnh").exists()


# Privacy


def offered(response):
    """The groups that a form for privacy offers."""
    page = BeautifulSoup(json.loads(response.content)["html"], "html.parser")
    return {int(box["value"]) for box in page.find_all("input", attrs={"name": "groups"})}


def groups_of(*codes):
    return set(Group.objects.filter(unit_group__unit__code__in=codes).values_list("pk", flat=True))


def privacy_addresses(folders):
    article = pages.article("syt")
    return [
        (reverse("wagtailadmin_pages:set_privacy", args=[article.pk]), PageViewRestriction),
        (reverse("wagtailadmin_collections:set_privacy", args=[folders["syt"].pk]), CollectionViewRestriction),
    ]


def test_privacy_offers_the_own_units_groups(sign_in, folders):
    Group.objects.create(name="Nhóm lạ")
    people = dict(zip([PageViewRestriction, CollectionViewRestriction], ["binh", "em"], strict=True))
    for address, model in privacy_addresses(folders):
        assert offered(sign_in(people[model]).get(address)) == groups_of("syt")
    address, _model = privacy_addresses(folders)[0]
    assert offered(sign_in("root").get(address)) == set(Group.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("smuggled", ["stc", "tinh", "none"])
def test_another_units_group_is_refused(sign_in, folders, smuggled):
    stray = Group.objects.create(name="Nhóm lạ")
    own = min(groups_of("syt"))
    key = stray.pk if smuggled == "none" else min(groups_of(smuggled))
    people = dict(zip([PageViewRestriction, CollectionViewRestriction], ["binh", "em"], strict=True))
    for address, model in privacy_addresses(folders):
        browser = sign_in(people[model])
        values = {"restriction_type": "groups", "groups": [own, key], "password": ""}
        response = browser.post(address, values)
        assert json.loads(response.content)["step"] == "set_privacy"
        assert Group.objects.get(pk=key).name not in json.loads(response.content)["html"]
        assert not model.objects.exists()
        assert json.loads(browser.post(address, {**values, "groups": [own]}).content)["step"] == "set_privacy_done"
        assert list(model.objects.get().groups.values_list("pk", flat=True)) == [own]


# Branding: the site's settings


@pytest.mark.parametrize("code", cast.HOSTS)
@pytest.mark.parametrize(("person", "codes"), KEEPERS.items())
def test_branding_is_the_units_administrators(sign_in, person, codes, code):
    browser, site = sign_in(person), cast.unit(code).site
    address = reverse("wagtailsettings:edit", args=["portal_sites", "branding", site.pk])
    values = {"primary_colour": "#123456", "accent_colour": "#654321", "phone": "0204", "email": ""}
    seen, done = browser.get(address), browser.post(address, values)
    assert (seen.status_code == 200) == (done.status_code == 302 and done["Location"] == address) == (code in codes)
    assert Branding.objects.filter(site=site, primary_colour="#123456").exists() == (code in codes)


def test_the_branding_screen_names_no_other_site(sign_in):
    browser = sign_in("em")
    first = browser.get(reverse("wagtailsettings:edit", args=["portal_sites", "branding"]), follow=True)
    page = first.content.decode()
    assert first.redirect_chain[-1][0].endswith(f"/{cast.unit('syt').site_id}/")
    for code in ("stc", "tanan"):
        assert cast.HOSTS[code] not in page
        assert cast.unit(code).name not in page


def test_who_administers_two_units_switches_between_their_sites_only(sign_in):
    for seat in cast.person("hoa").seats.all():
        seat.levels = [*seat.levels, "system_administrator"]
        seat.save()
    address = reverse("wagtailsettings:edit", args=["portal_sites", "branding", cast.unit("syt").site_id])
    page = BeautifulSoup(sign_in("hoa").get(address).content, "html.parser")
    choices = {option["value"] for option in page.find("select", attrs={"name": "site"}).find_all("option")}
    sites = [cast.unit(code).site_id for code in ("syt", "stc")]
    assert choices == {reverse("wagtailsettings:edit", args=["portal_sites", "branding", pk]) for pk in sites}
