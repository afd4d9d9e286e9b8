"""The closed vocabularies of what the hub recommends to units, and of what units share."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecommendationKind(TextChoices):
    """What the hub recommends (seed 004 Đ7.2e: “sửa đổi hoặc loại bỏ”)."""

    CORRECT = "correct", _("Correct the content")
    REMOVE = "remove", _("Remove the content")


class RecommendationState(TextChoices):
    """Where a recommendation stands."""

    OPEN = "open", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


#: The hub has not settled it: there is one such recommendation to a page at most.
UNSETTLED = (RecommendationState.OPEN, RecommendationState.ANSWERED)


class Answer(TextChoices):
    """What the unit's head says."""

    CORRECTED = "corrected", _("Corrected")
    REMOVED = "removed", _("Removed")
    NOT_AGREED = "not_agreed", _("Not agreed")


class Act(TextChoices):
    """What was done with a recommendation; each act stands in its history and in the log."""

    MADE = "made", _("Recommended")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REOPENED = "reopened", _("Opened again")


class SyndicationState(TextChoices):
    """How far an article that is shared has come; whether its copy is public is the copy's own matter."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
