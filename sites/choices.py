"""The closed vocabularies of units and boards."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    """What a unit is (seed 004 Đ2, Đ5, Đ15.4)."""

    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")
    PARTY_BODY = "party_body", _("Party body")
    MASS_ORGANISATION = "mass_organisation", _("Mass organisation")
    THEMATIC = "thematic", _("Thematic site")


class UnitState(TextChoices):
    """Where a unit stands in its life."""

    LIVE = "live", _("In operation")
    FROZEN = "frozen", _("Frozen: readable, no longer edited")
    ARCHIVED = "archived", _("Archived: kept for reference")
    REDIRECTED = "redirected", _("Redirected to its successor")


#: States in which a unit has ended: nothing is founded under it and nobody edits it.
CLOSED_STATES = frozenset({UnitState.FROZEN, UnitState.ARCHIVED, UnitState.REDIRECTED})
#: States in which the unit's host serves its pages.
SERVED = (UnitState.LIVE, UnitState.FROZEN, UnitState.ARCHIVED)


class Level(TextChoices):
    """The four permission levels (seed 004 Đ14.2, seed 000 Đ6.4)."""

    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")
    REVIEWER = "reviewer", _("Reviewer")
    CONTRIBUTOR = "contributor", _("Contributor")
    PUBLISHER = "publisher", _("Publisher")


class Lane(TextChoices):
    """The content block of an item: it decides who approves it (seed 000 Đ6.2, 001 Đ14, 003 Đ9.5b, 004 Đ9.1, Đ13)."""

    GOVERNMENT = "government", _("People's Council and People's Committee")
    PARTY = "party", _("Party, Fatherland Front and mass organisations")
    ANSWER = "answer", _("Answers to citizens and businesses")
    REFERENCE = "reference", _("Reference items (unconfirmed information)")
    ADVERT = "advert", _("Business information")


class Position(TextChoices):
    """What a seat on the editorial board is; steps of an approval chain name positions."""

    HEAD = "head", _("Head of the board")
    DEPUTY = "deputy", _("Deputy head of the board")
    MEMBER = "member", _("Member of the board")
    CHAIR = "chair", _("Chair of the People's Committee, consulted by the board")
    DIVISION_LEADER = "division_leader", _("Division leader")
    SPELLING_OFFICER = "spelling_officer", _("Spelling officer")
    TECHNICAL_OFFICER = "technical_officer", _("Technical officer")
    COLLABORATOR = "collaborator", _("Collaborator")


class SearchKind(TextChoices):
    """What readers look for: they narrow their search by it."""

    PAGE = "page", _("Page")
    ARTICLE = "article", _("Article")
    DOCUMENT = "document", _("Legal document")
    PROCEDURE = "procedure", _("Administrative procedure")
    CONSULTATION = "consultation", _("Consultation")
    FORM = "form", _("Form")
