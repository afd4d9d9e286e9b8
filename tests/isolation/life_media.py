"""A unit's pictures and files, open and restricted, and what is on its way to becoming one."""

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, UploadedFile

from documents.models import DocumentAttachment, LegalDocumentPage, UnitDocument
from images.models import UnitImage
from news.models import ArticlePage
from tests.isolation.life import Life


def keep_media(life: Life) -> None:
    """Fill the unit's collection and a restricted one below it."""
    collection = life.unit.collection
    picture = keep_picture(life, collection, "")
    file = keep_file(life, collection, "")
    use(life, picture, file)
    publish_media(life)
    for kind in (CollectionViewRestriction.GROUPS, CollectionViewRestriction.PASSWORD):
        restricted = restrict(life, collection, kind)
        keep_picture(life, restricted, kind)
        keep_file(life, restricted, kind)
    upload(life)


def keep_picture(life: Life, collection: Collection, what: str, reach: str = "secret") -> UnitImage:
    """A picture; unless said otherwise one that is nowhere published."""
    word = life.words.public if reach == "public" else life.words.secret
    picture = UnitImage.objects.create(
        title=word(f"{what}picturetitle"),
        file=get_test_image_file(filename=f"{life.words.bare(f'{what}picturefile', reach)}.png", size=(640, 480)),
        description=word(f"{what}picturedescription"),
        credit=word(f"{what}picturecredit"),
        collection=collection,
        uploaded_by_user=life.writer,
    )
    picture.tags.add(life.words.bare(f"{what}picturetag", reach))
    rendition = picture.get_rendition("max-165x165")
    life.note(picture, "wagtail.edit", f"{what}picture")
    life.keep(picture, collection, rendition_path=rendition.file.name.removeprefix("images/"))
    return picture


def keep_file(life: Life, collection: Collection, what: str, reach: str = "secret") -> UnitDocument:
    """A file; unless said otherwise one that is nowhere published."""
    word = life.words.public if reach == "public" else life.words.secret
    name = life.words.bare(f"{what}filename", reach)
    file = UnitDocument.objects.create(
        title=word(f"{what}filetitle"),
        file=ContentFile(word(f"{what}filecontent").encode(), name=f"{name}.txt"),
        collection=collection,
        uploaded_by_user=life.writer,
    )
    file.tags.add(life.words.bare(f"{what}filetag", reach))
    life.note(file, "wagtail.edit", f"{what}file")
    life.keep(file, collection, filename=file.filename)
    return file


def use(life: Life, picture: UnitImage, file: UnitDocument) -> None:
    """Use both in a draft, so that there are uses to count."""
    page = ArticlePage.objects.get(slug=life.words.bare("draftslug"))
    page.picture = picture
    page.save()
    page.save_revision(user=life.writer)
    document = LegalDocumentPage.objects.get(slug=life.words.bare("documentslug"))
    DocumentAttachment.objects.create(page=document, document=file)


def publish_media(life: Life) -> None:
    """A picture and a file that a published page shows."""
    collection = life.unit.collection
    picture = keep_picture(life, collection, "shown", "public")
    file = keep_file(life, collection, "shown", "public")
    page = ArticlePage.objects.get(slug=life.words.bare("expiringslug", "public"))
    page.picture = picture
    page.body = [*page.body.raw_data, {"type": "files", "value": {"title": "", "files": [file.pk]}}]
    page.save_revision(user=life.writer).publish(user=life.head, skip_permission_checks=True)
    life.publish(picture, file, *picture.renditions.all())


def restrict(life: Life, parent: Collection, kind: str) -> Collection:
    """A collection that only some may read."""
    collection = parent.add_child(instance=Collection(name=life.words.secret(f"{kind}collection")))
    password = life.words.bare("collectionpassword") if kind == CollectionViewRestriction.PASSWORD else ""
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password=password
    )
    if kind == CollectionViewRestriction.GROUPS:
        restriction.groups.add(*Group.objects.filter(unit_group__unit=life.unit).order_by("pk")[:1])
    life.note(collection, "wagtail.edit", "collection")
    life.keep(collection, restriction)
    return collection


def upload(life: Life) -> None:
    """Files that wait for their titles."""
    waiting: dict[str, tuple[type[Any], Any]] = {
        "uploaded_image": (UnitImage, get_test_image_file(filename=f"{life.words.bare('uploadedpicture')}.png")),
        "uploaded_document": (UnitDocument, ContentFile(b"mimosa", name=f"{life.words.bare('uploadedfile')}.txt")),
    }
    for kind, (model, file) in waiting.items():
        row = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model), file=file, uploaded_by_user=life.writer
        )
        life.keep(**{kind: row.pk})
