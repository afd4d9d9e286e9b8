"""What the hub recommends to a unit, and what its head answers; nothing is ever recommended to the hub."""

from datetime import date

from wagtail.models import Page

from home.choices import Act, Answer, RecommendationKind, RecommendationState
from home.models import Recommendation, RecommendationAct
from tests import cast
from tests.isolation.life import Life

HUB = "tinh"
DEADLINE = date(2026, 12, 1)


def be_inspected(life: Life) -> None:
    """A recommendation that waits for an answer, and one that was answered and closed."""
    if life.code == HUB:
        return
    pages = Page.objects.filter(path__startswith=life.unit.roots.first().page.path).live().order_by("-pk")
    for place, what in enumerate(("waiting", "closed")):
        is_closed = what == "closed"
        row = Recommendation.objects.create(
            unit=life.unit,
            page_id=pages[place].pk,
            page_title=life.words.secret(f"{what}flaggedtitle"),
            page_address=f"https://example.org/{life.words.bare(f'{what}flaggedaddress')}",
            content_hash=life.words.bare(f"{what}flaggedhash"),
            kind=RecommendationKind.CORRECT,
            reason=life.words.secret(f"{what}flaggedreason"),
            basis=life.words.secret(f"{what}flaggedbasis"),
            deadline=DEADLINE,
            state=RecommendationState.CLOSED if is_closed else RecommendationState.OPEN,
            answer=Answer.NOT_AGREED if is_closed else "",
            answer_text=life.words.secret(f"{what}flaggedanswer") if is_closed else "",
            made_by=cast.person("dung"),
        )
        for act in (Act.MADE, Act.ANSWERED, Act.CLOSED) if is_closed else (Act.MADE,):
            RecommendationAct.objects.create(
                recommendation=row,
                act=act,
                by=life.head if act == Act.ANSWERED else cast.person("dung"),
                by_name=life.words.secret(f"{what}flagged{act}by"),
                office={"title": life.words.secret(f"{what}flagged{act}office")},
                text=life.words.secret(f"{what}flagged{act}text"),
                facts={"content_hash": life.words.bare(f"{what}flagged{act}fact")},
            )
        life.note(row, "recommendations.made", "recommendation")
        life.keep(row)
