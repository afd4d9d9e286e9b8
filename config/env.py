"""Every environment variable of the product, read and validated in one place.

A wrong or missing value raises :class:`ImproperlyConfigured` with every bad variable in one sentence;
``manage.py`` prints it instead of a traceback.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvValidationError, ValidationError, validate

from config.machine_translation import read_machine_translator

BASE_DIR = Path(__file__).resolve().parent.parent
LOG_LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]


@dataclass(frozen=True)
class Environment:
    """The validated settings of one installation.

    Attributes:
        debug: Django's debug pages on or off.
        secret_key: signing key; empty means "not given".
        database: a Django ``DATABASES`` entry.
        redis_url: shared cache; ``None`` keeps the cache in the process.
        portal_domain: host name of the province's main site and of the admin.
        portal_scheme: ``http`` or ``https``, as readers see it.
        portal_port: port as readers see it.
        var_dir: folder of everything written at run time.
        email_url: mail server as a URL; ``None`` writes mail to ``var/mail``.
        log_level: level of the root logger.
        machine_translator: wagtail-localize's setting for the chosen service; ``None`` for none.
    """

    debug: bool
    secret_key: str
    database: dict[str, Any]
    redis_url: str | None
    portal_domain: str
    portal_scheme: str
    portal_port: int
    var_dir: Path
    email_url: str | None
    log_level: str
    machine_translator: dict[str, Any] | None

    @property
    def portal_url(self) -> str:
        """Root URL of the hub without a trailing slash."""
        standard = {"http": 80, "https": 443}[self.portal_scheme]
        port = "" if self.portal_port == standard else f":{self.portal_port}"
        return f"{self.portal_scheme}://{self.portal_domain}{port}"


def read_environment() -> Environment:
    """Read the process environment (and ``.env`` at the root, if there is one).

    Returns:
        The validated environment; the folder for what is written at run time exists.

    Raises:
        ImproperlyConfigured: one sentence that names every wrong variable.
    """
    env = Env(eager=False)
    env.read_env(str(BASE_DIR / ".env"), recurse=False)
    var_dir = BASE_DIR / (env.str("VAR_DIR", "var") or "var")
    # The schemes are checked first: the parsers of URLs fail with a traceback on unknown ones.
    database_url = env.str("DATABASE_URL", None, validate=_scheme("sqlite", "postgres", "postgresql"))
    redis_url = env.str("REDIS_URL", None, validate=_scheme("redis", "rediss"))
    email_url = env.str("EMAIL_URL", None, validate=_scheme("smtp", "smtps", "submission", "console"))
    values: dict[str, Any] = {
        "debug": env.bool("DEBUG", False),
        "secret_key": env.str("SECRET_KEY", ""),
        "portal_domain": env.str("PORTAL_DOMAIN", "bacgiang.localhost", validate=validate.Regexp(r"^[a-z0-9.-]+$")),
        "portal_scheme": env.str("PORTAL_SCHEME", "http", validate=validate.OneOf(["http", "https"])),
        "portal_port": env.int("PORTAL_PORT", 8000, validate=validate.Range(1, 65535)),
        "log_level": env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(LOG_LEVELS)),
        "machine_translator": read_machine_translator(env),
    }
    _refuse_wrong_values(env)
    _make_writable(var_dir)
    return Environment(
        database=dict(dj_database_url.parse(database_url or f"sqlite:///{var_dir / 'portal.sqlite3'}")),
        redis_url=redis_url or None,
        email_url=email_url or None,
        var_dir=var_dir,
        **values,
    )


def _scheme(*schemes: str) -> Callable[[str | None], None]:
    def check(value: str | None) -> None:
        if value and not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValidationError(f"Must start with {' or '.join(f'{scheme}://' for scheme in schemes)}.")

    return check


def _refuse_wrong_values(env: Env) -> None:
    try:
        env.seal()
    except EnvValidationError as error:
        wrong: Any = error.error_messages  # a mapping whenever sealing failed
        reasons = "; ".join(f"{name}: {' '.join(texts)}" for name, texts in wrong.items())
        raise ImproperlyConfigured(f"wrong environment variables – {reasons}") from error


def _make_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"VAR_DIR: the folder {folder} cannot be made ({error.strerror}).") from error
    if not os.access(folder, os.W_OK):
        raise ImproperlyConfigured(f"VAR_DIR: the folder {folder} cannot be written.")
