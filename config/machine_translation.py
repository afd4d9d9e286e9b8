"""The service that translates drafts by machine: none, unless an installation chooses one."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from environs import Env, ValidationError, validate

#: What may be chosen, and the variables that the choice needs.
SERVICES: dict[str, tuple[str, ...]] = {
    "off": (),
    "dummy": (),
    "libretranslate": ("MACHINE_TRANSLATOR_URL",),
    "deepl": ("MACHINE_TRANSLATOR_KEY",),
    "google": ("MACHINE_TRANSLATOR_PROJECT", "MACHINE_TRANSLATOR_CREDENTIALS"),
}
CLASSES = {
    "dummy": "wagtail_localize.machine_translators.dummy.DummyTranslator",
    "libretranslate": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
    "deepl": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
    "google": "wagtail_localize.machine_translators.google.GoogleCloudTranslator",
}
#: Seconds within which a service must answer; longer than a page of text takes, shorter than a worker waits.
PATIENCE = 20


def read_machine_translator(env: Env) -> dict[str, Any] | None:
    """wagtail-localize's setting for the chosen service; ``None`` for none. Faults are left with ``env``."""
    chosen = env.str("MACHINE_TRANSLATOR", "off", validate=[validate.OneOf(list(SERVICES)), _installed])
    needed = SERVICES.get(chosen or "off", ())

    def value(name: str, *checks: Any) -> str:
        if name not in needed:
            return env.str(name, "") or ""
        is_there = validate.Length(min=1, error=f"Is needed for MACHINE_TRANSLATOR={chosen}.")
        return env.str(name, validate=[is_there, *checks]) or ""

    url = value("MACHINE_TRANSLATOR_URL", validate.URL(schemes={"http", "https"}, require_tld=False))
    key = value("MACHINE_TRANSLATOR_KEY")
    project = value("MACHINE_TRANSLATOR_PROJECT")
    credentials = value("MACHINE_TRANSLATOR_CREDENTIALS", _readable)
    if chosen not in CLASSES:
        return None
    options: dict[str, dict[str, Any]] = {
        "dummy": {},
        "libretranslate": {"LIBRETRANSLATE_URL": url.rstrip("/"), "API_KEY": key, "TIMEOUT": PATIENCE},
        "deepl": {"AUTH_KEY": key, "TIMEOUT": PATIENCE},
        "google": {"PROJECT_ID": project, "CREDENTIALS_PATH": credentials},
    }
    return {"CLASS": CLASSES[chosen], "OPTIONS": options[chosen]}


def _installed(chosen: str) -> None:
    # Only this one needs a package that does not come with the product.
    if chosen == "google" and (find_spec("google") is None or find_spec("google.cloud.translate") is None):
        raise ValidationError("google needs the package google-cloud-translate, which is not installed.")


def _readable(path: str) -> None:
    if path and not Path(path).is_file():
        raise ValidationError("There is no such file.")
