"""The closed vocabularies of documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SecurityLevel(TextChoices):
    """How secret a document is (Law on the Protection of State Secrets 29/2018/QH14, Đ8)."""

    NORMAL = "normal", _("Not secret")
    SECRET = "secret", _("MẬT (secret)")
    VERY_SECRET = "very_secret", _("TỐI MẬT (very secret)")
    TOP_SECRET = "top_secret", _("TUYỆT MẬT (top secret)")
