"""Forms for what is done past the steps: taking down, publishing in an emergency, and confirming that."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from workflow.emergency import confirm, publish_in_emergency, unconfirmed, why_not_confirm, why_not_in_emergency
from workflow.forms import CommentForm, ReasonForm
from workflow.records import Publication
from workflow.refusals import NotEntitled, NotReady
from workflow.takedown import ends_language, take_down, why_not_take_down
from workflow.views import PageScreen


class ActOnPageView(PageScreen):
    """What will happen, a form, one button; what is refused is said, and the form keeps what was typed.

    Attributes:
        explanation: what will happen.
        button: the words on the button.
        form_class: what is asked.
    """

    template_name = "workflow/admin/act.html"
    header_icon = "warning"
    explanation: Any = ""
    button: Any = ""
    form_class: type[CommentForm] = ReasonForm

    def refusal(self) -> str:
        """Why the person may not do it; empty if they may."""
        raise NotImplementedError

    def act(self, text: str) -> str:
        """Do it; returns what is then said.

        Raises:
            NotEntitled, NotReady: it cannot be done; nothing has changed.
        """
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, or why there is none."""
        form = kwargs.get("form") or self.form_class()
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "explanation": self.explanation,
            "button": self.button,
            "refusal": self.refusal(),
            "form": form,
            "media": form.media,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or show the form again."""
        form = self.form_class(request.POST)
        if not form.is_valid():
            messages.validation_error(request, _("Nothing was changed."), form)
            return self.render_to_response(self.get_context_data(form=form))
        try:
            said = self.act(form.cleaned_data["comment"])
        except (NotEntitled, NotReady) as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, said)
        return redirect(reverse("approval:item", args=[self.page.pk]))


class TakeDownView(ActOnPageView):
    """Take a page from the public."""

    page_title = gettext_lazy("Take down")
    explanation = gettext_lazy(
        "The page will not be public any more. Its text stays a draft; to be published again it goes through the chain."
    )
    button = gettext_lazy("Take the page down")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what else goes with a home page."""
        context = super().get_context_data(**kwargs)
        if ends_language(self.page):
            context["explanation"] = _(
                "With this home page every page of the unit in this language disappears from the public. Nothing is "
                "deleted: when the home page has gone through the chain again, they are all back."
            )
        return context

    def refusal(self) -> str:
        """By the head or a publisher."""
        return why_not_take_down(self.request.user, self.page)

    def act(self, text: str) -> str:
        """Take it down."""
        take_down(self.page, user=self.request.user, reason=text)
        return _("“%(page)s” is not public any more.") % {"page": self.get_page_subtitle()}


class EmergencyView(ActOnPageView):
    """Publish at once, without the chain."""

    page_title = gettext_lazy("Publish in an emergency")
    explanation = gettext_lazy(
        "The newest text will be public at once, without the steps of the chain. It is marked, and another member of "
        "the board must approve it within one working day."
    )
    button = gettext_lazy("Publish at once")

    def refusal(self) -> str:
        """By the head alone, where the chain provides for it."""
        return why_not_in_emergency(self.request.user, self.page)

    def act(self, text: str) -> str:
        """Publish it."""
        publish_in_emergency(self.page, user=self.request.user, reason=text)
        return _("“%(page)s” is public. It waits for a second approval.") % {"page": self.get_page_subtitle()}


class ConfirmView(ActOnPageView):
    """Approve afterwards what was published in an emergency."""

    page_title = gettext_lazy("Confirm an emergency publication")
    explanation = gettext_lazy("You approve the text that the head published in an emergency.")
    button = gettext_lazy("Confirm")
    form_class = CommentForm

    @cached_property
    def publication(self) -> Publication:
        """What waits for the second approval."""
        found: Publication | None = unconfirmed().filter(page_id=self.page.pk).order_by("-pk").first()
        if found is None:
            raise Http404
        return found

    def refusal(self) -> str:
        """By another member of the board."""
        return why_not_confirm(self.request.user, self.publication)

    def act(self, text: str) -> str:
        """Confirm it."""
        confirm(self.publication, user=self.request.user, comment=text)
        return _("The publication of “%(page)s” is confirmed.") % {"page": self.get_page_subtitle()}
