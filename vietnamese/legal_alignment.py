"""Which article, clause or line of one text is which of another: by what it says and by its number.

Four rounds, each for what the rounds before have left: the same words under the same number; the same words (moved or
numbered anew); the same number and much the same words; much the same words. What still has a number of the same kind
is taken as written anew, and so are lines much alike between the same neighbours. Every round is linear but for words
that many places share, which count for nothing.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

_ALIKE = 0.5
_ALIKE_IN_PHRASES = 0.25
#: A phrase that stands in more places says nothing about which of them is meant.
_MOST_PLACES = 12


@dataclass(slots=True)
class Node:
    """An article, clause, line … of a text.

    Attributes:
        kind: what it is; only nodes of one kind are compared.
        key: its number within its kind and parent; empty if it has none.
        marker: the number as printed.
        text: what it says itself.
        anchor: its place on the page of its document; empty for a line.
        children: what stands below it.
    """

    kind: str
    key: str
    marker: str
    text: str
    anchor: str = ""
    children: tuple["Node", ...] = ()
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        below = (word for child in self.children for word in child.words)
        self.words = (*self.text.split(), *below)


def align(before: Sequence[Node], after: Sequence[Node]) -> list[tuple[int, int]]:
    """Return the pairs of places that are the same thing, in the order of ``after``; each place at most once."""
    aligner = _Aligner(before, after)
    aligner.match_by(lambda node: (node.kind, node.key, node.words))
    aligner.match_by(lambda node: (node.kind, node.words))
    aligner.match_by(lambda node: node.key and (node.kind, node.key), _alike)
    aligner.match_phrases()
    aligner.match_by(lambda node: node.key and (node.kind, node.key))
    aligner.match_between()
    return sorted(aligner.pairs, key=lambda pair: pair[1])


def in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places in ``after`` of the longest row of pairs whose order is the same in both texts."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, (old, _new) in enumerate(pairs):
        at = bisect_left(tails, old)
        previous.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [old], [place]
    kept, place = set(), ends[-1] if ends else -1
    while place >= 0:
        kept.add(pairs[place][1])
        place = previous[place]
    return kept


class _Aligner:
    def __init__(self, before: Sequence[Node], after: Sequence[Node]) -> None:
        self.before, self.after = before, after
        self.left = dict.fromkeys(range(len(before)))
        self.right = dict.fromkeys(range(len(after)))
        self.pairs: list[tuple[int, int]] = []

    def match_by(
        self, name: Callable[[Node], Hashable], suits: Callable[[Node, Node], bool] = lambda _old, _new: True
    ) -> None:
        """Pair what has the same name, in order; an empty name is none."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for old in reversed(self.left):
            if called := name(self.before[old]):
                waiting[called].append(old)
        for new in list(self.right):
            places = waiting.get(name(self.after[new]))
            if places and suits(self.before[places[-1]], self.after[new]):
                self._pair(places.pop(), new)

    def match_phrases(self) -> None:
        """Pair what shares most of its phrases of three words, the likest first."""
        phrases = {new: _phrases(self.after[new]) for new in self.right}
        places: dict[Hashable, list[int]] = defaultdict(list)
        for new, found in phrases.items():
            for phrase in found:
                places[phrase].append(new)
        for _likeness, old, new in sorted(self._likenesses(phrases, places)):
            if old in self.left and new in self.right:
                self._pair(old, new)

    def match_between(self) -> None:
        """Pair what has no number and stands between the same neighbours, as a line with another date does."""
        new_of = dict(self.pairs)
        kept = in_order(sorted(self.pairs, key=lambda pair: pair[1]))
        gap, waiting = -1, defaultdict(list)
        for old in range(len(self.before)):
            if new_of.get(old) in kept:
                gap = new_of[old]
            elif old in self.left:
                waiting[gap].append(old)
        gap = -1
        for new in range(len(self.after)):
            if new in kept:
                gap = new
            elif new in self.right:
                self._pair_first(waiting[gap], new)

    def _pair_first(self, places: list[int], new: int) -> None:
        node = self.after[new]
        for position, old in enumerate(places):
            other = self.before[old]
            if not (node.key or other.key) and node.kind == other.kind and _alike(other, node):
                self._pair(old, new)
                del places[: position + 1]
                return

    def _likenesses(
        self, phrases: dict[int, set[Hashable]], places: dict[Hashable, list[int]]
    ) -> Iterator[tuple[float, int, int]]:
        for old in self.left:
            found = _phrases(self.before[old])
            shared = Counter(
                new for phrase in found if len(places.get(phrase, ())) <= _MOST_PLACES for new in places.get(phrase, ())
            )
            for new, count in shared.items():
                likeness = 2 * count / (len(found) + len(phrases[new]))
                if likeness >= _ALIKE_IN_PHRASES:
                    yield -likeness, old, new

    def _pair(self, old: int, new: int) -> None:
        self.pairs.append((old, new))
        del self.left[old], self.right[new]


def _alike(old: Node, new: Node) -> bool:
    shared = (Counter(old.words) & Counter(new.words)).total()
    return 2 * shared >= _ALIKE * (len(old.words) + len(new.words))


def _phrases(node: Node) -> set[Hashable]:
    words = node.words
    return {(node.kind, *words[i : i + 3]) for i in range(max(1, len(words) - 2))} if words else set()
