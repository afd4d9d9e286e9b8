"""Wrong settings end in one sentence and a non-zero exit, never in a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


WRONG = [
    ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL"),
    ({"DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/x"}, "DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:////proc/nowhere/portal.sqlite3"}, "DATABASE_URL"),
    ({"DEBUG": "perhaps"}, "DEBUG"),
    ({"PORTAL_PORT": "99999"}, "PORTAL_PORT"),
    ({"PORTAL_DOMAIN": "Bắc Giang"}, "PORTAL_DOMAIN"),
    ({"PORTAL_SCHEME": "ftp"}, "PORTAL_SCHEME"),
    ({"REDIS_URL": "nonsense"}, "REDIS_URL"),
    ({"EMAIL_URL": "nonsense"}, "EMAIL_URL"),
    ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL"),
    ({"VAR_DIR": "/proc/nowhere"}, "VAR_DIR"),
    ({"MACHINE_TRANSLATOR": "babelfish"}, "MACHINE_TRANSLATOR"),
    ({"MACHINE_TRANSLATOR": "deepl"}, "MACHINE_TRANSLATOR_KEY"),
    ({"MACHINE_TRANSLATOR": "libretranslate"}, "MACHINE_TRANSLATOR_URL"),
    ({"MACHINE_TRANSLATOR": "libretranslate", "MACHINE_TRANSLATOR_URL": "ftp://x"}, "MACHINE_TRANSLATOR_URL"),
    ({"MACHINE_TRANSLATOR": "google"}, "MACHINE_TRANSLATOR"),
    ({"DJANGO_SETTINGS_MODULE": "config.settings.production"}, "SECRET_KEY"),
]


@pytest.mark.parametrize(("variables", "named"), WRONG, ids=[f"{named} {value}" for value, named in WRONG])
def test_a_wrong_setting_is_named_in_one_sentence(variables, named, tmp_path):
    result = run("migrate", "--check", **{"VAR_DIR": str(tmp_path), **variables})
    assert result.returncode != 0
    assert named in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_two_wrong_settings_are_both_named(tmp_path):
    result = run("check", VAR_DIR=str(tmp_path), DEBUG="perhaps", PORTAL_PORT="x")
    assert "DEBUG" in result.stderr
    assert "PORTAL_PORT" in result.stderr


PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a-key-for-this-test-alone-0123456789-ABCDEFGHIJ-abcdefghij",
    "DATABASE_URL": "postgres://portal@127.0.0.1/portal",
    "PORTAL_SCHEME": "https",
    "PORTAL_PORT": "443",
}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"DATABASE_URL": "sqlite:///x"}, "DATABASE_URL"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"MACHINE_TRANSLATOR": "dummy"}, "MACHINE_TRANSLATOR"),
    ],
)
def test_production_refuses_to_start_half_configured(change, named, tmp_path):
    result = run("check", **{**PRODUCTION, "VAR_DIR": str(tmp_path), **change})
    assert result.returncode != 0
    assert named in result.stderr


def test_production_passes_djangos_deployment_check(tmp_path):
    result = run("check", "--deploy", "--fail-level", "WARNING", **{**PRODUCTION, "VAR_DIR": str(tmp_path)})
    assert result.returncode == 0, result.stderr
