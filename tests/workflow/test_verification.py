"""Whatever is done to exported evidence, verifying it finds the first line that is broken, and says why."""

import json

import pytest
from django.db import DatabaseError, connection
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Revision

from images.models import UnitImage
from sites.models import Unit
from tests.workflow.boards import AUTHORS, UNITS, publish, rewrite, write
from tests.workflow.told import (
    UNIT,
    broken,
    export,
    line_titled,
    number_of,
    read_lines,
    run,
    verify,
    write_lines,
)
from workflow.evidence import LINES, MANIFEST, PAGE
from workflow.models import Publication
from workflow.origin import Origin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

PHUONG_1 = "003-phuong-1"


def test_what_was_exported_is_verified_with_its_figures(folder):
    lines = read_lines(folder)
    decisions = sum(len(line["steps"]) for line in lines)
    revisions = sum(line["revision"] is not None for line in lines)
    assert decisions == 4 * 3 + 1
    assert verify(folder).splitlines() == [
        f"{len(lines)} publications, {decisions} decisions, {len(lines)} hashes from content, "
        f"{revisions} from revisions, {len(lines)} alike in the database, chain unbroken"
    ]


# --- Changed by hand -----------------------------------------------------------------------------------------------


def at(title):
    """Changes one line in place, found by its page's title, and leaves everything else as it was."""

    def decorate(change):
        def tamper(folder):
            lines = read_lines(folder)
            line = line_titled(lines, title)
            change(line)
            write_lines(folder, lines)
            return line["number"]

        tamper.__name__ = change.__name__
        return tamper

    return decorate


@at("Thông báo")
def another_text(line):
    line["content"]["lead"] = "Khác"


@at("Thông báo")
def another_comment(line):
    line["steps"][0]["comment"] = "Không đồng ý."


@at("Cảnh báo")
def another_reason_at_the_very_end(line):
    line["reason"] = "Khác"


def a_line_taken_out(folder):
    lines = read_lines(folder)
    line = line_titled(lines, "Thông báo")
    write_lines(folder, [other for other in lines if other is not line])
    return line["number"]


def two_lines_exchanged(folder):
    lines = read_lines(folder)
    lines[1], lines[2] = lines[2], lines[1]
    write_lines(folder, lines)
    return 2


def the_first_line_taken_out(folder):
    lines = read_lines(folder)[1:]
    write_lines(folder, [{**line, "number": number} for number, line in enumerate(lines, start=1)])
    return 1


def the_last_line_taken_out(folder):
    lines = read_lines(folder)
    write_lines(folder, lines[:-1])


def a_line_cut_short(folder):
    texts = (folder / LINES).read_bytes().splitlines(keepends=True)
    (folder / LINES).write_bytes(b"".join([texts[0], texts[1][:40]]))
    return 2


def a_line_written_otherwise(folder):
    """The same data with spaces: a second value for the same key could hide in it."""
    lines = read_lines(folder)
    texts = [json.dumps(line, ensure_ascii=False) for line in lines]
    (folder / LINES).write_text("\n".join(texts) + "\n", encoding="utf-8")
    return 1


TAMPERED = {
    another_text: "its content hash is not that of its content",
    another_comment: "it is not the one after which line",
    another_reason_at_the_very_end: "it is not the last line of which manifest.json tells",
    a_line_taken_out: "it bears the number",
    two_lines_exchanged: "it bears the number 3",
    the_first_line_taken_out: "the first lines are missing",
    the_last_line_taken_out: "lines, and manifest.json tells of",
    a_line_cut_short: "is not made as evidence is",
    a_line_written_otherwise: "it is not written as evidence is",
}


@pytest.mark.parametrize(("tamper", "why"), TAMPERED.items(), ids=[tamper.__name__ for tamper in TAMPERED])
def test_the_first_broken_line_is_named(folder, tamper, why):
    number = tamper(folder)
    assert why in broken(folder, "--alone")
    if number:
        assert f"line {number}:" in broken(folder, "--alone")
        assert f"line {number}:" in broken(folder)


