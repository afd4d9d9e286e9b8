"""What a reader sees of a page, as data with a hash: the thing that is approved.

Whatever is shown belongs to it, the files of its pictures and documents included; what Wagtail keeps for itself (locks,
places in the tree, times) does not. The same text hashes alike as a revision, in memory and in the database.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import get_all_child_relations, get_serializable_data_for_fields
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import COMMENTS_RELATION_NAME, Page

from sites.isolation.references import references_in

#: Of Wagtail's own columns on a page these are read by the public; all columns of ours are.
SHOWN_PAGE_FIELDS = frozenset({"title", "slug", "seo_title", "search_description", "show_in_menus"})
#: Of a picture or a file these are shown with the page.
SHOWN_MEDIA_FIELDS = {"image": ("file_hash", "title", "credit", "description"), "document": ("file_hash", "title")}
#: Rows below a page are told apart by what they say; their ids change with every copy and translation.
IDENTITY = frozenset({"pk", "id", "translation_key", "locale"})

Content = dict[str, Any]


def content_of(page: Any) -> Content:
    """What is approved when ``page``, as it stands in memory, is approved; JSON data.

    Args:
        page: a page of its own type, live or read from a revision.
    """
    content = {name: value for name, value in _fields_of(page) if name not in IDENTITY and _is_shown(page, name)}
    for relation in get_all_child_relations(page):
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
            rows = getattr(page, relation.get_accessor_name()).all()
            content[relation.get_accessor_name()] = [_row(row, relation.field.name) for row in rows]
    content["media"] = media_of(page)
    return said(json.loads(json.dumps(content, cls=DjangoJSONEncoder)))


def said(value: Any) -> Any:
    """JSON data without the names of what is empty.

    An empty field shows nothing, and nothing is what was there before it existed: a new version of the product that
    adds a field, or a part to a block, that begins empty leaves everything approved as it was approved.
    """
    if isinstance(value, list):
        return [said(item) for item in value]
    if not isinstance(value, dict):
        return value
    parts = {name: said(part) for name, part in value.items()}
    return {name: part for name, part in parts.items() if not is_empty(part)}


def is_empty(value: Any) -> bool:
    """Whether a value says nothing; a zero does."""
    return value is None or value is False or value in ("", [], {})


def content_hash(page: Any) -> str:
    """SHA-256 of :func:`content_of`, in hexadecimal."""
    return hash_of(content_of(page))


def hash_of(content: Content) -> str:
    """SHA-256 of content, in hexadecimal: of its canonical JSON in UTF-8."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def canonical(data: Any) -> str:
    """JSON with sorted keys and no spaces: data that are equal make the same text on any machine."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def media_of(page: Any) -> Content:
    """The pictures and files that the page shows: what is shown of each, by kind and id."""
    referred = references_in(page)
    shown: Content = {}
    for kind, model in (("image", get_image_model()), ("document", get_document_model())):
        if keys := referred.get(model):
            for row in model._default_manager.filter(pk__in=keys).order_by("pk"):
                shown[f"{kind} {row.pk}"] = shown_of_media(kind, row)
    return shown


def shown_of_media(kind: str, row: Any) -> Content:
    """What a page shows of one picture or file."""
    row.get_file_hash()  # older rows have none yet
    return {name: getattr(row, name, "") for name in SHOWN_MEDIA_FIELDS[kind]}


def _is_shown(page: Any, name: str) -> bool:
    field = page._meta.get_field(name)
    return name in SHOWN_PAGE_FIELDS if field.model is Page else not field.primary_key


def _fields_of(row: Model) -> Iterator[tuple[str, Any]]:
    for name, value in get_serializable_data_for_fields(row).items():
        if name != "pk" and isinstance(row._meta.get_field(name), StreamField):
            value = _without_block_ids(json.loads(value or "[]"))
        yield name, value


def _row(row: Model, parent: str) -> Content:
    return {name: value for name, value in _fields_of(row) if name not in IDENTITY and name != parent}


def _without_block_ids(value: Any) -> Any:
    """A block's id appears only when it is first edited, and is shown nowhere."""
    if isinstance(value, list):
        return [_without_block_ids(item) for item in value]
    if isinstance(value, dict):
        is_block = {"type", "value"} <= value.keys()
        return {key: _without_block_ids(part) for key, part in value.items() if not (is_block and key == "id")}
    return value
