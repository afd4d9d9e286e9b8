"""Articles that one unit gives to another: proposed, picked, accepted as a draft of the other's own, or refused."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.choices import SyndicationState
from home.querysets import SyndicatedItemQuerySet
from news.models import ArticlePage
from sites.models import Unit


class SyndicatedItem(models.Model):
    """An article of one unit for the site of another (seeds 002 Đ9.2, 004 Đ8.2, Đ9.2, Đ5.2).

    The other unit gets a draft of its own, which goes through its own chain. The row remembers which text it was made
    of, so that a change of the original can be told and shown; nothing follows by itself.

    Attributes:
        title: of the original as it was then; rows outlive pages.
        address: of the original as it was then.
        source_hash: hash of the content (:mod:`workflow.content`) that the target has seen last.
        source_texts: its words, as pairs of place and text, for showing what has changed since.
    """

    source_page = models.ForeignKey(
        ArticlePage, verbose_name=_("original"), null=True, on_delete=models.SET_NULL, related_name="syndicated_items"
    )
    source_unit = models.ForeignKey(Unit, verbose_name=_("from"), on_delete=models.PROTECT, related_name="items_given")
    target_unit = models.ForeignKey(Unit, verbose_name=_("to"), on_delete=models.PROTECT, related_name="items_received")
    copy = models.OneToOneField(
        ArticlePage, verbose_name=_("copy"), null=True, on_delete=models.SET_NULL, related_name="syndicated_from"
    )
    title = models.CharField(_("title"), max_length=255)
    address = models.URLField(_("address"), max_length=500)
    state = models.CharField(_("state"), max_length=10, choices=SyndicationState, default=SyndicationState.PROPOSED)
    note = models.TextField(_("note"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    source_hash = models.CharField(max_length=64, blank=True)
    source_texts = models.JSONField(default=list)

    objects = SyndicatedItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared article")
        verbose_name_plural = _("shared articles")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_page", "target_unit"],
                condition=Q(state__in=["proposed", "accepted"]),
                name="one_item_under_way_per_target",
            ),
            models.CheckConstraint(condition=~Q(source_unit=models.F("target_unit")), name="item_goes_to_another_unit"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="refusal_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_lost_its_copy(self) -> bool:
        """Whether it was taken over and the copy has been deleted: it can be taken over, or proposed, again."""
        return self.state == SyndicationState.ACCEPTED and self.copy_id is None
