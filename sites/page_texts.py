"""Every word that a reader of a page sees, with the place where it stands.

More than what search finds: captions, alternative texts and titles of links count, questions of a form, names of
attached files, credits of pictures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Comment
from wagtail.rich_text import RichText

from sites.isolation.references import references_in

#: Columns that hold words for the program, not for readers.
PROGRAM_FIELDS = frozenset({"path", "clean_name"})
#: Addresses are no words: they are shown as links, under a title of their own.
ADDRESSES = (models.SlugField, models.URLField, blocks.URLBlock)
LINES_OF_THEIR_OWN = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "hr"]


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a page, or a block at any depth of its body.

    Attributes:
        field: name of the page's field or list.
        place: where it stands, in words from the outside inwards.
        holder: the model's field or the block, which says what ``value`` is.
        value: what is in it.
    """

    field: str
    place: tuple[str, ...]
    holder: Any
    value: Any

    @property
    def html(self) -> str:
        """The source of formatted text; empty for anything else."""
        if isinstance(self.value, RichText):
            return str(self.value.source)
        return (self.value or "") if isinstance(self.holder, RichTextField) else ""

    @property
    def text(self) -> str:
        """The words as a reader sees them, in lines."""
        if isinstance(self.value, RichText) or isinstance(self.holder, RichTextField):
            return visible_text(self.html)
        return self.value if isinstance(self.value, str) and not isinstance(self.holder, ADDRESSES) else ""


@dataclass(frozen=True, slots=True)
class PageText:
    """One text of a page: where it stands, in words and by the name of the field, and what it says."""

    field: str
    place: str
    text: str


def texts_of(page: Any) -> Iterator[PageText]:
    """The texts of ``page`` as it stands in memory: of its fields, blocks and lists, and those of its files."""
    for part in parts_of(page):
        if text := part.text:
            yield PageText(part.field, place_of(part), text)
    yield from _texts_of_media(page)


def place_of(part: Part) -> str:
    """Where the part stands, for people."""
    return ", ".join(part.place)


def parts_of(page: Any) -> Iterator[Part]:
    """The parts of ``page`` as it stands in memory, containers before what is in them."""
    yield from _fields_of(page)
    for relation in get_all_child_relations(page):
        if relation.related_model is Comment:  # editors' talk
            continue
        name = relation.get_accessor_name()
        kind = capfirst(str(relation.related_model._meta.verbose_name))
        for number, child in enumerate(getattr(page, name).all(), start=1):
            yield from _fields_of(child, name, (f"{kind} {number}",))


def visible_text(html: str) -> str:
    """The words of formatted text, each paragraph and item on a line of its own."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for tag in soup.find_all(LINES_OF_THEIR_OWN):
        tag.insert_before("\n")
        tag.append("\n")
    return soup.get_text()


def _fields_of(row: Any, relation: str = "", place: tuple[str, ...] = ()) -> Iterator[Part]:
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        here = (*place, capfirst(str(column.verbose_name)))
        if isinstance(column, StreamField):
            yield from _blocks_in(relation or column.name, column.stream_block, value, here)
        elif holds_words(column):
            yield Part(relation or column.name, here, column, value)


def holds_words(column: Any) -> bool:
    """Whether a column holds words that a person wrote, and readers read."""
    is_text = isinstance(column, models.CharField | models.TextField)
    return is_text and column.editable and not column.choices and column.name not in PROGRAM_FIELDS


def _blocks_in(field: str, block: Any, value: Any, place: tuple[str, ...]) -> Iterator[Part]:
    yield Part(field, place, block, _table_text(value) if isinstance(block, TypedTableBlock) else value)
    for name, inner, inner_value in _children_of(block, value):
        yield from _blocks_in(field, inner, inner_value, (*place, name))


def _children_of(block: Any, value: Any) -> Iterator[tuple[str, Any, Any]]:
    """The blocks right inside of ``block``, named as an editor sees them."""
    match block:
        case blocks.StreamBlock():
            for number, child in enumerate(value or (), start=1):
                yield f"{number}. {child.block.label}", child.block, child.value
        case blocks.ListBlock():
            for number, item in enumerate(value or (), start=1):
                yield str(number), block.child_block, item
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield str(child.label), child, (value or {}).get(name)


def _table_text(table: Any) -> str:
    """The cells of a table, a line for each: what stands beside a label is then read as below it."""
    cells = (pair for row in table.row_data for pair in zip(table.columns, row["values"], strict=True))
    texts = [part.text for column, cell in cells for part in _blocks_in("", column["block"], cell, ())]
    return "\n".join([table.caption or "", *(column["heading"] or "" for column in table.columns), *texts])


def _texts_of_media(page: Any) -> Iterator[PageText]:
    """Names of files and credits of pictures, which are shown beside them."""
    found = references_in(page)
    files, pictures = get_document_model(), get_image_model()
    for file in files._base_manager.filter(pk__in=found.get(files, ())).order_by("pk"):
        yield PageText("", place_of_file(file), file.title)
    for picture in pictures._base_manager.filter(pk__in=found.get(pictures, ())).order_by("pk"):
        if picture.credit:
            place = _("Picture “%(title)s”, credit") % {"title": picture.title}
            yield PageText("", place, picture.credit)


def place_of_file(file: Any, page: int = 0) -> str:
    """Names a file, and a page in it, for people."""
    name = file.filename or file.title
    if page:
        return _("Files: %(file)s, page %(page)s") % {"file": name, "page": page}
    return _("Files: %(file)s") % {"file": name}
