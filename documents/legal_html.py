"""The items of articles as HTML.

Written here and not in templates: a law has thousands of items, and one template included for each of them took half as
long again (316 articles with 1,900 items: 0.57 s, here 0.39 s, with twice as many links).
"""

from collections.abc import Iterable, Mapping

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from documents.mention_html import link_text
from documents.models.mentions import Mentions
from vietnamese.legal_structure import Item
from vietnamese.legal_tables import read_table
from vietnamese.legal_text import split_references

NOTHING = mark_safe("")
#: Some eight lines of paper: a longer item may break over two pages.
LONG = 600


class ItemsWriter:
    """Writes items, each with its place and the link that copies its address.

    Args:
        anchors: the places that exist on the page, with the names of those that are cited
            (:func:`documents.citations.place_names`). Empty for paper: nothing is linked there.
        mentions: the documents that the text names by their numbers; ``None`` for paper.
    """

    def __init__(self, anchors: Mapping[str, str], mentions: Mentions | None = None) -> None:
        self.anchors = anchors
        self._mentions = mentions
        self._icon = static("portal/icons.svg") + "#icon-link"
        self._label = _("Link to %(place)s")

    def items(self, items: Iterable[Item]) -> SafeString:
        """Clauses, points, dashes, notes, paragraphs and tables with everything below them."""
        return format_html_join("", "{}", ((self._item(item),) for item in items))

    def link_to(self, anchor: str) -> SafeString:
        """The link to a place, or nothing if nobody cites it."""
        place = self.anchors.get(anchor, "")
        if not place:
            return NOTHING
        return format_html(
            '<a class="anchor-link" href="#{}" data-copy-link="{}" aria-label="{}">'
            '<svg class="icon" aria-hidden="true"><use href="{}"/></svg></a>',
            anchor,
            place,
            self._label % {"place": place},
            self._icon,
        )

    def text(self, text: str) -> SafeString:
        """A text with links from references such as “Khoản 2, Điều 9 của Quy chế này” to their places.

        Numbers of other documents lead to them.
        """
        pieces = (
            (format_html('<a href="#{}">{}</a>', anchor, piece) if anchor else self._with_documents(piece),)
            for piece, anchor in split_references(text, self.anchors)
        )
        return format_html_join("", "{}", pieces)

    def _with_documents(self, text: str) -> str:
        return link_text(text, self._mentions) if self._mentions else text

    def _item(self, item: Item) -> SafeString:
        return format_html(
            '<div class="legal__item legal__item--{}{}" id="{}">{}{}</div>\n',
            item.kind,
            " legal__item--long" if len(item.text) > LONG else "",
            item.anchor,
            self._table(item) if item.kind == "table" else self._paragraph(item),
            self.items(item.items) if item.items else NOTHING,
        )

    def _paragraph(self, item: Item) -> SafeString:
        marker = format_html('<span class="legal__label">{}</span> ', item.marker) if item.marker else NOTHING
        return format_html("<p>{}{} {}</p>", marker, self.text(item.text), self.link_to(item.anchor))

    def _table(self, item: Item) -> SafeString:
        return render_to_string("documents/legal_table.html", {"table": read_table(item.text.split("\n"))})
