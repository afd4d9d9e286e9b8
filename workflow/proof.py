"""Whether a line of evidence proves its publication by what stands in it: text, chain, decisions, people.

No database is asked: chain and authors stand in the line. What is found is said in English, for operators and logs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sites.choices import Position
from sites.working_days import VIETNAM
from workflow.choices import PublicationKind
from workflow.content import hash_of
from workflow.presets import Preset, Step, past_preset_from

Data = Mapping[str, Any]


def faults_of(line: Data) -> Iterator[str]:
    """What a line does not prove, or contradicts.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: it is not made as evidence is.
    """
    if hash_of(line["content"]) != line["content_hash"]:
        yield "its content hash is not that of its content"
    yield from _BY_KIND[line["kind"]](line)


def _faults_of_round(line: Data) -> Iterator[str]:
    preset = _preset_of(line)
    wanted = [step.code for step in preset.steps_for(line["content"]["lane"])]
    taken = [decision["step"] for decision in line["steps"]]
    if unknown := set(taken) - {step.code for step in preset.steps}:
        yield f"its chain has no step “{min(unknown)}”"
        return
    if not wanted or not _stand_in_order(wanted, taken):
        yield f"its chain asks for the steps {_listed(wanted)} in this order; it has {_listed(taken)}"
        return
    yield from _faults_of_texts(line, preset)
    moments = [
        datetime.fromisoformat(moment) for moment in (*(row["at"] for row in line["steps"]), line["approved_at"])
    ]
    if moments != sorted(moments):
        yield "its decisions are not in the order of their times"
    for number, decision in enumerate(line["steps"]):
        step = _step_of(preset, decision)
        yield from _faults_of_decision(decision, step, preset)
        yield from _faults_of_person(decision, step, line, line["steps"][:number])


def _faults_of_texts(line: Data, preset: Preset) -> Iterator[str]:
    text = line["steps"][0]["hash_in"]
    for decision in line["steps"]:
        step = _step_of(preset, decision)
        if decision["hash_in"] != text:
            yield f"the step “{step.name}” began with another text than the one approved before it"
        if decision["hash_out"] != decision["hash_in"] and not step.edits:
            yield f"the text was changed in the step “{step.name}”, which does not edit"
        text = decision["hash_out"]
    if text != line["content_hash"]:
        yield "the text that was approved last is not the one that was published"


def _faults_of_decision(decision: Data, step: Step, preset: Preset) -> Iterator[str]:
    capacity = decision["capacity"]
    # An editing step is begun by the block that the text had then; its editor may have changed it.
    blocks = set(step.lanes) | {""} if step.edits else {decision["lane"]}
    seats = {position for block in blocks for position in step.positions_for(block)}
    head = capacity.get("on_behalf_of")
    if head is None and capacity["position"] not in seats:
        yield f"{decision['person']} did not hold a seat of the step “{step.name}”"
    if head is not None:
        is_foreseen = preset.delegable and Position.HEAD in seats and capacity["position"] == Position.DEPUTY
        day = datetime.fromisoformat(decision["at"]).astimezone(VIETNAM).date()
        if not is_foreseen or not date.fromisoformat(head["starts_on"]) <= day <= date.fromisoformat(head["ends_on"]):
            yield f"{decision['person']} could not decide the step “{step.name}” on behalf of {head['person']}"
    if missing := set(step.declarations) - set(decision["declarations"]):
        yield f"{decision['person']} did not declare {_listed(sorted(missing))} in the step “{step.name}”"


def _faults_of_person(decision: Data, step: Step, line: Data, earlier: Iterable[Data]) -> Iterator[str]:
    for author in line["authors"]:
        # Who corrects in an editing step finishes that step; for all later ones they are an author like any other.
        revisions = author["wrote"] if step.edits else [*author["wrote"], *author["edited"]]
        has_written = author["owner"] or any(number <= decision["revision"] for number in revisions)
        if author["user"] == decision["user"] and has_written:
            yield f"{decision['person']} decided the step “{step.name}” on a text that they had written"
    if any(done["step"] in step.not_by and done["user"] == decision["user"] for done in earlier):
        yield f"{decision['person']} may not take the step “{step.name}” after an earlier one"


def _faults_of_emergency(line: Data) -> Iterator[str]:
    if not _preset_of(line).emergency:
        yield "its chain does not provide for publication in an emergency"
    if not line["reason"].strip():
        yield "the emergency has no reason"
    (decision,) = line["steps"]
    if decision["capacity"]["position"] != Position.HEAD:
        yield f"{decision['person']} published in an emergency without being the head"
    confirmation = line["confirmation"]
    if {line["content_hash"]} != {kept[name] for kept in (decision, confirmation or decision) for name in _TEXTS}:
        yield "the text that was approved is not the one that was published"
    own = {decision["user"], *(author["user"] for author in line["authors"])}
    if confirmation and confirmation["user"] in own:
        yield f"{confirmation['person']} confirmed what they had written or published"


def _faults_of_exemption(line: Data) -> Iterator[str]:
    if not line["reason"].strip():
        yield "the exemption from approval has no reason"
    if line["steps"] or line["chain"]:
        yield "an exemption has no decisions"


_TEXTS = ("hash_in", "hash_out")
_BY_KIND = {
    PublicationKind.CHAIN.value: _faults_of_round,
    PublicationKind.EMERGENCY.value: _faults_of_emergency,
    PublicationKind.EXEMPTION.value: _faults_of_exemption,
}


def _preset_of(line: Data) -> Preset:
    chain = line["chain"]
    preset = past_preset_from(chain["key"], chain["definition"])
    if not preset.basis or (preset.name, preset.basis) != (chain["name"], chain["basis"]):
        raise ValueError("the chain's definition is that of another chain")
    return preset


def _step_of(preset: Preset, decision: Data) -> Step:
    step = preset.step(decision["step"])
    if step is None:
        raise LookupError(decision["step"])
    return step


def _stand_in_order(wanted: Iterable[str], taken: Iterable[str]) -> bool:
    """Whether everything wanted is among what was taken, in the same order."""
    rest = iter(taken)
    return all(code in rest for code in wanted)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"
