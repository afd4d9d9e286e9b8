"""Checks of the places of a unit: home pages, collection, site."""

from collections.abc import Iterable, Iterator
from functools import partial

from wagtail.models import Collection, Page, Site

from sites.models import Unit, UnitHost, UnitRoot
from sites.page_urls import SITE_ROOT_DEPTH, forget_root_paths
from sites.services import apply_due_hosts, create_collection
from sites.upkeep.drift import LANGUAGES, Drift, Estate

#: Depth of a unit's collection: right below the one root. One that lies in another unit's would belong to that.
COLLECTION_DEPTH = 2


def check_home_pages(estate: Estate) -> Iterator[Drift]:
    """One home page in every language, each where it belongs."""
    hub_paths = _hub_paths()
    lost = _lost_home_pages(estate.units)
    for unit in estate.units:
        roots = list(unit.roots.all())
        for language in LANGUAGES:
            ours = [root.page for root in roots if root.page.locale.language_code == language]
            if not ours:
                yield _missing(unit, language, lost.get((unit.pk, language), []), hub_paths)
            elif len(ours) > 1:
                found = ", ".join(_named(page) for page in ours)
                yield Drift(unit.code, f"home page in “{language}”", "one", found, unit=unit)
            for page in ours:
                if not is_in_place(unit, page, hub_paths):
                    yield Drift(
                        unit.code,
                        f"place of the home page in “{language}”",
                        "right below the root" if _has_own_tree(unit) else "a section of the hub",
                        f"{_named(page)} at {page.url_path}",
                        unit=unit,
                    )


def _missing(unit: Unit, language: str, candidates: list[Page], hub_paths: tuple[str, ...]) -> Drift:
    fitting = [page for page in candidates if is_in_place(unit, page, hub_paths)]
    what = f"home page in “{language}”"
    if len(fitting) != 1:
        return Drift(unit.code, what, "a page", "none", unit=unit)
    return Drift(unit.code, what, _named(fitting[0]), "not entered", partial(_enter, unit, fitting[0]), unit)


def _enter(unit: Unit, page: Page) -> None:
    UnitRoot.objects.create(unit=unit, page=page)
    forget_root_paths()


def _lost_home_pages(units: Iterable[Unit]) -> dict[tuple[int, str], list[Page]]:
    """Translations of the units' home pages that are nobody's, by unit and language."""
    owner = {
        root.page.translation_key: unit.pk
        for unit in units
        if len(unit.roots.all()) < len(LANGUAGES)
        for root in unit.roots.all()
    }
    found: dict[tuple[int, str], list[Page]] = {}
    pages = Page.objects.filter(translation_key__in=owner, unit_root=None, alias_of=None).select_related("locale")
    for page in pages if owner else ():
        found.setdefault((owner[page.translation_key], page.locale.language_code), []).append(page)
    return found


def _hub_paths() -> tuple[str, ...]:
    return tuple(UnitRoot.objects.filter(unit__depth=1).values_list("page__path", flat=True))


def _has_own_tree(unit: Unit) -> bool:
    return bool(unit.is_hub or unit.site_id is not None)


def is_in_place(unit: Unit, page: Page, hub_paths: tuple[str, ...]) -> bool:
    """Whether the home page stands where its unit's tree begins.

    Args:
        unit: the unit.
        page: its home page.
        hub_paths: tree paths of the hub's home pages.
    """
    if _has_own_tree(unit):
        return bool(page.depth == SITE_ROOT_DEPTH)
    return page.depth > SITE_ROOT_DEPTH and page.path.startswith(hub_paths)


def _named(page: Page) -> str:
    return f"page {page.pk} “{page.title}”"


def check_collections(estate: Estate) -> Iterator[Drift]:
    """A collection for every unit, in no other's."""
    for unit in estate.units:
        if unit.collection is None:
            yield Drift(unit.code, "collection", "one", "none", partial(_give_collection, unit), unit)
        elif unit.collection.depth != COLLECTION_DEPTH:
            found = f"collection {unit.collection_id} “{unit.collection.name}” inside another"
            mend = partial(_lift_collection, unit.collection_id)
            yield Drift(unit.code, "place of the collection", "right below the root", found, mend, unit)


def _give_collection(unit: Unit) -> None:
    unit.collection = create_collection(unit.short_name)
    unit.save()


def _lift_collection(collection_id: int) -> None:
    Collection.objects.get(pk=collection_id).move(Collection.get_first_root_node(), "sorted-child")


def check_sites(estate: Estate) -> Iterator[Drift]:
    """The site shows the unit's home page, answers at the host name of today, and is the default for the hub alone."""
    hosts = dict(UnitHost.objects.on(estate.today).filter(unit__in=estate.rows).values_list("unit_id", "hostname"))
    for unit in estate.units:
        site, host = unit.site, hosts.get(unit.pk)
        if site is None:
            if host or unit.is_hub:
                yield Drift(unit.code, "site", f"one for {host}", "none", unit=unit)
            continue
        yield from _check_site(estate, unit, site, host)


def _check_site(estate: Estate, unit: Unit, site: Site, host: str | None) -> Iterator[Drift]:
    homes = [root.page for root in unit.roots.all() if root.page.locale.language_code == LANGUAGES[0]]
    if len(homes) == 1 and site.root_page_id != homes[0].pk:
        mend = partial(_change_site, site.pk, root_page_id=homes[0].pk)
        yield Drift(unit.code, "home page of the site", _named(homes[0]), f"page {site.root_page_id}", mend, unit)
    if host is None:
        yield Drift(unit.code, "host name", "one for today", "none", unit=unit)
    elif site.hostname != host:
        yield Drift(unit.code, "host name", host, site.hostname, partial(apply_due_hosts, estate.today), unit)
    if site.is_default_site != unit.is_hub:
        mend = partial(_change_site, site.pk, is_default_site=unit.is_hub)
        found = "default" if site.is_default_site else "not default"
        yield Drift(unit.code, "site", "default" if unit.is_hub else "not default", found, mend, unit)


def _change_site(pk: int, **changes: object) -> None:
    site = Site.objects.get(pk=pk)
    for name, value in changes.items():
        setattr(site, name, value)
    site.save()
