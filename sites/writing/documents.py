"""What an uploaded file consists of: a document of Word, or HTML that was pasted or saved by another program."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sites.writing.markup import TooDeepError, read_markup
from sites.writing.pieces import Document
from sites.writing.word.limits import Problem
from sites.writing.word.reading import UnreadableError, read_word

LARGEST_FILE = 25 * 1024 * 1024
WORD, MARKUP = (".docx",), (".html", ".htm")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]{1,30})", re.IGNORECASE)

REFUSALS: dict[Problem, Any] = {
    Problem.KIND: _("This is not a Word document of the kind .docx. Open it in Word and save it as “Word document”."),
    Problem.ENCRYPTED: _("The document asks for a password. Save it without one, then choose it again."),
    Problem.DAMAGED: _("The document is damaged. Open it in Word, save it anew, then choose it again."),
    Problem.SIZE: _("The document unpacks to too much. Divide it, or make its pictures smaller, then choose it again."),
    Problem.TIME: _("Reading the document took too long. Divide it, then choose it again."),
}


def read_document(upload: Any) -> Document:
    """Return what an uploaded file consists of.

    Raises:
        ValidationError: says why it cannot be read.
    """
    name = str(upload.name).lower()
    if upload.size > LARGEST_FILE:
        raise ValidationError(_("The document is larger than 25 MB. Make its pictures smaller, or divide it."), "size")
    upload.seek(0)
    try:
        if name.endswith(WORD):
            document = read_markup(*read_word(upload))
        elif name.endswith(MARKUP):
            document = read_markup(decoded(upload.read()))
        else:
            raise ValidationError(REFUSALS[Problem.KIND], "kind")
    except UnreadableError as error:
        raise ValidationError(REFUSALS[error.problem], error.problem.value) from error
    except TooDeepError as error:
        raise ValidationError(REFUSALS[Problem.DAMAGED], "damaged") from error
    if not document.pieces:
        raise ValidationError(_("There is nothing to insert in the document: no text, no table, no picture."), "empty")
    return document


def decoded(content: bytes) -> str:
    """The text of an HTML file, in the encoding that it names; Word names one of its own."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    found = _CHARSET.search(content[:4096])
    try:
        return content.decode(found[1].decode() if found else "utf-8", errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")
