"""The demo as a stranger gets it: seeded by the product's own commands, served by its own server.

The cast of the other tests has a hub already, and there is one hub an install, so the demo has a database of its own:
a temporary SQLite file, or a second database on the PostgreSQL that the run uses.
"""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import requests
from bs4 import BeautifulSoup
from psycopg import sql

from tests.seeding import SEEDED_IN
from tests.servers import connect, database_name

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "bacgiang.localhost"
#: Seconds for a command or for the seeding of the demo; a server that has died is noticed at once.
PATIENCE = 900


@dataclass(frozen=True)
class DemoSite:
    """A seeded demo, its folder and its port."""

    folder: Path
    database_url: str
    port: int

    @property
    def environment(self) -> dict[str, str]:
        """What the product's commands find in their environment; nothing of a developer's .env."""
        ours = {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DATABASE_URL": self.database_url,
            "VAR_DIR": str(self.folder),
            "PORTAL_DOMAIN": DOMAIN,
            "PORTAL_SCHEME": "http",
            "PORTAL_PORT": str(self.port),
            "REDIS_URL": "",
            "EMAIL_URL": "",
            "DEBUG": "0",
            "LOG_LEVEL": "WARNING",
        }
        return {**os.environ, **ours}

    @property
    def manifest(self) -> Any:
        """What the demo says about itself."""
        return json.loads((self.folder / "demo" / "manifest.json").read_text(encoding="utf-8"))

    def manage(self, *arguments: str, given: str = "") -> str:
        """Run one of the product's commands and return what it prints; a failure fails the test."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, input=given, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def url(self, host: str, path: str = "/") -> str:
        """The address that readers see."""
        return f"http://{host}:{self.port}{path}"

    def get(self, host: str, path: str = "/", session: Any = requests, **extra: Any) -> requests.Response:
        """Open a page without a browser; redirects are not followed."""
        headers = {"Host": f"{host}:{self.port}", **extra.pop("headers", {})}
        address = f"http://127.0.0.1:{self.port}{path}"
        return session.get(address, headers=headers, allow_redirects=False, timeout=60, **extra)

    def sign_in(self, session: requests.Session, user: dict[str, Any]) -> requests.Response:
        """Send the form of the admin's door for somebody of the manifest, without a browser."""
        form = BeautifulSoup(self.get(DOMAIN, "/admin/login/", session).content, "html.parser")
        token = form.select_one("input[name=csrfmiddlewaretoken]")["value"]
        return session.post(
            f"http://127.0.0.1:{self.port}/admin/login/",
            data={"username": user["username"], "password": user["password"], "csrfmiddlewaretoken": token},
            headers={"Host": f"{DOMAIN}:{self.port}"},
            allow_redirects=False,
            timeout=60,
        )


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """The demo, seeded once a run and served until the last test; tests that change it leave it whole."""
    folder = tmp_path_factory.mktemp("demo") / "var"
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        with a_database_beside(os.environ["DATABASE_URL"]) as url, served(DemoSite(folder, url, free_port())) as site:
            yield site
    else:
        shutil.copytree(seeded_once(tmp_path_factory), folder)
        with served(DemoSite(folder, f"sqlite:///{folder}/portal.sqlite3", free_port())) as site:
            yield site


def seeded_once(factory: pytest.TempPathFactory) -> Path:
    """A seeded demo on SQLite that all processes of the run copy; the first one makes it, the others wait."""
    own = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    base = Path(os.environ.get(SEEDED_IN) or own)
    folder = base / "seeded-demo"
    with (base / "seeded-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            draft = folder.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)  # of a seeding that broke
            draft.mkdir()
            site = DemoSite(draft, f"sqlite:///{draft}/portal.sqlite3", 8000)
            site.manage("migrate", "--verbosity=0")
            site.manage("seed_demo", "--verbosity=0")
            draft.rename(folder)
    return folder


@contextmanager
def a_database_beside(url: str) -> Iterator[str]:
    """Make a database on the server of ``url``, and drop it in the end; those of broken runs go with the server's."""
    name = f"test_{database_name(url)}_demo_{os.getpid()}"
    with connect(url) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def served(site: DemoSite, *arguments: str) -> Iterator[DemoSite]:
    """Run ``manage.py demo``, or Python with other arguments, until it answers, and stop it in the end."""
    site.folder.mkdir(parents=True, exist_ok=True)
    log = (site.folder / f"server-{site.port}.log").open("w")
    command = [sys.executable, *(arguments or ("manage.py", "demo"))]
    process = subprocess.Popen(command, cwd=ROOT, env=site.environment, stdout=log, stderr=log, start_new_session=True)
    try:
        wait_for(site, process)
        yield site
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def wait_for(site: DemoSite, process: "subprocess.Popen[bytes]") -> None:
    """Return when the server answers; its log explains a failure."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(requests.ConnectionError):
            if site.get(DOMAIN, "/readyz").text == "ok":
                return
        time.sleep(0.3)
    pytest.fail(f"The demo does not answer: {(site.folder / f'server-{site.port}.log').read_text()[-2000:]}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
