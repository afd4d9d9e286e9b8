"""Pictures of a document, put into the collection of the unit whose page will show them."""

import io
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from images.forms import PictureField
from sites.models import Unit

KINDS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}


@dataclass
class Gallery:
    """The pictures of one document on their way into the collection.

    Attributes:
        stored: the picture for each number; those that could not be taken are absent.
        problems: why those could not, in words.
        created: those that were not in the collection before.
    """

    stored: dict[int, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    created: list[Any] = field(default_factory=list)

    def withdraw(self) -> None:
        """Take stored files away again: a transaction that is undone leaves them behind."""
        for picture in self.created:
            picture.file.storage.delete(picture.file.name)


def may_add_pictures(user: Any, unit: Unit) -> bool:
    """Whether the person may put pictures into the unit's collection."""
    policy = policy_registry.get_by_type(get_image_model())
    collections = policy.collections_user_has_permission_for(user, "add")
    return bool(collections.filter(pk=unit.collection_id).exists())


def prepare(contents: dict[int, bytes], gallery: Gallery, *, unit: Unit, user: Any, title: str) -> dict[int, Any]:
    """Decode the pictures of a document, before anything is locked for storing them.

    What is no picture, too large or damaged is left out and said in :attr:`Gallery.problems`: the text of the
    document is not lost for a picture's sake.

    Args:
        contents: of the pictures, by their numbers.
        gallery: where problems are said.
        unit: to whom they will belong.
        user: who uploads them.
        title: of the document; the pictures are called after it.

    Returns:
        An upload for each number.
    """
    if contents and not may_add_pictures(user, unit):
        gallery.problems.append(_("The pictures were left out: you may not add pictures to the unit’s collection."))
        return {}
    uploads = {}
    for place, (number, content) in enumerate(contents.items(), start=1):
        try:
            kind = _kind_of(content)
            upload = SimpleUploadedFile(f"{title[:60]} ({place}).{kind}", content, content_type=f"image/{kind}")
            uploads[number] = PictureField().clean(upload)
        except ValidationError as error:
            problem = _("Picture %(number)s was left out: %(reason)s")
            gallery.problems.append(problem % {"number": place, "reason": " ".join(error.messages)})
    return uploads


def store(uploads: dict[int, Any], gallery: Gallery, *, unit: Unit, user: Any) -> None:
    """Put pictures into the unit's collection; what is in it already is taken from there.

    Args:
        uploads: as :func:`prepare` returns them.
        gallery: what comes of them; also when storing breaks off.
        unit: to whom they will belong.
        user: who uploads them.
    """
    for number, upload in uploads.items():
        gallery.stored[number] = _find(upload, unit) or _create(upload, gallery, unit, user)


def _find(upload: Any, unit: Unit) -> Any:
    model = get_image_model()
    upload.seek(0)
    digest = sha1(upload.read(), usedforsecurity=False).hexdigest()  # the sum by which Wagtail knows files
    upload.seek(0)
    return model.objects.filter(collection=unit.collection_id, file_hash=digest).order_by("pk").first()


def _create(upload: Any, gallery: Gallery, unit: Unit, user: Any) -> Any:
    picture = get_image_model()(
        title=upload.name.rpartition(".")[0], file=upload, collection_id=unit.collection_id, uploaded_by_user=user,
        file_size=upload.size,
    )  # fmt: skip
    picture.save()
    gallery.created.append(picture)
    picture.get_file_hash()
    return picture


def _kind_of(content: bytes) -> str:
    """The ending of a picture's name, by what it is and not by what it says."""
    try:
        with Image.open(io.BytesIO(content), formats=list(KINDS)) as picture:
            return KINDS[str(picture.format)]
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(_("it is damaged, too large, or not a picture that browsers show."), "kind") from error
