"""By what results are narrowed: place, kind, unit, year; as links with the number of results behind each."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sites.choices import SearchKind
from sites.lists import FilterLink, filter_links
from sites.models import Unit
from sites.search.finding import Found, Row, find
from sites.search.matching import Place
from sites.search.questions import Question

#: Value of ``?scope=`` for all sites of the province.
PROVINCE = "province"
NARROWING = ("kind", "unit", "year")
#: Years offered for questions with more results than are counted.
YEARS_OFFERED = 12


class Filters:
    """What a request narrows its question by.

    Args:
        request: its query holds ``scope``, ``kind``, ``unit`` (a code) and ``year``.
        question: what is asked.
        language: in which language is searched.
    """

    def __init__(self, request: HttpRequest, question: Question, language: str) -> None:
        self.question = question
        self.language = language
        self.unit: Unit = request.unit  # type: ignore[attr-defined]  # set by CurrentUnitMiddleware
        self.is_everywhere = request.GET.get("scope") == PROVINCE
        self.asked = {name: request.GET.get(name, "").replace("\x00", "") for name in NARROWING}
        self.is_first_look = not self.is_narrowed and "page" not in request.GET
        self._kept = {"all": "1"} if request.GET.get("all") else {}
        self._units: dict[int, Unit] = {}
        self.chosen: dict[str, str] = self.base

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the place is asked for."""
        return any(self.asked.values())

    @property
    def place(self) -> Place:
        """Where is searched before anything is narrowed."""
        return Place(self.language, site_id=None if self.is_everywhere else self.unit.site_id)

    def narrowed(self, every: Found) -> Found:
        """The results that are asked for, out of all that the question has.

        Few results are narrowed as they are; of many the index is asked anew, for the ones wanted may be beyond those
        that were counted.
        """
        self._read_units(every)
        chosen = {
            "kind": self.asked["kind"] if self.asked["kind"] in SearchKind.values else "",
            "unit": next((unit.code for unit in self._units.values() if unit.code == self.asked["unit"]), ""),
            "year": self.asked["year"] if self.asked["year"].isdecimal() and len(self.asked["year"]) == 4 else "",
        }
        self.chosen = {**self.base, **{name: value for name, value in chosen.items() if value}}
        if not any(chosen.values()):
            return every
        if every.is_more:
            return find(self.question, self._narrow_place())
        return Found(every.question, tuple(row for row in every.rows if self._fits(row)))

    def links(self, every: Found, *, is_relaxed: bool) -> list[dict[str, Any]]:
        """The groups of links, each with its name; none where there is nothing to choose."""
        if is_relaxed or not every.rows:
            return []
        groups = [("kind", _("Kind"), _("All kinds"), self._kinds(every))]
        if len(self._units) > 1:
            groups.append(("unit", _("Unit"), _("All units"), self._unit_values(every)))
        groups.append(("year", _("Year"), _("All years"), self._years(every)))
        return [
            {"label": label, "links": filter_links(self.chosen, name, values, all_label=all_label)}
            for name, label, all_label, values in groups
            if len(values) > 1 or name in self.chosen
        ]

    def places(self, is_hub: bool) -> list[FilterLink]:
        """The switch between the site and the province."""
        base = {"q": self.question.text}
        here = _("This site only") if not is_hub else _("The province's main site only")
        return [
            FilterLink(here, f"?{urlencode(base)}", not self.is_everywhere),
            FilterLink(
                _("All sites of the province"), f"?{urlencode({**base, 'scope': PROVINCE})}", self.is_everywhere
            ),
        ]

    @property
    def base(self) -> dict[str, str]:
        """The question and the place, as parameters."""
        scope = {"scope": PROVINCE} if self.is_everywhere else {}
        return {"q": self.question.text, **scope, **self._kept}

    def _read_units(self, every: Found) -> None:
        wanted = Q(pk__in={row.unit_id for row in every.rows})
        if self.asked["unit"]:
            wanted |= Q(code=self.asked["unit"])
        self._units = {unit.pk: unit for unit in Unit.objects.filter(wanted).order_by("collation_key", "code")}

    def _narrow_place(self) -> Place:
        unit = next((unit.pk for unit in self._units.values() if unit.code == self.chosen.get("unit")), None)
        year = int(self.chosen["year"]) if "year" in self.chosen else None
        return Place(self.language, self.place.site_id, unit, self.chosen.get("kind", ""), year)

    def _fits(self, row: Row) -> bool:
        place = self._narrow_place()
        return (
            (not place.kind or row.kind == place.kind)
            and (place.unit_id is None or row.unit_id == place.unit_id)
            and (place.year is None or (row.day is not None and row.day.year == place.year))
        )

    def _kinds(self, every: Found) -> list[tuple[str, str, int | None]]:
        counts = every.counted(lambda row: row.kind)
        return [
            (value, str(label), None if every.is_more else counts[value])
            for value, label in SearchKind.choices
            if counts[value]
        ]

    def _unit_values(self, every: Found) -> list[tuple[str, str, int | None]]:
        counts = every.counted(lambda row: row.unit_id)
        return [
            (unit.code, unit.short_display_name, None if every.is_more else counts[unit.pk])
            for unit in self._units.values()
            if counts[unit.pk] or unit.code == self.chosen.get("unit")
        ]

    def _years(self, every: Found) -> list[tuple[str, str, int | None]]:
        if every.is_more:
            newest = timezone.localdate().year
            return [(str(year), str(year), None) for year in range(newest, newest - YEARS_OFFERED, -1)]
        counts = every.counted(lambda row: row.day.year if row.day else None)
        return [(str(year), str(year), counts[year]) for year in sorted(filter(None, counts), reverse=True)]
