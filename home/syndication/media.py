"""Pictures and files of another unit's article, copied into the own collection: a page shows its own unit's only."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.core.files import File
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from sites.guard.allowed import choosable, linkable
from sites.models import Unit
from sites.reach import reach_of_units

#: What is copied of a picture or file beside the file itself.
IMAGE_FIELDS = (
    "title",
    "description",
    "credit",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
FILE_FIELDS = ("title",)


class MediaCopier:
    """Copies each picture and file once into the collection of ``unit``; what it may use already stays what it is.

    Args:
        unit: the unit that will show them.
        user: who takes the article over.
    """

    def __init__(self, unit: Unit, user: Any) -> None:
        self.unit, self.user = unit, user
        self.reach = reach_of_units(Unit.objects.filter(pk=unit.pk))
        self._copies: dict[tuple[Any, int], int | None] = {}

    def image(self, key: int | None) -> int | None:
        """The key of the picture that stands for picture ``key``; ``None`` if it has gone."""
        return self._copy(get_image_model(), key, IMAGE_FIELDS)

    def file(self, key: int | None) -> int | None:
        """The same for a file."""
        return self._copy(get_document_model(), key, FILE_FIELDS)

    def page(self, key: int | None) -> int | None:
        """A page stays linked as long as the unit may link it: while it is public."""
        rows = linkable(Page.objects.filter(pk=key), self.reach) if key else Page.objects.none()
        return key if rows.exists() else None

    def _copy(self, model: Any, key: int | None, fields: tuple[str, ...]) -> int | None:
        if key is None:
            return None
        if (model, key) not in self._copies:
            self._copies[model, key] = self._copied(model, key, fields)
        return self._copies[model, key]

    def _copied(self, model: Any, key: int, fields: tuple[str, ...]) -> int | None:
        rows = model._default_manager.filter(pk=key)
        if choosable(rows, self.reach).exists():
            return key
        row = rows.first()
        if row is None:
            return None
        values = {name: getattr(row, name) for name in fields}
        copy = model(collection=self.unit.collection, uploaded_by_user=self.user, **values)
        with row.file.open("rb") as content:  # copied piece by piece: a video does not fit into memory
            copy.file = File(content, name=row.filename)
            copy.save()
        return int(copy.pk)


def copied_blocks(block: Any, raw: Any, media: MediaCopier) -> Any:
    """The raw value of a block with its pictures, files and links replaced by those that the unit may show.

    Args:
        block: says what ``raw`` is.
        raw: as it is stored in the database.
    """
    match block:
        case blocks.StreamBlock():
            known = [child for child in raw or () if child["type"] in block.child_blocks]
            return [
                {**child, "value": copied_blocks(block.child_blocks[child["type"]], child["value"], media)}
                for child in known
            ]
        case blocks.StructBlock():
            parts = block.child_blocks
            return {
                name: copied_blocks(parts[name], value, media) if name in parts else value
                for name, value in (raw or {}).items()
            }
        case blocks.ListBlock():
            items = [{**item, "value": copied_blocks(block.child_block, item["value"], media)} for item in raw or ()]
            # A link that is left out leaves no gap.
            return [item for item in items if item["value"] is not None]
        case ImageChooserBlock():
            return media.image(raw)
        case DocumentChooserBlock():
            return media.file(raw)
        case blocks.PageChooserBlock():
            return media.page(raw)
        case blocks.RichTextBlock():
            return copied_rich_text(raw or "", media)
        case _:
            return raw


def copied_rich_text(html: str, media: MediaCopier) -> str:
    """Formatted text whose links lead to what the unit may link; the words of other links stay as plain text."""
    soup = BeautifulSoup(html, "html.parser")
    replace = {"page": media.page, "document": media.file, "image": media.image}
    for tag in soup.find_all(["a", "embed"]):
        kind = str(tag.get("linktype") or tag.get("embedtype") or "")
        if kind not in replace:
            continue
        key = str(tag.get("id", ""))
        present = replace[kind](int(key)) if key.isdecimal() else None
        if present is not None:
            tag["id"] = str(present)
        elif tag.name == "a":
            tag.unwrap()
        else:
            tag.decompose()
    return str(soup)
