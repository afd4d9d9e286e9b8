"""``manage.py demo``: from an empty folder to the running demo, and to the same demo the next time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.commands.migrate import Command as MigrateCommand
from django.core.servers.basehttp import WSGIServer, get_internal_wsgi_application, run
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from tqdm import tqdm

from home.catalogs import compile_catalogs
from home.demo.manifest import manifest_path
from home.serving import ADDRESS, folder_problem, port_problem


class Command(BaseCommand):
    """Brings database and demo up to date, says where everything is, serves."""

    help = "Prepare the database and the demo, print addresses and logins, and serve on PORTAL_PORT."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        refuse_if_impossible()
        compile_catalogs(settings.LOCALE_PATHS)
        with few_collections():
            migrate_with_progress()
            call_command("seed_demo", verbosity=options["verbosity"])
        self.announce()
        self.serve()

    def announce(self) -> None:
        """Print the lines that a newcomer needs last, so that they stand above the prompt."""
        write = self.stdout.write
        write("")
        write(self.style.SUCCESS(f"Liên Cổng is running: {settings.PORTAL_URL}/"))
        write(f"  in English:  {settings.PORTAL_URL}/en/")
        write(f"  the admin:   {settings.PORTAL_URL}/admin/")
        write(f"  the logins:  above, and in {manifest_path()}")
        write("  Stop with Ctrl-C; the next start keeps everything.")
        self.stdout.flush()

    def serve(self) -> None:
        """Answer requests until Ctrl-C."""
        for path in (settings.STATIC_ROOT, settings.MEDIA_ROOT):
            Path(path).mkdir(parents=True, exist_ok=True)
        connections.close_all()
        try:
            run(ADDRESS, settings.PORTAL_PORT, get_internal_wsgi_application(), threading=True, server_cls=WSGIServer)
        except OSError as error:
            raise CommandError(port_problem(settings.PORTAL_PORT) or str(error)) from error
        except KeyboardInterrupt:
            self.stdout.write("")


def refuse_if_impossible() -> None:
    """End with one sentence before any long work.

    Raises:
        CommandError: the port is taken, or nothing can be written.
    """
    problem = port_problem(settings.PORTAL_PORT) or folder_problem(Path(settings.PORTAL_VAR_DIR))
    if problem:
        raise CommandError(problem)


def migrate_with_progress() -> None:
    """Bring the database up to date; a bar shows how far it is, and nothing when there is nothing to do."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    with tqdm(total=len(plan), desc=f"{'Database':<24}", unit="step") as bar:
        call_command(MigrateOnBar(bar), interactive=False, verbosity=0)


class MigrateOnBar(MigrateCommand):
    """Django's ``migrate``, its steps counted on a bar instead of listed."""

    def __init__(self, bar: "tqdm[Any]") -> None:
        super().__init__()
        self.bar = bar

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Count a step that is done."""
        if action == "apply_success":
            self.bar.update()


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect garbage rarely: rendering the models of 200 migrations costs a third less, for 40 MB."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
