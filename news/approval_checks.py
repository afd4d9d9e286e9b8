"""What stands against the approval of an article or a section, beyond what holds for every page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.choices import ArticleKind
from sites.choices import Lane
from sites.issues import Issue
from sites.link_checks import missing_alternative_text
from vietnamese.folding import fold
from vietnamese.slugs import slugify

#: So much of an address is compared, and so many articles, when two may have the same title.
LONGEST_COMPARED, MOST_COMPARED = 60, 20
#: All shares together, in percent.
WHOLE = 100


def origin_issues(article: Any) -> Iterator[Issue]:
    """Source and author are mandatory, except with what readers contribute (seed 004 Đ9.1)."""
    if article.kind == ArticleKind.CONTRIBUTION:
        return
    if not article.source.strip():
        yield Issue("source_missing", _("The article does not say its source."), True, "source")
    if not article.byline:
        yield Issue("author_missing", _("The article does not say its author."), True, "author")


def date_issues(article: Any) -> Iterator[Issue]:
    """A report is of what has happened."""
    if article.is_foretold_by_mistake:
        yield Issue(
            "reported_too_early", _("A report cannot be about a day that is still to come."), True, "occurred_on"
        )


def share_issues(article: Any) -> Iterator[Issue]:
    """The shares of the people who took part make up the whole, or nobody has one (seeds 002 Đ15, 004 Đ12)."""
    if problem := share_problem([row.share for row in article.contributions.all()]):
        yield Issue("shares_wrong", problem, True, "contributions")


def share_problem(shares: list[int | None]) -> str:
    """What is wrong with shares in percent; empty if nothing is."""
    given = [share for share in shares if share is not None]
    if not given:
        return ""
    if len(given) < len(shares):
        return _("Give everybody a share, or nobody.")
    if sum(given) != WHOLE:
        return _("The shares make %(sum)s %%, not 100 %%.") % {"sum": sum(given)}
    return ""


def placement_issues(article: Any) -> Iterator[Issue]:
    """Further lists are those of the same site; a reference item stands in its own sections only (seed 004 Đ9.1)."""
    pages = [row.page for row in article.placements.all() if row.page_id]
    home = article.path[: -2 * article.steplen]
    for page in pages:
        if article.path and not (page.path.startswith(home) and page.depth == article.depth - 1):
            message = _("“%(title)s” is no section or topic of this site.") % {"title": page.title}
            yield Issue("placed_elsewhere", message, True, "placements")
        is_for_reference = getattr(page.specific, "takes_reference_items", False)
        if is_for_reference != (article.lane == Lane.REFERENCE):
            message = _("Reference items stand in sections of reference items only, and nothing else stands there.")
            yield Issue("reference_outside_section", message, True, "placements")


def label_issues(article: Any) -> Iterator[Issue]:
    """What stands in a section of reference items carries their label (seed 004 Đ9.1)."""
    if article.takes_reference_items and article.lane != Lane.REFERENCE:
        message = _(
            "The section is for reference items. Choose their content block, or move the article to another section."
        )
        yield Issue("reference_label_missing", message, True, "lane")


def picture_issues(article: Any) -> Iterator[Issue]:
    """The picture of the article says what it shows."""
    if article.picture_id and not article.picture_alt.strip():
        yield missing_alternative_text(_("Picture"), "picture_alt")


def title_issues(article: Any, others: Any) -> Iterator[Issue]:
    """Another article of the unit in this language has the same title, but for accents, capitals and spaces.

    Args:
        article: the article as it is to be.
        others: the other articles of its unit's tree in its language, drafts included.
    """
    # Addresses are titles without accents, cut short: they name the few that are worth comparing.
    alike = others.filter(Q(slug__startswith=slugify(article.title)[:LONGEST_COMPARED]) | Q(title=article.title))
    same = " ".join(fold(article.title).split())
    for other in alike.order_by("-published_at")[:MOST_COMPARED]:
        if " ".join(fold(other.title).split()) == same:
            day = date_format(other.published_at, "d/m/Y")
            message = _("Another article has the same title: “%(title)s” (%(day)s). Is it the same news?")
            yield Issue("title_taken", message % {"title": other.title, "day": day}, False, "title")
            return


def section_issues(section: Any, articles: Any) -> Iterator[Issue]:
    """A section that changes its purpose has no published article of the other one.

    Args:
        section: the news list as it is to be.
        articles: its published articles.
    """
    if section.is_for_reference and articles.exclude(lane=Lane.REFERENCE).exists():
        message = _(
            "The section has published articles that are no reference items. Move them to another section first."
        )
        yield Issue("reference_section_mixed", message, True, "is_for_reference")
    elif not section.is_for_reference and articles.filter(lane=Lane.REFERENCE).exists():
        message = _("The section has published reference items. Move them to another section of reference items first.")
        yield Issue("reference_section_mixed", message, True, "is_for_reference")
