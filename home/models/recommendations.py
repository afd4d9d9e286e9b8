"""What the hub recommends to units about what they have published, and within how many days they answer."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from home.choices import UNSETTLED, Act, Answer, RecommendationKind, RecommendationState
from home.querysets import AnswerTermQuerySet, RecommendationQuerySet
from sites.models import Unit
from vietnamese import folding

NO_BASIS = _("A term needs the decision that sets it.")


class AnswerTerm(models.Model):
    """Within how many working days a unit answers, from a day on; the newest one that has begun is in force.

    The regulation says only “kịp thời” (seed 004 Đ7.2e): the hub sets the number, and changes it by a new row.
    """

    valid_from = models.DateField(
        _("in force from"),
        unique=True,
        error_messages={"unique": _("There is a term from this day already: change its entry.")},
    )
    working_days = models.PositiveSmallIntegerField(
        _("working days"), validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    basis = models.CharField(
        _("legal basis"),
        max_length=200,
        help_text=_("Number and date of the decision that sets the term."),
        error_messages={"blank": NO_BASIS},
    )

    objects = AnswerTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term for answers to recommendations")
        verbose_name_plural = _("terms for answers to recommendations")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(basis=""), name="answer_term_has_a_basis", violation_error_message=NO_BASIS
            ),
            models.CheckConstraint(condition=models.Q(working_days__gte=1), name="answer_term_has_days"),
        ]

    def __str__(self) -> str:
        return f"{date_format(self.valid_from, 'd/m/Y')}: {self.working_days}"

    def clean(self) -> None:
        """Bring the basis into the spelling of the house.

        Raises:
            ValidationError: nothing visible is named as the basis.
        """
        basis = folding.clean(self.basis).strip()
        if self.basis and not basis:
            raise ValidationError({"basis": NO_BASIS})
        self.basis = basis


class Recommendation(models.Model):
    """The hub asks the head of a unit's board to correct or remove a page (seed 004 Đ7.2e; row H3).

    It names the page by what it was when the recommendation was made or opened again, so that it reads right after the
    page was changed or deleted, and so that an answer can be compared with the facts. It changes nothing by itself.

    Attributes:
        page_id: of the page, which may be gone.
        publication_id: of the publication that was in force (:class:`workflow.records.Publication`), if there was one.
        content_hash: of the text that was public.
        opened_at: when it was made or last opened again; answers are about what has been done since.
        deadline: the last day on which an answer is in time.
        answer: the latest one; earlier ones stand in the history.
        reminders: what has been sent about a missing answer, and when, by kind.
    """

    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="recommendations")
    page_id = models.PositiveBigIntegerField(_("page"))
    page_title = models.CharField(_("title"), max_length=255)
    page_address = models.CharField(_("address"), max_length=2000)
    publication_id = models.PositiveBigIntegerField(null=True)
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    kind = models.CharField(_("recommendation"), max_length=10, choices=RecommendationKind)
    reason = models.TextField(_("reason"))
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    deadline = models.DateField(_("answer by"))
    state = models.CharField(_("state"), max_length=10, choices=RecommendationState, default=RecommendationState.OPEN)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answer_text = models.TextField(_("text of the answer"), blank=True)
    reminders = models.JSONField(default=dict)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["unit", "state", "deadline"], name="recommendations_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["page_id"],
                condition=models.Q(state__in=UNSETTLED),
                name="one_unsettled_recommendation_a_page",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="recommendation_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{RecommendationKind(self.kind).label}: {self.page_title}"

    @property
    def is_open(self) -> bool:
        """Whether the unit is to answer."""
        return self.state == RecommendationState.OPEN

    @property
    def is_unsettled(self) -> bool:
        """Whether the hub has neither closed nor withdrawn it."""
        return self.state in UNSETTLED

    def is_overdue(self, today: date | None = None) -> bool:
        """Whether the answer is late."""
        return self.is_open and self.deadline < (today or timezone.localdate())


class RecommendationAct(models.Model):
    """One act in the history of a recommendation; both sides read it.

    Attributes:
        by_name: what the person was called then.
        office: the office in which the person acted, for whom if a deputy acted for the head; empty at the hub.
        answer: of an answer.
        deadline: that the act set.
        facts: what the page was when the act was done (:func:`home.recommendations.facts.facts_of`).
    """

    recommendation: Any = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(_("act"), max_length=10, choices=Act)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(_("person"), max_length=300)
    office = models.JSONField(default=dict)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    text = models.TextField(_("text"), blank=True)
    deadline = models.DateField(_("answer by"), null=True, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("act on a recommendation")
        verbose_name_plural = _("acts on recommendations")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{Act(self.act).label} – {self.by_name}"
