"""The words that stand in titles: what a mistyped word may have been meant to be, and how a word may end."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from sites.models import SearchEntry, SearchWord

SHORTEST, LONGEST = 2, 30
BATCH = 2_000


def note_words(entries: Iterable[SearchEntry]) -> None:
    """Enter the words of titles that are not known yet.

    How many titles have a word is counted once a day (:func:`count_words`): counted with every publication, two
    publications anywhere in the province would wait for each other at the row of “quyet”. Words of pages that have
    gone do no harm, for only what is found is proposed to readers.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        found[entry.language] |= set(words_of_title(entry.title_key))
    for language, words in sorted(found.items()):
        known = SearchWord.objects.filter(language=language, word__in=words).values_list("word", flat=True)
        new = sorted(words - set(known))
        SearchWord.objects.bulk_create(
            (SearchWord(language=language, word=word) for word in new), ignore_conflicts=True
        )


def count_words() -> int:
    """Count anew in how many titles each word stands, and forget the words that stand in none; returns how many do."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    titles = SearchEntry.objects.order_by().values_list("language", "title_key")
    for language, title in titles.iterator(chunk_size=BATCH):
        counts[language].update(set(words_of_title(title)))
    rows = [
        SearchWord(language=language, word=word, entries=number)
        for language, words in sorted(counts.items())
        for word, number in sorted(words.items())
    ]
    for word in SearchWord.objects.iterator(chunk_size=BATCH):
        if word.word not in counts[word.language]:
            word.delete()
    SearchWord.objects.bulk_create(
        rows, BATCH, update_conflicts=True, unique_fields=["language", "word"], update_fields=["entries"]
    )
    return len(rows)


def words_of_title(title_key: str) -> list[str]:
    """The words of a title that are words: numbers would never end."""
    return [word for word in title_key.split() if SHORTEST <= len(word) <= LONGEST and word.isalpha()]
