"""Where a thing is used: on the pages of the person's units; others' pages are not even counted.

What would let it go: Wagtail asking the permission policies when it lists and counts references.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import ReferenceIndex

from sites.isolation.acting import acting_reach
from sites.ownership import owned_by


def seen(references: Any) -> Any:
    """Limit references to those from what belongs to the units of the person at work, if somebody is."""
    reach = acting_reach()
    return references if reach is None else owned_by(references, reach)


def usage_count_subquery(model: Any) -> Coalesce:
    """The number of things that use each row of ``model``, as a subquery."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id=Cast(OuterRef("pk"), output_field=CharField()),
    )
    users = seen(references).order_by().values("to_object_id").annotate(count=Count("object_id", distinct=True))
    return Coalesce(Subquery(users.values("count"), output_field=IntegerField()), 0)


def install() -> None:
    """Limit what is listed and counted (once, at start-up)."""
    stock_one, stock_many = ReferenceIndex.get_references_to.__func__, ReferenceIndex.get_references_to_in_bulk.__func__

    def get_references_to(cls: Any, object: Any) -> Any:
        return seen(stock_one(cls, object))

    def get_references_to_in_bulk(cls: Any, objects: Any) -> Any:
        return seen(stock_many(cls, objects))

    ReferenceIndex.get_references_to = classmethod(get_references_to)
    ReferenceIndex.get_references_to_in_bulk = classmethod(get_references_to_in_bulk)
    ReferenceIndex.usage_count_subquery = staticmethod(usage_count_subquery)
