"""Several people write to the embedded database at once: everybody waits a moment, nobody sees “database is locked”."""

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.db import Error, connection, transaction

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about the embedded database only")

WRITERS = 4
WRITES = 75


def count_on(path: Path, times: int) -> list[str]:
    """Read and write in one transaction, as saving a form does, with the product's settings; returns the errors."""
    connection.settings_dict["NAME"] = path  # runs in a process of its own
    errors = []
    for _time in range(times):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT value FROM counter")
                (value,) = cursor.fetchone()
                cursor.execute("UPDATE counter SET value = %s", [value + 1])
        except Error as error:
            errors.append(str(error))
    connection.close()
    return errors


def test_four_processes_write_three_hundred_times_and_no_write_fails_or_is_lost(tmp_path):
    path = tmp_path / "portal.sqlite3"
    with sqlite3.connect(path) as database:
        database.executescript("CREATE TABLE counter (value integer); INSERT INTO counter VALUES (0);")
    with ProcessPoolExecutor(WRITERS, mp_context=get_context("spawn")) as writers:
        errors = [*writers.map(count_on, [path] * WRITERS, [WRITES] * WRITERS)]
    assert errors == [[]] * WRITERS
    assert sqlite3.connect(path).execute("SELECT value FROM counter").fetchone() == (WRITERS * WRITES,)
