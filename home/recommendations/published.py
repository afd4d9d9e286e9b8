"""What units have published, as the hub reads it: what every reader can open, never a draft (seed 004 Đ7.2e)."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.hub.figures import OwnersByPath
from sites.choices import UnitState
from sites.hosts import normalise_host
from sites.models import Unit, UnitRoot
from sites.public import open_anywhere
from vietnamese import folding


def published_pages(owners: OwnersByPath | None = None) -> Any:
    """Public pages of units in operation, but for the hub's own: those about which the hub may recommend something.

    Args:
        owners: which unit owns which page, if it has been read already; one query otherwise.
    """
    roots = UnitRoot.objects.filter(unit__state=UnitState.LIVE, unit__depth__gt=1).values("page__path")
    beginning = (owners or OwnersByPath.read()).beginning()
    return open_anywhere(Page.objects.all()).annotate(beginning=beginning).filter(beginning__in=roots)


def of_unit(pages: Any, unit: Unit) -> Any:
    """Of published pages those of one unit."""
    return pages.filter(beginning__in=UnitRoot.objects.filter(unit=unit).values("page__path"))


def units_that_publish() -> QuerySet[Any]:
    """Units about whose pages the hub may recommend something, in Vietnamese order."""
    return Unit.objects.listed()


def page_at(address: str) -> Page:
    """The page of a unit that readers find at ``address``.

    Whether there is a draft at an address is not told: it answers as one at which there is nothing.

    Args:
        address: as it is copied from a browser; without https:// it is understood too.

    Raises:
        ValidationError: it is no address of the province, or none of a page about which something may be recommended.
    """
    text = folding.clean(address).strip()
    try:
        parts = urlsplit(text if "//" in text else f"https://{text}")
        host = normalise_host(parts.hostname or "")
    except ValueError:
        host = ""
    if not host or parts.scheme not in {"http", "https"}:
        raise ValidationError(_("Paste the whole address of a page, beginning with https://."))
    unit = Unit.objects.for_host(host, timezone.localdate())
    if unit is None or unit.site_id is None:
        raise ValidationError(_("“%(host)s” is no portal of the province.") % {"host": host})
    where = _place(unit, parts.path)
    found = open_anywhere(Page.objects.all()).filter(url_path=where).first() if where else None
    if found is None:
        raise ValidationError(_("There is no public page at this address."))
    if not published_pages().filter(pk=found.pk).exists():
        raise ValidationError(_why_not(Unit.objects.owning(found)))
    page: Page = found
    return page


def _place(unit: Unit, path: str) -> str:
    """The place in the tree that a path on the unit's host leads to; empty if the unit has no site in the language."""
    parts = [part for part in unquote(path).split("/") if part]
    language = settings.LANGUAGE_CODE
    if parts and parts[0] in dict(settings.LANGUAGES) and parts[0] != language:
        language = parts.pop(0)
    root = unit.roots.filter(page__locale__language_code=language).select_related("page").first()
    return "/".join([root.page.url_path.rstrip("/"), *parts, ""]) if root else ""


def _why_not(unit: Unit | None) -> str:
    if unit is not None and unit.is_closed:
        return _("“%(unit)s” is not in operation any more: nobody would answer.") % {"unit": unit.display_name}
    return _("This page is the hub's own. Recommendations are made to other units.")
