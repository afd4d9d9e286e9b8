"""Wiring of comments into the admin; imported once, with the hooks."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from documents.choices import CommentState
from documents.consultations import urls
from documents.consultations.decisions import DECISIONS
from documents.consultations.moderating import ACTIONS
from documents.consultations.rights import may_moderate
from sites.guard import register_decisions

register_decisions(DECISIONS)


@hooks.register("register_admin_urls")
def register_screens() -> list[Any]:
    """The list and one comment."""
    return [path("draft-comments/", include(urls))]


class CommentsMenuItem(MenuItem):
    """The way to the comments."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For those who decide about some."""
        return may_moderate(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """After the recommendations."""
    return CommentsMenuItem(
        gettext_lazy("Comments on drafts"),
        reverse_lazy("draft_comments:index"),
        name="draft-comments",
        icon_name="comment",
        order=168,
    )


class Published(LogFormatter):
    """A comment was published."""

    label = gettext_lazy("Publish a comment")

    def format_message(self, log_entry: Any) -> str:
        """Which."""
        return _("Comment %(code)s published") % {"code": log_entry.data.get("reference", "")}


class Hidden(LogFormatter):
    """A comment was hidden."""

    label = gettext_lazy("Hide a comment")

    def format_message(self, log_entry: Any) -> str:
        """Which."""
        return _("Comment %(code)s hidden") % {"code": log_entry.data.get("reference", "")}


class Reset(LogFormatter):
    """A decision about a comment was taken back."""

    label = gettext_lazy("Reset a comment")

    def format_message(self, log_entry: Any) -> str:
        """Which."""
        return _("Decision about comment %(code)s taken back") % {"code": log_entry.data.get("reference", "")}


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    """How decisions read in the history of drafts."""
    for state, formatter in (
        (CommentState.NEW, Reset),
        (CommentState.PUBLISHED, Published),
        (CommentState.HIDDEN, Hidden),
    ):
        actions.register_action(ACTIONS[state])(formatter)
