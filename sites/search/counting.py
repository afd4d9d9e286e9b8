"""How often was asked for what: so that boards see what people look for and what they miss.

What is kept is a number for a unit, a language, a month and words: no reader, no address, no moment, no order of
questions. Words that may be somebody's own data are left out of the count's key (Nghị định 13/2023/NĐ-CP asks for a
reason for each datum of a person that is kept, and there is none).
"""

import re
from datetime import date

from django.db.models import F
from django.utils import timezone

from sites.models import SearchCount, Unit
from sites.models.search import LONGEST_QUESTION
from sites.search.questions import Question

#: A report of a year ago can still be compared with; older counts go with the daily turn.
MONTHS_KEPT = 24
_PERSONAL = (
    re.compile(r"@"),
    # Telephone numbers, identity cards (9 and 12 digits), accounts, in whatever groups they are typed.
    re.compile(r"(?:\d[ .\-]?){9,}"),
)


def count_search(unit: Unit, language: str, question: Question, *, found: bool) -> None:
    """Count one search on the site of ``unit``."""
    key = {
        "unit": unit,
        "language": language,
        "month": timezone.localdate().replace(day=1),
        "words": words_kept(question),
    }
    more = {"searches": F("searches") + 1, "misses": F("misses") + (0 if found else 1)}
    if not SearchCount.objects.filter(**key).update(**more):
        # Whoever is second to begin a row adds to that of the first.
        SearchCount.objects.bulk_create([SearchCount(**key)], ignore_conflicts=True)
        SearchCount.objects.filter(**key).update(**more)


def words_kept(question: Question) -> str:
    """What is kept of a question; empty if it may be somebody's own data."""
    if any(pattern.search(question.text) for pattern in _PERSONAL):
        return ""
    return question.folded[:LONGEST_QUESTION].strip()


def forget_old_counts(today: date) -> int:
    """Delete counts of months that are kept no longer; returns how many."""
    months = today.year * 12 + today.month - 1 - MONTHS_KEPT
    first = date(months // 12, months % 12 + 1, 1)
    return SearchCount.objects.filter(month__lt=first).delete()[0]
