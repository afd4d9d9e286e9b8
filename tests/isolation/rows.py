"""Rows of the database: whose they are, which number they have, what a request did to them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.models import Model

#: First number of the rows that each stage of the scene makes; a table takes the next ten thousand.
BASES = {"hub": 21_000_000, "own": 41_000_000, "foreign": 61_000_000}
STEP = 10_000
#: Numbers that no row has.
NOBODYS = 69_999_999
#: Tables that say nothing of their own: sessions, and copies of texts for searching.
DERIVED = {
    "django_session",
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
    "wagtailsearch_sqliteftsindexentry",
}
WRITING = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"(?P<table>\w+)"')

Row = dict[str, Any]
Rows = dict[Any, Row]


def tables() -> dict[str, type[Model]]:
    """Every model by its table."""
    found = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in found if model._meta.managed and not model._meta.proxy}


def number_rows(stage: str) -> None:
    """Let each table number its next rows from a range of its own: a number then names one object and its maker."""
    for place, (table, model) in enumerate(sorted(tables().items())):
        key = model._meta.pk
        if not isinstance(key, models.AutoField) or table in DERIVED:
            continue
        first = BASES[stage] + place * STEP
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [first, table])
                if not cursor.rowcount:
                    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, first])
            else:
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', key.column, first])


def plain_key(key: Any) -> Any:
    """A key as a number or text: databases without a type for UUIDs keep them as text."""
    return key.hex if isinstance(key, UUID) else key


def read_table(table: str) -> Rows:
    """All rows of one table by their key."""
    key = tables()[table]._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        return {
            plain_key(row[key]): row for row in (dict(zip(names, values, strict=True)) for values in cursor.fetchall())
        }


def read_all() -> dict[str, Rows]:
    """The whole database but for what is derived."""
    return {table: read_table(table) for table in tables() if table not in DERIVED}


@contextmanager
def written_tables() -> Iterator[set[str]]:
    """The tables to which anything was written meanwhile."""
    written: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if match := WRITING.match(sql):
            written.add(match["table"])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written
