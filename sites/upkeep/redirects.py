"""Check of redirects: each is on the site of one unit (Wagtail's own import and shell can make others)."""

from collections.abc import Iterator

from wagtail.contrib.redirects.models import Redirect

from sites.upkeep.drift import Drift, Estate


def check_redirects(estate: Estate) -> Iterator[Drift]:
    """No redirect is for “all sites”: it would answer on every unit's host; none is followed, so nothing is mended."""
    if not estate.is_whole:
        return
    for redirect in Redirect.objects.filter(site__unit__isnull=True).select_related("site"):
        yield Drift(redirect.old_path, "redirect", "on a unit's site", str(redirect.site or "on all sites"))
