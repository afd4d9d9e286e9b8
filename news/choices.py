"""The kinds of articles."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ArticleKind(TextChoices):
    """What an article is."""

    NEWS = "news", _("News")
    EVENT = "event", _("Event")
    ANNOUNCEMENT = "announcement", _("Announcement")
    STATISTICS = "statistics", _("Statistics")
    CONTRIBUTION = "contribution", _("Reader's contribution")


#: Kinds with deadlines of their own (seed 000 Đ9.1c, Đ9.1d); all others are news (seed 000 Đ9.1a).
DEADLINE_KINDS: dict[str, str] = {ArticleKind.EVENT: "event", ArticleKind.STATISTICS: "statistics"}
