"""Who is let in to a page or collection that is not public: people of the unit that it belongs to.

Wagtail offers every group of the install, and lets anybody in who has signed in anywhere. Both of its forms, for pages
and for collections, are made from one class without being told who asks; both kinds of restriction have one check.
What would let it go: Wagtail asking the permission policies for the choices, and a setting for who counts as signed in.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.view_restrictions import BaseViewRestrictionForm
from wagtail.models import BaseViewRestriction, CollectionViewRestriction, PageViewRestriction

from sites.isolation.acting import acting_reach
from sites.ownership import owned_by, owners_of
from sites.reach import Reach, reach_of

#: In place of “any logged-in users”.
FOR_THE_UNIT = _("Private, accessible to everybody who holds a seat in the unit")


def lets_in(restriction: PageViewRestriction | CollectionViewRestriction, reach: Reach) -> bool:
    """Whether a restriction to people who have signed in lets in somebody with ``reach``.

    The unit's own people only; of groups, those of other units never count, though who serves two units can choose
    them. And a unit's group counts while the seat does from which it comes: it is taken away at the person's next visit
    to the admin, and a reader may never pay one.
    """
    if reach.is_everything:
        return True
    is_page = isinstance(restriction, PageViewRestriction)
    place = restriction.page if is_page else restriction.collection
    if restriction.restriction_type == restriction.GROUPS:
        units = reach.unit_ids & owners_of(place)
        groups = restriction.groups.filter(user=reach.person_id)
        return groups.filter(Q(unit_group=None) | Q(unit_group__unit__in=units)).exists()
    return reach.holds_path(place.path) if is_page else reach.holds_collection(place.path)


def install() -> None:
    """Limit the choices, which are also what the form accepts, and the check (once, at start-up)."""
    stock_form, stock_check = BaseViewRestrictionForm.__init__, BaseViewRestriction.accept_request

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        stock_form(self, *args, **kwargs)
        kinds = self.fields["restriction_type"]
        kinds.choices = [
            (kind, FOR_THE_UNIT if kind == BaseViewRestriction.LOGIN else label) for kind, label in kinds.choices
        ]
        reach = acting_reach()
        if reach is not None and "groups" in self.fields:
            self.fields["groups"].queryset = owned_by(Group.objects.order_by("name"), reach)

    def accept_request(self: Any, request: HttpRequest) -> bool:
        if not stock_check(self, request):
            return False
        return self.restriction_type not in {self.LOGIN, self.GROUPS} or lets_in(self, reach_of(request.user))

    BaseViewRestrictionForm.__init__ = init
    BaseViewRestriction.accept_request = accept_request
