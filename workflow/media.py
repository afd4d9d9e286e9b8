"""Pictures and files of public pages stay as they were approved with them (gap G21)."""

from typing import Any

from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from images.keeping import reason_to_keep, register_keeper
from sites.public import as_keys, references
from workflow.refusals import NotApproved


def public_pages_showing(medium: Any) -> Any:
    """The public pages that show the picture or link the file."""
    uses = references(type(medium)).filter(to_object_id=str(medium.pk))
    return Page.objects.filter(live=True, pk__in=as_keys(uses, "object_id"))


def why_it_stays(medium: Any) -> str:
    """That public pages show it, and how it can be replaced all the same; empty if none does."""
    titles = list(public_pages_showing(medium).values_list("title", flat=True)[:3])
    if not titles:
        return ""
    return _(
        "The public page “%(page)s” shows it as it was approved. Upload the new version as another picture or file, "
        "choose it in the page, and have the page approved again."
    ) % {"page": "”, “".join(titles)}


def keep_when_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """The same for rows that are deleted by a queryset, past the model's own method.

    Raises:
        NotApproved: a public page shows the row.
    """
    if reason := reason_to_keep(instance):
        raise NotApproved(reason)


def install() -> None:
    """Keep what is public (once, at start-up)."""
    register_keeper(why_it_stays)
    for model in (get_image_model(), get_document_model()):
        pre_delete.connect(keep_when_deleted, sender=model, dispatch_uid=f"workflow.media.{model._meta.label}")
