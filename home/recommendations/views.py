"""The hub's screens: what units have published, what has been recommended, and what became of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from home.choices import RecommendationState
from home.hub.access import INSPECT, HubScreen
from home.models import Recommendation
from home.recommendations import services
from home.recommendations.forms import ActForm, CloseForm, RecommendForm, ReopenForm, WithdrawForm
from home.recommendations.listing import HubFilterForm, PublishedFilterForm, page_of_published, page_of_rows
from home.recommendations.published import page_at, published_pages
from home.recommendations.screens import FormScreen, shown, with_pages
from sites.models import Unit

INDEX = {"url": reverse_lazy("recommendations:index"), "label": gettext_lazy("Recommendations to units")}
PUBLISHED = {"url": reverse_lazy("recommendations:published"), "label": gettext_lazy("What units have published")}


class InspectorScreen(HubScreen):
    """A screen for those who inspect units."""

    permission = INSPECT
    header_icon = "comment"
    way: tuple[Any, ...] = (INDEX,)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, *self.way, {"url": "", "label": self.get_page_title()}]


class IndexView(InspectorScreen):
    """What has been recommended, the newest first."""

    template_name = "home/admin/recommendations/index.html"
    page_title = gettext_lazy("Recommendations to units")
    way = ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the list."""
        form = HubFilterForm(self.request.GET)
        rows = form.narrow(Recommendation.objects.all(), timezone.localdate())
        page = page_of_rows(rows, self.request.GET.get("p", 1))
        return super().get_context_data(
            form=form, of_all_units=True, item="recommendations:item", **with_pages(page), **kwargs
        )


class PublishedView(InspectorScreen):
    """What units have published; from here, or from an address, something is recommended about a page."""

    template_name = "home/admin/recommendations/published.html"
    page_title = gettext_lazy("What units have published")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or go to the page whose address was pasted."""
        address, problem = request.GET.get("address", ""), ""
        if address:
            try:
                return redirect(reverse("recommendations:make", args=[page_at(address).pk]))
            except ValidationError as error:
                problem = " ".join(error.messages)
        form = PublishedFilterForm(request.GET)
        page = page_of_published(form, request.GET.get("p", 1))
        return self.render_to_response(
            self.get_context_data(form=form, address=address, problem=problem, **with_pages(page))
        )


class MakeView(FormScreen, InspectorScreen):
    """Recommend to correct or remove a public page of a unit."""

    page_title = gettext_lazy("Make a recommendation")
    button = gettext_lazy("Send the recommendation")
    explanation = gettext_lazy(
        "The head of the unit's board is told at once. The page itself stays as it is: the unit corrects it or takes "
        "it down."
    )
    way = (INDEX, PUBLISHED)

    @cached_property
    def page(self) -> Page:
        """The page; a draft, a page of the hub and one of a unit that has ended are not found.

        Raises:
            Http404: there is no such public page.
        """
        found: Page | None = published_pages().filter(pk=self.kwargs["page_id"]).first()
        if found is None:
            raise Http404
        return found

    def make_form(self, data: Any = None) -> ActForm:
        """The form; the page is looked for first: one that goes meanwhile is refused in words, with what was typed."""
        self.page  # noqa: B018 - as above
        return RecommendForm(data)

    def refusal(self) -> str:
        """Not while another is under way."""
        return services.already() if self.unsettled else ""

    @cached_property
    def unsettled(self) -> Recommendation | None:
        """What has been recommended about the page and is not settled."""
        found: Recommendation | None = Recommendation.objects.unsettled().to_page(self.page.pk).first()
        return found

    def act(self, values: dict[str, Any]) -> str:
        """Record and tell it."""
        made = self.unsettled = services.recommend(self.page, by=self.request.user, **values)
        return _("“%(unit)s” has been told of the recommendation.") % {"unit": made.unit.display_name}

    def back(self) -> str:
        """The list; the recommendation once it is made, or the one that stands in the way."""
        return reverse("recommendations:item", args=[self.unsettled.pk]) if self.unsettled else str(INDEX["url"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page."""
        return super().get_context_data(page=self.page, unit=Unit.objects.owning(self.page), **kwargs)


