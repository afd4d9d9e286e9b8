"""Wiring of articles into Wagtail."""

from typing import Any

from django.urls import path
from wagtail import hooks

from news.admin_views import suggest_tags
from news.decisions import DECISIONS
from sites.guard import register_decisions

register_decisions(DECISIONS)


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """Addresses in the admin."""
    return [path("article-tags/", suggest_tags, name="article_tags")]
