"""To whom letters about things go: to people who may see the thing on the day the letter goes.

Wagtail writes to everybody who once subscribed to a page's comments, took part in a thread or submitted the page, if
the login is active; seats end by date, and a draft's title and a reviewer's words went on to people who have left.
What would let it go: Wagtail asking the permission policies for each recipient.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.admin import mail
from wagtail.admin.views.pages import edit

from sites.ownership import is_owned
from sites.reach import reach_of


def who_may_see(people: Iterable[Any], thing: Any) -> list[Any]:
    """Those of ``people`` who hold a seat today in a unit that owns ``thing``, and operators."""
    return [person for person in people if is_owned(thing, reach_of(person))]


def install() -> None:
    """Ask before every letter (once, at start-up)."""
    stock_recipients, stock_send = mail.EmailNotificationMixin.get_valid_recipients, mail.send_notification

    def get_valid_recipients(self: Any, instance: Any, **kwargs: Any) -> set[Any]:
        """Of a workflow or one of its steps: it is about a page."""
        workflow_state = getattr(instance, "workflow_state", instance)
        return set(who_may_see(stock_recipients(self, instance, **kwargs), workflow_state.content_object))

    def send_notification(recipient_users: Iterable[Any], notification: str, extra_context: dict[str, Any]) -> bool:
        """About comments on a page."""
        return bool(stock_send(who_may_see(recipient_users, extra_context["page"]), notification, extra_context))

    mail.EmailNotificationMixin.get_valid_recipients = get_valid_recipients
    edit.send_notification = send_notification  # by name: the view has imported it
