"""The screen that looks through the words of a draft, and the answer to a text that is being pasted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from sites.text_checks import judges_spelling
from sites.writing.drafts import change_draft, draft_of, why_not_change
from sites.writing.wording import LONGEST_WORD, Choice, decode_markup, put_right, wording_of
from vietnamese.folding import clean
from vietnamese.legacy_text import convert_legacy_text
from vietnamese.tone_marks import ToneStyle

LONGEST_PASTED = 200_000
RIGHT = "right-"


class CheckView(WagtailAdminTemplateMixin, TemplateView):
    """Lists what may be wrong with the words of a draft; what is ticked is put right as a new version."""

    template_name = "sites/writing/check.html"
    page_title = gettext_lazy("Check the words")
    header_icon = "glasses"

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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was found, and whether it can be changed now."""
        refusal = why_not_change(self.request.user, self.page)
        draft = draft_of(self.page)
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "wording": wording_of(draft),
            "judges_spelling": judges_spelling(draft),
            "keeps_spelling": draft.keeps_spelling,
            "version": draft.latest_revision_id or "",
            "refusal": refusal,
            "typed": self.request.POST,
            "longest_word": LONGEST_WORD,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put right what is ticked, and show what is left."""
        why_not_change(request.user, self.page)
        choice = chosen(request)
        version = request.POST.get("version", "")
        try:
            changed = change_draft(
                self.page,
                lambda draft: put_right(draft, choice),
                user=request.user,
                version=int(version) if version.isascii() and version.isdigit() and len(version) < 19 else None,
            )
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return self.render_to_response(self.get_context_data())
        said = ngettext(
            "%(number)s text was put right in the draft.", "%(number)s texts were put right in the draft.", changed
        )
        messages.success(request, said % {"number": changed})
        return redirect("writing:check", self.page.pk)


def chosen(request: HttpRequest) -> Choice:
    """What the form says."""
    data = request.POST
    typed = {
        name.removeprefix(RIGHT): clean(str(value)).strip() for name, value in data.items() if name.startswith(RIGHT)
    }
    return Choice(
        decoded={int(one) for one in data.getlist("decode") if one.isascii() and one.isdigit() and len(one) < 9},
        corrections={word: right[:LONGEST_WORD] for word, right in typed.items() if right and right != word},
        style=ToneStyle(data["style"]) if data.get("style") in set(ToneStyle) else None,
        restyled=data.getlist("restyle"),
    )


@require_POST
def decode_pasted(request: HttpRequest) -> JsonResponse:
    """Answer a text with what it would be in Unicode, or with an empty object if it is in no old encoding."""
    text = request.POST.get("text", "")[:LONGEST_PASTED]
    conversion = convert_legacy_text(text)
    if conversion is None:
        return JsonResponse({})
    title = _("This text is in the old encoding %(encoding)s. Convert it to Unicode?")
    answer = {
        "encoding": conversion.encoding,
        "before": text,
        "after": conversion.text,
        "html": decode_markup(request.POST.get("html", "")[:LONGEST_PASTED]),
        "title": title % {"encoding": conversion.encoding},
        "labels": {
            "before": _("As pasted"), "after": _("In Unicode"), "convert": _("Convert"), "keep": _("Keep as pasted"),
            "note": _("Compare before you convert: capital letters can have been lost in the old font."),
        },
    }  # fmt: skip
    return JsonResponse(answer)
