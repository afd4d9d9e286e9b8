"""Evidence as tests use it: a unit with publications of every kind, its export, and what somebody does to the files."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from sites.choices import Lane, Position
from sites.models import Delegation, Unit
from tests.workflow.boards import UNITS, approve, fresh, person, publish, rewrite, submit, write
from workflow.content import canonical
from workflow.emergency import confirm, publish_in_emergency
from workflow.evidence import LINES, MANIFEST, NOTHING, PAGE
from workflow.models import Publication
from workflow.presets import SHIPPED, preset_from
from workflow.services import assign_chain, provision
from workflow.takedown import take_down

STTTT = "002-stttt-binh-dinh"
UNIT = UNITS[STTTT]

Lines = list[dict[str, Any]]


def day(days: int = 0) -> str:
    """A day near today, as the commands take it."""
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def run(command: str, *options: str) -> str:
    """What a command prints."""
    stdout = io.StringIO()
    call_command(command, *options, stdout=stdout)
    return stdout.getvalue()


def export(folder: Path, *options: str, unit: str = UNIT, days: tuple[int, int] = (-1, 1)) -> str:
    """What exporting the evidence of a unit prints."""
    period = ("--from", day(days[0]), "--to", day(days[1]))
    return run("export_evidence", "--unit", unit, *period, "--output", str(folder), *options)


def verify(folder: Path, *options: str) -> str:
    """What verifying it prints."""
    return run("verify_evidence", str(folder), *options)


def publish_everything() -> dict[str, Any]:
    """Let a unit publish in every way: four articles by its chain, one of them later taken down, and an emergency."""
    articles = {"plain": publish(write(STTTT, title="Khánh thành cầu mới"))}
    edited = submit(write(STTTT, Lane.PARTY, title="Đại hội Đoàn <script>alert(1)</script> & hơn nữa"))
    rewrite(edited, "stttt-lanhdao-cntt", lead="Sửa ở bước thẩm định.")
    approve(edited, "stttt-lanhdao-cntt", comment="Đã sửa <b>dẫn đề</b>.")
    approve(edited, "stttt-truongban")
    articles["edited"] = approve(edited, "stttt-quantrimang")
    delegate()
    delegated = submit(write(STTTT, title="Thông báo tuyển dụng"))
    approve(delegated, "stttt-lanhdao-cntt")
    approve(delegated, "stttt-phoban")
    articles["delegated"] = approve(delegated, "stttt-quantrimang")
    articles["revoked"] = publish(write(STTTT, title="Tin sai"))
    take_down(articles["revoked"], user=person("stttt-truongban"), reason="Sai số liệu.")
    articles["emergency"] = publish_urgently()
    return {name: fresh(article) for name, article in articles.items()}


def delegate() -> Delegation:
    """The head of the department's board authorises the deputy for some days."""
    unit, today = Unit.objects.get(code=UNIT), timezone.localdate()
    return Delegation.objects.create(
        seat=unit.seats.get(position=Position.HEAD),
        deputy=unit.seats.filter(position=Position.DEPUTY).order_by("pk").first(),
        decision_number="7/UQ-STTTT",
        decision_date=today,
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=5),
    )


def publish_urgently() -> Any:
    """The head publishes a warning alone, by a chain that lets them; the deputy confirms it."""
    unit = Unit.objects.get(code=UNIT)
    provision(preset_from("khan-cap", {**SHIPPED[STTTT].as_data(), "emergency": True}), unit=unit)
    assign_chain(unit, "khan-cap")
    article = write(STTTT, title="Cảnh báo lũ")
    publish_in_emergency(article, user=person("stttt-truongban"), reason="Lũ về trong đêm.")
    confirm(Publication.objects.of(article).get(), user=person("stttt-phoban"))
    return article


def broken(folder: Path, *options: str) -> str:
    """What verifying says of broken evidence."""
    with pytest.raises(CommandError) as refusal:
        verify(folder, *options)
    assert refusal.value.returncode == 1
    return str(refusal.value)


def read_lines(folder: Path) -> Lines:
    """The lines of the evidence, as data."""
    return [json.loads(text) for text in (folder / LINES).read_text(encoding="utf-8").splitlines()]


def line_titled(lines: Lines, title: str) -> dict[str, Any]:
    """The line about the page with the title."""
    return next(line for line in lines if line["page"]["title"].startswith(title))


def number_of(folder: Path, title: str) -> int:
    """The number of that line."""
    return int(line_titled(read_lines(folder), title)["number"])


def write_lines(folder: Path, lines: Lines) -> None:
    """Put lines into the file as they are, and tell nobody."""
    (folder / LINES).write_text("".join(canonical(line) + "\n" for line in lines), encoding="utf-8")


def forge(folder: Path, change: Callable[[Lines], Any]) -> None:
    """Change the evidence and make everything agree again: numbers, hashes of lines, the manifest."""
    lines = read_lines(folder)
    change(lines)
    previous = NOTHING
    for number, line in enumerate(lines, start=1):
        line.update(number=number, previous=previous)
        previous = sha256(canonical(line).encode()).hexdigest()
    write_lines(folder, lines)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    files = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (LINES, PAGE)}
    manifest |= {"lines": len(lines), "last_line": previous, "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
