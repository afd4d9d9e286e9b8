"""Acts on shared articles: proposing, taking over, deciding, and looking at what has become of the original."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.choices import SyndicationState
from home.models.syndication import SyndicatedItem
from home.syndication import services
from home.syndication.following import changes_of
from home.syndication.forms import ProposeForm, RefuseForm, SectionForm
from home.syndication.lists import OfCurrentUnit, page_of_request
from home.syndication.rights import decides_for, sections_for, writes_for
from home.syndication.wording import status_of, warning_of
from news.models import ArticlePage
from sites.models import Unit


class ActView(OfCurrentUnit):
    """A form and a button; what is refused is said at its field, and what was typed stays."""

    template_name = "home/admin/share_article.html"
    explanation: Any = ""
    button: Any = ""

    @cached_property
    def page(self) -> ArticlePage:
        """The article that the address names."""
        return page_of_request(self.request, self.kwargs["page_id"])

    def make_form(self, data: Any = None) -> Form:
        """The form, filled or empty."""
        raise NotImplementedError

    def act(self, form: Form) -> HttpResponse:
        """Do it, and lead on.

        Raises:
            ValidationError: it cannot be done; nothing has changed.
        """
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form and what it is about."""
        form = kwargs.pop("form", None) or self.make_form()
        return super().get_context_data(
            page=self.page,
            form=form,
            media=form.media,
            explanation=self.explanation,
            button=self.button,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or show the form again."""
        form = self.make_form(request.POST)
        if form.is_valid():
            try:
                return self.act(form)
            except ValidationError as refusal:
                add_refusal(form, refusal)
        messages.validation_error(request, _("Nothing was changed."), form)
        return self.render_to_response(self.get_context_data(form=form))


class ProposeView(ActView):
    """Offer an article of the own unit to another."""

    page_title = gettext_lazy("Propose to another unit")
    explanation = gettext_lazy(
        "The other unit decides whether it takes the article over. Its copy goes through its own approval chain; the "
        "article here stays as it is."
    )
    button = gettext_lazy("Propose")

    @cached_property
    def unit(self) -> Unit:
        """The unit of the article, whichever was chosen.

        Raises:
            Http404: the article belongs to none.
        """
        unit = Unit.objects.owning(self.page)
        if unit is None:
            raise Http404
        return unit

    def make_form(self, data: Any = None) -> Form:
        """To whom."""
        return ProposeForm(data, own=self.unit)

    def act(self, form: Form) -> HttpResponse:
        """Propose it."""
        target, note = form.cleaned_data["target"], form.cleaned_data["note"]
        services.propose(self.page, target, user=self.request.user, note=note)
        said = _("“%(title)s” has been proposed to %(unit)s.")
        messages.success(self.request, said % {"title": self.page.title, "unit": target.short_display_name})
        return redirect("syndication:outgoing")


class TakeView(ActView):
    """Take over what another unit has published."""

    page_title = gettext_lazy("Take an article over")
    explanation = gettext_lazy(
        "A draft is made in your unit, with author, source and label kept and a link to the original. It is public "
        "when your unit’s own approval chain has approved it."
    )
    button = gettext_lazy("Make the draft")

    @cached_property
    def sections(self) -> list[Any]:
        """Where the draft may be made."""
        return sections_for(self.request.user, self.unit, self.page)

    def make_form(self, data: Any = None) -> Form:
        """Into which section."""
        return SectionForm(data, sections=self.sections)

    def act(self, form: Form) -> HttpResponse:
        """Make the draft, and open it."""
        copy = services.take(self.page, form.cleaned_data["section"], user=self.request.user)
        return opened(self.request, copy)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say it if there is no section for the article."""
        refusal = "" if self.sections else no_section(self.page)
        return super().get_context_data(refusal=refusal, **kwargs)


class ItemView(OfCurrentUnit):
    """One shared article: the way of both sides to see how it stands and to act."""

    page_title = gettext_lazy("Shared article")
    template_name = "home/admin/shared_article.html"

    @cached_property
    def item(self) -> Any:
        """The item that the address names, with what has become of its original; the guard has asked whether it may.

        Raises:
            Http404: there is none.
        """
        item = SyndicatedItem.objects.with_source().for_lists().filter(pk=self.kwargs["pk"]).first()
        if item is None:
            raise Http404
        return item

    @cached_property
    def is_target(self) -> bool:
        """Whether the person decides for the unit to which the article goes."""
        return decides_for(self.request.user, self.item.target_unit)

    @cached_property
    def is_source(self) -> bool:
        """Whether the person writes for the unit from which it comes."""
        return writes_for(self.request.user, self.item.source_unit)

    @cached_property
    def sections(self) -> list[Any]:
        """Where the draft may be made."""
        source = self.item.source_page
        return sections_for(self.request.user, self.item.target_unit, source) if source else []

    def get_page_subtitle(self) -> str:
        """The title of the article."""
        return self.item.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands where, and the forms for what the person may do now."""
        item = self.item
        is_open = item.state == SyndicationState.PROPOSED
        may_decide = is_open and self.is_target
        accept = kwargs.pop("accept", None) or SectionForm(sections=self.sections if may_decide else [])
        refuse = kwargs.pop("refuse", None) or RefuseForm()
        return super().get_context_data(
            item=item,
            status=status_of(item),
            warning=warning_of(item) if self.is_target else "",
            changes=changes_of(item) if self.is_target and item.needs_look else [],
            seen=services.hash_of_public(item.source_page) if self.is_target and item.needs_look else "",
            accept=accept if may_decide and self.sections else None,
            refuse=refuse if may_decide else None,
            no_section=no_section(item.source_page) if may_decide and not self.sections else "",
            may_withdraw=is_open and self.is_source,
            sees_target=self.is_target,
            sees_source=self.is_source,
            media=accept.media + refuse.media,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says; what is refused is said."""
        acts = {
            "accept": self._accept,
            "refuse": self._refuse,
            "withdraw": self._withdraw,
            "acknowledge": self._acknowledge,
            "renew": self._renew,
        }
        act = acts.get(request.POST.get("action", ""))
        if act is None:
            return redirect("syndication:item", self.item.pk)
        try:
            return act()
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("syndication:item", self.item.pk)

    def _accept(self) -> HttpResponse:
        form = SectionForm(self.request.POST, sections=self.sections)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(accept=form))
        copy = services.accept(self.item, form.cleaned_data["section"], user=self.request.user)
        return opened(self.request, copy)

    def _refuse(self) -> HttpResponse:
        form = RefuseForm(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(refuse=form))
        services.refuse(self.item, user=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("The proposal has been declined; its unit reads the reason."))
        return redirect("syndication:incoming")

    def _withdraw(self) -> HttpResponse:
        services.withdraw(self.item, user=self.request.user)
        messages.success(self.request, _("The proposal has been withdrawn."))
        return redirect("syndication:outgoing")

    def _acknowledge(self) -> HttpResponse:
        services.acknowledge(self.item, user=self.request.user, seen=self.request.POST.get("seen", ""))
        messages.success(self.request, _("Noted. Your copy stays as it is."))
        return redirect("syndication:incoming")

    def _renew(self) -> HttpResponse:
        copy = services.renew(self.item, user=self.request.user)
        messages.success(self.request, _("What the original says now stands in a draft. Check it and submit it."))
        return redirect(reverse("wagtailadmin_pages:edit", args=[copy.pk]))


def opened(request: HttpRequest, copy: ArticlePage) -> HttpResponse:
    """Open the new draft in the editor."""
    messages.success(request, _("The draft has been made. Check it and submit it to the approval chain."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[copy.pk]))


def no_section(source: ArticlePage | None) -> str:
    """Why there is no place for the article."""
    if source is not None and source.is_reference_item:
        return _("It is a reference item, and your unit has no section of reference items in this language.")
    return _("There is no section in this language in which you may write.")


def add_refusal(form: Form, refusal: ValidationError) -> None:
    """Say it at the field that it is about, if the form has it."""
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
    for name, texts in by_field.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)
