"""The screens of comments, for the reviewers and publishers of the unit whose draft it is."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from documents.consultations.exporting import as_table
from documents.consultations.listing import PER_PAGE, CommentFilterForm, DecisionForm
from documents.consultations.moderating import decide
from documents.consultations.rights import comments_of, may_moderate
from documents.models import ConsultationComment

INDEX = {"url": reverse_lazy("draft_comments:index"), "label": gettext_lazy("Comments on drafts")}


class ForModerators:
    """Mixin for views: to who decides about no comments, the screen is closed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask for the right.

        Raises:
            PermissionDenied: the person is a reviewer or publisher of no unit.
        """
        if not may_moderate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a mixin: the view is beside it


class IndexView(ForModerators, WagtailAdminTemplateMixin, TemplateView):
    """The comments that the person may read, the newest first; as a table with ``?export=``."""

    template_name = "documents/admin/comments.html"
    page_title = gettext_lazy("Comments on drafts")
    header_icon = "comment"

    @cached_property
    def form(self) -> CommentFilterForm:
        """What is asked for."""
        return CommentFilterForm(self.request.GET, user=self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list on the screen, or as a table."""
        export = request.GET.get("export", "")
        if export in {"csv", "xlsx"}:
            return as_table(self.rows, export)
        return super().get(request, *args, **kwargs)

    @property
    def rows(self) -> Any:
        """The comments asked for."""
        return self.form.narrow(comments_of(self.request.user)).select_related("page")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {**INDEX, "url": ""}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the list."""
        page = WagtailPaginator(self.rows, PER_PAGE).get_page(self.request.GET.get("p", 1))
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(
            form=self.form,
            page_obj=page,
            elided_page_range=list(page.paginator.get_elided_page_range(page.number)),
            query=query.urlencode(),
            **kwargs,
        )


class OfComment(ForModerators):
    """A view about one comment; the guard has asked whose it is, and this asks again."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def comment(self) -> ConsultationComment:
        """The one that the address names.

        Raises:
            Http404: it is another unit's, or there is none.
        """
        rows = comments_of(self.request.user).select_related("page", "consent", "decided_by")
        found: ConsultationComment = get_object_or_404(rows, pk=self.kwargs["draft_comment_id"])
        return found


class CommentView(OfComment, WagtailAdminTemplateMixin, TemplateView):
    """One comment with everything that was sent, and the decision about it."""

    template_name = "documents/admin/comment.html"
    page_title = gettext_lazy("Comment on a draft")
    header_icon = "comment"

    def get_page_subtitle(self) -> str:
        """The reference."""
        return self.comment.reference

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, INDEX, {"url": "", "label": self.comment.reference}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it with what has been decided."""
        comment = self.comment
        initial = {"state": comment.state, "reason": comment.reason, "answer": comment.answer}
        return self._show(DecisionForm(initial=initial))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide."""
        form = DecisionForm(request.POST)
        if not form.is_valid():
            messages.validation_error(request, _("Nothing was changed."), form)
            return self._show(form)
        decide(request.user, self.comment, **form.cleaned_data)
        messages.success(request, _("The decision about comment %(code)s is kept.") % {"code": self.comment.reference})
        return redirect(reverse("draft_comments:index"))

    def _show(self, form: DecisionForm) -> HttpResponse:
        context = self.get_context_data(form=form, media=form.media, comment=self.comment)
        return self.render_to_response(context)


class AttachmentView(OfComment, TemplateView):
    """The attachment, always to be saved: what a stranger sent is never shown inside the admin."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send the file.

        Raises:
            Http404: there is none.
        """
        comment = self.comment
        if not comment.attachment:
            raise Http404
        try:
            content = comment.attachment.open("rb")
        except FileNotFoundError:
            raise Http404 from None
        response = FileResponse(
            content, as_attachment=True, filename=comment.attachment_name, content_type="application/octet-stream"
        )
        response["Cache-Control"] = "private, no-store"
        return response
