"""Lists that the hub keeps: trusted hosts, shared collections, types of documents, rules for comments on drafts."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from wagtail.models import Collection, CollectionViewRestriction

from documents.models import (
    CommentRetention,
    ConsentText,
    ConsultationPeriod,
    DocumentField,
    DocumentType,
    IssuingBody,
)
from sites.models import SharedCollection, TrustedHost
from sites.reach import reach_of
from tests import cast, pages
from tests.forms import errors_in

pytestmark = pytest.mark.django_db

LISTS = (
    "trusted_host", "shared_collection", "document_type", "document_field", "issuing_body",
    "consultation_period", "comment_retention", "consent_text",
)  # fmt: skip
DAY = date(2027, 1, 1)
KEEPERS = ("dung", "root")
OTHERS = ("em", "binh", "an", "chi", "hoa", "khanh")


def below(collection, name):
    return collection.add_child(instance=Collection(name=name))


@pytest.fixture
def entries():
    """One entry of each list, and what the form of each sends for a new one."""
    hub = cast.unit("tinh").collection
    shared, other = below(hub, "Ảnh chung"), below(hub, "Ảnh khác")
    return {
        "trusted_host": (
            TrustedHost.objects.create(hostname="dichvucong.gov.vn", note="Cổng quốc gia"),
            {"hostname": "chinhphu.vn", "note": "Chính phủ"},
        ),
        "shared_collection": (SharedCollection.objects.create(collection=shared), {"collection": other.pk}),
        "document_type": (
            DocumentType.objects.create(code="XX", name="Loại mới", name_en="New"),
            {"code": "YY", "name": "Loại khác", "name_en": "Other"},
        ),
        "document_field": (
            DocumentField.objects.create(code="mai-tang", name="Mai táng", name_en="Burials"),
            {"code": "", "name": "Hộ tịch mới", "name_en": "New registers"},
        ),
        "issuing_body": (
            IssuingBody.objects.create(name="Sở Văn hóa thông tin"),
            {"name": "Sở Văn hóa, Thông tin và Thể thao", "unit": cast.unit("tinh").pk},
        ),
        "consultation_period": (
            ConsultationPeriod.objects.create(days=45, valid_from=DAY, legal_basis="Luật 1"),
            {"days": 30, "valid_from": DAY, "legal_basis": "Luật 2"},
        ),
        "comment_retention": (
            CommentRetention.objects.create(contact_months=6, hidden_days=30, valid_from=DAY, legal_basis="Luật 1"),
            {"contact_months": 9, "hidden_days": 60, "valid_from": DAY, "legal_basis": "Luật 2"},
        ),
        "consent_text": (
            ConsentText.objects.create(text_vi="Tôi đồng ý.", text_en="I agree.", valid_from=DAY),
            {"text_vi": "Tôi nhất trí.", "text_en": "I consent.", "valid_from": DAY},
        ),
    }


def count(entries, name):
    return type(entries[name][0]).objects.count()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("person", KEEPERS)
def test_the_hubs_administrator_keeps_the_lists(sign_in, entries, person, name):
    browser, (entry, values) = sign_in(person), entries[name]
    before = count(entries, name)
    assert str(entry) in browser.get(reverse(f"{name}:index")).content.decode()
    assert browser.get(reverse(f"{name}:add")).status_code == 200
    response = browser.post(reverse(f"{name}:add"), values)
    assert response.status_code == 302, errors_in(response)
    assert count(entries, name) == before + 1
    assert browser.get(reverse(f"{name}:history", args=[entry.pk])).status_code == 200
    assert browser.get(reverse(f"{name}:delete", args=[entry.pk])).status_code == 200
    assert browser.post(reverse(f"{name}:delete", args=[entry.pk])).status_code == 302
    assert count(entries, name) == before
    assert reverse(f"{name}:index") in browser.get("/admin/").content.decode()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("person", OTHERS)
def test_to_others_the_lists_do_not_exist(sign_in, entries, person, name):
    browser, (entry, values) = sign_in(person), entries[name]
    before = list(type(entry).objects.order_by("pk").values())
    for act in ("index", "index_results", "add"):
        address = reverse(f"{name}:{act}")
        assert browser.get(address).status_code in {302, 404}
        assert browser.post(address, values).status_code in {302, 404}
    for act in ("edit", "delete", "history", "history_results"):
        for key in (entry.pk, 10_000_000):
            address = reverse(f"{name}:{act}", args=[key])
            assert browser.get(address).status_code in {302, 404}
            assert browser.post(address, values).status_code in {302, 404}
    assert list(type(entry).objects.order_by("pk").values()) == before
    assert reverse(f"{name}:index") not in browser.get("/admin/").content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_there_is_no_copying_and_no_list_of_uses(name):
    for act in ("copy", "usage"):
        with pytest.raises(NoReverseMatch):
            reverse(f"{name}:{act}", args=[1])


@pytest.mark.parametrize("name", ["trusted_host", "document_type"])
def test_entries_change(sign_in, entries, name):
    entry, values = entries[name]
    browser, address = sign_in("dung"), reverse(f"{name}:edit", args=[entry.pk])
    assert browser.get(address).status_code == 200
    assert browser.post(address, values).status_code == 302
    entry.refresh_from_db()
    assert all(getattr(entry, field) == value for field, value in values.items())


@pytest.mark.parametrize("person", KEEPERS)
def test_a_share_does_not_change(sign_in, entries, person):
    entry, values = entries["shared_collection"]
    address = reverse("shared_collection:edit", args=[entry.pk])
    assert sign_in(person).post(address, values).status_code == 302
    entry.refresh_from_db()
    assert str(entry.collection) == "Ảnh chung"


@pytest.mark.parametrize(
    "hostname",
    [
        "",
        "https://chinhphu.vn",
        "chinhphu.vn/",
        "chinhphu.vn:8080",
        "chinhphu.vn.",
        "*.gov.vn",
        "vn",
        "127.0.0.1",
        "a@chinhphu.vn",
        "chính-phủ.vn",
        "xn--chnhph-6ta.vn",
        "chinhphu .vn",
        "dichvucong.gov.vn",
        "DICHVUCONG.gov.vn",
        "x" * 64 + ".vn",
    ],
)
def test_host_names_that_are_refused(sign_in, entries, hostname):
    response = sign_in("dung").post(reverse("trusted_host:add"), {"hostname": hostname, "note": "x"})
    assert errors_in(response)
    assert TrustedHost.objects.count() == 1


def test_host_names_are_kept_in_lower_case(sign_in):
    sign_in("dung").post(reverse("trusted_host:add"), {"hostname": " ChinhPhu.VN ", "note": " Chi\u0301nh phu\u0309 "})
    host = TrustedHost.objects.get()
    assert (host.hostname, host.note) == ("chinhphu.vn", "Chính phủ")


@pytest.mark.parametrize("place", ["itself", "above", "inside"])
def test_what_is_made_private_later_is_no_longer_offered(entries, place):
    hub, shared = cast.unit("tinh").collection, entries["shared_collection"][0].collection
    places = {"itself": shared, "above": hub, "inside": below(shared, "Phần kín")}
    CollectionViewRestriction.objects.create(collection=below(hub, "Kín"), restriction_type="login")
    shared.refresh_from_db()  # the one that was made stands before it in the tree
    assert reach_of(cast.person("an")).shared == (shared.path,)
    CollectionViewRestriction.objects.create(collection=places[place], restriction_type="login")
    assert reach_of(cast.person("an")).shared == ()


def test_only_the_hubs_public_collections_are_shared(sign_in, entries):
    hub = cast.unit("tinh").collection
    private = below(hub, "Kín")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    inside, above = below(private, "Trong kín"), below(hub, "Có phần kín")
    CollectionViewRestriction.objects.create(collection=below(above, "Phần kín"), restriction_type="login")
    shared = entries["shared_collection"][0].collection
    refused = [
        private.pk,
        inside.pk,
        above.pk,
        hub.pk,  # the private ones lie in it
        shared.pk,
        below(shared, "Đã chung").pk,
        cast.unit("syt").collection_id,
        below(cast.unit("syt").collection, "Của sở").pk,
        Collection.get_first_root_node().pk,
        10_000_000,
        "abc",
        "",
    ]
    browser = sign_in("dung")
    for key in refused:
        assert errors_in(browser.post(reverse("shared_collection:add"), {"collection": key})), key
    assert SharedCollection.objects.count() == 1
    form = browser.get(reverse("shared_collection:add")).content.decode()
    assert "Ảnh khác" in form
    assert "Của sở" not in form


def test_a_type_that_documents_use_is_not_deleted(sign_in):
    document = pages.document("stc", live=False)
    browser, address = sign_in("dung"), reverse("document_type:delete", args=[document.document_type_id])
    for response in (browser.get(address, follow=True), browser.post(address, follow=True)):
        messages = response.content.decode()
        assert str(document.document_type) in messages
        assert document.title not in messages
    assert DocumentType.objects.filter(pk=document.document_type_id).exists()


def test_a_type_taken_into_use_in_the_meantime_is_not_deleted(sign_in, monkeypatch):
    document = pages.document("stc")
    monkeypatch.setattr("home.reference_lists.DeleteView._is_used", lambda self: False)
    address = reverse("document_type:delete", args=[document.document_type_id])
    assert sign_in("dung").post(address).status_code == 302
    assert DocumentType.objects.filter(pk=document.document_type_id).exists()


def test_abbreviations_are_in_one_spelling(sign_in):
    values = {"code": "QĐX\u0301", "name": "Thu\u031b\u0309", "name_en": "Test"}
    sign_in("dung").post(reverse("document_type:add"), values)
    kind = DocumentType.objects.latest("pk")
    assert (kind.code, kind.name) == ("QĐX\u0301", "Thử")
    again = {**values, "name": "Khác"}
    assert errors_in(sign_in("dung").post(reverse("document_type:add"), again))


def test_the_rights_are_those_of_the_hubs_group_alone():
    for code in cast.HOSTS:
        group = cast.unit(code).groups.get(level="system_administrator").group
        holds = group.permissions.filter(codename__in=["add_trustedhost", "add_sharedcollection", "add_documenttype"])
        assert holds.count() == (3 if code == "tinh" else 0)
    call_command("check_units")
