"""Evidence that was forged so that all its hashes agree: found by what a line must prove, or by the database."""

from datetime import timedelta

import pytest

from tests.workflow.told import broken, forge, line_titled, read_lines, verify
from workflow import origin
from workflow.content import hash_of
from workflow.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]


def of(title):
    """Changes one line and lets all hashes of lines, and the manifest, agree with it."""

    def decorate(change):
        def tamper(lines):
            change(line_titled(lines, title))

        tamper.__name__ = change.__name__
        return tamper

    return decorate


@of("Khánh thành")
def a_step_left_out(line):
    del line["steps"][1]


@of("Khánh thành")
def steps_in_another_order(line):
    line["steps"][1:] = reversed(line["steps"][1:])


@of("Khánh thành")
def a_step_of_no_chain(line):
    line["steps"][1]["step"] = "cho-qua"


@of("Khánh thành")
def a_step_for_other_blocks_alone(line):
    line["chain"]["definition"]["steps"][1]["lanes"] = {"government": []}


@of("Khánh thành")
def the_name_of_another_chain(line):
    line["chain"]["basis"] = "Quyết định khác"


@of("Khánh thành")
def decided_on_another_text(line):
    line["steps"][1]["hash_in"] = line["steps"][1]["hash_out"] = "0" * 64


@of("Khánh thành")
def changed_where_nobody_edits(line):
    line["steps"][1]["hash_out"] = line["steps"][2]["hash_in"] = "0" * 64


@of("Khánh thành")
def another_text_than_was_approved(line):
    line["content"]["lead"] = "Khác"
    line["content_hash"] = hash_of(line["content"])


@of("Khánh thành")
def decided_before_it_was_their_turn(line):
    line["steps"][1]["at"] = "2020-01-01T00:00:00+00:00"


@of("Khánh thành")
def decided_by_the_author(line):
    line["steps"][1]["user"] = line["authors"][0]["user"]


@of("Đại hội")
def decided_by_who_edited(line):
    line["steps"][2]["user"] = line["steps"][0]["user"]


@of("Khánh thành")
def decided_from_another_seat(line):
    line["steps"][1]["capacity"]["position"] = "collaborator"


@of("Thông báo")
def decided_for_the_head_after_the_delegation(line):
    line["steps"][1]["capacity"]["on_behalf_of"]["ends_on"] = "2020-01-01"


@of("Thông báo")
def decided_for_the_head_where_no_regulation_lets_them(line):
    line["chain"]["definition"]["delegable"] = False


@of("Khánh thành")
def nothing_declared(line):
    line["steps"][1]["declarations"] = []


@of("Khánh thành")
def the_same_person_twice(line):
    line["chain"]["definition"]["steps"][2]["not_by"] = ["quyet-dinh"]
    line["steps"][2]["user"] = line["steps"][1]["user"]


@of("Cảnh báo")
def an_emergency_that_no_chain_allows(line):
    line["chain"]["definition"]["emergency"] = False


@of("Cảnh báo")
def an_emergency_without_a_reason(line):
    line["reason"] = " "


@of("Cảnh báo")
def an_emergency_by_somebody_else(line):
    line["steps"][0]["capacity"]["position"] = "deputy"


@of("Cảnh báo")
def an_emergency_confirmed_by_the_author(line):
    line["confirmation"]["user"] = line["authors"][0]["user"]


@of("Cảnh báo")
def an_emergency_confirmed_on_another_text(line):
    line["confirmation"]["hash_out"] = "0" * 64


@of("Khánh thành")
def a_round_turned_into_an_exemption(line):
    line.update(kind="exemption", reason="Nhập dữ liệu")


@of("Khánh thành")
def a_kind_that_does_not_exist(line):
    line["kind"] = "magic"


@of("Khánh thành")
def a_line_of_another_unit(line):
    line["unit"]["code"] = "syt"


@of("Khánh thành")
def a_line_of_another_time(line):
    line["approved_at"] = "2020-01-01T00:00:00+00:00"


def an_exemption_without_a_reason(lines):
    lines[0]["reason"] = ""


