"""Formatted text in its editor: a link to what is not the person's to know of is a broken link.

Wagtail gives the editor address and file name of whatever id a text names, also when the form that holds it is refused.
What would let it go: Wagtail's converters asking the permission policies for the instance.
"""

from typing import Any

from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.images import get_image_model
from wagtail.images.rich_text.contentstate import ImageElementHandler
from wagtail.models import Page

from sites.guard.allowed import choosable, linkable
from sites.guard.kinds import Allowed, exists
from sites.isolation.acting import acting_reach

#: An id that no row has.
NOTHING = "0"


def known(model: Any, attributes: dict[str, Any], allowed: Allowed) -> dict[str, Any] | None:
    """The attributes of an element if the person at work may know what it names; ``None`` if not."""
    reach = acting_reach()
    if reach is None or reach.is_everything or exists(model, attributes.get("id"), reach, allowed):
        return attributes
    return None


def install() -> None:
    """Let the editor show such links as broken (once, at start-up)."""
    stock_page = PageLinkElementHandler.get_attribute_data
    stock_document = DocumentLinkElementHandler.get_attribute_data
    stock_image = ImageElementHandler.create_entity

    def page_link(self: Any, attrs: dict[str, Any]) -> dict[str, Any]:
        if known(Page, attrs, linkable) is None:
            return {"id": int(attrs["id"]), "url": None, "parentId": None}
        data: dict[str, Any] = stock_page(self, attrs)
        return data

    def document_link(self: Any, attrs: dict[str, Any]) -> dict[str, Any]:
        if known(get_document_model(), attrs, choosable) is None:
            return {"id": attrs.get("id")}
        data: dict[str, Any] = stock_document(self, attrs)
        return data

    def image(self: Any, name: str, attrs: dict[str, Any], state: Any, contentstate: Any) -> Any:
        seen = known(get_image_model(), attrs, choosable) or {**attrs, "id": NOTHING}
        return stock_image(self, name, seen, state, contentstate)

    PageLinkElementHandler.get_attribute_data = page_link
    DocumentLinkElementHandler.get_attribute_data = document_link
    ImageElementHandler.create_entity = image
