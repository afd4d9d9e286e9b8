"""Which test proves which row of the regulations: ``python -m tests.conformance`` writes it into the documentation.

A test says so by its name: ``test_a7_…`` proves row A7, ``test_a1_a17_…`` two of them.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = ROOT / "docs" / "regulations.toml"
PAGE = ROOT / "docs" / "regulation-conformance.md"
NAMED = re.compile(r"test_((?:[a-z]\d+_)+)")

HEAD = """# What the regulations demand, and the tests that prove it

Written by `python -m tests.conformance` from [regulations.toml](regulations.toml) and the names of the tests
(`test_a7_…` proves row A7); a test sees to it that it is up to date. Articles (Đ = Điều) are those of the texts in
`home/demo/regulations`: 000 Bá Xuyên, 001 Như Xuân, 002 Sở TT&TT Bình Định, 003 Phường 1 (Quận 10), 004 Bắc Giang.
"""


@dataclass(frozen=True)
class Row:
    """One requirement.

    Attributes:
        name: what tests call it, such as ``A7``.
        article: where it stands.
        requirement: in one sentence.
        group: what it is about.
        must_be_proved: whether it may not be without a test.
    """

    name: str
    article: str
    requirement: str
    group: str
    must_be_proved: bool


def rows() -> list[Row]:
    """All rows, in their order."""
    groups = tomllib.loads(ROWS.read_text(encoding="utf-8"))["group"]
    return [Row(*row, group["name"], group.get("proved", False)) for group in groups for row in group["rows"]]


def proofs() -> dict[str, list[str]]:
    """The tests of each row, as ``file::name``, in the order of the files."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for name in _tests_in(path):
            for row in rows_named_by(name):
                found.setdefault(row, []).append(f"{path.relative_to(ROOT)}::{name}")
    return found


def rows_named_by(name: str) -> list[str]:
    """The rows that the name of a test names."""
    match = NAMED.match(name)
    return [row.upper() for row in match[1].strip("_").split("_")] if match else []


def page() -> str:
    """The page of documentation."""
    tests = proofs()
    proved = sum(row.name in tests for row in rows())
    parts = [HEAD, f"{proved} of {len(rows())} rows have a test; those without say so.\n"]
    for group in dict.fromkeys(row.group for row in rows()):
        parts += [f"## {group}\n", "| row | article | requirement | tests |", "|---|---|---|---|"]
        parts += [_line(row, tests.get(row.name, [])) for row in rows() if row.group == group]
        parts.append("")
    return "\n".join(parts)


def _line(row: Row, tests: list[str]) -> str:
    proof = "<br>".join(f"`{test}`" for test in tests) or "**none yet**"
    return f"| {row.name} | {row.article} | {row.requirement} | {proof} |"


def _tests_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    missing = [row.name for row in rows() if row.name not in proofs()]
    sys.stdout.write(f"{len(rows()) - len(missing)} of {len(rows())} rows have a test; without: {', '.join(missing)}\n")


if __name__ == "__main__":
    main()
