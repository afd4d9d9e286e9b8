"""Making numbers of documents for properties."""

from hypothesis import strategies as st

from vietnamese.number_codes import BODIES, JOINT_TYPES, PARTY_BODIES, PROMULGATORS, STATE_BODIES, TYPE_NAMES
from vietnamese.number_grammar import DocumentNumber, NumberKind
from vietnamese.number_symbols import SYMBOL

LONGEST_RUN = 20_000

_VALUES = st.integers(min_value=1, max_value=999_999)
_SUFFIXES = st.sampled_from(["", "", "", "a", "b", "c", "đ"])
_YEARS = st.integers(min_value=1945, max_value=2099)
_CODES = sorted(set(TYPE_NAMES) - JOINT_TYPES)
_BODIES = st.sampled_from(sorted(BODIES - PARTY_BODIES))
# Two capitals that are no types of their own: symbols that nobody has entered anywhere.
_UNITS = st.lists(st.sampled_from(["KGVX", "NC", "HC", "VP1", "VP.6", "ƯDCNTT", "KTTH", "TH", "BTG"]), max_size=2)


@st.composite
def document_numbers(draw: st.DrawFn) -> DocumentNumber:
    """Numbers of every kind."""
    kind = draw(st.sampled_from(NumberKind))
    return DocumentNumber(kind, draw(_VALUES), draw(_SUFFIXES), *draw(_REST[kind]()))


def _qh() -> st.SearchStrategy[tuple[object, ...]]:
    bodies = st.builds("{}QH{}".format, st.sampled_from(["", "UBTV"]), st.integers(1, 20)).map(lambda body: (body,))
    return st.tuples(_YEARS, st.sampled_from(["", "NQ", "PL"]), bodies, st.just(()))


def _qppl() -> st.SearchStrategy[tuple[object, ...]]:
    alone = st.tuples(_YEARS, st.sampled_from(_CODES), _BODIES.map(lambda body: (body,)), st.just(()))
    bodies = st.lists(_BODIES, min_size=2, max_size=4).map(tuple)
    return alone | st.tuples(_YEARS, st.sampled_from(sorted(JOINT_TYPES)), bodies, st.just(()))


def _admin() -> st.SearchStrategy[tuple[object, ...]]:
    return st.tuples(st.none(), st.sampled_from(_CODES), _BODIES.map(lambda body: (body,)), _UNITS.map(tuple))


def _letter() -> st.SearchStrategy[tuple[object, ...]]:
    bodies = _BODIES.filter(lambda body: body not in TYPE_NAMES).map(lambda body: (body,))
    return st.tuples(st.none(), st.just(""), bodies, _UNITS.map(tuple))


def _party() -> st.SearchStrategy[tuple[object, ...]]:
    bodies = st.sampled_from(sorted(PARTY_BODIES | {"TĐTN", "MTTQ"})).map(lambda body: (body,))
    return st.tuples(st.none(), st.sampled_from(_CODES), bodies, _UNITS.map(tuple))


_REST = {
    NumberKind.QH: _qh,
    NumberKind.QPPL: _qppl,
    NumberKind.ADMIN: _admin,
    NumberKind.LETTER: _letter,
    NumberKind.PARTY: _party,
}

assert all(SYMBOL.fullmatch(body) for body in BODIES), "symbols that the grammar would not read"
assert PROMULGATORS <= STATE_BODIES
