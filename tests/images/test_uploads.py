"""Uploading pictures in the admin: what cannot be shown is refused in words, names become plain, texts composed."""

import io
import random
import unicodedata
from pathlib import PurePosixPath

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.fields import WagtailImageField

from images.forms import PictureField
from images.models import UnitImage
from tests import cast
from tests.inventory import inventory

pytestmark = pytest.mark.django_db


def picture(kind="JPEG", size=(64, 48), **options):
    """A picture with enough in it that cutting it short hurts."""
    content = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(content, kind, **options)
    return content.getvalue()


def film(kind, frames=3):
    frames = [Image.effect_noise((64, 48), 80).convert("RGB") for _frame in range(frames - 1)]
    return picture(kind, save_all=True, append_images=frames)


class List:
    """The page on which many pictures are uploaded; each answers for itself."""

    @staticmethod
    def send(browser, name, content, title="Ảnh", **more):
        collection = more.pop("collection", cast.unit("syt").collection_id)
        data = {"title": title, "collection": collection, "files[]": SimpleUploadedFile(name, content), **more}
        answer = browser.post(reverse("wagtailimages:add_multiple"), data)
        assert answer.status_code == 200
        return "" if answer.json()["success"] else answer.json()["error_message"]


class Chooser:
    """The window over a page in which a picture is uploaded and chosen."""

    @staticmethod
    def send(browser, name, content, title="Ảnh", **more):
        prefix = "image-chooser-upload"
        data = {
            f"{prefix}-title": title,
            f"{prefix}-collection": more.pop("collection", cast.unit("syt").collection_id),
            f"{prefix}-file": SimpleUploadedFile(name, content),
            **{f"{prefix}-{field}": value for field, value in more.items()},
        }
        answer = browser.post(reverse("wagtailimages_chooser:create"), data)
        assert answer.status_code == 200
        return answer.json().get("htmlFragment", "") if answer.json()["step"] == "reshow_creation_form" else ""


PLACES = pytest.mark.parametrize("place", [List, Chooser])


@pytest.fixture
def an(sign_in):
    """The browser of An, who writes for Health."""
    browser = sign_in("an")
    browser.get("/admin/")
    return browser


# --- Good pictures ----------------------------------------------------------------------------------


@PLACES
@pytest.mark.parametrize(("name", "content"), [
    ("tram-y-te.jpg", picture()),
    ("tram-y-te.JPEG", picture()),
    ("tram-y-te.png", picture("PNG")),
    ("tram-y-te.webp", picture("WEBP")),
    ("tram-y-te.gif", film("GIF")),
])  # fmt: skip
def test_a_good_picture_is_taken_into_the_units_collection(an, place, name, content):
    assert place.send(an, name, content) == ""
    image = UnitImage.objects.get()
    assert (image.collection, image.uploaded_by_user) == (cast.unit("syt").collection, cast.person("an"))
    assert (image.width, image.height) == (64, 48)
    assert image.get_rendition("max-20x20").width == 20


@PLACES
@pytest.mark.parametrize(("sent", "stored"), [
    (unicodedata.normalize("NFD", "Đường Đa Mai.jpg"), "duong-da-mai"),
    ("Đường Đa Mai.jpg", "duong-da-mai"),
    ("../../etc/passwd.jpg", "passwd"),
    ("C:\\Users\\An\\Ảnh đẹp.jpg", "anh-dep"),
    ("tap tin.php.jpg", "tap-tin-php"),
    ("<script>.jpg", "script"),
    ("\u202egpj.jpg", "gpj"),
    ("日本.jpg", None),
])  # fmt: skip
def test_names_on_disk_are_plain(an, place, sent, stored):
    assert place.send(an, sent, picture()) == ""
    path = PurePosixPath(UnitImage.objects.get().file.name)
    assert path.name.isascii()
    assert path.suffix == ".jpg"
    assert path.parts[0] == "original_images"
    if stored:
        assert path.stem.split("_")[0] == stored


@PLACES
def test_texts_become_composed(an, place):
    nfd = unicodedata.normalize("NFD", "Đường Đa Mai")
    place.send(an, f"{nfd}.jpg", picture(), title=nfd)
    assert UnitImage.objects.get().title == "Đường Đa Mai"


def test_credit_description_and_tags_become_composed(an):
    nfd = unicodedata.normalize("NFD", "Đường Đa Mai")
    Chooser.send(an, "a.jpg", picture(), credit=nfd, description=nfd, tags=f'"{nfd}"')
    image = UnitImage.objects.get()
    assert (image.credit, image.description) == ("Đường Đa Mai", "Đường Đa Mai")
    assert list(image.tags.names()) == ["Đường Đa Mai"]


