"""The unit's screens: what the hub recommends to it, and the answer of the head of its board."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from home.models import Recommendation
from home.recommendations import services
from home.recommendations.forms import ActForm, AnswerForm
from home.recommendations.listing import FilterForm, page_of_rows
from home.recommendations.rights import capacity_to_answer
from home.recommendations.screens import FormScreen, shown, with_pages
from sites.current_unit import current_unit
from sites.models import Unit
from sites.ownership import owned_by
from sites.reach import reach_of, reach_of_units
from workflow.takedown import why_not_take_down

INDEX = {"url": reverse_lazy("unit_recommendations:index"), "label": gettext_lazy("Recommendations of the hub")}


class UnitIndexView(WagtailAdminTemplateMixin, TemplateView):
    """Recommendations to the current unit, for everybody with a seat in it."""

    template_name = "home/admin/recommendations/index.html"
    page_title = gettext_lazy("Recommendations of the hub")
    header_icon = "comment"

    @cached_property
    def unit(self) -> Unit:
        """The current unit.

        Raises:
            PermissionDenied: an operator has chosen none.
        """
        unit = current_unit(self.request)
        if unit is None:
            raise PermissionDenied
        return unit

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list.

        Raises:
            PermissionDenied: there is no unit to show it of.
        """
        self.unit  # noqa: B018 - asked before anything is shown
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Whose list it is."""
        return self.unit.short_display_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {**INDEX, "url": "", "sublabel": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the list."""
        form = FilterForm(self.request.GET)
        rows = form.narrow(Recommendation.objects.filter(unit=self.unit), timezone.localdate())
        page = page_of_rows(rows, self.request.GET.get("p", 1))
        return super().get_context_data(form=form, item="unit_recommendations:item", **with_pages(page), **kwargs)


class OfRecommendation(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one recommendation to a unit of the person's; the guard has asked, and this asks again."""

    header_icon = "comment"

    @cached_property
    def recommendation(self) -> Recommendation:
        """The one that the address names.

        Raises:
            Http404: it is made to a unit in which the person holds no seat, or there is none.
        """
        rows = owned_by(Recommendation.objects.all(), reach_of(self.request.user)).select_related("unit", "made_by")
        found: Recommendation = get_object_or_404(rows, pk=self.kwargs["recommendation_id"])
        return found

    def get_page_subtitle(self) -> str:
        """The page."""
        return self.recommendation.page_title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, INDEX, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def may_answer(self) -> bool:
        """Whether the person answers for the unit today."""
        return capacity_to_answer(self.request.user, self.recommendation.unit) is not None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything about it, and the ways to the page."""
        ways = ways_to_page(self.request.user, self.recommendation)
        return super().get_context_data(
            **shown(self.recommendation), may_answer=self.may_answer, ways=ways, is_hub=False, **kwargs
        )


class UnitItemView(OfRecommendation):
    """What the hub recommends, for everybody with a seat in the unit."""

    template_name = "home/admin/recommendations/item.html"
    page_title = gettext_lazy("Recommendation of the hub")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answer, for those who give it."""
        row, acts = self.recommendation, []
        if row.is_open and self.may_answer:
            acts.append((reverse("unit_recommendations:answer", args=[row.pk]), AnswerView.page_title, True))
        return super().get_context_data(possible_acts=acts, **kwargs)


class AnswerView(FormScreen, OfRecommendation):
    """The answer, by the head of the board or the deputy who acts for the head today."""

    page_title = gettext_lazy("Answer the recommendation")
    button = gettext_lazy("Send the answer")
    explanation = gettext_lazy(
        "Correct the page by the unit's approval chain, or take it down, before you answer that this has been done. "
        "The hub and everybody with a seat in the unit read the answer."
    )

    def make_form(self, data: Any = None) -> ActForm:
        """The form."""
        return AnswerForm(data)

    def refusal(self) -> str:
        """By the head, while an answer is awaited."""
        if not self.may_answer:
            return _("The head of the board answers, or the deputy who acts for the head today.")
        return "" if self.recommendation.is_open else services.why_no_answer(self.recommendation)

    def act(self, values: dict[str, Any]) -> str:
        """Answer."""
        services.answer(self.recommendation, by=self.request.user, **values)
        return _("The answer has been sent to the hub.")

    def back(self) -> str:
        """The recommendation."""
        return reverse("unit_recommendations:item", args=[self.recommendation.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        item = {"url": self.back(), "label": self.recommendation.page_title}
        return [*self.breadcrumbs_items, INDEX, item, {"url": "", "label": self.get_page_title()}]


def ways_to_page(user: Any, recommendation: Recommendation) -> list[tuple[str, Any]]:
    """Where the person works on the page, as (address, label): what they may not do is not offered."""
    unit = Unit.objects.filter(pk=recommendation.unit_id)
    page = owned_by(Page.objects.all(), reach_of_units(unit)).filter(pk=recommendation.page_id).first()
    if page is None:
        return []
    page = page.specific
    ways = [(reverse("approval:item", args=[page.pk]), _("Approval of the page"))]
    if page.permissions_for_user(user).can_edit():
        ways.insert(0, (reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit the page")))
    if not why_not_take_down(user, page):
        ways.append((reverse("approval:take_down", args=[page.pk]), _("Take down")))
    return ways
