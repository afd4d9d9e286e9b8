"""Evidence in files: complete, readable, and still there when what it is about has gone (rows A6, D1, M7, R7)."""

import json
import re
from datetime import date, datetime
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from wagtail.models import Revision

from sites.models import Unit
from sites.working_days import VIETNAM
from tests.workflow.boards import AUTHORS, UNITS, approve, fresh, open_code, person, publish, rewrite, submit, write
from tests.workflow.told import UNIT, day, export, line_titled, read_lines, run, verify
from workflow import evidence
from workflow.authors import authors_as_data
from workflow.content import hash_of
from workflow.evidence import LINES, MANIFEST, PAGE, Period, product_version
from workflow.models import Publication
from workflow.presets import SHIPPED, preset_from
from workflow.services import assign_chain, provision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

NHU_XUAN = "001-nhu-xuan"


@pytest.fixture(scope="module")
def lines(exported):
    return read_lines(exported)


# --- What is written -----------------------------------------------------------------------------------------------


def test_r7_every_publication_is_a_line_with_its_text_and_its_hash(lines):
    kept = Publication.objects.filter(unit__code=UNIT).order_by("approved_at", "pk")
    assert [line["publication"] for line in lines] == list(kept.values_list("pk", flat=True))
    assert all(hash_of(line["content"]) == line["content_hash"] for line in lines)
    assert {line["kind"] for line in lines} == {"chain", "emergency", "exemption"}


def test_each_line_names_the_one_before_it(folder, lines):
    texts = (folder / LINES).read_bytes().splitlines()
    hashes = ["0" * 64, *(sha256(text).hexdigest() for text in texts)]
    assert [line["previous"] for line in lines] == hashes[:-1]
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    manifest = json.loads((folder / MANIFEST).read_text())
    assert manifest["last_line"] == hashes[-1]
    assert manifest["lines"] == len(lines)
    assert manifest["files"] == {
        name: sha256((folder / name).read_bytes()).hexdigest() for name in ("evidence.jsonl", "evidence.html")
    }
    assert manifest["product"] == {"name": "lien-cong", "version": product_version()}
    assert datetime.fromisoformat(manifest["exported_at"])


def test_a_line_says_by_which_version_of_which_chain_and_what_that_asks_for(lines):
    chain = line_titled(lines, "Khánh thành")["chain"]
    assert (chain["key"], chain["version"], chain["basis"]) == (
        "002-stttt-binh-dinh",
        1,
        "Quyết định 38a/QĐ-STTTT ngày 16/4/2012",
    )
    assert preset_from(chain["key"], chain["definition"]) == SHIPPED[chain["key"]]


def test_d1_a_decision_on_behalf_of_the_head_says_so(lines):
    step = line_titled(lines, "Thông báo")["steps"][1]
    behalf = step["capacity"]["on_behalf_of"]
    assert step["username"] == "stttt-phoban"
    assert (behalf["person"], behalf["decision_number"]) == (str(person("stttt-truongban")), "7/UQ-STTTT")


def test_every_decision_says_who_when_on_which_text_and_what_was_declared(lines):
    for line in lines:
        for step in line["steps"] if line["kind"] == "chain" else ():
            assert step.keys() >= {"username", "person", "capacity", "at", "hash_in", "hash_out", "revision", "comment"}
            assert "secrecy" in step["declarations"]
    edited = line_titled(lines, "Đại hội")
    assert edited["steps"][0]["hash_in"] != edited["steps"][0]["hash_out"] == edited["content_hash"]


def test_a_takedown_an_emergency_and_an_exemption_say_why(lines):
    revoked, emergency = line_titled(lines, "Tin sai"), line_titled(lines, "Cảnh báo")
    assert revoked["revocation"] == {
        "user": person("stttt-truongban").pk,
        "person": str(person("stttt-truongban")),
        "reason": "Sai số liệu.",
    }
    assert (emergency["reason"], emergency["confirmation"]["username"]) == ("Lũ về trong đêm.", "stttt-phoban")
    assert emergency["confirm_by"]
    assert all(line["reason"] for line in lines if line["kind"] == "exemption")


def test_m7_the_authors_of_the_text_are_named(lines):
    line = line_titled(lines, "Đại hội")
    author, editor = line["authors"]
    assert (author["username"], author["owner"], author["edited"]) == ("stttt-thanhvien-vanphong", True, [])
    assert (editor["username"], editor["owner"], editor["wrote"]) == ("stttt-lanhdao-cntt", False, [])
    assert author["wrote"] < editor["edited"] == [line["revision"]]


def test_m7_authors_are_those_since_the_last_publication():
    article = publish(write("003-phuong-1"))
    rewrite(article, "phuong1-doantn", title="Bản hai")
    assert [author["username"] for author in authors_as_data(fresh(article))] == ["phuong1-doantn"]
    publish(submit(article, "phuong1-doantn"))
    first, second = Publication.objects.of(article).order_by("pk")
    assert [author["username"] for author in first.authors] == [AUTHORS["003-phuong-1"]]
    assert [author["username"] for author in second.authors] == ["phuong1-doantn"]


