"""What is done with a recommendation: each act is one transaction, stands in the history and in the log, and is told.

None of them touches the page: the unit changes and takes down its texts by its own ways.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from home.choices import Act, Answer, RecommendationState
from home.hub.access import INSPECT
from home.models import Recommendation, RecommendationAct
from home.recommendations import mail
from home.recommendations.facts import facts_of, text_of
from home.recommendations.log_actions import ACTIONS
from home.recommendations.published import published_pages
from home.recommendations.rights import capacity_to_answer
from sites.models import Unit
from workflow.letters import name_of


@transaction.atomic
def recommend(page: Page, *, kind: str, reason: str, basis: str, deadline: date, by: Any) -> Recommendation:
    """Recommend to the unit of ``page`` to correct or remove it; the head of its board is told (seed 004 Đ7.2e).

    Raises:
        PermissionDenied: the person does not inspect units.
        ValidationError: the page is not public, or the hub has recommended something about it already.
    """
    _refuse_others(by)
    unit = Unit.objects.owning(page)
    if unit is not None:
        # One act on a unit at a time: one that is being closed is flagged before or not at all.
        unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    page = published_pages().filter(pk=page.pk).first()
    if unit is None or page is None:
        raise ValidationError(_("The page is not public any more, or its unit is not in operation."))
    refuse_second(page.pk)
    text = text_of(page.pk)
    recommendation = Recommendation(
        unit=unit,
        page_id=page.pk,
        page_title=page.title,
        page_address=page.full_url,
        publication_id=text.publication_id,
        content_hash=text.content_hash,
        kind=kind,
        reason=reason,
        basis=basis,
        deadline=deadline,
        made_by=by,
    )
    _save(recommendation)
    _record(recommendation, Act.MADE, by, text=reason, deadline=deadline)
    mail.made(recommendation)
    return recommendation


@transaction.atomic
def answer(recommendation: Recommendation, *, answer: str, text: str, by: Any) -> Recommendation:
    """Answer for the unit, once; what is said to have been done must have been done.

    Raises:
        PermissionDenied: neither the head of the unit's board nor acting for the head.
        ValidationError: it does not wait for an answer, or the facts speak against it.
    """
    row = _locked(recommendation)
    capacity = capacity_to_answer(by, row.unit)
    if capacity is None:
        raise PermissionDenied
    if not row.is_open:
        raise ValidationError(why_no_answer(row))
    if answer == Answer.NOT_AGREED and not text:
        raise ValidationError({"text": _("Say why the unit does not agree.")})
    facts = facts_of(row)
    if problem := facts.speaks_against(answer):
        raise ValidationError({"answer": problem})
    row.state, row.answer, row.answer_text = RecommendationState.ANSWERED, answer, text
    row.save(update_fields=["state", "answer", "answer_text"])
    _record(row, Act.ANSWERED, by, answer=answer, text=text, office=capacity.as_data(), facts=facts.as_data())
    mail.answered(row)
    return row


@transaction.atomic
def close(recommendation: Recommendation, *, note: str, by: Any) -> Recommendation:
    """Settle it: the hub is content, or it settles what nobody has answered and says why.

    Raises:
        PermissionDenied: the person does not inspect units.
        ValidationError: it is settled already, or nobody has answered and no note says why it is closed.
    """
    _refuse_others(by)
    row = _locked(recommendation)
    _refuse_settled(row)
    if row.is_open and not note:
        raise ValidationError({"note": _("The unit has not answered: say why the recommendation is closed.")})
    return _settle(row, RecommendationState.CLOSED, Act.CLOSED, note, by)


@transaction.atomic
def withdraw(recommendation: Recommendation, *, note: str, by: Any) -> Recommendation:
    """Take it back.

    Raises:
        PermissionDenied: the person does not inspect units.
        ValidationError: it is settled already, or no note says why.
    """
    _refuse_others(by)
    row = _locked(recommendation)
    _refuse_settled(row)
    if not note:
        raise ValidationError({"note": _("Say why the recommendation is withdrawn.")})
    return _settle(row, RecommendationState.WITHDRAWN, Act.WITHDRAWN, note, by)


@transaction.atomic
def reopen(recommendation: Recommendation, *, note: str, deadline: date, by: Any) -> Recommendation:
    """Ask the unit again: its answer did not do, or what was settled has come up again.

    The page is looked at as it is now, so that the next answer is about what is done from now on.

    Raises:
        PermissionDenied: the person does not inspect units.
        ValidationError: it is open or withdrawn, its unit has ended, no note says why, or there is another by now.
    """
    _refuse_others(by)
    row = _locked(recommendation)
    if problem := why_not_reopen(row):
        raise ValidationError(problem)
    if not note:
        raise ValidationError({"note": _("Say why the recommendation is opened again.")})
    if row.state == RecommendationState.CLOSED:
        refuse_second(row.page_id)
    facts = facts_of(row)
    row.publication_id, row.content_hash = facts.text.publication_id, facts.text.content_hash
    row.state, row.deadline, row.opened_at = RecommendationState.OPEN, deadline, timezone.now()
    row.answer, row.answer_text, row.reminders = "", "", {}
    _save(row)
    _record(row, Act.REOPENED, by, text=note, deadline=deadline, facts=facts.as_data())
    mail.reopened(row, note)
    return row


def why_no_answer(recommendation: Recommendation) -> str:
    """Why it does not wait for an answer, for people."""
    if recommendation.state != RecommendationState.ANSWERED:
        return _("The hub has settled this recommendation; nothing is to be answered any more.")
    last = recommendation.acts.filter(act=Act.ANSWERED).last()
    who = last.by_name if last else _("Somebody")
    return _("%(person)s has answered this recommendation already.") % {"person": who}


def why_not_reopen(recommendation: Recommendation) -> str:
    """Why it cannot be opened again, for people; empty if it can."""
    if recommendation.unit.is_closed:
        return _("The unit is not in operation any more: nobody would answer.")
    if recommendation.state not in {RecommendationState.ANSWERED, RecommendationState.CLOSED}:
        return _("Only what has been answered or closed is opened again.")
    return ""


def refuse_second(page_id: int) -> None:
    """Refuse to recommend something about a page while something else has not been settled.

    Raises:
        ValidationError: there is such a recommendation.
    """
    if Recommendation.objects.unsettled().to_page(page_id).exists():
        raise ValidationError(already())


def already() -> str:
    """That there is another recommendation."""
    return _("There is a recommendation about this page that has not been settled yet. Nothing was recorded.")


def _refuse_others(user: Any) -> None:
    if not user.has_perm(INSPECT):
        raise PermissionDenied


def _refuse_settled(row: Recommendation) -> None:
    if not row.is_unsettled:
        raise ValidationError(_("This recommendation has been settled already. Nothing was changed."))


def _locked(recommendation: Recommendation) -> Recommendation:
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("unit")
    row: Recommendation = rows.get(pk=recommendation.pk)
    return row


def _save(recommendation: Recommendation) -> None:
    """Save, unless somebody else has been quicker: the constraint decides."""
    try:
        with transaction.atomic():
            recommendation.save()
    except IntegrityError as error:
        raise ValidationError(already()) from error


def _settle(row: Recommendation, state: RecommendationState, act: Act, note: str, by: Any) -> Recommendation:
    facts = facts_of(row)
    row.state = state
    row.save(update_fields=["state"])
    _record(row, act, by, text=note, facts=facts.as_data())
    mail.settled(row, note)
    return row


def _record(row: Recommendation, act: Act, by: Any, **values: Any) -> None:
    """Enter an act in the history and in the log of the unit."""
    RecommendationAct.objects.create(recommendation=row, act=act, by=by, by_name=name_of(by), **values)
    deadline = values.get("deadline")
    data = {
        "page": row.page_id,
        "title": row.page_title,
        "kind": row.kind,
        "answer": values.get("answer", ""),
        "text": values.get("text", ""),
        "deadline": deadline.isoformat() if deadline else "",
        "office": values.get("office", {}),
    }
    log(instance=row, action=ACTIONS[act], user=by, data=data)
