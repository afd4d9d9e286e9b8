"""How long a search takes, against the bare SQL that answers the same question, on a database of bench.documents.

    DATABASE_URL=postgres:///bench python -m bench.search_speed [--repeats 30]

Milliseconds, median. "ours" is what the application does between question and ordered results (or suggestions), "sql"
the part of it that the database takes, "open" the plain SQL of the same question (with what a result shows, and only
pages that every reader can open at this moment), "bare" the same for live pages whoever may open them, "page" the whole
answer to a reader.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bench.documents import prepare

PAGE, SUGGEST = "/tim-kiem/?scope=province&q=", "/tim-kiem/goi-y/?scope=province&q="
QUESTIONS = ["tiem chung", "nuoc sach", "quyet dinh", "ma tuy", "tiêm chủng", "benh dai tan giang 2019"]
BEGINNINGS = ["tiem ch", "quyet dinh so 12", "an toan gi", "12/2019"]
BARE = "SELECT {what} FROM portal_sites_searchentry e JOIN wagtailcore_page p ON p.id = e.page_id{tables}"
BARE_WORDS = BARE + (
    ", to_tsquery('simple', %s) q WHERE e.words @@ q AND p.live AND e.language = 'vi'{conditions}"
    " ORDER BY ts_rank(e.words, q) DESC, e.date DESC LIMIT 20"
)
BARE_NUMBER = BARE + " WHERE e.number_key = %s AND p.live AND e.language = 'vi'{conditions}"
BARE_SUGGEST = BARE + (
    " WHERE e.words @@ to_tsquery('simple', %s) AND p.live AND e.language = 'vi'{conditions}"
    " ORDER BY e.date DESC LIMIT 8"
)
#: What makes plain SQL answer the question of readers: what is shown of a result, and what they can open.
SHOWN = "e.id, e.title, e.number, e.summary, e.date, e.unit_id, p.id, p.path, p.url_path, p.slug, l.language_code"
OPEN = {
    "what": SHOWN,
    "tables": " JOIN wagtailcore_page r ON r.id = e.root_id JOIN wagtailcore_site s ON s.id = e.site_id"
    " JOIN portal_sites_unit u ON u.site_id = s.id JOIN wagtailcore_locale l ON l.id = p.locale_id",
    "conditions": " AND (r.live OR r.id = s.root_page_id) AND u.state IN ('live', 'frozen', 'archived')"
    " AND NOT EXISTS (SELECT FROM wagtailcore_pageviewrestriction v JOIN wagtailcore_page w ON w.id = v.page_id"
    " WHERE starts_with(p.path, w.path))",
}
WHOEVER = {"what": "e.id", "tables": "", "conditions": ""}
COLUMNS = ("ours", "sql", "open", "bare", "page")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=30)
    options = parser.parse_args()
    prepare()
    from django.db import connection
    from django.test import Client

    from sites.models import SearchEntry
    from sites.search.finding import documents_numbered, find
    from sites.search.matching import Place
    from sites.search.questions import ask
    from sites.search.suggesting import suggest
    from tests import cast

    place, client = Place("vi"), Client(headers={"host": cast.HOSTS["tinh"]})
    number = SearchEntry.objects.exclude(number="").order_by("-pk").values_list("number", flat=True)[0]
    print(f"{SearchEntry.objects.count()} entries{'':24}" + "".join(f"{name:>8}" for name in COLUMNS))

    def once(work: Callable[[], Any]) -> float:
        begin = time.perf_counter()
        work()
        return (time.perf_counter() - begin) * 1000

    def measured(work: Callable[[], Any]) -> float:
        work()
        return statistics.median(once(work) for _repeat in range(options.repeats))

    def bare(sql: str, value: str) -> Callable[[], Any]:
        def work() -> Any:
            with connection.cursor() as cursor:
                cursor.execute(sql, [value])
                return cursor.fetchall()

        return work

    def side_by_side(ours: Callable[[], Any], *others: Callable[[], Any]) -> list[float]:
        """One after the other, so that what slows the machine for a while slows all of them."""
        spent: list[list[float]] = []
        for _repeat in range(options.repeats):
            in_database = 0.0

            def clock(execute: Any, *arguments: Any) -> Any:
                nonlocal in_database
                begin = time.perf_counter()
                try:
                    return execute(*arguments)
                finally:
                    in_database += (time.perf_counter() - begin) * 1000

            with connection.execute_wrapper(clock):
                whole = once(ours)
            spent.append([whole, in_database, *map(once, others)])
        return [statistics.median(times) for times in zip(*spent, strict=True)]

    def row(name: str, ours: Callable[[], Any], sql: str, value: str, address: str) -> None:
        page = measured(lambda: client.get(address))
        times = side_by_side(ours, *(bare(sql.format(**which), value) for which in (OPEN, WHOEVER)))
        print(f"{name:40}" + "".join(f"{one:8.1f}" for one in (*times, page)), flush=True)

    for text in QUESTIONS:
        question = ask(text)
        query = " & ".join(word.folded for word in question.words)
        found = find(question, place)
        name = f"{text} ({len(found.rows)}{'+' if found.is_more else ''})"
        row(name, partial(find, question, place), BARE_WORDS, query, f"{PAGE}{text}")
    question = ask(number)
    row(
        number,
        partial(documents_numbered, question, place),
        BARE_NUMBER,
        question.number_key,
        f"{PAGE}{number}",
    )
    for text in BEGINNINGS:
        *before, last = ask(text).words
        query = " & ".join([*(word.folded for word in before), f"{last.folded}:*"])
        row(
            f"… {text}", partial(suggest, text, place), BARE_SUGGEST, query, f"/tim-kiem/goi-y/?scope=province&q={text}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
