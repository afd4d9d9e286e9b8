"""Permission policies: what Wagtail's groups allow, within the units in which the person holds a seat.

Groups give rights on trees and collections of a unit only (:mod:`sites.groups`); the policies cut them off at what
the rule of ownership says, so that a section of another unit inside the hub's tree, or a right that was given by
hand, is of no use. They are entered into Wagtail's registry in :mod:`sites.wagtail_hooks`.
"""

from collections.abc import Collection as Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Collection, Page
from wagtail.permission_policies.collections import (
    CollectionManagementPermissionPolicy,
    CollectionOwnershipPermissionPolicy,
)
from wagtail.permission_policies.pages import PagePermissionPolicy

from sites.ownership import owned_by, owners_of
from sites.reach import below, reach_of


class UnitPagePermissionPolicy(PagePermissionPolicy):
    """Pages within the person's units."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        """Whether the groups allow it and the page is of a unit of the person."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return bool(allowed) and reach_of(user).holds_path(instance.path)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Pages on which the groups allow it, of the person's units."""
        return owned_by(super().instances_user_has_any_permission_for(user, actions), reach_of(user))

    def explorable_instances(self, user: Any) -> QuerySet[Any]:
        """The pages of the person's units, and the tree's root, where the explorer begins.

        Wagtail's own answer holds everything below the first common ancestor of the person's pages: with a root in
        each language that is the whole install.
        """
        reach = reach_of(user)
        pages = self.model._default_manager.all()
        if reach.is_everything:
            return pages
        return pages.filter(reach.pages() | Q(depth=1)) if reach.roots else pages.none()

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Any, include_superusers: bool = True
    ) -> QuerySet[Any]:
        """People of the page's own unit: rights on the hub reach down to sections of other units, seats do not."""
        users = super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        return users.filter(Q(seats__unit__in=owners_of(instance)) | Q(is_superuser=True)).distinct()


class InUnitCollections:
    """Limits what a collection policy allows to collections of the person's units, shared ones to choose from."""

    def _check_perm(self, user: Any, actions: Iterable[str], collection: Any = None) -> bool:
        stock: Any = super()  # Wagtail's policy, which stands beside this mixin
        if not (user.is_active and user.is_authenticated):
            return False
        reach = reach_of(user)
        if collection is not None and not reach.is_everything:
            if not reach.offers_collection(collection.path):
                return False
            if not reach.holds_collection(collection.path):  # shared by the hub: to choose from, and no more
                return set(actions) == {"choose"} and bool(stock._check_perm(user, actions))
        return bool(stock._check_perm(user, actions, collection))

    def _collections_with_perm(self, user: Any, actions: Iterable[str]) -> QuerySet[Collection]:
        stock: Any = super()
        reach = reach_of(user)
        allowed = stock._collections_with_perm(user, actions)
        collections = owned_by(Collection.objects.all(), reach) & allowed
        if "choose" in actions and reach.shared and stock._check_perm(user, ["choose"]):
            collections |= Collection.objects.filter(below(reach.shared))
        return collections


class UnitMediaPermissionPolicy(InUnitCollections, CollectionOwnershipPermissionPolicy):
    """Pictures and files in the collections of the person's units."""


class UnitCollectionPermissionPolicy(InUnitCollections, CollectionManagementPermissionPolicy):
    """Collections below the person's units' own."""

    def _descendants_with_perm(self, user: Any, action: str) -> QuerySet[Collection]:
        return owned_by(super()._descendants_with_perm(user, action), reach_of(user))


def image_policy(model: Any) -> UnitMediaPermissionPolicy:
    """The policy of pictures; Wagtail asks for the permissions of its own model even when that is swapped."""
    from wagtail.images.models import Image

    return UnitMediaPermissionPolicy(model, auth_model=Image, owner_field_name="uploaded_by_user")


def document_policy(model: Any) -> UnitMediaPermissionPolicy:
    """The policy of files."""
    from wagtail.documents.models import Document

    return UnitMediaPermissionPolicy(model, auth_model=Document, owner_field_name="uploaded_by_user")


def page_policy() -> UnitPagePermissionPolicy:
    """The policy of pages."""
    return UnitPagePermissionPolicy(Page)
