"""Making an article of the own unit out of another unit's public one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import override

from home.syndication.media import MediaCopier, copied_blocks
from news.models import ArticleContribution, ArticleCorrection, ArticlePage, ArticleTag
from sites.models import Unit
from sites.page_texts import texts_of

#: What the copy says as the original does.
SAME = ("title", "seo_title", "search_description", "kind", "lane", "lead", "published_at", "occurred_on",
        "picture_alt", "picture_caption")  # fmt: skip


def content_for(source: ArticlePage, source_unit: Unit, media: MediaCopier) -> dict[str, Any]:
    """The fields of a copy: words as they are; pictures and files copied; author, source and label kept.

    Args:
        source: the article as it is public.
        source_unit: named as the source where the article names none; the article of a unit is its own source.
        media: copies for the unit that takes over.
    """
    stream = ArticlePage._meta.get_field("body").stream_block
    return {
        **{name: getattr(source, name) for name in SAME},
        # Who is named as having taken part is copied as such.
        "author": source.author,
        "source": source.source or _fitting(source_unit),
        "source_url": source.source_url,
        "picture_id": media.image(source.picture_id),
        "body": stream.to_python(copied_blocks(stream, list(source.body.raw_data), media)),
        # Of a copy of a copy the first one is the original.
        "original_key": source.original_key or source.translation_key,
    }


def _fitting(unit: Unit) -> str:
    """The unit's name, or its short one where it is longer than the field."""
    longest = ArticlePage._meta.get_field("source").max_length or 0
    return unit.name if len(unit.name) <= longest else unit.short_name


def fill(page: ArticlePage, source: ArticlePage, content: dict[str, Any]) -> None:
    """Write the content into ``page``, in memory: its fields, and the rows that readers see or that pay is counted by.

    Accounts stay with their own unit: people are named.
    """
    tags = [
        ArticleTag(name=tag.name, slug=tag.slug, sort_order=tag.sort_order, locale_id=page.locale_id)
        for tag in source.tags.all()
    ]
    corrections = [
        ArticleCorrection(
            text=row.text, corrected_on=row.corrected_on, sort_order=row.sort_order, locale_id=page.locale_id
        )
        for row in source.corrections.all()
    ]
    parts = {
        "tags": _rows(page.tags.all(), tags, "name", "slug"),
        "contributions": [
            ArticleContribution(name=row.name, role=row.role, share=row.share, sort_order=row.sort_order)
            for row in source.contributions.all()
        ],
        "corrections": _rows(page.corrections.all(), corrections, "text", "corrected_on"),
    }
    for name, value in {**content, **parts}.items():
        setattr(page, name, value)


def _rows(before: Iterable[Any], now: list[Any], *said: str) -> list[Any]:
    """The rows as they are to be; one that says what a row said before stays that row: its translations hang on it."""
    known = {tuple(getattr(row, name) for name in said): row for row in before}
    rows = []
    for row in now:
        kept = known.pop(tuple(getattr(row, name) for name in said), row)
        kept.sort_order = row.sort_order
        rows.append(kept)
    return rows


def words_of(source: ArticlePage) -> list[list[str]]:
    """Every text of the article with its place, for comparing later."""
    with override("vi"):
        return [[text.place, text.text] for text in texts_of(source)]
