"""One lock around everything that changes a tree, and no save that writes stale tree columns.

Stock Wagtail corrupts the page tree when ordinary acts meet: ``Page.save()`` writes every column,
``path``, ``numchild`` and ``url_path`` included, from a copy that may be minutes old, and moves work
with paths read before another move. On PostgreSQL 15 of 24 paired runs left a broken tree, the rest
raised; with one lock and fresh columns 24 of 24 were sound.

The trees of collections and of units have the same danger: a new collection shifts the paths of those
that sort after it, and a unit's name is written long after its row was read. All trees share one lock,
so that work on several of them (founding a unit) cannot lock in two orders.

The overrides sit on Wagtail's abstract page, not on UnitPage alone, because Wagtail itself works with
bare ``Page`` instances (moving, reordering, the tree root), which no subclass reaches; and on its actions,
because the admin's views run those without asking the page.
What would let them go: Wagtail excluding tree columns from ``save()`` and locking its own tree.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connections, router, transaction
from django.http import Http404
from treebeard.mp_tree import MP_Node
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import AbstractPage, AbstractWorkflow, Collection, PageSubscription, TaskState, WorkflowState

#: Key of the PostgreSQL advisory lock; any number that nothing else in the database uses.
TREE_LOCK_KEY = 7_201_976
TREE_COLUMNS = ("path", "depth", "numchild")
#: A child's address begins with its parent's, so a stale parent passes a stale one on.
PAGE_COLUMNS = (*TREE_COLUMNS, "url_path")

#: They change places in the page tree.
TREE_ACTIONS = (MovePageAction, CopyPageAction, CreatePageAliasAction, CopyPageForTranslationAction, DeletePageAction)
#: They write rows that point to a page (revisions, workflow, subscriptions) before the page itself. Moves and
#: deletions go the other way round, so these take the lock first: two orders of locking end in a deadlock.
PAGE_ACTS = (
    (PublishPageRevisionAction, ("execute",)),
    (UnpublishPageAction, ("execute",)),
    (PageSubscription, ("save",)),
    (AbstractWorkflow, ("start",)),
    (WorkflowState, ("update", "cancel", "resume")),
    (TaskState, ("approve", "reject", "cancel")),
)

Method = Callable[..., Any]
Tree = TypeVar("Tree", bound=type[MP_Node])


class NodeIsGone(ObjectDoesNotExist, Http404):
    """Somebody deleted the node while it was being worked on; over HTTP, a 404 rather than an error."""


@contextmanager
def tree_lock(model: type[MP_Node] = AbstractPage) -> Iterator[None]:
    """Hold the one lock for tree-changing work until the transaction ends.

    Args:
        model: a model whose database is to be locked.

    On PostgreSQL this is an advisory lock of the transaction. On SQLite the settings open every
    transaction with BEGIN IMMEDIATE, which already admits one writer only.
    """
    alias = router.db_for_write(model)
    with transaction.atomic(using=alias):
        connection = connections[alias]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK_KEY])
        yield


def refresh_tree_columns(node: MP_Node, keep: frozenset[str] = frozenset()) -> None:
    """Read ``node``'s place in the tree again and forget its cached parent.

    Args:
        node: a saved or an unsaved node; nothing happens to an unsaved one.
        keep: columns that the caller is about to write on purpose.

    Raises:
        NodeIsGone: somebody deleted the node meanwhile.
    """
    if node.pk is None or node._state.adding:
        return
    columns = PAGE_COLUMNS if isinstance(node, AbstractPage) else TREE_COLUMNS
    fresh = type(node)._base_manager.filter(pk=node.pk).values(*columns).first()
    if fresh is None:
        raise NodeIsGone(f"{type(node).__name__} {node.pk} has been deleted.")
    for column, value in fresh.items():
        if column not in keep:
            setattr(node, column, value)
    node.__dict__.pop("_cached_parent_obj", None)


def guarded_tree(model: Tree) -> Tree:
    """Class decorator: put the lock and the guard around a tree's own methods."""
    model.save = _guarded_save(model.save)
    model.delete = _guarded_delete(model.delete)
    for name in ("move", "add_child", "add_sibling"):
        setattr(model, name, _guarded(getattr(model, name)))
    return model


