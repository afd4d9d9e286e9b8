"""Runs the suite on every database that this machine offers, then in a browser: ``make test``.

SQLite always; PostgreSQL at TEST_DATABASE_URL, else on the usual local socket or port, else in a cluster made for
the run if PostgreSQL's programs are installed. The last line adds everything up.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.browsers import find_chromium
from tests.seeding import SEEDED_IN
from tests.servers import find_postgres

ROOT = Path(__file__).resolve().parent.parent
MOST_WORKERS = 4
NO_TESTS = 5  # pytest's exit code when nothing was selected
#: Rules about the code itself, settings, functions of texts: no database makes a difference to them.
WITHOUT_DATABASE = ["tests/architecture", "tests/config", "tests/vietnamese"]
#: What a developer's .env or shell says must not reach the tests.
ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "REDIS_URL": "", "DEBUG": "0"}


@dataclass(frozen=True)
class Outcome:
    """What one run of the suite came to."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    fault: str = ""

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def main() -> int:
    """Run everything and print the summary; 0 if nothing failed."""
    options = parse_arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    outcomes: list[Outcome] = []
    summary: list[str] = []

    def run(label: str, marker: str, environment: dict[str, str], without: Sequence[str] = ()) -> None:
        begin = time.monotonic()
        print(f"\n=== {label}", flush=True)
        outcome = run_pytest(marker, environment, [*(f"--ignore={path}" for path in without), *options.pytest])
        outcomes.append(outcome)
        summary.append(f"{label}: {outcome} ({time.monotonic() - begin:.0f} s){outcome.fault}")

    with ExitStack() as stack:
        # Asked first: a wrong TEST_DATABASE_URL or CHROMIUM must not be found out after minutes.
        postgres = None if options.sqlite_only else stack.enter_context(find_postgres())
        chromium = None if options.postgres_only else find_chromium()
        if not options.postgres_only:
            sqlite = stack.enter_context(sqlite_environment())
            run("SQLite", "not browser", sqlite)
            if chromium:
                run(f"Browser journeys on SQLite, {chromium}", "browser", {**sqlite, "CHROMIUM": chromium})
            else:
                summary.append("Browser journeys: not run, there is no Chromium and none could be installed")
        if postgres:
            without = [] if options.postgres_only else WITHOUT_DATABASE
            run(postgres.label, "not browser", {"DATABASE_URL": postgres.url}, without)
        elif not options.sqlite_only:
            summary.append("PostgreSQL: not run, none was found (set TEST_DATABASE_URL, or install PostgreSQL)")
    total = sum(outcomes, Outcome())
    print("", *summary, total, sep="\n", flush=True)
    return 1 if total.failed or not total.passed else 0


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.run", description=(__doc__ or "").splitlines()[0])
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--sqlite-only", action="store_true", help="leave PostgreSQL out")
    only.add_argument("--postgres-only", action="store_true", help="leave SQLite and the browser out")
    parser.add_argument("pytest", nargs="*", help="files or folders of tests; all of them by default")
    return parser.parse_args()


@contextmanager
def sqlite_environment() -> Iterator[dict[str, str]]:
    """Yield an environment whose database, should a test start a process, is nobody's; the demo has its place in it."""
    with tempfile.TemporaryDirectory(prefix="lien-cong-") as folder:
        yield {"DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3", SEEDED_IN: folder}


def run_pytest(marker: str, environment: dict[str, str], paths: list[str]) -> Outcome:
    """Run the tests that ``marker`` selects in parallel processes, each with its own database."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-m", marker, f"--junitxml={report}"]
        # In the order of conftest.py, in which the slowest files come first.
        command += ["-n", str(workers()), "--dist", "loadfile", "--no-loadscope-reorder", *paths]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, **ENVIRONMENT, **environment}).returncode
        return read_report(report, code)


def workers() -> int:
    """Number of parallel processes: one a core that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def read_report(report: Path, code: int) -> Outcome:
    """Count the tests in pytest's report; a run that broke off counts as a failure whatever the report says."""
    suites = list(ElementTree.parse(report).iter("testsuite")) if report.exists() else []

    def count(what: str) -> int:
        return sum(int(suite.get(what, 0)) for suite in suites)

    failed, skipped = count("failures") + count("errors"), count("skipped")
    passed = max(count("tests") - failed - skipped, 0)
    if code in (0, NO_TESTS) or failed:
        return Outcome(passed, failed, skipped)
    return Outcome(passed, 1, skipped, f"; pytest broke off with exit code {code}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
