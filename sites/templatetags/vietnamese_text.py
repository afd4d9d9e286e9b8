"""Vietnamese text in templates."""

from django import template

from vietnamese.slugs import slugify

register = template.Library()


@register.filter
def vietnamese_slug(text: str) -> str:
    """The text as part of an address: Django's own filter loses đ."""
    return slugify(str(text))
