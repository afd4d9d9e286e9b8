"""Why something does not become public, or is not decided: said to people in their language."""

from django.core.exceptions import PermissionDenied


class NotApproved(PermissionDenied):
    """The text has not been approved by its unit's chain.

    A kind of ``PermissionDenied``: Wagtail's admin answers it with a message, its API with 403, and transactions
    are rolled back.
    """


class NotEntitled(PermissionDenied):
    """The person may not decide this step now; the message says why."""


class NotReady(PermissionDenied):
    """The text cannot be approved as it is; the message says what is wrong with it."""
