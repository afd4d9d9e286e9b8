"""Texts as pages print them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vietnamese.slugs import slugify

register = template.Library()


@register.filter
def vietnamese_slug(text: str) -> str:
    """The text as part of an address: Django's own filter loses đ."""
    return slugify(str(text))


@register.filter
def breakable_email(address: str) -> SafeString:
    """An e-mail address that a narrow column breaks behind the @ rather than anywhere."""
    name, at, host = address.partition("@")
    return format_html("{}{}<wbr>{}", name, at, host)
