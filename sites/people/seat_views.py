"""The acts on seats: inviting, appointing, ending, delegating."""

from typing import Any, cast

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sites.choices import Position
from sites.models import Delegation, Seat
from sites.people import services
from sites.people.act_views import ActView
from sites.people.appointments import why_not_oneself
from sites.people.forms import AppointKnownForm, DelegateForm, EndForm, InviteForm, TermForm
from sites.people.standing import not_over
from users.models import User


class InviteView(ActView):
    """A new person with a first seat."""

    page_title = gettext_lazy("Invite a new person")
    form_class = InviteForm
    explanation = gettext_lazy(
        "The person gets a letter with a link to choose a password. "
        "Whoever has a login already, on any board, is appointed and not invited."
    )
    button = gettext_lazy("Invite")

    def act(self, form: Any, **of_board: Any) -> str:
        """Enter the person and the seat."""
        seat = services.invite_person(newcomer=form.newcomer(), term=form.term(), **of_board)
        return _("%(person)s has a seat, and a letter is on its way to %(email)s.") % {
            "person": seat.user,
            "email": seat.user.email,
        }


class AppointKnownView(ActView):
    """A seat for somebody with a login, whom the unit need not know."""

    page_title = gettext_lazy("Appoint a known person")
    form_class = AppointKnownForm
    explanation = gettext_lazy(
        "For somebody who has a login already, such as a member of another board. Ask the person for the user name "
        "and the e-mail address of the login: both must be right."
    )
    button = gettext_lazy("Appoint")

    def act(self, form: Any, **of_board: Any) -> str:
        """Give the seat."""
        pair = {name: form.cleaned_data[name] for name in ("username", "email")}
        seat = services.appoint_known(**pair, term=form.term(), **of_board)
        return _("%(person)s has been appointed.") % {"person": seat.user}


class AppointView(ActView):
    """Another seat for somebody of the unit."""

    form_class = TermForm
    button = gettext_lazy("Appoint")

    def get_page_title(self) -> str:
        """Whom."""
        return _("Appoint %(person)s") % {"person": self.person}

    def refusal(self) -> str:
        """That it is oneself."""
        return why_not_oneself(self.person, cast(User, self.request.user))

    def act(self, form: Any, **of_board: Any) -> str:
        """Give the seat."""
        services.appoint_person(person=self.person, term=form.term(), **of_board)
        return _("%(person)s has been appointed.") % {"person": self.person}


class EndSeatView(ActView):
    """The end of a term."""

    form_class = EndForm
    button = gettext_lazy("End this term")
    is_serious = True

    def get_page_title(self) -> str:
        """Whose term."""
        return _("End a term of %(person)s") % {"person": self.seat.user}

    def get_explanation(self) -> str:
        """Which term, and what goes with it."""
        what = f"{Position(self.seat.position).label} – {self.seat.title}."
        consequence = _("Delegations from or to this seat end with it.")
        if self.seat.starts_on > timezone.localdate():
            consequence = _("This term has not begun: with a day before its first the appointment is withdrawn.")
        return f"{what} {consequence}"

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"last_day": timezone.localdate()}

    def act(self, form: Any, **of_board: Any) -> str:
        """End it."""
        services.end_term(seat=self.seat, last_day=form.cleaned_data["last_day"], **of_board)
        return _("The term of %(person)s ends.") % {"person": self.seat.user}


class DelegateView(ActView):
    """The head's rights for a deputy, for a time (row D1)."""

    page_title = gettext_lazy("Delegate the rights of the head")
    form_class = DelegateForm
    explanation = gettext_lazy(
        "A deputy acts for the head from one day to another, by a numbered decision. It cannot be passed on, and it "
        "ends with the term of either."
    )
    button = gettext_lazy("Delegate")

    @cached_property
    def seat(self) -> Seat:
        """The head's seat that the address names; no other seat delegates."""
        heads = Seat.objects.filter(unit=self.unit, position=Position.HEAD).select_related("user", "unit")
        return get_object_or_404(heads, pk=self.kwargs["seat_id"])

    def get_page_subtitle(self) -> str:
        """Who delegates."""
        return str(self.seat.user)

    def form_options(self) -> dict[str, Any]:
        """Offer the deputies of this board whose term is not over."""
        deputies = Seat.objects.filter(not_over(timezone.localdate()), unit=self.seat.unit, position=Position.DEPUTY)
        return {"deputies": deputies.select_related("user").order_by("pk")}

    def act(self, form: Any, **of_board: Any) -> str:
        """Enter it."""
        delegation = services.delegate_rights(head=self.seat, **form.cleaned_data, **of_board)
        return _("%(deputy)s acts for %(head)s.") % {"deputy": delegation.deputy.user, "head": self.seat.user}


class EndDelegationView(ActView):
    """The early end of a delegation."""

    page_title = gettext_lazy("End a delegation")
    form_class = EndForm
    button = gettext_lazy("End this delegation")
    is_serious = True

    @cached_property
    def delegation(self) -> Delegation:
        """The delegation that the address names."""
        ours = Delegation.objects.filter(seat__unit=self.unit).select_related("seat__user", "deputy__user")
        return get_object_or_404(ours, pk=self.kwargs["delegation_id"])

    def get_explanation(self) -> str:
        """Which."""
        pair = {"deputy": self.delegation.deputy.user, "head": self.delegation.seat.user}
        return _("%(deputy)s acts for %(head)s.") % pair

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"last_day": timezone.localdate()}

    def act(self, form: Any, **of_board: Any) -> str:
        """End it."""
        services.end_delegation_early(delegation=self.delegation, last_day=form.cleaned_data["last_day"], **of_board)
        return _("The delegation ends.")