FORGED = {
    a_step_left_out: "asks for the steps tham-dinh, quyet-dinh, dang in this order; it has tham-dinh, dang",
    steps_in_another_order: "asks for the steps",
    a_step_of_no_chain: "has no step “cho-qua”",
    a_step_for_other_blocks_alone: "did not hold a seat",
    the_name_of_another_chain: "definition is that of another chain",
    decided_on_another_text: "began with another text",
    changed_where_nobody_edits: "which does not edit",
    another_text_than_was_approved: "approved last is not the one that was published",
    decided_before_it_was_their_turn: "not in the order of their times",
    decided_by_the_author: "on a text that they had written",
    decided_by_who_edited: "on a text that they had written",
    decided_from_another_seat: "did not hold a seat of the step “Trưởng ban quyết định cho đăng”",
    decided_for_the_head_after_the_delegation: "could not decide",
    decided_for_the_head_where_no_regulation_lets_them: "could not decide",
    nothing_declared: "did not declare content, secrecy",
    the_same_person_twice: "after an earlier one",
    an_emergency_that_no_chain_allows: "does not provide for publication in an emergency",
    an_emergency_without_a_reason: "the emergency has no reason",
    an_emergency_by_somebody_else: "without being the head",
    an_emergency_confirmed_by_the_author: "confirmed what they had written",
    an_emergency_confirmed_on_another_text: "not the one that was published",
    a_round_turned_into_an_exemption: "an exemption has no decisions",
    a_kind_that_does_not_exist: "not made as evidence is (KeyError: 'magic')",
    a_line_of_another_unit: "it belongs to the unit “syt”",
    a_line_of_another_time: "it was not approved in the period",
    an_exemption_without_a_reason: "has no reason",
}


@pytest.mark.parametrize(("change", "why"), FORGED.items(), ids=[change.__name__ for change in FORGED])
def test_a_line_that_does_not_prove_its_publication_is_found_without_a_database(folder, change, why):
    forge(folder, change)
    said = broken(folder, "--alone")
    assert why in said
    assert said.startswith("Not verified: line ")


@of("Khánh thành")
def another_text_throughout(line):
    line["content"]["lead"] = "Khác"
    line["content_hash"] = hash_of(line["content"])
    for step in line["steps"]:
        step["hash_in"] = step["hash_out"] = line["content_hash"]


@of("Khánh thành")
def a_chain_that_read_otherwise(line):
    line["chain"]["definition"]["steps"][1]["article"] = "Đ99"


@of("Khánh thành")
def another_decider(line):
    line["steps"][1]["person"] = "Nguyễn Văn Khác"


@of("Tin sai")
def a_takedown_denied(line):
    line.update(revoked_at=None, revocation={})


@of("Khánh thành")
def a_takedown_invented(line):
    line.update(revoked_at="2026-11-20T00:00:00+00:00", revocation={"person": "Ai đó", "reason": "Bịa"})


def a_publication_left_out(lines):
    lines.remove(line_titled(lines, "Thông báo"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (another_text_throughout, "the database says otherwise in: content, content_hash, steps"),
        (another_decider, "the database says otherwise in: steps"),
        (a_chain_that_read_otherwise, "the database says otherwise in: chain"),
        (a_takedown_invented, "the database says otherwise in: revocation, revoked_at"),
        (a_publication_left_out, "is not in the evidence"),
    ],
)
def test_what_proves_itself_and_is_not_true_is_found_by_the_database(folder, change, why, monkeypatch):
    monkeypatch.setattr(origin, "SETTLING", timedelta(0))
    forge(folder, change)
    assert "chain unbroken" in verify(folder, "--alone")
    assert why in broken(folder)


def test_a_takedown_that_came_after_the_export_is_no_fault(folder):
    """Evidence is not written again when somebody takes a page down the next day."""
    forge(folder, a_takedown_denied)
    assert "chain unbroken" in verify(folder)


def test_a_text_changed_in_the_evidence_and_in_its_row_is_told_by_its_revision(folder, articles):
    forge(folder, another_text_throughout)
    line = line_titled(read_lines(folder), "Khánh thành")
    rows = Publication.objects.of(articles["plain"])
    rows.update(content=line["content"], content_hash=line["content_hash"], steps=line["steps"])
    assert f"revision {line['revision']} says otherwise in: lead" in broken(folder)


def test_a_field_left_out_of_the_evidence_and_of_its_row_too(folder, articles):
    def change(lines):
        line = line_titled(lines, "Khánh thành")
        del line["content"]["lead"]
        line["content_hash"] = hash_of(line["content"])
        for step in line["steps"]:
            step["hash_in"] = step["hash_out"] = line["content_hash"]

    forge(folder, change)
    line = line_titled(read_lines(folder), "Khánh thành")
    rows = Publication.objects.of(articles["plain"])
    rows.update(content=line["content"], content_hash=line["content_hash"], steps=line["steps"])
    assert "says otherwise in: lead" in broken(folder)
