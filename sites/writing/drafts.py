"""What is inserted or put right becomes a new version of a page, saved by a person as the editor saves it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation

from sites.models import Unit
from sites.tree import tree_lock
from sites.writing.bodies import BODY, Block, blocks_of, has_body
from sites.writing.pictures import Gallery, prepare, store
from sites.writing.pieces import Document, Picture

LONGEST_TITLE = 255


@dataclass(frozen=True, slots=True)
class Inserted:
    """What came of a document.

    Attributes:
        page: the page with its new version.
        blocks: what was inserted.
        problems: what of the document could not be taken, in words.
    """

    page: Any
    blocks: list[Block]
    problems: list[str]


def draft_of(page: Any) -> Any:
    """The newest version of a page."""
    return page.get_latest_revision_as_object()


def why_not_change(user: Any, page: Any) -> str:
    """Why the person cannot change the page's text now; empty if they can.

    Raises:
        PermissionDenied: they may not edit it at all.
    """
    if page.alias_of_id or not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        return _("The page is locked: its text cannot be changed now.")
    if is_translation(page):
        return _("The page is a translation: its text is written in the editor of translations.")
    return ""


def is_translation(page: Any) -> bool:
    """Whether the page's text is made of a source's segments, which would overwrite what is changed past them."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return bool(found.exists())


def insert_document(page: Any, document: Document, *, user: Any, replaces: bool) -> Inserted:
    """Insert a document into the page's body, as a new version of its draft.

    Args:
        page: a page whose type has a body.
        document: what was read.
        user: who does it; they may edit the page.
        replaces: whether the document takes the place of the text that is there; else it stands behind it.

    Raises:
        PermissionDenied: the person may not edit the page.
        ValidationError: the page is locked, or cannot be saved so.
    """
    gallery = Gallery()
    try:
        refuse_change(user, page)
        unit = Unit.objects.owning(page)
        # Decoding pictures takes its time: nobody's work waits for it.
        uploads = _uploads(document, gallery, unit, user, page.title)
        with transaction.atomic(), tree_lock():
            draft = newest_draft(page, user)
            blocks = _blocks(document, uploads, gallery, unit, user)
            _fill(draft, blocks, replaces)
            save(draft, user)
    except BaseException:
        gallery.withdraw()
        raise
    return Inserted(draft, blocks, _problems(document, gallery))


def create_from_document(parent: Any, model: type[Page], document: Document, *, user: Any, title: str) -> Inserted:
    """Make a new draft below ``parent`` from a document.

    Args:
        parent: where it will stand.
        model: type of the page.
        document: what was read; its title is not repeated in the text if it is the page's.
        user: who does it.
        title: of the page.

    Raises:
        PermissionDenied: the person may not make such a page there.
        ValidationError: it cannot be saved so.
    """
    gallery = Gallery()
    try:
        if model not in models_below(parent, user):
            raise PermissionDenied
        if document.title == title:
            document = document.without_title()
        unit = Unit.objects.owning(parent)
        uploads = _uploads(document, gallery, unit, user, title)
        with transaction.atomic(), tree_lock():
            draft: Any = model(title=title, owner=user, locale=parent.locale, live=False)
            blocks = _blocks(document, uploads, gallery, unit, user)
            _fill(draft, blocks, replaces=True)
            parent.add_child(instance=draft)
            draft.save_revision(user=user, log_action=True, clean=False)
    except BaseException:
        gallery.withdraw()
        raise
    return Inserted(draft, blocks, _problems(document, gallery))


def models_below(parent: Any, user: Any) -> list[type[Page]]:
    """The page types with a body that the person may make below ``parent``."""
    if not parent.permissions_for_user(user).can_add_subpage():
        return []
    return [model for model in parent.creatable_subpage_models() if has_body(model) and model.can_create_at(parent)]


def change_draft(page: Any, change: Callable[[Any], int], *, user: Any, version: int | None) -> int:
    """Change the newest version of a page by a function, and save it as a new one if anything has changed.

    Args:
        page: the page.
        change: is given the draft; answers how much it has changed.
        user: who does it.
        version: id of the version that they saw; with a newer one nothing is changed.

    Returns:
        What ``change`` returns.

    Raises:
        PermissionDenied: the person may not edit the page.
        ValidationError: somebody saved it meanwhile, it is locked, or it cannot be saved so.
    """
    with tree_lock():
        draft = newest_draft(page, user)
        if draft.latest_revision_id != version:
            message = _("Somebody has saved the page meanwhile. Nothing was changed; this is its newest text.")
            raise ValidationError(message, "changed")
        changes = change(draft)
        if changes:
            save(draft, user)
    return changes


def newest_draft(page: Any, user: Any) -> Any:
    """The newest version as it is in the database now, which the person may change.

    Raises:
        PermissionDenied, ValidationError: they may not.
    """
    draft = draft_of(Page.objects.get(pk=page.pk).specific)
    refuse_change(user, draft)
    return draft


def refuse_change(user: Any, page: Any) -> None:
    """Refuse what :func:`why_not_change` speaks against.

    Raises:
        PermissionDenied, ValidationError: says why.
    """
    if reason := why_not_change(user, page):
        raise ValidationError(reason, "locked")


def save(draft: Any, user: Any) -> None:
    """Save a new version as the editor does: what is not public yet is stored in the page too."""
    draft.minimal_clean()
    if not draft.live:
        draft.save()
    draft.save_revision(user=user, log_action=True, clean=False)


def _uploads(document: Document, gallery: Gallery, unit: Unit | None, user: Any, title: str) -> dict[int, Any]:
    wanted = (piece.number for piece in document.pieces if isinstance(piece, Picture))
    contents = {number: document.pictures[number] for number in dict.fromkeys(wanted)}
    return prepare(contents, gallery, unit=unit, user=user, title=title) if unit is not None else {}


def _blocks(document: Document, uploads: dict[int, Any], gallery: Gallery, unit: Unit | None, user: Any) -> list[Block]:
    if unit is not None:
        store(uploads, gallery, unit=unit, user=user)
    return blocks_of(document, gallery.stored)


def _fill(draft: Any, blocks: Iterable[Block], replaces: bool) -> None:
    before = [] if replaces else list(getattr(draft, BODY).get_prep_value() or ())
    stream_block = draft._meta.get_field(BODY).stream_block
    setattr(draft, BODY, stream_block.to_python([*before, *blocks]))


def _problems(document: Document, gallery: Gallery) -> list[str]:
    problems = list(gallery.problems)
    if document.lost:
        message = ngettext(
            "%(number)s picture was left out: the document only names where it is, or it is of a kind that browsers do "
            "not show. Save the document as .docx and choose the file, or add the picture by hand.",
            "%(number)s pictures were left out: the document only names where they are, or they are of a kind that "
            "browsers do not show. Save the document as .docx and choose the file, or add the pictures by hand.",
            document.lost,
        )
        problems.append(message % {"number": document.lost})
    return problems
