"""The one size of a picture that the APIs name: originals are never public (docs/operations.md)."""

from typing import Any

from wagtail.images.models import SourceImageIOError

#: Large enough for print in a newspaper column, and the same for all, so that an address is made once.
LARGE = "max-1600x1600"


def public_url(image: Any) -> str:
    """Address of the picture in its large size; empty if its file is lost."""
    try:
        return str(image.get_rendition(LARGE).url)
    except SourceImageIOError:
        return ""
