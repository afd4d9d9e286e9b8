"""Screens on which a document becomes a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from sites.writing.bodies import counts_of, has_body
from sites.writing.drafts import (
    Inserted,
    create_from_document,
    draft_of,
    insert_document,
    models_below,
    why_not_change,
)
from sites.writing.forms import INSTEAD, InsertForm, NewPageForm
from sites.writing.wording import is_in_old_encoding


class DocumentView(WagtailAdminTemplateMixin, TemplateView):
    """A form for a document; what is refused is said, and nothing of the page is changed."""

    template_name = "sites/writing/document.html"
    header_icon = "doc-full"
    explanation: Any = ""
    button: Any = ""

    @cached_property
    def page(self) -> Any:
        """The page that the address names."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    @property
    def back(self) -> str:
        """Where the person came from."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_page_subtitle(self) -> str:
        """The page's newest title."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [
            *self.breadcrumbs_items,
            {"url": self.back, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def refusal(self) -> str:
        """Why it cannot be done now; empty if it can.

        Raises:
            PermissionDenied, Http404: it is not for this person or this page.
        """
        raise NotImplementedError

    def make_form(self, *args: Any) -> forms.Form:
        """The form, filled with what was sent."""
        raise NotImplementedError

    def act(self, form: Any) -> Inserted:
        """Do it.

        Raises:
            ValidationError: it cannot be done; nothing was changed.
        """
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, or why there is none."""
        form = kwargs.get("form") or self.make_form()
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "explanation": self.explanation,
            "button": self.button,
            "refusal": self.refusal(),
            "form": form,
            "media": form.media,
            "address": self.back,
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the document and do it, or show the form again with what was typed."""
        form: Any = self.make_form(request.POST, request.FILES)
        if not self.refusal() and form.is_valid():
            try:
                inserted = self.act(form)
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                return self.leave(inserted)
        messages.validation_error(request, _("Nothing was changed."), form)
        return self.render_to_response(self.get_context_data(form=form))

    def leave(self, inserted: Inserted) -> HttpResponse:
        """Say what came of it and go on to the editor, or to the words if they are in an old encoding."""
        counts = ", ".join(f"{count.label}: {count.number}" for count in counts_of(inserted.blocks))
        said = _("The draft now holds the document (%(counts)s). Look it through.")
        messages.success(self.request, said % {"counts": counts})
        for problem in inserted.problems:
            messages.warning(self.request, problem)
        if is_in_old_encoding(draft_of(inserted.page)):
            message = _("The document is in an old encoding. Compare, and convert it to Unicode here.")
            messages.warning(self.request, message)
            return redirect("writing:check", inserted.page.pk)
        return redirect("wagtailadmin_pages:edit", inserted.page.pk)


class InsertView(DocumentView):
    """Insert a document into a page."""

    page_title = gettext_lazy("Insert from Word")
    explanation = gettext_lazy(
        "The document becomes headings, text, tables and pictures of the page, as a new draft. Nothing is published, "
        "and earlier versions stay in the page's history. Save what you are writing in the editor first."
    )
    button = gettext_lazy("Insert")

    def refusal(self) -> str:
        """For who may edit the page, while it is not locked."""
        if not has_body(type(self.page)):
            raise Http404
        return why_not_change(self.request.user, self.page)

    def make_form(self, *args: Any) -> forms.Form:
        """A document and where it goes."""
        return InsertForm(*args)

    def act(self, form: Any) -> Inserted:
        """Insert it."""
        replaces = form.cleaned_data["place"] == INSTEAD
        return insert_document(self.page, form.cleaned_data["document"], user=self.request.user, replaces=replaces)


class NewPageView(DocumentView):
    """Make a new page from a document."""

    page_title = gettext_lazy("New page from Word")
    explanation = gettext_lazy(
        "A new draft is made here from the document. Nothing is published; what the document does not say, such as the "
        "lead and the source, you add in the editor."
    )
    button = gettext_lazy("Make the draft")

    @property
    def back(self) -> str:
        """The list of pages."""
        return reverse("wagtailadmin_explore", args=[self.page.pk])

    @cached_property
    def models(self) -> list[type[Page]]:
        """What can be made here."""
        return models_below(self.page, self.request.user)

    def refusal(self) -> str:
        """For who may add pages here."""
        if not self.models:
            raise PermissionDenied
        return ""

    def make_form(self, *args: Any) -> forms.Form:
        """A document, a title and the type."""
        return NewPageForm(*args, models=self.models)

    def act(self, form: Any) -> Inserted:
        """Make it."""
        data = form.cleaned_data
        return create_from_document(
            self.page, form.model, data["document"], user=self.request.user, title=data["title"]
        )
