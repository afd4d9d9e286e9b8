"""What a person's name may consist of."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vietnamese.folding import nfc

#: Besides letters and their marks. Text from office programs brings no-break spaces and curved apostrophes.
OTHERS = frozenset(" \u00a0'’-.")
LETTERS = ("L", "M")
#: A dot with a word behind it: programs for mail make a link of it. Initials (“J.R. Smith”) are no words.
ADDRESS = re.compile(r"\.[^\s.'’-]{2}")


def validate_name(name: str) -> None:
    """Refuse what is no name of a person: names stand in letters, where nobody is to plant a message or a link.

    Raises:
        ValidationError: something besides letters of any script, spaces, apostrophes, hyphens and dots, or a dot
            in the middle of a word.
    """
    name = nfc(name)
    if all(_may_stand(character) for character in name) and not ADDRESS.search(name):
        return
    raise ValidationError(
        _("A name consists of letters, spaces, apostrophes, hyphens and dots; a dot stands at the end of a word."),
        code="invalid_name",
    )


def _may_stand(character: str) -> bool:
    return character in OTHERS or unicodedata.category(character).startswith(LETTERS)
