"""The kinds of articles, and what people do for them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ArticleKind(TextChoices):
    """What an article is; what nobody has confirmed is told by its content block, whatever its kind."""

    NEWS = "news", _("News")
    EVENT = "event", _("Event")
    ANNOUNCEMENT = "announcement", _("Announcement")
    PRESS_STATEMENT = "press", _("Press statement")
    INTERVIEW = "interview", _("Interview")
    PHOTO_REPORT = "photos", _("Photo report")
    VIDEO = "video", _("Video")
    STATISTICS = "statistics", _("Statistics")
    CONTRIBUTION = "contribution", _("Reader's contribution")


#: Kinds with deadlines of their own (seed 000 Đ9.1c, Đ9.1d); all others are news (seed 000 Đ9.1a).
DEADLINE_KINDS: dict[str, str] = {ArticleKind.EVENT: "event", ArticleKind.STATISTICS: "statistics"}
#: What may be told before it happens; all other kinds report.
FORETOLD_KINDS = frozenset({ArticleKind.EVENT, ArticleKind.ANNOUNCEMENT})


class ContributionRole(TextChoices):
    """What somebody has done for an article; royalty and remuneration are counted by it (seeds 002 Đ15, 004 Đ12)."""

    AUTHOR = "author", _("Author")
    PHOTOGRAPHER = "photographer", _("Photographer")
    TRANSLATOR = "translator", _("Translator")
    EDITOR = "editor", _("Editor")
    COLLECTOR = "collector", _("Collector of information")
