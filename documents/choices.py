"""The closed vocabularies of documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SecurityLevel(TextChoices):
    """How secret a document is (Law on the Protection of State Secrets 29/2018/QH14, Đ8)."""

    NORMAL = "normal", _("Not secret")
    SECRET = "secret", _("MẬT (secret)")
    VERY_SECRET = "very_secret", _("TỐI MẬT (very secret)")
    TOP_SECRET = "top_secret", _("TUYỆT MẬT (top secret)")


class SigningForm(TextChoices):
    """In whose name a document is signed (NĐ 30/2020, annex I)."""

    ON_BEHALF = "TM.", _("TM. (on behalf of the body)")
    ACTING = "Q.", _("Q. (acting head)")
    FOR_HEAD = "KT.", _("KT. (for the head, by a deputy)")
    BY_ORDER = "TL.", _("TL. (by order)")
    BY_AUTHORISATION = "TUQ.", _("TUQ. (by authorisation)")


class FileRole(TextChoices):
    """What a file is to its document."""

    SIGNED = "signed", _("Signed document (PDF)")
    WORD = "word", _("Word file")
    SCAN = "scan", _("Scan")
    ANNEX = "annex", _("Annex")


class ValidityStatus(TextChoices):
    """Whether a document is in force; the words are those of the national database of legal documents."""

    NOT_YET = "not-yet", _("Not yet in force")
    IN_FORCE = "in-force", _("In force")
    PARTLY = "partly-expired", _("Partly expired")
    EXPIRED = "expired", _("Expired")
    SUSPENDED = "suspended", _("Suspended")


class RelationKind(TextChoices):
    """What a document does to another one."""

    BASIS = "basis", _("is based on")
    AMENDS = "amends", _("amends")
    REPLACES = "replaces", _("replaces")
    ABOLISHES = "abolishes", _("abolishes")
    CORRECTS = "corrects", _("corrects")
    GUIDES = "guides", _("guides")
    CONSOLIDATES = "consolidates", _("consolidates")
    SUSPENDS = "suspends", _("suspends")
    REFERS = "refers", _("refers to")


#: The same from the other end.
INVERSE_LABELS = {
    RelationKind.BASIS: _("is the basis of"),
    RelationKind.AMENDS: _("is amended by"),
    RelationKind.REPLACES: _("is replaced by"),
    RelationKind.ABOLISHES: _("is abolished by"),
    RelationKind.CORRECTS: _("is corrected by"),
    RelationKind.GUIDES: _("is guided by"),
    RelationKind.CONSOLIDATES: _("is consolidated in"),
    RelationKind.SUSPENDS: _("is suspended by"),
    RelationKind.REFERS: _("is referred to by"),
}


class ImportMode(TextChoices):
    """Whether documents were public before, or begin their way now."""

    NEW = "new", _("New documents: they become drafts")
    HISTORIC = "historic", _("Historic documents: they were public before")


class ImportState(TextChoices):
    """How far an import came."""

    READ = "read", _("Uploaded")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Finished")


class ImportPhase(TextChoices):
    """Whether rows are only looked at, or taken."""

    CHECK = "check", _("Check")
    TAKE = "take", _("Import")


class ImportOutcome(TextChoices):
    """What became of a row, or would."""

    CREATED = "created", _("New")
    UPDATED = "updated", _("New draft of what is here")
    UNCHANGED = "unchanged", _("Unchanged")
    DIFFERS = "differs", _("Differs from what is here")
    REPEATED = "repeated", _("Here already")
    BAD = "bad", _("Not usable")


class DraftFileRole(TextChoices):
    """What a file is to a draft that is out for comment."""

    DRAFT = "draft", _("Draft document")
    STATEMENT = "statement", _("Explanatory statement (tờ trình)")
    COMPARISON = "comparison", _("Comparison with the present rules")
    OTHER = "other", _("Other file")


class ConsultationState(TextChoices):
    """How a consultation stands at a moment."""

    COMING = "coming", _("Not open yet")
    OPEN = "open", _("Open for comments")
    CLOSED = "closed", _("Closed")


class CommentState(TextChoices):
    """What the unit has decided about a comment."""

    NEW = "new", _("New")
    PUBLISHED = "published", _("Published")
    HIDDEN = "hidden", _("Hidden")


class ProcedureLevel(TextChoices):
    """At which level of government a procedure is handled; there are two since 1/7/2025 (Luật 72/2025/QH15)."""

    PROVINCE = "province", _("Province")
    COMMUNE = "commune", _("Commune")
    BOTH = "both", _("Province and commune")


class TimeUnit(TextChoices):
    """In what the time limit of a procedure is counted."""

    WORKING_DAYS = "working-days", _("business days")
    DAYS = "days", _("days")
    HOURS = "hours", _("hours")
    MONTHS = "months", _("months")
