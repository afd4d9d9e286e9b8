"""What units publish, in numbers: a fixed number of queries for any number of units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, When
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from documents.models import LegalDocumentPage
from home.models import Recommendation
from news.models import ArticlePage
from sites.models import Unit, UnitRoot
from sites.page_urls import SITE_ROOT_PATH_LENGTH
from workflow.due_dates import overdue_steps
from workflow.freshness import Rules


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    @property
    def limits(self) -> tuple[datetime, datetime]:
        """The moment at which it begins and the one before which it ends."""
        midnight = timezone.get_current_timezone()
        start = datetime.combine(self.first, time.min, midnight)
        return start, datetime.combine(self.last + timedelta(days=1), time.min, midnight)


@dataclass
class UnitFigures:
    """A unit in numbers.

    Attributes:
        articles: live now, in Vietnamese; a translation is the same article.
        documents: live now, in Vietnamese.
        english: articles and documents live now in English.
        new_articles: published for the first time in the period, live or not.
        new_documents: published for the first time in the period, live or not.
        in_moderation: items of any kind that wait for a decision.
        overdue: those of them whose deadline has passed.
        recommendations: of the hub, which wait for the unit's answer.
        late_answers: those of them whose answer is overdue.
        last_published: when something of the unit last went public.
        fresh_until: by when something new is expected, if a regulation says so.
    """

    unit: Unit
    articles: int = 0
    documents: int = 0
    english: int = 0
    new_articles: int = 0
    new_documents: int = 0
    in_moderation: int = 0
    overdue: int = 0
    recommendations: int = 0
    late_answers: int = 0
    last_published: datetime | None = None
    fresh_until: datetime | None = None

    @property
    def is_behind(self) -> bool:
        """Whether the portal should have brought something new by now (seed 000 Đ9.1, seed 004 Đ10)."""
        return self.fresh_until is not None and self.fresh_until < timezone.now()


class OwnersByPath:
    """Which unit owns a page, told from the beginning of its tree path.

    The roots of sites lie at one depth. Units without a site have theirs deeper, side by side in the hub's directory:
    below such a place one step more of the path is looked at, elsewhere not, so that a query groups by units and not
    by the hub's articles.
    """

    def __init__(self, roots: dict[str, int]) -> None:
        """Remember the roots.

        Args:
            roots: id of the unit by tree path of the root page.
        """
        self.roots = roots
        nested = {path[: -Page.steplen] for path in roots if len(path) > SITE_ROOT_PATH_LENGTH}
        self.nests = sorted(nested, key=len, reverse=True)

    @classmethod
    def read(cls) -> OwnersByPath:
        """Read all units' roots: one query."""
        return cls(dict(UnitRoot.objects.values_list("page__path", "unit_id")))

    def beginning(self) -> Case:
        """The part of a page's path that tells its unit, as an expression."""
        deeper = [When(path__startswith=nest, then=Substr("path", 1, len(nest) + Page.steplen)) for nest in self.nests]
        return Case(*deeper, default=Substr("path", 1, SITE_ROOT_PATH_LENGTH))

    def owner(self, beginning: str) -> int | None:
        """The unit of the nearest root at or above a beginning."""
        for length in range(len(beginning), 0, -Page.steplen):
            if beginning[:length] in self.roots:
                return self.roots[beginning[:length]]
        return None


def figures_of(units: Iterable[Unit], period: Period) -> list[UnitFigures]:
    """Count for each of ``units`` what it has published and what waits: nine queries, for any number of units."""
    found = {unit.pk: UnitFigures(unit) for unit in units}
    owners = OwnersByPath.read()
    for row in _published(owners, period):
        figures = found.get(owners.owner(row["beginning"]) or 0)
        if figures is not None:
            _add(figures, row)
    for name, pages in (("in_moderation", waiting_pages()), ("overdue", overdue_pages())):
        for row in _by_beginning(owners, pages):
            figures = found.get(owners.owner(row["beginning"]) or 0)
            if figures is not None:
                setattr(figures, name, getattr(figures, name) + row["number"])
    rules, recommended = Rules.read(), Recommendation.objects.numbers(timezone.localdate())
    for figures in found.values():
        figures.recommendations, figures.late_answers = recommended.get(figures.unit.pk, (0, 0))
        figures.fresh_until = rules.fresh_until(figures.unit, figures.last_published)
    return list(found.values())


def _published(owners: OwnersByPath, period: Period) -> QuerySet[Page, dict[str, Any]]:
    start, end = period.limits
    # A copy that wagtail-localize keeps until somebody translates the page is no publication of its own.
    pages = Page.objects.filter(alias_of=None).order_by()
    return pages.values("content_type", "locale__language_code", beginning=owners.beginning()).annotate(
        live_now=Count("pk", filter=Q(live=True)),
        new=Count("pk", filter=Q(first_published_at__gte=start, first_published_at__lt=end)),
        last=Max("last_published_at"),
    )


def _add(figures: UnitFigures, row: dict[str, Any]) -> None:
    kind = _kinds().get(row["content_type"])
    if row["last"] and (figures.last_published is None or row["last"] > figures.last_published):
        figures.last_published = row["last"]
    if kind is None:
        return
    if row["locale__language_code"] == "en":
        figures.english += row["live_now"]
    elif kind is ArticlePage:
        figures.articles += row["live_now"]
        figures.new_articles += row["new"]
    else:
        figures.documents += row["live_now"]
        figures.new_documents += row["new"]


def _kinds() -> dict[int, type[Page]]:
    kinds = ContentType.objects.get_for_models(ArticlePage, LegalDocumentPage)
    return {content_type.pk: kind for kind, content_type in kinds.items()}


def waiting_pages() -> QuerySet[Page]:
    """Pages that wait for a decision of their chain."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), status=WorkflowState.STATUS_IN_PROGRESS
    )
    ids = states.annotate(page_id=Cast("object_id", IntegerField())).values("page_id")
    return Page.objects.filter(pk__in=ids)


def overdue_pages() -> QuerySet[Page]:
    """Of them those that should be public by now."""
    ids = overdue_steps().annotate(page_id=Cast("workflow_state__object_id", IntegerField())).values("page_id")
    return Page.objects.filter(pk__in=ids)


def _by_beginning(owners: OwnersByPath, pages: QuerySet[Page]) -> QuerySet[Page, dict[str, Any]]:
    return pages.order_by().values(beginning=owners.beginning()).annotate(number=Count("pk"))
