"""Articles that units of the demo have proposed to the hub, and one that the hub has taken over."""

from typing import Any

from django.utils import timezone

from home.models import SyndicatedItem
from home.syndication.rights import WRITING, deciders_for, sections_for
from home.syndication.services import propose, take
from news.models import ArticlePage
from sites.models import Seat, Unit

#: Unit, address of the article, and what its people write to the hub.
PROPOSED = (
    ("stttt", "ngay-hoi-chuyen-doi-so-2026", "Ngày hội mở cho người dân toàn tỉnh, đề nghị đăng trên Cổng tỉnh."),
    ("vanphong", "so-hoa-cong-bao-1997-2006", "Nhiều cơ quan tra cứu Công báo các năm này."),
)
TAKEN = ("phuong1", "lop-hoc-dien-thoai-cho-ong-ba")


def share_articles() -> None:
    """Propose and take over, once, as the units' own people would."""
    hub = Unit.objects.hub()
    if hub is None or SyndicatedItem.objects.exists():
        return
    for code, slug, note in PROPOSED:
        if article := article_of(code, slug):
            propose(article, hub, user=writer_of(article), note=note)
    article = article_of(*TAKEN)
    if article is None:
        return
    for person in deciders_for(hub, timezone.localdate()):
        if sections := sections_for(person, hub, article):
            take(article, sections[0], user=person)
            return


def article_of(code: str, slug: str) -> ArticlePage | None:
    """A public article of the demo; ``None`` if its people have taken it down or renamed it."""
    home = Unit.objects.get(code=code).roots.get(page__locale__language_code="vi").page
    return ArticlePage.objects.live().descendant_of(home).filter(slug=slug).first()


def writer_of(article: ArticlePage) -> Any:
    """Somebody who writes for the unit of the article."""
    seats = Seat.objects.filter(unit=article.unit, ends_on=None).select_related("user").order_by("pk")
    return next(seat.user for seat in seats if set(WRITING) & set(seat.levels))
