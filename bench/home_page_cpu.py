"""CPU time of a unit's home page with 1, 10, 100 and 1,000 units.

In one process, without a server: Django's test client, the product's middleware and templates, a SQLite database
of its own in a temporary folder.

    python -m bench.home_page_cpu [--units 1 10 100 1000] [--repeats 15]
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

REQUESTS_A_REPEAT = 10
ARTICLES = 12
PATHS = {"unit home": "/", "news list": "/tin-tuc/"}


Times = dict[int, dict[str, list[float]]]


def main() -> int:
    """Measure and print the table."""
    options = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="lien-cong-bench-") as folder:
        databases = make_databases(Path(folder), options.units)
        times = measure(databases, options.repeats)
    print(f"\nCPU milliseconds a request, median of {options.repeats} x {REQUESTS_A_REPEAT}\n")
    print(f"{'units':>7}" + "".join(f"{name:>14}{'ratio':>8}" for name in PATHS))
    medians = {units: {name: statistics.median(row[name]) for name in PATHS} for units, row in times.items()}
    alone = medians[options.units[0]]
    for units, row in medians.items():
        print(f"{units:>7}" + "".join(f"{row[name]:>14.2f}{row[name] / alone[name]:>8.2f}" for name in PATHS))
    return 0


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, nargs="+", default=[1, 10, 100, 1000], help="in ascending order")
    parser.add_argument("--repeats", type=int, default=15)
    return parser.parse_args()


def make_databases(folder: Path, sizes: list[int]) -> dict[int, Path]:
    """One database for each number of units, all with the same unit that has articles and documents."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/growing.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tests.factories import many_units

    call_command("migrate", verbosity=0)
    found_hub_and_unit()
    databases, units = {}, 1
    for size in sizes:
        if size > units:
            many_units(size - units)
            units = size
        databases[size] = folder / f"{size}.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(databases[size])])
    return databases


def found_hub_and_unit() -> None:
    """The hub, and the unit whose pages are measured."""
    from home.services import found_unit
    from sites.choices import UnitKind
    from tests import cast, pages

    hub = cast.founding("tinh", kind=UnitKind.PROVINCE, parent=None, short_name="Tỉnh", preset="004-bac-giang")
    found_unit(hub, today=cast.TODAY)
    found_unit(cast.founding("syt", short_name="Sở Y tế"), today=cast.TODAY)
    for place in range(ARTICLES):
        day = pages.NOON + timedelta(minutes=place)
        pages.article(title=f"Tin {place}", picture=pages.picture(), published_at=day)
        pages.document(title=f"Văn bản {place}", number=f"{place}/QĐ-SYT")


def measure(databases: dict[int, Path], repeats: int) -> Times:
    """CPU milliseconds a request; the sizes take turns, so that a busy moment of the machine falls on all of them."""
    from django.db import connection
    from django.test import Client

    from tests import cast

    client = Client(headers={"host": cast.HOSTS["syt"]})
    times: Times = {units: {name: [] for name in PATHS} for units in databases}
    for repeat in range(repeats + 1):
        for units, database in databases.items():
            connection.close()
            connection.settings_dict["NAME"] = database
            for name, path in PATHS.items():
                took = batch(client, path)
                if repeat:  # the first round warms up
                    times[units][name].append(took)
    return times


def batch(client: Any, path: str) -> float:
    """CPU milliseconds a request over one batch."""
    assert client.get(path).status_code == 200
    gc.collect()
    begin = time.process_time()
    for _request in range(REQUESTS_A_REPEAT):
        client.get(path)
    return (time.process_time() - begin) / REQUESTS_A_REPEAT * 1000


if __name__ == "__main__":
    sys.exit(main())
