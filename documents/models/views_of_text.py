"""Further addresses below a document's own: its text for paper, and beside another one's."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from documents.models.comparing import comparable, of_number, suggestions
from vietnamese.folding import clean
from vietnamese.legal_comparison import TooLong, compare, count_states
from vietnamese.legal_form import names_nation

#: The last part of the address in each language.
COMPARISON = {"vi": "so-sanh", "en": "compare"}
#: The longest number that is looked for.
LONGEST_NUMBER = 100


class TextViews(RoutablePageMixin):
    """What a document offers besides its page; whoever may open the page may open these."""

    #: Of the page that this is mixed into.
    legal_text: Any
    full_text: Any

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add with which documents readers will compare this one."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.full_text:
            context.update(suggestions=suggestions(self), comparison_url=self.comparison_url(request))
        return context

    @re_path(r"^print/$", name="print")
    def print_view(self, request: HttpRequest) -> HttpResponse:
        """The text alone, for paper, in the form of NĐ 30/2020/NĐ-CP, annex I."""
        context = self.get_context(request)
        context.update(anchors={}, mentions=None)  # nothing is linked on paper
        context.update(lacks_head=not self._has_head(), lacks_end=not self._has_end(), printed_on=timezone.localdate())
        return TemplateResponse(request, "documents/document_print.html", context)

    @re_path(r"^(?:so-sanh|compare)/$", name="choose_comparison")
    def choose_view(self, request: HttpRequest) -> HttpResponse:
        """Ask with which document to compare; the number of a single one leads to it at once."""
        if not self.full_text:
            raise Http404
        asked = clean(request.GET.get("number", ""))[:LONGEST_NUMBER]
        typed = "".join(letter for letter in asked if letter.isprintable()).strip()  # PostgreSQL takes no NUL
        found = of_number(self, typed) if typed else []
        if len(found) == 1:
            return redirect(f"{self.comparison_url(request)}{found[0].pk}/")
        context = self.get_context(request)
        context.update(typed=typed, found=found)
        return TemplateResponse(request, "documents/comparison_choice.html", context)

    # Versions of one document that were public before are not offered: that a text is public says nothing about the
    # one it replaced, which may have been corrected because it should never have been read (decision 0028).
    @re_path(r"^(?:so-sanh|compare)/([0-9]{1,9})/$", name="compare")
    def compare_view(self, request: HttpRequest, other_id: str) -> HttpResponse:
        """This document's text and another's side by side, the earlier one on the left."""
        other = comparable(self).filter(pk=int(other_id)).first()
        if not self.full_text or other is None:
            raise Http404
        earlier, later = sorted((self, other), key=lambda document: (document.issued_on, document.pk))
        context = self.get_context(request)
        context.update(earlier=earlier, later=later, other=other, only_changes="changes" in request.GET)
        context.update(earlier_url=earlier.get_url(request), later_url=later.get_url(request))
        try:
            context["rows"] = compare(earlier.legal_text, later.legal_text)
            context["counts"] = count_states(context["rows"])
        except TooLong:
            context["rows"] = None
        return TemplateResponse(request, "documents/comparison.html", context)

    def comparison_url(self, request: HttpRequest) -> str:
        """Where comparisons of the document stand, in the words of its language."""
        word = COMPARISON.get((get_language() or "")[:2], COMPARISON["en"])
        return f"{self.get_url(request)}{word}/"

    def _has_head(self) -> bool:
        """Whether the text says itself in whose name it is issued; many are pasted without what stood above."""
        return self.legal_text is not None and names_nation(self.legal_text.parts[0].preamble)

    def _has_end(self) -> bool:
        """Whether the text has recipients or a signature below an article."""
        return self.legal_text is not None and any(part.closing for part in self.legal_text.parts)
