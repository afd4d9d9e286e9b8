"""Checks of a page's words: their encoding, secrecy markings, what was to be replaced."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from sites.issues import Issue
from sites.page_texts import PageText, texts_of
from vietnamese.characters import odd_characters
from vietnamese.leftovers import find_leftovers
from vietnamese.legacy_text import find_legacy_text
from vietnamese.secrecy import Marking, find_markings
from vietnamese.spelling import spelling_doubts
from vietnamese.tone_marks import mixed_words

#: So many words are named as examples; the screen that looks through the words lists them all.
MOST_EXAMPLES = 5


def check_texts(page: Any) -> Iterator[Issue]:
    """Look at every text of the page."""
    texts = list(texts_of(page))
    for text in texts:
        yield from _encoding_issues(text)
        yield from _marking_issues(text)
        yield from _leftover_issues(text)
    yield from _spelling_issues(page, texts)


def judges_spelling(page: Any) -> bool:
    """Whether the page is in Vietnamese, and nothing that was signed: that stays as it was signed."""
    return page.locale.language_code == "vi" and not page.keeps_spelling


def _spelling_issues(page: Any, texts: list[PageText]) -> Iterator[Issue]:
    """One issue for the page, however many words; what is in an old encoding is told by itself."""
    if not judges_spelling(page):
        return
    readable = [unicodedata.normalize("NFC", text.text) for text in texts if not find_legacy_text(text.text)]
    words = list(dict.fromkeys(doubt.word for text in readable for doubt in spelling_doubts(text)))
    if words:
        examples = ", ".join(words[:MOST_EXAMPLES]) + ("…" if len(words) > MOST_EXAMPLES else "")
        message = _(
            "Words that cannot be Vietnamese: %(words)s. “Check the words” in the editor's menu shows them all."
        )
        yield Issue("spelling_doubt", message % {"words": examples}, False)
    old, new = mixed_words("\n".join(readable))
    if old and new:
        message = _("Tone marks stand in both styles: %(old)s, but %(new)s. Keep to one; “Check the words” helps.")
        values = {"old": ", ".join(old[:MOST_EXAMPLES]), "new": ", ".join(new[:MOST_EXAMPLES])}
        yield Issue("mixed_tone_marks", message % values, False)


def _encoding_issues(text: PageText) -> Iterator[Issue]:
    """Unicode TCVN 6909:2001 only (seeds 001 Đ11, 003 Đ8.2, 004 Đ10.3)."""
    if not unicodedata.is_normalized("NFC", text.text):
        message = _("%(place)s: accents stand apart from their letters. Save the page again, or type the text anew.")
        yield Issue("not_composed", message % {"place": text.place}, True, text.field)
    if odd := odd_characters(text.text):
        message = _("%(place)s: has characters that are not text (%(codes)s): “%(around)s”. Replace them.")
        codes = ", ".join(code for code, _around in odd)
        values = {"place": text.place, "codes": codes, "around": odd[0][1]}
        yield Issue("odd_characters", message % values, True, text.field)
    if legacy := find_legacy_text(text.text):
        typed, meant = (" ".join(pair[side] for pair in legacy.examples) for side in (0, 1))
        message = _(
            "%(place)s: is in the old encoding %(encoding)s (“%(typed)s” for “%(meant)s”). Convert it to Unicode."
        )
        values = {"place": text.place, "encoding": legacy.encoding, "typed": typed, "meant": meant}
        yield Issue("legacy_encoding", message % values, True, text.field)


def _marking_issues(text: PageText) -> Iterator[Issue]:
    """Nothing that is a state secret is ever on a portal (seeds 000 Đ1, 001 Đ7, 003 Đ7.1b, 004 Đ4.2a)."""
    for marking in find_markings(text.text):
        yield marking_issue(text.place, marking, text.field)


def marking_issue(place: str, marking: Marking, field: str) -> Issue:
    """A secrecy marking stands on the page or in a file of it."""
    message = _(
        "%(place)s: carries the secrecy marking %(level)s (“%(quote)s”). State secrets must not be on the portal."
    )
    values = {"place": place, "level": marking.level, "quote": marking.quote}
    return Issue("secrecy_marking", message % values, True, field)


def _leftover_issues(text: PageText) -> Iterator[Issue]:
    if leftovers := find_leftovers(text.text):
        message = _("%(place)s: “%(quote)s” looks like a place for words still to come.")
        yield Issue("leftover_text", message % {"place": text.place, "quote": leftovers[0]}, False, text.field)
