"""An import that is killed goes on where it stopped: a real process, a real database, SIGKILL."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, connections
from wagtail.models import Page

from documents.models import DocumentEntry, ImportRun, LegalDocumentPage
from tests.documents.importing.tables import DECISION, csv_of, row
from tests.races import administer
from workflow.audit import audit_public
from workflow.records import Publication

ROWS = 60
BATCH = 5


@pytest.fixture
def db(django_db_setup, django_db_blocker, tmp_path):
    """In place of pytest-django's: a copy of the test database for processes of their own; gives its address."""
    values = connection.settings_dict
    name = values["NAME"]
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            own_name = f"{name}_killed"
            connections.close_all()
            drop = f'DROP DATABASE IF EXISTS "{own_name}" WITH (FORCE)'
            administer(drop, f'CREATE DATABASE "{own_name}" TEMPLATE "{name}"')
            values["NAME"] = own_name
            try:
                yield address_of(values)
            finally:
                connections.close_all()
                values["NAME"] = name
                administer(drop)
            return
        file = tmp_path / "killed.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        own = connections["default"].copy()
        own.settings_dict = {**values, "NAME": str(file)}
        before = connections["default"]
        connections["default"] = own
        try:
            yield f"sqlite:///{file}"
        finally:
            own.close()
            connections["default"] = before


def address_of(values):
    """The address of a PostgreSQL database; its host may be the folder of a socket."""
    user, password, host = (quote(str(values[part]), safe="") for part in ("USER", "PASSWORD", "HOST"))
    who = f"{user}:{password}@" if user else ""
    place = f"{host}:{values['PORT']}" if values["PORT"] else host
    return f"postgres://{who}{place}/{values['NAME']}"


def command(address, folder, *arguments):
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DEBUG": "1",
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_documents", "-v", "0", "--batch", str(BATCH), *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def wait_for_some_rows(process):
    """Until a few batches are there and the rest is not."""
    for _moment in range(1200):
        connection.close()
        run = ImportRun.objects.filter(phase="take").first()
        if run and 2 * BATCH <= run.done < run.total:
            return
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    pytest.fail("the import never came so far")


def test_a_killed_import_goes_on_where_it_stopped(db, tmp_path):
    table = Path(tmp_path / "van-ban.csv")
    table.write_bytes(csv_of(*(row(f"{number}/2007/QĐ-UBND") for number in range(1, ROWS + 1))).getvalue())
    process = command(db, tmp_path, table, "--unit", "syt", "--historic", DECISION)
    wait_for_some_rows(process)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=60)

    connection.close()
    run = ImportRun.objects.get()
    assert 0 < run.done < ROWS
    assert LegalDocumentPage.objects.count() == run.done == run.results.count()
    assert Publication.objects.filter(page_type="documents.LegalDocumentPage").count() == run.done
    assert not any(Page.find_problems())
    assert not list(audit_public())

    again = command(db, tmp_path, "--resume", run.pk)
    assert again.wait(timeout=240) == 0, again.stderr.read()
    connection.close()
    run.refresh_from_db()
    assert run.counts() == {"created": ROWS}
    assert LegalDocumentPage.objects.count() == DocumentEntry.objects.count() == ROWS
    assert not any(Page.find_problems())
    assert not list(audit_public())
