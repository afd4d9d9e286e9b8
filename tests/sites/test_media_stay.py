"""A picture or file stays with its unit: who serves two does not hand the second what the first publishes."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import APIToken, Collection

from documents.models import UnitDocument
from images.models import UnitImage
from images.places import STAYS
from sites.isolation.media import BULK_STAYS
from tests import cast, pages
from tests.forms import errors_in

pytestmark = pytest.mark.django_db

KINDS = ["images", "documents"]
MISSING = 10_000_000


def in_vietnamese(text):
    with override("vi"):
        return gettext(text)


def file_of(code):
    return UnitDocument.objects.create(
        title="Bảng giá", file=ContentFile(b"x", name="bang-gia.txt"), collection=cast.unit(code).collection
    )


def thing(kind, code="syt"):
    """A picture or a file of a unit."""
    return pages.picture("Bảng giá", code) if kind == "images" else file_of(code)


def edit_address(row, name="edit"):
    return reverse(f"wagtail{'images' if isinstance(row, UnitImage) else 'docs'}:{name}", args=[row.pk])


def bulk_address(*rows):
    label = [rows[0]._meta.app_label, rows[0]._meta.model_name]
    return reverse("wagtail_bulk_action", args=[*label, "add_to_collection"]) + "?" + "&".join(
        f"id={row.pk}" for row in rows
    )  # fmt: skip


def place_of(row):
    return type(row).objects.get(pk=row.pk).collection


@pytest.fixture
def hoa(sign_in):
    """The browser of Hoa, who serves Health and Finance."""
    return sign_in("hoa")


@pytest.fixture
def folder():
    """A collection inside of Health's."""
    return cast.unit("syt").collection.add_child(instance=Collection(name="Kho y tế"))


# --- In code ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["stc", "tinh", "root"])
def test_no_way_of_saving_gives_it_to_another_unit(kind, place):
    row = thing(kind)
    row.collection = Collection.get_first_root_node() if place == "root" else cast.unit(place).collection
    for act in (row.full_clean, row.save, lambda: row.save(update_fields=["collection"])):
        with pytest.raises(ValidationError) as refused:
            act()
        assert set(refused.value.error_dict) == {"collection"}
    assert place_of(row) == cast.unit("syt").collection
    row.save(update_fields=["title"])


@pytest.mark.parametrize("kind", KINDS)
def test_within_the_unit_it_moves(kind, folder):
    row = thing(kind)
    row.collection = folder
    row.full_clean()
    row.save()
    assert place_of(row) == folder


@pytest.mark.parametrize("kind", KINDS)
def test_what_lies_in_no_unit_is_brought_to_one(kind):
    row = thing(kind)
    type(row).objects.update(collection=Collection.get_first_root_node())
    row.refresh_from_db()
    row.collection = cast.unit("stc").collection
    row.save()
    assert place_of(row) == cast.unit("stc").collection


# --- In the admin -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["hoa", "root"])
@pytest.mark.parametrize("place", ["stc", "missing"])
def test_the_form_refuses_another_units_collection(sign_in, kind, who, place):
    row = thing(kind)
    collection = MISSING if place == "missing" else cast.unit(place).collection_id
    answer = sign_in(who).post(edit_address(row), {"title": "Mới", "collection": collection, "tags": ""})
    assert answer.status_code == 200
    assert in_vietnamese(STAYS) in " ".join(errors_in(answer))
    row.refresh_from_db()
    assert (row.title, row.collection) == ("Bảng giá", cast.unit("syt").collection)


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_offers_the_collections_of_its_unit(hoa, kind, folder):
    row = thing(kind)
    select = pages.read(hoa.get(edit_address(row))).find("select", attrs={"name": "collection"})
    offered = {int(option["value"]) for option in select.find_all("option")}
    assert offered == {cast.unit("syt").collection_id, folder.pk}
    answer = hoa.post(edit_address(row), {"title": "Mới", "collection": folder.pk, "tags": ""})
    assert answer.status_code == 302
    assert place_of(row) == folder


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_among_many_refuses_it(hoa, kind):
    row = thing(kind)
    prefix = "image" if kind == "images" else "doc"
    data = {f"{prefix}-{row.pk}-{name}": value for name, value in {
        "title": "Mới", "collection": cast.unit("stc").collection_id, "tags": ""}.items()}  # fmt: skip
    answer = hoa.post(edit_address(row, "edit_multiple"), data, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json()["success"] is False
    assert place_of(row) == cast.unit("syt").collection


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ["syt", "stc"])
def test_a_new_one_goes_to_any_unit_of_the_person(hoa, kind, code):
    upload = {
        "images": lambda: SimpleUploadedFile("a.png", get_test_image_file().file.getvalue(), "image/png"),
        "documents": lambda: SimpleUploadedFile("a.txt", b"van ban", content_type="text/plain"),
    }[kind]
    space, chooser = ("images", "image") if kind == "images" else ("docs", "document")
    collection = cast.unit(code).collection_id
    data = {"title": "Một", "collection": collection, "files[]": upload()}
    assert hoa.post(reverse(f"wagtail{space}:add_multiple"), data).json()["success"]
    values = {"title": "Hai", "collection": collection, "file": upload()}
    sent = {f"{chooser}-chooser-upload-{name}": value for name, value in values.items()}
    steps = {"chosen", "duplicate_found"}
    assert hoa.post(reverse(f"wagtail{space}_chooser:create"), sent).json()["step"] in steps
    model = UnitImage if kind == "images" else UnitDocument
    assert set(model.objects.values_list("collection", flat=True)) == {collection}
    assert model.objects.count() == 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["hoa", "root"])
def test_many_at_once_do_not_move_if_one_would_leave_its_unit(sign_in, kind, who):
    rows = [thing(kind, "syt"), thing(kind, "stc")]
    for code in ("syt", "stc"):
        answer = sign_in(who).post(bulk_address(*rows), {"collection": cast.unit(code).collection_id})
        assert answer.status_code == 200
        assert in_vietnamese(BULK_STAYS) in " ".join(errors_in(answer))
        assert [place_of(row) for row in rows] == [cast.unit("syt").collection, cast.unit("stc").collection]


@pytest.mark.parametrize("kind", KINDS)
def test_many_at_once_move_within_the_unit(hoa, kind, folder):
    rows = [thing(kind), thing(kind)]
    assert hoa.post(bulk_address(*rows), {"collection": folder.pk}).status_code == 302
    assert [place_of(row) for row in rows] == [folder, folder]


# --- By API v3 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_program_does_not_move_it_to_another_unit(client, kind, folder):
    row = thing(kind)
    token = APIToken.create_token(user=cast.person("hoa"), name="t")[1]
    headers = {"host": cast.HOSTS["tinh"], "authorization": f"Bearer {token}"}

    def send(**values):
        path = f"/api/v3/{kind}/{row.pk}/"
        return client.patch(path, json.dumps(values), content_type="application/json", headers=headers)

    refused = send(collection_id=cast.unit("stc").collection_id, title="Mới")
    assert refused.status_code == 422, refused.content
    row.refresh_from_db()
    assert (row.title, row.collection) == ("Bảng giá", cast.unit("syt").collection)
    assert send(collection_id=folder.pk).status_code == 200
    assert place_of(row) == folder
    assert send(title="Mới").status_code == 200
