"""The acts on the logins of people who serve the unit alone."""

from typing import Any, cast

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sites.people import logins
from sites.people.act_views import ActView
from sites.people.closings import why_not_open_again
from sites.people.forms import PersonForm
from users.models import User


class LoginView(ActView):
    """An act on a person's login, where that is the unit's to change.

    Attributes:
        must_serve: the act is for people with a seat today or later only.
    """

    must_serve = True

    def refusal(self) -> str:
        """Whose login it is not."""
        return logins.why_not(self.person, self.unit, timezone.localdate(), must_serve=self.must_serve)


class EditPersonView(LoginView):
    """Names and e-mail address."""

    form_class = PersonForm
    explanation = gettext_lazy(
        "The e-mail address can be changed here until the person has logged in; a letter tells the former one."
    )
    button = gettext_lazy("Save")

    def get_page_title(self) -> str:
        """Whose."""
        return _("Names and e-mail of %(person)s") % {"person": self.person}

    def initial(self) -> dict[str, Any]:
        """What stands in the record; one that is not the unit's to change is not shown, for it may be another's."""
        return {} if self.refusal() else {name: getattr(self.person, name) for name in logins.NAMES}

    def act(self, form: Any, **of_board: Any) -> str:
        """Correct the record."""
        logins.edit_person(person=self.person, names=form.cleaned_data, **of_board)
        return _("The record of %(person)s has been saved.") % {"person": self.person}


class DeactivateView(LoginView):
    """Closing a login."""

    explanation = gettext_lazy("The person cannot log in any more, and open sessions end. Seats stay as they are.")
    button = gettext_lazy("Deactivate this login")
    is_serious = True
    must_serve = False

    def get_page_title(self) -> str:
        """Whose."""
        return _("Deactivate the login of %(person)s") % {"person": self.person}

    def act(self, form: Any, **of_board: Any) -> str:
        """Close it."""
        logins.deactivate(person=self.person, **of_board)
        return _("The login of %(person)s is deactivated.") % {"person": self.person}


class ReactivateView(LoginView):
    """Opening a login again."""

    explanation = gettext_lazy("The person can log in again, with the rights of the seats held today.")
    button = gettext_lazy("Open this login again")

    def get_page_title(self) -> str:
        """Whose."""
        return _("Open the login of %(person)s again") % {"person": self.person}

    def refusal(self) -> str:
        """Whose login it is not, or who else has closed it."""
        return super().refusal() or why_not_open_again(self.person, self.unit, cast(User, self.request.user))

    def act(self, form: Any, **of_board: Any) -> str:
        """Open it."""
        logins.reactivate(person=self.person, **of_board)
        return _("The login of %(person)s is open again.") % {"person": self.person}


class InviteAgainView(LoginView):
    """The letter once more."""

    explanation = gettext_lazy("The letter with the link to choose a password is sent again.")
    button = gettext_lazy("Send the letter")

    def get_page_title(self) -> str:
        """To whom."""
        return _("Send the letter to %(person)s again") % {"person": self.person}

    def act(self, form: Any, **of_board: Any) -> str:
        """Send it."""
        logins.invite_again(person=self.person, **of_board)
        return _("A letter is on its way to %(email)s.") % {"email": self.person.email}
