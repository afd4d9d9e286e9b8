"""Canary words: texts that name their unit, whether they are public, and the field they stand in.

A canary is one unaccented word, so that no way of writing it down (JSON, HTML, addresses, file names) changes it.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

#: A plain word in every text: what the sweep searches for, since a searched word is echoed by the answer.
COMMON = "mimosa"
CANARY = re.compile(r"zq(?P<owner>[a-z]+)x(?P<reach>secret|public)(?P<field>[a-z0-9]+)")
#: Numbers that the database gives to rows of the scene (see :mod:`tests.isolation.rows`).
NUMBER = re.compile(r"(?<![\w.])[246]1\d{6}(?!\w)")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
#: Letters and digits as JSON, scripts and HTML may write them instead; canaries have no others.
ESCAPED = re.compile(
    r"\\(?:u00|x)([3-7][0-9a-fA-F])|&#[xX]0*([3-7][0-9a-fA-F]);|&#0*(4[89]|5\d|6\d|7\d|8\d|9\d|1[01]\d|12[0-2]);"
)
#: Spreadsheets and archives hold members; deeper ones than this are nobody's export.
DEEPEST = 2


@dataclass(frozen=True)
class Words:
    """The canaries of one unit."""

    owner: str

    def bare(self, field: str, reach: str = "secret") -> str:
        """The canary alone, for names of files and people."""
        return f"zq{self.owner}x{reach}{field}"

    def secret(self, field: str) -> str:
        """A text that only the unit may read."""
        return f"{self.bare(field)} {COMMON}"

    def public(self, field: str) -> str:
        """A text that the unit has published."""
        return f"{self.bare(field, 'public')} {COMMON}"


def readable(content: bytes) -> str:
    """Everything that an answer says, in lower case: members of archives, escaped letters included."""
    return "\n".join(_texts(content)).lower()


def _texts(content: bytes, depth: int = 0) -> Iterator[str]:
    if content[:4] == b"PK\x03\x04" and depth < DEEPEST:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield member
                yield from _texts(archive.read(member), depth + 1)
        return
    text = content.decode("utf-8", errors="replace")
    yield text
    if ESCAPED.search(text):
        yield ESCAPED.sub(lambda match: chr(int(match[1] or match[2] or match[3], 16 if not match[3] else 10)), text)