def test_a_title_is_changed_without_sending_the_picture_again(an):
    List.send(an, "a.jpg", picture())
    image = UnitImage.objects.get()
    prefix = f"image-{image.pk}"
    data = {f"{prefix}-title": "Tram\u0323", f"{prefix}-collection": image.collection_id, f"{prefix}-tags": ""}
    assert an.post(reverse("wagtailimages:edit_multiple", args=[image.pk]), data).json()["success"]
    edit = reverse("wagtailimages:edit", args=[image.pk])
    assert an.post(edit, {"title": "Tra\u0323m", "collection": image.collection_id, "tags": ""}).status_code == 302
    image.refresh_from_db()
    assert image.title == "Trạm"


# --- Refused ----------------------------------------------------------------------------------------

JPEG, PNG = picture(size=(300, 200)), picture("PNG", size=(300, 200))
DAMAGED = "hỏng"
REFUSED = {
    "a JPEG cut short": ("a.jpg", JPEG[: len(JPEG) // 2], DAMAGED),
    "a JPEG without its last byte but one": ("a.jpg", JPEG[:-40], DAMAGED),
    "a JPEG of which the header is left": ("a.jpg", JPEG[:30], DAMAGED),
    "a PNG cut short": ("a.png", PNG[: len(PNG) // 2], DAMAGED),
    "a WebP cut short": ("a.webp", picture("WEBP")[:-200], DAMAGED),
    "a film whose last frame is missing": ("a.gif", film("GIF")[:-300], DAMAGED),
    "a header with garbage behind it": ("a.jpg", JPEG[:20] + bytes(range(256)) * 9, DAMAGED),
    "garbage": ("a.jpg", bytes(range(256)) * 9, ""),
    "no bytes at all": ("a.jpg", b"", "rỗng"),
    "text": ("a.jpg", "Đây là ảnh".encode(), ""),
    "a page of HTML": ("a.jpg", b"<html><script>alert(1)</script></html>", ""),
    "a PNG named JPEG": ("a.jpg", PNG, "jpeg"),
    "a drawing that can carry scripts": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
    "a picture of a type that readers cannot open": ("a.tiff", picture("TIFF"), ""),
    "a picture without an ending": ("anh", JPEG, ""),
    "a name of dots": ("....jpg", JPEG, ""),
    "more pixels than fit": ("a.png", picture("PNG", size=(120, 100)), "10000"),
    "a film of more pixels than fit": ("a.gif", film("GIF", 4), "10000"),
    "more bytes than allowed": ("a.jpg", JPEG + bytes(300_000), ""),
}


@PLACES
@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_shown_is_refused_in_words(an, place, name, content, words, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 200_000
    if words == "10000":
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    before = inventory()
    message = place.send(an, name, content)
    assert message
    assert words in message
    assert inventory() == before


def test_a_bomb_of_pixels_is_not_opened(an):
    # A header that claims 60,000 by 60,000 pixels; decoding them would take 10 GB.
    header = bytearray(picture("PNG"))
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    assert List.send(an, "a.png", bytes(header))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_whatever_is_done_to_a_picture_it_is_taken_whole_or_refused(kind):
    chance, whole = random.Random(20261120), film(kind) if kind in {"GIF", "WEBP"} else picture(kind)
    name = f"a.{kind.lower()}"
    for number in range(120):
        damaged = bytearray(whole[: len(whole) * number // 60] if number < 60 else whole)
        for _byte in range(8 if number >= 60 else 0):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            upload = PictureField().clean(SimpleUploadedFile(name, bytes(damaged)))
        except ValidationError:
            continue
        with Image.open(upload) as image:
            image.load()


def test_wagtails_own_field_still_needs_ours():
    """When it refuses this in words, :class:`PictureField` may go."""
    with pytest.raises(OSError, match=r"truncated|Truncated|broken"):
        WagtailImageField().clean(SimpleUploadedFile("a.jpg", JPEG[: len(JPEG) // 2]))


# --- Who --------------------------------------------------------------------------------------------


@PLACES
@pytest.mark.parametrize("code", ["stc", "tinh", "tanan"])
def test_nobody_puts_a_picture_into_a_foreign_collection(an, place, code):
    place.send(an, "a.jpg", picture(), collection=cast.unit(code).collection_id)
    assert not UnitImage.objects.exclude(collection=cast.unit("syt").collection).exists()


def test_without_a_seat_nobody_uploads(sign_in):
    browser = sign_in("khanh")
    browser.post(reverse("wagtailimages:add_multiple"), {"title": "A", "files[]": SimpleUploadedFile("a.jpg", JPEG)})
    assert not UnitImage.objects.exists()
