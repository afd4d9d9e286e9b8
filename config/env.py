"""Every environment variable of the product, read and validated in one place.

A wrong or missing value raises :class:`environs.EnvError` with one line per bad
variable; ``manage.py`` and the WSGI entry print it as a sentence instead of a traceback.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env, EnvError, validate

BASE_DIR = Path(__file__).resolve().parent.parent
DATABASE_SCHEMES = ("sqlite:", "postgres:", "postgresql:")


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

    @property
    def portal_url(self) -> str:
        """Root URL of the hub without a trailing slash."""
        standard = {"http": 80, "https": 443}[self.portal_scheme]
        port = "" if self.portal_port == standard else f":{self.portal_port}"
        return f"{self.portal_scheme}://{self.portal_domain}{port}"


def _database_url(value: str) -> None:
    if not value.startswith(DATABASE_SCHEMES):
        raise EnvError("must start with sqlite:// or postgres://")


def read_environment() -> Environment:
    """Read the process environment (and ``.env`` at the root, if there is one).

    Returns:
        The validated environment.

    Raises:
        environs.EnvError: one message that names every wrong variable.
    """
    env = Env(eager=False)
    env.read_env(str(BASE_DIR / ".env"), recurse=False)
    var_dir = BASE_DIR / (env.str("VAR_DIR", "var") or "var")
    default_database = f"sqlite:///{var_dir / 'portal.sqlite3'}"
    url = env.str("DATABASE_URL", default_database, validate=_database_url)
    values: dict[str, Any] = {
        "debug": env.bool("DEBUG", False),
        "secret_key": env.str("SECRET_KEY", ""),
        "database": env.dj_db_url("DATABASE_URL", default_database) if url else None,
        "redis_url": env.str("REDIS_URL", None, validate=validate.URL(schemes={"redis", "rediss"}, require_tld=False))
        if env.str("REDIS_URL", None)
        else None,
        "portal_domain": env.str("PORTAL_DOMAIN", "bacgiang.localhost", validate=validate.Regexp(r"^[a-z0-9.-]+$")),
        "portal_scheme": env.str("PORTAL_SCHEME", "http", validate=validate.OneOf(["http", "https"])),
        "portal_port": env.int("PORTAL_PORT", 8000, validate=validate.Range(1, 65535)),
        "email_url": env.str("EMAIL_URL", None),
        "log_level": env.str(
            "LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
        ),
    }
    env.seal()
    return Environment(var_dir=var_dir, **values)
