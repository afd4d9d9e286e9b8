"""The translators' list of the unit for which the person is working."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from sites.current_unit import current_unit
from sites.models import Unit
from sites.reach import reach_of_units
from sites.translating.languages import SOURCE_LANGUAGE, languages_of
from workflow.translating.exports import archive_of
from workflow.translating.states import Line, TranslationState, complete, lines_of

LINES_A_PAGE = 30


class TranslationsView(WagtailAdminTemplateMixin, TemplateView):
    """What is missing or behind in the unit's other languages, and the ways to mend it."""

    template_name = "workflow/admin/translations.html"
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    unit: Unit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the current unit.

        Raises:
            PermissionDenied: there is none.
        """
        unit = current_unit(request)
        if unit is None:
            raise PermissionDenied
        self.unit = unit
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        """Whose pages they are."""
        return self.unit.short_display_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def locales(self) -> list[Locale]:
        """The languages into which the unit translates."""
        return list(languages_of(self.unit).exclude(language_code=SOURCE_LANGUAGE).order_by("language_code"))

    @cached_property
    def locale(self) -> Locale | None:
        """The language of the list: the one that the address names, or the first."""
        wanted = self.request.GET.get("language")
        return next((one for one in self.locales if one.language_code == wanted), next(iter(self.locales), None))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, or its segments as PO files in an archive."""
        if request.GET.get("export") != "po":
            return super().get(request, *args, **kwargs)
        content = archive_of(self.chosen(self.lines(), request.GET.get("state", "")), request.user)
        name = f"{self.unit.code}-{self.locale.language_code if self.locale else SOURCE_LANGUAGE}.zip"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type="application/zip", headers=disposition)

    def lines(self) -> list[Line]:
        """Every line of the list, the most urgent first."""
        return lines_of(reach_of_units(Unit.objects.filter(pk=self.unit.pk)), self.locale) if self.locale else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines of one page of the list, with how many there are in each state."""
        lines = self.lines()
        chosen = self.request.GET.get("state", "")
        page = WagtailPaginator(self.chosen(lines, chosen), LINES_A_PAGE).get_page(self.request.GET.get("p"))
        complete(page.object_list)
        return super().get_context_data(
            unit=self.unit,
            locale=self.locale,
            locales=self.locales,
            states=self.numbers(lines),
            chosen=chosen,
            total=len(lines),
            page_obj=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            may_begin=self.request.user.has_perm("wagtail_localize.submit_translation"),
            **kwargs,
        )

    @staticmethod
    def chosen(lines: list[Line], state: str) -> list[Line]:
        """The lines in a state; all of them for none."""
        return [line for line in lines if line.state == state] if state in TranslationState.values else lines

    @staticmethod
    def numbers(lines: list[Line]) -> list[tuple[TranslationState, int]]:
        """How many lines there are in each state."""
        counted = dict.fromkeys(TranslationState, 0)
        for line in lines:
            counted[line.state] += 1
        return [(state, number) for state, number in counted.items() if number]