class OfRecommendation(InspectorScreen):
    """A screen about one recommendation to any unit."""

    @cached_property
    def recommendation(self) -> Recommendation:
        """The one that the address names."""
        rows = Recommendation.objects.select_related("unit", "made_by")
        found: Recommendation = get_object_or_404(rows, pk=self.kwargs["pk"])
        return found

    def get_page_subtitle(self) -> str:
        """The page."""
        return self.recommendation.page_title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything about it."""
        return super().get_context_data(**shown(self.recommendation), **kwargs)


class ItemView(OfRecommendation):
    """What was recommended, what the unit says and what has become of the page."""

    template_name = "home/admin/recommendations/item.html"
    page_title = gettext_lazy("Recommendation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the acts that are possible, as (address, label, whether it is the next one)."""
        row = self.recommendation
        acts = []
        if row.is_unsettled:
            is_answered = row.state == RecommendationState.ANSWERED
            acts.append((reverse("recommendations:close", args=[row.pk]), CloseView.page_title, is_answered))
        if not services.why_not_reopen(row):
            acts.append((reverse("recommendations:reopen", args=[row.pk]), ReopenView.page_title, False))
        if row.is_unsettled:
            acts.append((reverse("recommendations:withdraw", args=[row.pk]), WithdrawView.page_title, False))
        return super().get_context_data(possible_acts=acts, is_hub=True, **kwargs)


class ActView(FormScreen, OfRecommendation):
    """An act of the hub on a recommendation."""

    form_class: type[ActForm]

    def make_form(self, data: Any = None) -> ActForm:
        """The form."""
        return self.form_class(data)

    def back(self) -> str:
        """The recommendation."""
        return reverse("recommendations:item", args=[self.recommendation.pk])

    def refusal(self) -> str:
        """Not when it is settled."""
        settled = _("This recommendation has been settled already. Nothing was changed.")
        return "" if self.recommendation.is_unsettled else settled

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        item = {"url": self.back(), "label": self.recommendation.page_title}
        return [*self.breadcrumbs_items, INDEX, item, {"url": "", "label": self.get_page_title()}]


class CloseView(ActView):
    """Settle a recommendation."""

    page_title = gettext_lazy("Close the recommendation")
    button = gettext_lazy("Close the recommendation")
    explanation = gettext_lazy("Nothing is to be answered any more. The unit is told.")
    form_class = CloseForm

    def act(self, values: dict[str, Any]) -> str:
        """Close it."""
        services.close(self.recommendation, by=self.request.user, **values)
        return _("The recommendation is closed.")


class WithdrawView(ActView):
    """Take a recommendation back."""

    page_title = gettext_lazy("Withdraw the recommendation")
    button = gettext_lazy("Withdraw the recommendation")
    explanation = gettext_lazy("The recommendation stays on record, with your reason. The unit is told.")
    form_class = WithdrawForm
    is_serious = True

    def act(self, values: dict[str, Any]) -> str:
        """Withdraw it."""
        services.withdraw(self.recommendation, by=self.request.user, **values)
        return _("The recommendation is withdrawn.")


class ReopenView(ActView):
    """Ask the unit again."""

    page_title = gettext_lazy("Open the recommendation again")
    button = gettext_lazy("Open the recommendation again")
    explanation = gettext_lazy(
        "The unit is told and answers anew, about what it does with the page from now on. Its earlier answer stays on "
        "record."
    )
    form_class = ReopenForm

    def refusal(self) -> str:
        """Only what has been answered or closed, of a unit in operation."""
        return services.why_not_reopen(self.recommendation)

    def act(self, values: dict[str, Any]) -> str:
        """Open it again."""
        services.reopen(self.recommendation, by=self.request.user, **values)
        return _("The recommendation is open again.")
