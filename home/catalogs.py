"""Compiles the message catalogues, so that a clone needs no gettext programs."""

import os
from collections.abc import Iterable
from pathlib import Path

import polib
from django.utils.translation.reloader import translation_file_changed


def compile_catalogs(folders: Iterable[Path | str]) -> list[Path]:
    """Compile every ``*.po`` in ``folders`` whose ``.mo`` is missing or older.

    Safe to call from several processes at once: a catalogue appears whole or not at all.

    Args:
        folders: the settings' ``LOCALE_PATHS``.

    Returns:
        The compiled catalogues; the running process has forgotten what it had read before.
    """
    catalogs = [po for folder in folders for po in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))]
    return [_compile(po) for po in catalogs if _is_stale(po)]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def _compile(po: Path) -> Path:
    mo = po.with_suffix(".mo")
    draft = po.with_suffix(f".{os.getpid()}.mo")
    polib.pofile(str(po)).save_as_mofile(str(draft))
    draft.replace(mo)
    translation_file_changed(None, mo)
    return mo
