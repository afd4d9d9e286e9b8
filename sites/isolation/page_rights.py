"""What a person may do with a page: Wagtail's answer, within the person's units, and never across two units.

Nobody publishes by a right of their own: what becomes public is what its unit's chain has approved, and a page is taken
down by an act that asks for the reason (:mod:`workflow`). Wagtail's permission to publish, which the level of
publishers carries, is left with what Wagtail ties to it: order, restrictions, cancelling a schedule.

The override sits on Wagtail's abstract page because Wagtail asks bare ``Page`` instances too (bulk actions, the
explorer). What would let it go: Wagtail's tester asking the permission policy instead of reading group permissions.
"""

from typing import Any

from wagtail.models import AbstractPage
from wagtail.models.pages import PagePermissionTester

from sites.models import Unit
from sites.reach import reach_of


class UnitPagePermissionTester(PagePermissionTester):
    """Wagtail's tester, to which pages of other units are pages without any rights."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        reach = reach_of(user)
        self.is_within_reach = bool(user.is_active and reach.holds_path(page.path))
        self.holds_sections = any(root.startswith(page.path) for root in reach.foreign_roots)
        if not self.is_within_reach:
            self.permissions: set[str] = set()

    def can_edit(self) -> bool:
        """Only pages of the person's units, whatever a running approval says."""
        return self.is_within_reach and bool(super().can_edit())

    def can_lock(self) -> bool:
        """Only pages of the person's units."""
        return self.is_within_reach and bool(super().can_lock())

    def can_unlock(self) -> bool:
        """Only pages of the person's units, the person's own locks elsewhere included."""
        return self.is_within_reach and bool(super().can_unlock())

    def can_submit_for_moderation(self) -> bool:
        """Only pages of the person's units."""
        return self.is_within_reach and bool(super().can_submit_for_moderation())

    def can_view_revisions(self) -> bool:
        """Only pages of the person's units."""
        return self.is_within_reach and bool(super().can_view_revisions())

    def can_publish(self) -> bool:
        """Nobody's, an operator's neither (seed 000 Đ4, 004 Đ9.1; rows A1, A10, A17)."""
        return False

    def can_publish_subpage(self) -> bool:
        """Nobody's: a new page is a draft."""
        return False

    def can_unpublish(self) -> bool:
        """Nobody's: taking down asks for a reason, which Wagtail's way does not."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Not above other units' sections: it would close them, too (seed 004 Đ7.2e: the hub changes nothing there)."""
        return self.has_publishers_right() and not self.holds_sections

    def can_unschedule(self) -> bool:
        """Publishers keep a text from becoming public."""
        return self.has_publishers_right()

    def has_publishers_right(self) -> bool:
        """Whether the person's level in the page's unit is that of a publisher, or they are an operator."""
        return bool(super().can_publish())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never what is public: it is taken down first, with a reason; otherwise as Wagtail says."""
        return not self._holds_public_pages() and bool(super().can_delete(ignore_bulk))

    def can_move(self) -> bool:
        """As Wagtail says: by who could delete the page, were it not public."""
        return bool(super().can_delete(ignore_bulk=True))

    def _holds_public_pages(self) -> bool:
        if self.page.live or self.page.is_leaf():
            return bool(self.page.live)
        return bool(self.page.get_descendants().live().exists())

    def can_move_to(self, destination: Any) -> bool:
        """Never into another unit: what a unit has approved is its own, and so are the pictures in it."""
        return is_same_unit(self.page, destination) and bool(super().can_move_to(destination))

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """Never into another unit."""
        return is_same_unit(self.page, destination) and bool(super().can_copy_to(destination, recursive))


def is_same_unit(page: Any, other: Any) -> bool:
    """Whether both pages belong to one unit; pages of no unit (the tree's root) belong together."""
    return bool(Unit.objects.owning(page) == Unit.objects.owning(other))


def install() -> None:
    """Let every page answer with the tester above (once, at start-up)."""

    def permissions_for_user(self: Any, user: Any) -> UnitPagePermissionTester:
        """Return what ``user`` may do with the page."""
        return UnitPagePermissionTester(user, self)

    AbstractPage.permissions_for_user = permissions_for_user
