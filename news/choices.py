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