@pytest.mark.parametrize("name", [PAGE, LINES])
def test_a_file_that_is_not_the_one_of_the_manifest_is_named(folder, name):
    with (folder / name).open("ab") as file:
        file.write(b"\r\n" if name == LINES else b"<p>Khac</p>")
    assert ("line" if name == LINES else name) in broken(folder)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{}", "not made as a manifest is"),
        ("[1]", "not made as a manifest is"),
        ("khong", "not made as a manifest is"),
        ('{"format": 9}', "this version reads 1"),
    ],
)
def test_a_manifest_that_tells_nothing_is_refused(folder, text, why):
    (folder / MANIFEST).write_text(text)
    assert why in broken(folder)


def test_where_there_is_no_evidence_it_says_so(tmp_path, folder):
    assert "there is no evidence in" in broken(tmp_path / "nowhere")
    (folder / LINES).unlink()
    assert "cannot be read" in broken(folder)


# --- Against the database ------------------------------------------------------------------------------------------


def test_a_revision_that_was_changed_is_found(folder, articles):
    revision = articles["plain"].latest_revision
    revision.content["lead"] = "Sửa thẳng trong cơ sở dữ liệu"
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    assert f"revision {revision.pk} says otherwise in: lead" in broken(folder)


def test_a_publication_that_the_database_has_lost_is_missed(folder, articles):
    Publication.objects.of(articles["plain"]).delete()
    assert f"line {number_of(folder, 'Khánh thành')}: the database has lost its publication" in broken(folder)


def test_on_another_machine_the_files_are_enough(folder):
    Publication.objects.all().delete()
    Revision.objects.all().delete()
    remark, figures = verify(folder).splitlines()
    assert remark.startswith("the files alone were verified")
    assert figures.endswith("0 from revisions, 0 alike in the database, chain unbroken")


def test_so_they_are_without_any_database(folder, monkeypatch):
    def down(*_arguments):
        raise DatabaseError("no such host")

    monkeypatch.setattr(connection.introspection, "table_names", down)
    assert Origin.at_hand() is None
    assert "0 from revisions" in verify(folder)
    monkeypatch.setattr(connection.introspection, "table_names", lambda: ["another_table"])
    assert Origin.at_hand() is None


def test_a_picture_that_has_gone_later_is_remarked_and_no_fault(tmp_path):
    collection = Unit.objects.get(code=UNITS[PHUONG_1]).collection
    picture = UnitImage.objects.create(title="Cầu", file=get_test_image_file(), collection=collection)
    article = publish(write(PHUONG_1, title="Có ảnh", picture=picture, picture_alt="Cầu"))
    publish(rewrite(article, AUTHORS[PHUONG_1], title="Không ảnh", picture=None))
    picture.delete()
    export(tmp_path / "e", unit=UNITS[PHUONG_1])
    printed = verify(tmp_path / "e").splitlines()
    assert printed[0].startswith(f"line {number_of(tmp_path / 'e', 'Có ảnh')}: what was written is the same")
    assert "chain unbroken" in printed[-1]


def test_an_emergency_that_was_never_confirmed_is_remarked(tmp_path, articles):
    rows = Publication.objects.of(articles["emergency"])
    rows.update(confirmation={}, confirm_by="2026-01-01T00:00:00Z")
    export(tmp_path / "e")
    printed = verify(tmp_path / "e")
    assert f"line {number_of(tmp_path / 'e', 'Cảnh báo')}: the emergency was not confirmed in time" in printed


def test_a_demo_unit_is_exported_and_verified_by_the_commands(tmp_path):
    folder = tmp_path / "e"
    printed = run(
        "export_evidence", "--unit", UNIT, "--from", "2000-01-01", "--to", "2100-01-01", "--output", str(folder)
    )
    assert "last line " in printed
    assert "chain unbroken" in verify(folder)
