"""Files: short, named after what is in them, and the same on every machine."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

LONGEST_FILE = 300
#: Tests are stories and tables of cases, read one at a time.
LONGEST_TEST_FILE = 450
EMPTY_NAMES = {"utils", "helpers", "core", "common", "misc", "tools", "base", "util", "helper"}
#: Names that a framework or a convention asks for.
GIVEN_NAMES = {Path("config/settings/base.py"), Path("templates/base.html"), Path("templates/wagtailadmin/base.html")}
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home/\w+|Users|work|root|mnt)/")


def tracked(*patterns: str) -> list[Path]:
    """Files of the product, relative to its root; new ones count too, ignored ones do not."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=False, text=True)
    if listed.returncode:
        pytest.skip("This copy of the product is not a Git checkout.")
    return [Path(name) for name in listed.stdout.split("\0") if name and (settings.BASE_DIR / name).exists()]


def text_of(path: Path) -> str:
    return (settings.BASE_DIR / path).read_text(encoding="utf-8")


def test_no_python_file_is_long():
    """A file that does not fit on a few screens does several things."""
    lengths = {str(path): len(text_of(path).splitlines()) for path in tracked("*.py") if "migrations" not in path.parts}
    assert len(lengths) > 100
    assert {path: lines for path, lines in lengths.items() if lines > longest(path)} == {}


def longest(path: str) -> int:
    return LONGEST_TEST_FILE if path.startswith("tests/") else LONGEST_FILE


def test_no_file_is_named_after_nothing():
    named = tracked("*.py", "*.html", "*.js", "*.scss")
    assert [str(path) for path in named if path.stem.lstrip("_") in EMPTY_NAMES and path not in GIVEN_NAMES
            and "frontend" not in path.parts] == []  # fmt: skip
    assert [str(path) for path in named if EMPTY_NAMES & set(path.parts[:-1])] == []


def test_no_file_names_a_folder_of_somebodys_machine():
    sources = tracked(
        "*.py", "*.toml", "*.html", "*.js", "*.mjs", "*.scss", "*.md", "*.sh", "Makefile", "*.yaml", "*.txt"
    )
    here = Path(__file__).relative_to(settings.BASE_DIR)
    wrong = [
        f"{path}: {match[0]}" for path in sources if path != here for match in MACHINE_PATH.finditer(text_of(path))
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ["home/an", "work/an", "root"])
@pytest.mark.parametrize("text", ["/{}/x", "open('/{}/x')"])
def test_the_search_finds_such_folders(text, folder):
    assert MACHINE_PATH.search(text.format(folder))


@pytest.mark.parametrize(
    "text", ["templates/home/x.html", "https://a.vn/home/x", "from home.demo import x", "/en/news/"]
)
def test_the_search_passes_over_other_paths(text):
    assert not MACHINE_PATH.search(text)


def test_compiled_catalogs_and_databases_are_not_kept():
    assert [str(path) for path in tracked() if path.suffix in {".mo", ".pyc", ".sqlite3"} or path.name == ".env"] == []


def test_every_package_of_tests_mirrors_one_of_the_product():
    product = {path.parts[0] for path in tracked("*.py") if len(path.parts) > 1} | {
        "architecture",
        "journeys",
        "isolation",
        "factories",
    }
    packages = {path.parts[1] for path in tracked("tests/*.py") if len(path.parts) > 2}
    assert packages <= product
