"""Every screen is complete in Vietnamese: ours by our catalogue, Wagtail's and Django's by what we add to theirs."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import global_settings, settings

LOCALE = settings.BASE_DIR / "locale"
OURS = LOCALE / "vi" / "LC_MESSAGES" / "django.po"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"
ADDED = LOCALE / "vendor" / "vi" / "LC_MESSAGES"

#: Folders of ``en`` catalogues, by package; those of Wagtail's apps that are not installed are left out.
VENDORS = {
    "wagtail": ["locale", "admin/locale", "documents/locale", "embeds/locale", "images/locale", "locales/locale",
                "search/locale", "sites/locale", "snippets/locale", "users/locale", "contrib/settings/locale",
                "contrib/typed_table_block/locale"],
    "wagtail_localize": ["locale", "locales/locale"],
    "taggit": ["locale"],
    "django": ["conf/locale", "contrib/auth/locale"],
}  # fmt: skip
NOT_NEEDED = {
    # Taggit's serializer for Django REST framework, which nothing of ours calls.
    'Expected a list of items but got type "{input_type}".',
    # The same in Vietnamese.
    "…", "%(truncated_text)s…", "IPv4", "IPv6",
    # Django's greeting to an empty project.
    "The install worked successfully! Congratulations!", "Django Documentation", "Topics, references, &amp; how-to’s",
    "Tutorial: A Polling App", "Get started with Django", "Django Community", "Connect, get help, or contribute",
}  # fmt: skip
GREETING = "https://docs.djangoproject.com/"
#: A class name means nothing to readers.
DROPPED = {"Empty list and “%(class_name)s.allow_empty” is False."}
#: Names of the world's languages: the product has two.
LANGUAGE_NAMES = {str(name) for _code, name in global_settings.LANGUAGES}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def key(entry):
    return entry.msgctxt, entry.msgid


def read(path):
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def texts(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


EVERY_CATALOGUE = [OURS, ENGLISH, ADDED / "django.po", ADDED / "djangojs.po"]
each_catalogue = pytest.mark.parametrize("path", EVERY_CATALOGUE, ids=lambda path: str(path.relative_to(LOCALE)))


@pytest.mark.parametrize("path", [OURS, ADDED / "django.po", ADDED / "djangojs.po"], ids=lambda path: path.parts[-4])
def test_every_text_is_translated(path):
    assert [entry.msgid for entry in read(path) if not all(texts(entry))] == []


@each_catalogue
def test_no_translation_is_a_guess(path):
    assert [entry.msgid for entry in read(path) if "fuzzy" in entry.flags] == []


@each_catalogue
def test_no_text_stands_twice(path):
    keys = [key(entry) for entry in read(path)]
    assert sorted({repr(one) for one in keys if keys.count(one) > 1}) == []


@each_catalogue
def test_placeholders_survive_translation(path):
    wrong = []
    for entry in read(path):
        wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural or ""))
        for text in texts(entry):
            found = set(PLACEHOLDER.findall(text))
            lost = set() if entry.msgid_plural or entry.msgid in DROPPED else wanted - found
            if text and (found - wanted or lost):
                wrong.append((entry.msgid, text))
    assert wrong == []


@each_catalogue
def test_translations_are_composed_vietnamese(path):
    assert [entry.msgid for entry in read(path) if not unicodedata.is_normalized("NFC", "".join(texts(entry)))] == []


def extracted(folder: Path) -> set:
    """The texts that Django's makemessages finds in a copy of the sources."""
    ours = ["config", "home", "news", "documents", "workflow", "sites", "images", "users", "templates"]
    for name in ours:
        shutil.copytree(settings.BASE_DIR / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.jpg"))
    (folder / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale=vi", "--no-location", "--verbosity=0"]
    # Without settings: the copies of ours would look for the files of an installation.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=120)
    return {key(entry) for entry in read(folder / "locale" / "vi" / "LC_MESSAGES" / "django.po")}


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not installed")
def test_the_catalogues_hold_every_text_of_the_sources(tmp_path):
    found = extracted(tmp_path)
    assert len(found) > 200
    for path in (OURS, ENGLISH):
        assert sorted(msgid for _context, msgid in found - {key(entry) for entry in read(path)}) == [], path


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not installed")
def test_the_catalogues_hold_no_text_that_is_gone(tmp_path):
    found = extracted(tmp_path)
    for path in (OURS, ENGLISH):
        assert sorted(msgid for _context, msgid in {key(entry) for entry in read(path)} - found) == [], path


def vendor_catalogues():
    for package, folders in VENDORS.items():
        root = Path(find_spec(package).origin).parent
        for folder in folders:
            for name in ("django.po", "djangojs.po"):
                path = root / folder / "en" / "LC_MESSAGES" / name
                if path.exists():
                    yield pytest.param(path, id=f"{package}/{folder}/{name}")


@pytest.mark.parametrize("path", list(vendor_catalogues()))
def test_what_others_left_untranslated_is_added(path):
    theirs = path.parents[2] / "vi" / "LC_MESSAGES" / path.name
    translated = {key(entry) for entry in read(theirs) if entry.translated()} if theirs.exists() else set()
    added = {key(entry) for entry in read(ADDED / path.name)}
    missing = {msgid for _context, msgid in {key(entry) for entry in read(path)} - translated - added}
    assert sorted(text for text in missing - NOT_NEEDED - LANGUAGE_NAMES if GREETING not in text) == []


def test_every_package_with_texts_on_our_screens_is_looked_at():
    installed = {app.split(".")[0] for app in settings.INSTALLED_APPS}
    with_texts = {name for name in installed if list(Path(find_spec(name).origin).parent.glob("**/locale/en/*/*.po"))}
    assert with_texts - {"treebeard"} <= set(VENDORS), (
        "treebeard's texts stand in Django's own admin, which is not installed"
    )
