"""Finds a PostgreSQL for the tests, or makes one that lives as long as the run."""

import getpass
import locale
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

OLDEST = 15
PLACES = ("/var/run/postgresql", "/tmp", "127.0.0.1")
PROGRAMS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
#: Nothing in a cluster for one run has to survive a power cut.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


@dataclass(frozen=True)
class Postgres:
    """A server on which databases can be created, and what to call it."""

    label: str
    url: str


@contextmanager
def find_postgres() -> Iterator[Postgres | None]:
    """Yield the server to test on, or ``None``; what was made for the run is removed afterwards."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given_server(given)
    elif offered := offered_server():
        try:
            create_database(offered.url)
            yield offered
        finally:
            drop_databases(offered.url)
    elif programs := find_programs():
        with disposable_cluster(programs) as cluster:
            yield cluster
    else:
        yield None


def given_server(url: str) -> Postgres:
    """The server of TEST_DATABASE_URL; ends with one sentence if it does not answer."""
    try:
        return Postgres(f"PostgreSQL {version(url)} at TEST_DATABASE_URL", url)
    except (psycopg.Error, ValueError) as error:
        reason = str(error).strip().splitlines()[0]
        sys.exit(f"TEST_DATABASE_URL cannot be used: {reason}")


def offered_server() -> Postgres | None:
    """The server on the usual socket or port, if it lets this account or ``postgres`` create databases."""
    for host in PLACES:
        for user in dict.fromkeys([account(), "postgres"]):
            url = database_url(host, user)
            try:
                number = version(url)
            except psycopg.Error:
                continue
            if int(number.split(".")[0]) >= OLDEST:
                return Postgres(f"PostgreSQL {number} at {host}", url)
    return None


def account() -> str:
    """Name of the account that runs the tests; containers know some by number only."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "postgres"


def database_url(host: str, user: str) -> str:
    """Address of a database that no other run uses."""
    return f"postgres://{quote(user)}@{quote(host, safe='')}:5432/lien_cong_{os.getpid()}"


def connect(url: str) -> "psycopg.Connection[tuple[str]]":
    """Open the server's maintenance database."""
    return psycopg.connect(urlsplit(url)._replace(path="/postgres").geturl(), connect_timeout=5, autocommit=True)


def version(url: str) -> str:
    """The server's version.

    Raises:
        psycopg.Error: it does not answer, or this account may not create databases.
    """
    with connect(url) as connection:
        may = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
        if not (row := connection.execute(may).fetchone()) or not row[0]:
            raise psycopg.OperationalError("the account may not create databases")
        return str(connection.info.server_version // 10000) + f".{connection.info.server_version % 10000}"


def database_name(url: str) -> str:
    """The database that an address names."""
    return urlsplit(url).path.lstrip("/")


def create_database(url: str) -> None:
    """Create the database of ``url``: tests that start the product in a process of its own begin there."""
    with connect(url) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database_name(url))))


def drop_databases(url: str) -> None:
    """Drop the database of ``url``, and what a broken run has left of those that tests create beside it."""
    base = database_name(url)
    with connect(url) as connection:
        query = "SELECT datname FROM pg_database WHERE datname = %s OR starts_with(datname, %s)"
        for (name,) in connection.execute(query, [base, f"test_{base}_"]).fetchall():
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest first; distributions keep them off PATH."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    for pattern in PROGRAMS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), key=lambda path: (len(str(path)), path), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@contextmanager
def disposable_cluster(programs: Path) -> Iterator[Postgres | None]:
    """Make a cluster in a temporary folder, and remove it; ``None`` and a sentence if that cannot be done."""
    folder = Path(tempfile.mkdtemp(prefix="lien-cong-", dir="/tmp"))  # a socket's path must be short
    print("Making a PostgreSQL cluster for this run ...", flush=True)
    try:
        try:
            cluster = start_cluster(programs, folder)
        except (subprocess.SubprocessError, OSError, psycopg.Error) as error:
            reason = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1]
            print(f"The PostgreSQL in {programs} does not start: {reason}", flush=True)
            cluster = None
        yield cluster
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            run_program(folder, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def start_cluster(programs: Path, folder: Path) -> Postgres:
    """Make a cluster in ``folder`` that listens on a socket there and trusts everybody who can reach it."""
    if account := cluster_owner():
        os.chown(folder, *account)
    data = folder / "data"
    initdb = ("-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", f"--locale={letters()}", "-N")
    run_program(folder, programs / "initdb", *initdb)
    run_program(
        folder, programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", f"-k {folder} {FAST}", "start"
    )
    url = database_url(str(folder), "postgres")
    create_database(url)
    return Postgres(f"PostgreSQL {version(url)} made for this run", url)


def run_program(folder: Path, *command: str | Path) -> None:
    """Run one of the cluster's programs, under another account if we are root."""
    uid, gid = cluster_owner() or (None, None)
    subprocess.run(
        command,
        cwd=folder,
        user=uid,
        group=gid,
        extra_groups=None if uid is None else [],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
    )


def cluster_owner() -> tuple[int, int] | None:
    """User and group for the cluster's programs, which refuse to run as root; ``None`` to stay who we are."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name: (entry.pw_uid, entry.pw_gid) for entry in pwd.getpwall()}
    return accounts.get("postgres") or accounts.get("nobody")


def letters() -> str:
    """A locale that knows upper and lower case of Vietnamese letters, if the machine has it."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    else:
        return "C.UTF-8"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
