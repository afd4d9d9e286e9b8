"""Migrations: none is missing, and none carries the definitions of blocks."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

MIGRATIONS = sorted(path for path in settings.BASE_DIR.glob("[a-z]*/migrations/*.py") if path.name != "__init__.py")


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_there_are_migrations_to_look_at():
    assert {path.parts[-3] for path in MIGRATIONS} >= {
        "home",
        "news",
        "documents",
        "workflow",
        "sites",
        "images",
        "users",
    }


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_no_migration_knows_blocks(path: Path):
    """Blocks are code: a migration for every changed label would be noise (sites.fields.BodyField)."""
    source = path.read_text(encoding="utf-8")
    assert "block_lookup" not in source
    assert "wagtail.blocks" not in source
    assert "Block(" not in source


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_migrations_call_no_code_that_may_change(path: Path):
    """Data migrations use the models of their day, never those of today."""
    source = path.read_text(encoding="utf-8")
    assert "from sites.models import" not in source
    assert "from home.services import" not in source
