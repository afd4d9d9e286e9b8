"""Units of the province: a tree with dated names and host names, because bodies merge, split and are renamed."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager
from wagtail.models import Collection, Page, Site

from sites.choices import CLOSED_STATES, UnitKind, UnitState
from sites.hosts import validate_hostname
from sites.querysets import DatedQuerySet, UnitQuerySet
from sites.tree import guarded_tree
from vietnamese.collation import sort_key

CODE = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("A code consists of unaccented lower-case letters and digits, with single hyphens between them."),
)


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):  # type: ignore[misc]  # treebeard has no types
    """Units in tree order; treebeard's manager would answer with its own queryset."""

    def get_queryset(self) -> UnitQuerySet:
        """Every unit, parents before children."""
        return UnitQuerySet(self.model, using=self._db).order_by("path")


@guarded_tree
class Unit(MP_Node):
    """A body that publishes: the province at the root, below it departments, districts, communes and others.

    ``name`` and the site's host name are the ones of today, copied from the dated rows (:class:`UnitName`,
    :class:`UnitHost`) by :mod:`sites.services`, so that a page needs no further query.
    A unit without ``site`` publishes in a section of the hub (seed 004 Đ5.2).
    """

    code = models.CharField(_("code"), max_length=60, unique=True, validators=[CODE])
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    short_name_en = models.CharField(_("short name in English"), max_length=100, blank=True)
    collation_key = models.CharField(max_length=400, editable=False, db_index=True)
    state = models.CharField(_("state"), max_length=12, choices=UnitState, default=UnitState.LIVE)
    state_since = models.DateField(_("in this state since"), null=True, blank=True)
    state_basis = models.CharField(_("decision on this state"), max_length=200, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    founded_on = models.DateField(_("founded on"))
    founding_decision = models.CharField(_("founding decision"), max_length=100, blank=True)
    preset = models.CharField(_("approval chain"), max_length=60, blank=True)
    site = models.OneToOneField(
        Site, verbose_name=_("site"), null=True, blank=True, on_delete=models.PROTECT, related_name="unit"
    )
    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), null=True, on_delete=models.PROTECT, related_name="unit"
    )

    objects = UnitManager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["path"]
        permissions = [
            ("found_unit", "Can found units"),
            ("close_unit", "Can freeze, archive, redirect and reopen units"),
            ("assign_chain", "Can assign approval chains to units"),
            ("inspect_unit", "Can inspect units and see their statistics"),
        ]

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, with the sort key of the present short name."""
        self.collation_key = collation_key(self.short_name)
        super().save(*args, **kwargs)

    @property
    def is_hub(self) -> bool:
        """Whether this is the province itself."""
        return bool(self.depth == 1)

    @property
    def is_closed(self) -> bool:
        """Whether the unit has ended (frozen, archived or redirected)."""
        return self.state in CLOSED_STATES

    @property
    def display_name(self) -> str:
        """The full name in the language of the screen."""
        return (self.name_en if get_language() == "en" else "") or self.name

    @property
    def short_display_name(self) -> str:
        """The short name in the language of the screen."""
        return (self.short_name_en if get_language() == "en" else "") or self.short_name

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(UnitKind(self.kind).label)

    @property
    def site_url(self) -> str | None:
        """Address in the language of the screen: of the unit's own site, or of its section of the hub."""
        if self.site is None:
            return self._section_url()
        return self.site.root_url + ("/en/" if get_language() == "en" else "/")

    def _section_url(self) -> str | None:
        for root in self.roots.all():
            if root.page.live and root.page.locale.language_code == get_language():
                return str(root.page.full_url)
        return None

    def final_successor(self) -> "Unit | None":
        """The unit that answers for this one today, through any number of mergers; ``None`` in a loop or dead end."""
        seen, unit = {self.pk}, self.successor
        while unit is not None and unit.state == UnitState.REDIRECTED:
            if unit.pk in seen:
                return None
            seen.add(unit.pk)
            unit = unit.successor
        return unit


def collation_key(text: str) -> str:
    """Encode the Vietnamese sort key of ``text`` so that any database collation orders it alike.

    Hexadecimal digits sort the same under every collation; a letter takes three, and ``000`` ends a level.
    """
    letters, tones, _cases, _text = sort_key(text)
    primary = "".join(f"{kind + 1:x}{min(rank, 0xFF):02x}" for kind, rank in letters)
    return f"{primary[:300]}000{''.join(f'{tone:x}' for tone in tones)}"[:400]


class Dated(models.Model):
    """A fact about a unit that holds from one day to another."""

    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class UnitName(Dated):
    """A name of a unit and the time it was borne; documents keep the name of their day."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    short_name_en = models.CharField(_("short name in English"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("name of a unit")
        verbose_name_plural = _("names of units")
        ordering = ["unit", "valid_from"]

    def __str__(self) -> str:
        return self.name


class UnitHost(Dated):
    """A host name of a unit; a former one leads to the present one unless another unit has taken it."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="hosts")
    hostname = models.CharField(_("host name"), max_length=253, validators=[validate_hostname], db_index=True)

    class Meta:
        verbose_name = _("host name")
        verbose_name_plural = _("host names")
        ordering = ["hostname", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["hostname"], condition=models.Q(valid_to__isnull=True), name="one_present_unit_per_host"
            )
        ]

    def __str__(self) -> str:
        return self.hostname


class UnitRoot(models.Model):
    """A page at which a unit's tree begins: one row a language."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="roots")
    page = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="unit_root")

    class Meta:
        verbose_name = _("root page of a unit")
        verbose_name_plural = _("root pages of units")

    def __str__(self) -> str:
        return f"{self.unit} – {self.page}"
