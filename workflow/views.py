"""The screen of an item's approval: what is decided on, by whom, and the buttons of those who may."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from workflow.comparison import changes_since_publication
from workflow.deciders import Standing, standing
from workflow.emergency import unconfirmed, why_not_confirm, why_not_in_emergency
from workflow.forms import form_for
from workflow.messages import button_labels
from workflow.overview import overview_of
from workflow.refusals import NotEntitled, NotReady
from workflow.takedown import why_not_take_down
from workflow.translating.checks import source_of_page


class PageScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one page; the guard has asked whether it is the person's."""

    @cached_property
    def page(self) -> Any:
        """The page that the address names."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def get_page_subtitle(self) -> str:
        """The page's newest title."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here: the editor."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]


class ApprovalView(PageScreen):
    """Where an item stands and what it says, for everybody of the unit; the decision, for those who may take it."""

    template_name = "workflow/admin/approval.html"
    page_title = gettext_lazy("Approval")
    header_icon = "tasks"

    @cached_property
    def state(self) -> Any:
        """The open step."""
        return self.page.current_workflow_task_state

    @cached_property
    def standing(self) -> Standing:
        """Whether the person may decide it."""
        return standing(self.request.user, self.state) if self.state else Standing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything about the item, and the forms."""
        context = super().get_context_data(**kwargs)
        user, page = self.request.user, self.page
        waiting = unconfirmed().filter(page_id=page.pk).order_by("-pk").first()
        context.update(
            overview=overview_of(page),
            changes=changes_since_publication(page, self.request),
            standing=self.standing,
            may_take_down=not why_not_take_down(user, page),
            may_publish_at_once=not why_not_in_emergency(user, page) and page.has_unpublished_changes,
            emergency=waiting,
            may_confirm=waiting is not None and not why_not_confirm(user, waiting),
            may_withdraw=self.may_withdraw,
            source_page=source_of_page(page),
            **self.forms(kwargs),
        )
        return context

    def forms(self, bound: dict[str, Any]) -> dict[str, Any]:
        """The form of each button that the person has."""
        if not self.standing.may_send_back:
            return {}
        step = self.state.task.specific.step
        send_back, approve = button_labels(self.state.task.specific)
        return {
            "reject_form": bound.get("reject_form") or form_for(step, "reject")(prefix="reject"),
            "approve_form": bound.get("approve_form") or form_for(step, "approve")(prefix="approve"),
            "send_back_label": send_back,
            "approve_label": approve,
        }

    @property
    def may_withdraw(self) -> bool:
        """Whether the person submitted the item, or owns it, and it is still under way."""
        round_ = self.page.current_workflow_state
        return bool(round_ and round_.user_can_cancel(self.request.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, or withdraw the item; a refusal leaves everything as it was and says why."""
        action = request.POST.get("action", "")
        if action == "withdraw":
            return self._withdraw()
        if self.state is None or action not in {"approve", "reject"}:
            messages.error(request, _("No step of this item is open."))
            return redirect(request.path)
        form = form_for(self.state.task.specific.step, action)(request.POST, prefix=action)
        if not form.is_valid():
            messages.validation_error(request, _("Nothing was decided."), form)
            return self.render_to_response(self.get_context_data(**{f"{action}_form": form}))
        try:
            self.state.task.specific.on_action(self.state, request.user, action, **form.cleaned_data)
        except (NotEntitled, NotReady) as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data(**{f"{action}_form": form}))
        said = _("“%(page)s” was approved.") if action == "approve" else _("“%(page)s” was sent back.")
        messages.success(request, said % {"page": self.get_page_subtitle()})
        return redirect(request.path)

    def _withdraw(self) -> HttpResponse:
        if not self.may_withdraw:
            raise PermissionDenied
        self.page.current_workflow_state.cancel(user=self.request.user)
        messages.success(
            self.request, _("“%(page)s” was withdrawn; it is a draft again.") % {"page": self.get_page_subtitle()}
        )
        return redirect(self.request.path)
