"""Names of pictures' sizes: public by address, so nobody may guess one of a picture that no page shows."""

from pathlib import PurePosixPath

import pytest
from django.core.cache import cache
from django.test import override_settings
from wagtail.images.models import Filter

from images.models import UnitRendition
from tests import pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_cache():
    """Wagtail remembers sizes by the picture's id, and ids come again in the next test."""
    cache.clear()


def name_of(rendition):
    return PurePosixPath(rendition.file.name).name


def test_a_size_is_not_named_after_the_upload_alone():
    picture = pages.picture()
    stem = PurePosixPath(picture.file.name).stem
    secret, *rest = name_of(picture.get_rendition("fill-100x100")).split(".")
    assert rest[0] == stem
    assert len(secret) == 25
    assert secret.isalnum()


def test_sizes_and_pictures_have_different_secrets():
    one, other = pages.picture(), pages.picture()
    sizes = [one.get_rendition("fill-100x100"), one.get_rendition("fill-50x50"), other.get_rendition("fill-100x100")]
    assert len({name_of(size).split(".")[0] for size in sizes}) == 3


def test_the_secret_is_the_servers():
    size = pages.picture().get_rendition("fill-100x100")
    known = size.secret
    with override_settings(SECRET_KEY="another-key-of-the-same-length-that-signs-nothing-else"):
        assert size.secret != known


def test_sizes_made_at_once_are_named_alike():
    picture = pages.picture()
    made = picture.get_renditions("fill-100x100", "max-200x200|format-webp")
    assert all(name_of(size).startswith(f"{size.secret}.") for size in made.values())
    assert UnitRendition.objects.filter(image=picture).count() == 2


def test_a_size_is_served_and_its_stock_name_is_not(visit):
    picture = pages.picture()
    size = picture.get_rendition("fill-100x100")
    assert visit("syt", size.url).status_code == 200
    assert visit("syt", f"/media/images/{name_of(size).split('.', 1)[1]}").status_code == 404


@pytest.mark.parametrize("way", ["", "images/../", "images/%2e%2e/", "images//../", "images/a/../../", "images/./../"])
def test_originals_are_served_on_no_host(visit, way):
    picture = pages.picture()
    for host in ("tinh", "syt", "stc"):
        assert visit(host, f"/media/{way}{picture.file.name}").status_code in {400, 404}


def test_a_size_made_before_keeps_its_name_and_address(visit):
    picture = pages.picture()
    size = picture.get_rendition("fill-100x100")
    storage = size.file.storage
    with size.file.open() as content:
        size.file.name = storage.save("images/cu.fill-100x100.png", content)
    size.save(update_fields=["file"])
    cache.clear()
    found = picture.find_existing_rendition(Filter("fill-100x100"))
    assert found.file.name == size.file.name
    assert visit("syt", found.url).status_code == 200


def test_long_file_names_fit(visit):
    picture = pages.picture()
    picture.file.name = picture.file.storage.save(f"original_images/{'a' * 70}.png", picture.file)
    picture.save()
    first = picture.get_rendition("fill-100x100|format-webp|webpquality-80")
    first.delete()
    assert len(first.file.name or "") <= 100
    assert visit("syt", picture.get_rendition("fill-100x100|format-webp|webpquality-80").url).status_code == 200