def test_a6_the_head_of_the_unit_that_sent_the_item_has_signed_by_name(tmp_path):
    publish(write(NHU_XUAN))
    export(tmp_path / "e", unit=UNITS[NHU_XUAN])
    signed = line_titled(read_lines(tmp_path / "e"), "Khánh thành")["steps"][0]
    signer = person("nhuxuan-nongnghiep")
    assert (signed["article"], signed["person"], signed["capacity"]["position"]) == (
        "Đ9",
        str(signer),
        "division_leader",
    )
    assert signed["capacity"]["title"] == signer.seats.get().title
    page = (tmp_path / "e" / PAGE).read_text(encoding="utf-8")
    assert f"{signer}, {signed['capacity']['title']}" in page


def test_an_approval_whose_step_fell_away_after_it_changed_the_text_is_kept():
    """The division leader finds in their step that the item is not of the Party's block; only that block needs it."""
    data = SHIPPED[NHU_XUAN].as_data()
    sign, edit, decide = data["steps"]
    edit = {**edit, "positions": [], "lanes": {"party": ["member"]}}
    unit = Unit.objects.get(code=UNITS[NHU_XUAN])
    provision(preset_from("rieng", {**data, "steps": [sign, edit, decide]}), unit=unit)
    assign_chain(unit, "rieng")
    article = submit(write(NHU_XUAN, "party"))
    approve(article, "nhuxuan-nongnghiep")
    rewrite(article, "nhuxuan-vanphong", lane="government", title="Tin của huyện")
    approve(article, "nhuxuan-vanphong")
    assert open_code(article) == "duyet"
    approve(article, "nhuxuan-photruongban")
    evidence_ = Publication.objects.of(article).get()
    assert [step["step"] for step in evidence_.steps] == ["don-vi-ky", "bien-tap", "duyet"]
    assert evidence_.steps[1]["hash_in"] == evidence_.steps[0]["hash_out"]


# --- The page for people -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(exported):
    return BeautifulSoup((exported / PAGE).read_text(encoding="utf-8"), "html.parser")


def test_the_page_shows_every_publication_with_its_signatures(page, lines):
    assert page.html["lang"] == "vi"
    assert len(page.select("article")) == len(lines)
    assert len(page.select("article tbody tr")) == sum(len(line["steps"]) for line in lines)
    links = [link["href"].removeprefix("#") for link in page.select("header tbody a")]
    assert links == [article["id"] for article in page.select("article")]
    text = page.get_text(" ", strip=True)
    for line in lines:
        assert line["content_hash"] in text
        assert line["page"]["title"] in text
        for step in line["steps"]:
            assert f"{step['person']}, {step['capacity']['title']}" in text
    assert f"thay mặt {person('stttt-truongban')} (7/UQ-STTTT)" in text
    assert "Sai số liệu." in text
    assert "Lũ về trong đêm." in text


def test_the_page_stands_alone_and_nothing_in_it_runs(folder, page):
    source = (folder / PAGE).read_text(encoding="utf-8")
    assert page.find_all(["script", "link", "img", "iframe"]) == []
    assert not re.search(r"src=|href=\"[^#]|url\(|@import", source)
    assert "&lt;script&gt;" in source
    assert "&lt;b&gt;dẫn đề" in source
    assert "@media print" in page.style.string
    assert "&" not in page.style.string


def test_an_emergency_that_nobody_confirmed_stands_out(tmp_path):
    Publication.objects.filter(kind="emergency").update(confirmation={})
    export(tmp_path / "e")
    page = BeautifulSoup((tmp_path / "e" / PAGE).read_text(encoding="utf-8"), "html.parser")
    assert len(page.select("article p.mark")) == 2, "beside the item that was taken down"


# --- Which publications --------------------------------------------------------------------------------------------


def test_the_first_and_the_last_day_are_included_by_the_clock_of_vietnam(articles):
    period = Period(date(2026, 3, 1), date(2026, 3, 31))
    for moment, is_inside in [
        (datetime(2026, 3, 1, 0, 0, tzinfo=VIETNAM), True),
        (datetime(2026, 2, 28, 23, 59, 59, 999999, tzinfo=VIETNAM), False),
        (datetime(2026, 3, 31, 23, 59, 59, 999999, tzinfo=VIETNAM), True),
        (datetime(2026, 4, 1, 0, 0, tzinfo=VIETNAM), False),
    ]:
        Publication.objects.of(articles["plain"]).update(approved_at=moment)
        found = evidence.publications_in(Unit.objects.get(code=UNIT), period)
        assert [publication.page_id for publication in found] == [articles["plain"].pk] * is_inside
        assert (moment in period) is is_inside


def test_a_unit_that_approved_nothing_has_evidence_of_nothing(tmp_path):
    printed = export(tmp_path / "e", days=(-30, -20))
    assert printed.startswith("0 publications, 0 decisions")
    assert "0 publications, 0 decisions, 0 hashes from content" in verify(tmp_path / "e")