def install() -> None:
    """Put the lock and the guard around Wagtail's trees and actions (once, at start-up)."""
    if getattr(AbstractPage, "_tree_is_guarded", False):
        return
    for model in (AbstractPage, Collection):
        guarded_tree(model)
    # A revision is written before its page, and its full_clean() compares the path with all others.
    AbstractPage.save_revision = _guarded(AbstractPage.save_revision)
    for action in TREE_ACTIONS:
        action.execute = _guarded_action(action.execute)
    for owner, names in PAGE_ACTS:
        for name in names:
            setattr(owner, name, _locked(getattr(owner, name)))
    # Imported late: views need all models.
    from wagtail.admin.views.pages.copy import CopyView
    from wagtail.admin.views.pages.create import CreateView
    from wagtail.admin.views.pages.edit import EditView

    for view in (CreateView, EditView, CopyView):
        view.form_valid = _refusing_in_the_form(view.form_valid)
    AbstractPage._tree_is_guarded = True


def _locked(method: Method) -> Method:
    """Run a method under the lock."""

    @wraps(method)
    def locked(*args: Any, **kwargs: Any) -> Any:
        with tree_lock():
            return method(*args, **kwargs)

    return locked


def _guarded(method: Method) -> Method:
    """Run a tree-changing method under the lock, on fresh copies of every node it was given."""

    @wraps(method)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        with tree_lock():
            _refresh_all((*args, *kwargs.values()))
            return method(*args, **kwargs)

    return guarded


def _guarded_action(execute: Method) -> Method:
    """Run one of Wagtail's page actions under the lock, on fresh copies of the pages it was made with."""

    @wraps(execute)
    def guarded(self: Any, *args: Any, **kwargs: Any) -> Any:
        with tree_lock():
            _refresh_all(vars(self).values())
            return execute(self, *args, **kwargs)

    return guarded


def _guarded_delete(delete: Method) -> Method:
    """Delete under the lock; what is gone already needs no deletion (a section and its page, both ticked)."""

    @wraps(delete)
    def guarded(self: MP_Node, *args: Any, **kwargs: Any) -> Any:
        with tree_lock():
            try:
                refresh_tree_columns(self)
            except NodeIsGone:
                return 0, {}
            return delete(self, *args, **kwargs)

    return guarded


def _guarded_save(method: Method) -> Method:
    """Save under the lock, with the tree columns as they are now and not as they were read."""

    @wraps(method)
    def save(self: Any, *args: Any, **kwargs: Any) -> Any:
        with tree_lock():
            if self.pk is not None and not self._state.adding:
                update_fields = kwargs.get("update_fields")
                # Wagtail's recursive copy counts the children it has made and saves only that number.
                refresh_tree_columns(self, keep=frozenset(update_fields or ()))
                # url_path is derived: under the lock the parent's is final, so recomputing repairs a stale
                # copy and equals what a move has just set.
                if isinstance(self, AbstractPage) and (update_fields is None or "url_path" in update_fields):
                    self.set_url_path(self.get_parent(update=True))
            return method(self, *args, **kwargs)

    return save


def _refusing_in_the_form(form_valid: Method) -> Method:
    """Show in the form what was refused at the last moment (the slug was free when the form was checked)."""

    @wraps(form_valid)
    def answer(self: Any, form: Any) -> Any:
        try:
            return form_valid(self, form)
        except ValidationError as refusal:
            problems = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
            for name, messages in problems.items():
                form.add_error(name if name in form.fields else None, messages)
            return self.form_invalid(form)

    return answer


def _refresh_all(candidates: Any) -> None:
    for node in candidates:
        if isinstance(node, MP_Node):
            refresh_tree_columns(node)
