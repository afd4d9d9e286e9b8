"""What a template or a draft leaves in a text: words that were to be replaced."""

import re
from collections.abc import Iterator

from vietnamese.folding import clean, fold

LONGEST_QUOTE = 60

_ANYWHERE = (
    re.compile(r"lorem ipsum[\w ,]*", re.IGNORECASE),
    re.compile(r"\[\s*(?:\.{2,}|…+)\s*\]"),
    # In capitals it would be the Roman thirty, before digits it hides part of a number; seed 004 quotes it.
    re.compile(r"(?<![\w.“\"'/-])x{3,}(?![\w”\"'/-])(?!\.\w|\s*\d)"),
    re.compile(r"(?<!\w)X{4,}(?!\w)"),
    re.compile(r"(?<!\w)(?:TODO|TBD|FIXME)(?!\w)"),
    re.compile(
        r"[(\[<{]\s*(?:điền(?! kinh)|chèn|nhập (?:nội dung|tên|số|ngày|tiêu đề|văn bản|vào))\b[^)\]>}\n]{0,60}[)\]>}]",
        re.I,
    ),
    re.compile(r"[(\[<{]\s*(?:insert|enter|fill in|your) [^)\]>}\n]{1,60}[)\]>}]", re.I),
    re.compile(r"(?:nhập|điền|chèn|viết) (?:nội dung|văn bản|tiêu đề|ảnh|hình ảnh) (?:tại đây|ở đây|vào đây)", re.I),
    re.compile(r"(?:type|enter|insert|your) (?:text|title|content) here", re.I),
)
#: A sentence may say that something is being updated; a line that says nothing else was left there. Folded.
_WHOLE_LINE = re.compile(
    r"(?:(?:cac )?(?:noi dung|thong tin|du lieu|bai viet|trang|muc|tai lieu|van ban)(?: nay)? )?"
    r"(?:hien )?(?:dang|cho) (?:duoc )?(?:cap nhat|bo sung|hoan thien|bien soan|xay dung)"
    r"|(?:content |page )?(?:coming soon|under construction|to be (?:added|updated|written))"
)


def find_leftovers(text: str) -> list[str]:
    """Return what looks like a place for words still to come, each once, as it stands in the text."""
    return list(dict.fromkeys(found.strip()[:LONGEST_QUOTE] for found in _leftovers(text)))


def _leftovers(text: str) -> Iterator[str]:
    for line in clean(text).split("\n"):
        if _WHOLE_LINE.fullmatch(" ".join(re.sub(r"[\W_]+", " ", fold(line)).split())):
            yield line
        for pattern in _ANYWHERE:
            yield from (match[0] for match in pattern.finditer(line))
