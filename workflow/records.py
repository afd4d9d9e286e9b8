"""What approval keeps: chains, version by version, and the evidence of every publication.

They stand below the rules of approval, which read them, and so apart from :mod:`workflow.models`, whose tasks ask the
rules.
"""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Workflow

from sites.models import Unit
from workflow.choices import PublicationKind
from workflow.presets import Preset, preset_from
from workflow.querysets import ChainQuerySet, PublicationQuerySet


class Chain(models.Model):
    """One version of a chain, run by a Wagtail workflow of its own.

    A version never changes. Wagtail's workflow only says in which order its tasks are asked; what a text needs is read
    from the definition here, so that a task or workflow that is emptied, reordered or switched off frees nobody.
    """

    key = models.SlugField(_("code"), max_length=60)
    number = models.PositiveIntegerField(_("version"))
    name = models.CharField(_("name"), max_length=200)
    basis = models.CharField(_("legal basis"), max_length=200)
    definition = models.JSONField(_("definition"))
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("only for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="own_chains",
    )
    workflow = models.OneToOneField(Workflow, on_delete=models.PROTECT, related_name="chain")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ChainQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval chain")
        verbose_name_plural = _("approval chains")
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="one_chain_per_version"),
            models.CheckConstraint(condition=~models.Q(basis=""), name="chain_has_a_basis"),
        ]

    def __str__(self) -> str:
        return self.name if self.number == 1 else f"{self.name} (v{self.number})"

    @cached_property
    def preset(self) -> Preset:
        """The definition, read."""
        return preset_from(self.key, self.definition)


class Publication(models.Model):
    """One publication of one page, with all that must be known about it for good.

    It names people, chain and revision by what they were, beside their ids: revisions are purged, people and pages
    deleted, chains changed. The newest one whose time has come and that is not revoked says which text may be public.

    Attributes:
        content: what was hashed (:mod:`workflow.content`).
        chain: key, version, name and legal basis of the chain, or empty.
        steps: one object a decision, in order (:mod:`workflow.publishing`).
        authors: one object a person who wrote the text since the publication before (:mod:`workflow.authors`).
        reason: of an exemption or an emergency.
        confirm_by: until when an emergency needs a second approval.
        confirmation: the second approval, as one of ``steps``.
        reminders: what has been sent about a second approval that is missing, and when, by kind.
    """

    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="publications")
    page_id = models.PositiveBigIntegerField(_("page"))
    page_type = models.CharField(max_length=100)
    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind"), max_length=12, choices=PublicationKind)
    content_hash = models.CharField(_("content hash"), max_length=64)
    content = models.JSONField(_("content"))
    revision_id = models.PositiveBigIntegerField(_("revision"), null=True)
    workflow_state_id = models.PositiveBigIntegerField(null=True)
    chain = models.JSONField(_("approval chain"), default=dict)
    steps = models.JSONField(_("decisions"), default=list)
    authors = models.JSONField(default=list)
    reason = models.TextField(_("reason"), blank=True)
    approved_at = models.DateTimeField(_("approved at"), default=timezone.now)
    effective_from = models.DateTimeField(_("public from"), default=timezone.now)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revocation = models.JSONField(_("takedown"), default=dict)
    confirm_by = models.DateTimeField(_("to be confirmed by"), null=True, blank=True)
    confirmation = models.JSONField(_("second approval"), default=dict)
    reminders = models.JSONField(default=dict)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["approved_at", "pk"]
        indexes = [models.Index(fields=["page_id", "-effective_from"], name="publication_of_page")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="chain") | ~models.Q(reason=""), name="exemption_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.approved_at:%d/%m/%Y %H:%M})"
