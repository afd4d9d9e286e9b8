"""What changed between two sentences, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ChangeKind = Literal["same", "removed", "added"]

#: Above it the words of a paragraph are not compared one by one: the time grows with the product of the lengths.
MOST_WORDS = 2_000
#: Below this likeness marks on single words confuse more than they show.
LEAST_LIKENESS = 0.3

# A word keeps its inner stops: 76/2007/QĐ-UBND and 01/7/2026 change as a whole.
_TOKEN = re.compile(r"(\w+(?:[./-]\w+)*|[^\w\s])(\s*)")
_Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, that are only in the text before, or only in the text after."""

    kind: ChangeKind
    text: str


def changes(before: str, after: str) -> tuple[Run, ...]:
    """Return both texts as runs of words: what is not added says ``before``, what is not removed says ``after``.

    Spacing is no difference; what stayed is spaced as in the later text. A single word or mark that stayed between two
    that changed counts as changed: a sentence in which every second word is marked cannot be read.

    Args:
        before: the earlier text.
        after: the later text.
    """
    old, new = _Words(before), _Words(after)
    if old.keys == new.keys:
        return (Run("same", new.text(0, len(new.keys))),) if new.keys else ()
    if max(len(old.keys), len(new.keys)) <= MOST_WORDS:
        matcher = SequenceMatcher(None, old.keys, new.keys)
        if matcher.quick_ratio() >= LEAST_LIKENESS and matcher.ratio() >= LEAST_LIKENESS:
            readable = _readable(matcher.get_opcodes(), new.keys)
            return tuple(run for opcode in readable for run in _runs(opcode, old, new))
    return tuple(_runs(("replace", 0, len(old.keys), 0, len(new.keys)), old, new))


class _Words:
    """The words and marks of a text, and the text between any two of them."""

    def __init__(self, text: str) -> None:
        pairs = _TOKEN.findall(text)
        self.keys: list[str] = [word for word, _space in pairs]
        self._spaced = [word + (" " if space else "") for word, space in pairs]

    def text(self, start: int, end: int) -> str:
        return "".join(self._spaced[start:end])


def _readable(opcodes: Sequence[_Opcode], new: Sequence[str]) -> Iterator[_Opcode]:
    """Join changes between which nothing but one word or marks stayed."""
    held: _Opcode | None = None
    for place, opcode in enumerate(opcodes):
        kind, old_start, old_end, new_start, new_end = opcode
        is_island = kind == "equal" and 0 < place < len(opcodes) - 1 and _is_small(new[new_start:new_end])
        if kind == "equal" and not is_island:
            if held:
                yield held
            held = None
            yield opcode
        elif held:
            held = ("replace", held[1], old_end, held[3], new_end)
        else:
            held = ("replace", old_start, old_end, new_start, new_end)
    if held:
        yield held


def _is_small(words: Sequence[str]) -> bool:
    return sum(word[0].isalnum() for word in words) < 2


def _runs(opcode: _Opcode, old: _Words, new: _Words) -> Iterator[Run]:
    kind, old_start, old_end, new_start, new_end = opcode
    if kind == "equal":
        same = new.text(new_start, new_end)
        # In one of the texts more may follow where the other ends.
        is_spaced = same.endswith(" ") or old.text(old_start, old_end).endswith(" ")
        yield Run("same", same.rstrip() + " " if is_spaced else same)
        return
    removed, added = old.text(old_start, old_end), new.text(new_start, new_end)
    space = " " if removed.endswith(" ") and added.endswith(" ") else ""
    if removed:
        yield Run("removed", removed.rstrip() if space else removed)
    if added:
        yield Run("added", added.rstrip() if space else added)
    if space:  # of both: no mark runs on under it
        yield Run("same", space)
