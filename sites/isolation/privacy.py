"""Who may be let in to a page or collection that is not public: groups of the person's own units.

Wagtail offers every group of the install. Both of its forms, for pages and for collections, are made from one class
without being told who asks.
What would let it go: Wagtail asking the permission policy of groups for the choices.
"""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.admin.forms.view_restrictions import BaseViewRestrictionForm

from sites.isolation.acting import acting_reach
from sites.ownership import owned_by


def install() -> None:
    """Limit the choices, which are also what the form accepts (once, at start-up)."""
    stock = BaseViewRestrictionForm.__init__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        stock(self, *args, **kwargs)
        reach = acting_reach()
        if reach is not None and "groups" in self.fields:
            self.fields["groups"].queryset = owned_by(Group.objects.order_by("name"), reach)

    BaseViewRestrictionForm.__init__ = init
