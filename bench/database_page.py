"""How long the database page takes, against the bare SQL of the same question, on a database of bench.documents.

    DATABASE_URL=postgres:///bench python -m bench.database_page [--repeats 30]

Milliseconds, median; "list" is the application's own query for the rows of the first page with their number, "bare"
the plain SQL of the same. Whole answers to a reader: "new" for filters that nobody has asked for lately, "again" for
filters whose numbers are kept, "counts" for the numbers of new filters (asked for when a reader opens one), "first" for
the first reader of a day, for whom the values of the list are read.
"""

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from bench.documents import prepare

ADDRESS = "/van-ban/?type=Q%C4%90&status=in-force&from=2010-01-01"
COLUMNS = ("list", "bare", "new", "again", "counts", "first", "queries")
PER_PAGE = 20
BARE = """
SELECT e.page_id, count(*) OVER () FROM documents_documententry e
JOIN documents_documenttype t ON t.id = e.document_type_id JOIN wagtailcore_page p ON p.id = e.page_id
WHERE t.code = 'QĐ' AND e.issued_on >= '2010-01-01' AND e.begins_on <= current_date AND p.live
AND (e.ends_on IS NULL OR e.ends_on > current_date) AND (e.partly_from IS NULL OR e.partly_from > current_date)
AND e.locale_id = (SELECT id FROM wagtailcore_locale WHERE language_code = 'vi') {unit}
ORDER BY e.issued_on DESC, e.page_id DESC LIMIT 20
"""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=30)
    options = parser.parse_args()
    prepare()
    from django.core.cache import cache
    from django.db import connection
    from django.http import QueryDict
    from django.test import Client

    from documents.database.filters import read_filters
    from documents.models import DocumentEntry, DocumentIndexPage
    from tests import cast

    DocumentIndexPage.objects.filter(pk__in=_lists_of_the_hub()).update(covers_province=True)
    print(f"{f'{DocumentEntry.objects.count()} documents':38}" + "".join(f"{name:>8}" for name in COLUMNS))
    days = (date(2010, 1, 1) + timedelta(number) for number in itertools.count())
    for name, code in (("a unit's, three filters", "syt"), ("the province's, three filters", "tinh")):
        client = Client(headers={"host": cast.HOSTS[code]})
        page = DocumentIndexPage.objects.get(pk__in=_lists_of(code))

        def rows(page: DocumentIndexPage = page) -> Any:
            entries = page.entries
            filters = read_filters(QueryDict(ADDRESS.partition("?")[2]), entries)
            found = filters.narrow(entries)
            return found.count(), list(filters.ordered(found).values_list("pk", flat=True)[:PER_PAGE])

        unit = "" if page.lists_all_units else f"AND e.list_path = '{page.path}'"

        def bare(unit: str = unit) -> Any:
            with connection.cursor() as cursor:
                cursor.execute(BARE.format(unit=unit))
                return cursor.fetchall()

        def answer(address: str = ADDRESS, client: Client = client) -> Any:
            response = client.get(address)
            assert response.status_code == 200
            return response

        def new(more: str = "", answer: Callable[..., Any] = answer) -> Any:
            return answer(ADDRESS.replace("2010-01-01", next(days).isoformat()) + more)

        def first_of_day(answer: Callable[..., Any] = answer) -> Any:
            cache.clear()
            return answer()

        found, first = rows()
        assert [row[0] for row in bare()] == first, "the bare query answers another question"
        with connection.execute_wrapper(counter := Counter()):
            new()
        works = (rows, bare, new, answer, partial(new, "&counts=1"), first_of_day)
        answer(f"{ADDRESS}&counts=1")
        times = [measured(work, options.repeats) for work in works]
        print(f"{f'{name} ({found})':38}" + "".join(f"{value:8.1f}" for value in times) + f"{counter.number:8}")
    return 0


class Counter:
    """Counts queries."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Any, *arguments: Any) -> Any:
        self.number += 1
        return execute(*arguments)


def measured(work: Callable[[], Any], repeats: int) -> float:
    """Median of the times in milliseconds, after one that is not counted."""
    work()
    times = []
    for _repeat in range(repeats):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def _lists_of(code: str) -> Any:
    from documents.models import DocumentIndexPage
    from tests import cast

    return DocumentIndexPage.objects.descendant_of(cast.home_of(code)).values("pk")


def _lists_of_the_hub() -> list[int]:
    return [row["pk"] for row in _lists_of("tinh")]


if __name__ == "__main__":
    sys.exit(main())
