"""Links from numbers of documents, wherever a page's text names them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from documents.mention_html import link_html, link_text, plain_text
from documents.models.mentions import Mentions, mentions_of
from vietnamese.numbers_in_text import find_numbers

register = template.Library()


@register.simple_block_tag(takes_context=True)
def link_documents(context: Any, content: SafeString) -> SafeString:
    """Let numbers of public documents in a part of a page lead to them: one query for all, none without a number.

    ``{% link_documents %}{% include_block page.body %}{% endlink_documents %}``

    Args:
        context: ``request`` and ``page``, which say whose text it is.
        content: the part of the page, drawn.
    """
    text = plain_text(content)
    if not find_numbers(text):
        return content
    return link_html(content, mentions_of(context.get("page"), [text], context["request"]))


@register.filter
def link_numbers(text: str, mentions: Mentions | None) -> SafeString | str:
    """Plain text with its numbers as links.

    Args:
        text: a line.
        mentions: what the numbers on the page mean; ``None`` for paper.
    """
    return link_text(text, mentions) if mentions else text