def test_the_evidence_of_one_unit_holds_nothing_of_another(tmp_path, articles):
    export(tmp_path / "e", unit=UNITS["003-phuong-1"])
    source = "".join((tmp_path / "e" / name).read_text(encoding="utf-8") for name in (LINES, PAGE, MANIFEST))
    assert articles["plain"].title not in source
    assert "stttt" not in source


# --- All of it or nothing ------------------------------------------------------------------------------------------


def test_an_earlier_export_is_replaced_only_when_asked_for(exported, tmp_path):
    target = tmp_path / "e"
    export(target)
    before = (target / MANIFEST).read_text()
    with pytest.raises(CommandError, match="exists already"):
        export(target)
    assert (target / MANIFEST).read_text() == before
    export(target, "--force")
    assert (target / LINES).read_bytes() == (exported / LINES).read_bytes(), "the same evidence makes the same lines"
    assert [path.name for path in tmp_path.iterdir()] == ["e"]


def test_a_folder_of_something_else_is_never_replaced(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CommandError, match="more than an earlier export"):
        export(tmp_path, "--force")
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_an_export_that_breaks_off_leaves_nothing(tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(evidence, "render_page", full)
    with pytest.raises(CommandError, match="No space left on device"):
        export(tmp_path / "e")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--unit", "khong-co", "--from", "2026-11-01", "--to", "2026-11-30"), "There is no unit"),
        (("--unit", UNIT, "--from", "30/11/2026", "--to", "2026-11-30"), "--from: “30/11/2026” is no day"),
        (("--unit", UNIT, "--from", "2026-11-01", "--to", "2026-11-31"), "--to: “2026-11-31” is no day"),
        (("--unit", UNIT, "--from", "2026-11-30", "--to", "2026-11-01"), "ends before it begins"),
        (("--unit", UNIT, "--from", "0001-01-01", "--to", "2026-11-01"), "too far away"),
    ],
    ids=["unknown unit", "another notation", "no such day", "the wrong way round", "before all time"],
)
def test_what_cannot_be_exported_is_said_in_one_sentence(options, sentence, tmp_path):
    with pytest.raises(CommandError, match=sentence) as refusal:
        run("export_evidence", *options, "--output", str(tmp_path / "e"))
    assert "\n" not in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_it_goes_to_where_the_portal_writes(tmp_path, settings):
    settings.PORTAL_VAR_DIR = tmp_path
    run("export_evidence", "--unit", UNIT, "--from", day(-1), "--to", day(1))
    name = f"stttt-{day(-1).replace('-', '')}-{day(1).replace('-', '')}"
    assert {path.name for path in (tmp_path / "evidence" / name).iterdir()} == {LINES, PAGE, MANIFEST}


# --- What it survives ----------------------------------------------------------------------------------------------


def purge(_articles):
    before = Revision.objects.count()
    call_command("purge_revisions", days=0)
    assert Revision.objects.count() < before


def delete_pages(articles):
    for article in articles.values():
        fresh(article).unpublish()
        fresh(article).delete()


def deactivate_people(_articles):
    for user in {seat.user for seat in Unit.objects.get(code=UNIT).seats.select_related("user")}:
        user.is_active, user.last_name, user.first_name = False, "Đã", "nghỉ"
        user.save()


def change_the_chain(_articles):
    data = SHIPPED["002-stttt-binh-dinh"].as_data()
    provision(preset_from("002-stttt-binh-dinh", {**data, "basis": "Quyết định mới", "steps": data["steps"][1:]}))


def rename_the_unit(_articles):
    Unit.objects.filter(code=UNIT).update(name="Sở Khoa học và Công nghệ")


def end_seats(_articles):
    Unit.objects.get(code=UNIT).seats.update(ends_on=date(2026, 1, 31), starts_on=date(2026, 1, 1))


LATER = [purge, delete_pages, deactivate_people, change_the_chain, rename_the_unit, end_seats]


@pytest.mark.parametrize("later", LATER)
def test_r7_evidence_survives(articles, folder, lines, later, tmp_path):
    later(articles)
    assert f"{len(lines)} alike in the database" in verify(folder)
    export(tmp_path / "e")
    again = read_lines(tmp_path / "e")
    kept = ("content", "content_hash", "steps", "authors", "chain", "page", "approved_at")
    assert [[line[name] for name in kept] for line in again] == [[line[name] for name in kept] for line in lines]
    assert verify(tmp_path / "e")


def test_r7_without_the_revisions_the_texts_are_verified_from_the_lines(articles, folder, lines):
    assert f"{len(lines)} hashes from content, {revisions_of(lines)} from revisions" in verify(folder)
    delete_pages(articles)
    printed = verify(folder)
    home_pages = sum(line["page"]["type"] != "news.ArticlePage" and bool(line["revision"]) for line in lines)
    assert f"{len(lines)} hashes from content" in printed
    assert int(re.search(r"(\d+) from revisions", printed)[1]) <= home_pages


def revisions_of(lines):
    """How many lines name a revision."""
    return sum(line["revision"] is not None for line in lines)
