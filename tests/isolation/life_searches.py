"""What readers of a unit's site searched for: a number for a month, which its board and the hub read."""

from django.utils import timezone

from sites.models import SearchCount
from tests.isolation.life import Life


def be_searched(life: Life) -> None:
    """Somebody found what they looked for, and somebody did not."""
    month = timezone.localdate().replace(day=1)
    for what, misses in (("found", 0), ("missed", 3)):
        row = SearchCount.objects.create(
            unit=life.unit,
            language="vi",
            month=month,
            words=life.words.secret(f"search{what}"),
            searches=3,
            misses=misses,
        )
        life.keep(row)
