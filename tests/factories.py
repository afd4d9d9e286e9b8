"""Many units at once: the rows that founding makes, in bulk, for tests and measurements of what numbers cost.

Everything that a screen could list per unit is there: unit, names, host, site with branding, collection with a
picture and a file, groups with their rights, a head of the board, home pages in both languages with the chain.
The pages below the home pages are not.
"""

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from treebeard.mp_tree import MP_Node
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    Locale,
    Page,
    PageLogEntry,
    Revision,
    Site,
    WorkflowPage,
    WorkflowState,
)

from documents.models import UnitDocument
from home.models import UnitHomePage
from home.starting_pages import LANGUAGES
from images.models import UnitImage
from sites.choices import Lane, Level, Position, UnitKind
from sites.groups import grant, group_name, rights_due
from sites.models import Branding, Seat, Unit, UnitGroup, UnitHost, UnitName, UnitRoot
from sites.models.units import collation_key
from sites.tree import tree_lock
from tests import cast
from users.models import User
from workflow.models import SeatTaskState
from workflow.presets import SHIPPED as PRESETS
from workflow.services import provision

HEAD_LEVELS = (Level.REVIEWER, Level.PUBLISHER)


@transaction.atomic
def many_units(number: int, *, preset: str = "003-phuong-1") -> list[Unit]:
    """Make ``number`` communes of the cast's province; 300 take a few seconds."""
    with tree_lock():
        units = _units(number, preset)
        homes = _home_pages(units)
        _sites(units, homes)
        groups = _groups(units, homes)
        _heads(units, groups)
        _chain(homes, preset)
        _files(units)
    return units


@transaction.atomic
def give_work(units: Sequence[Unit]) -> None:
    """Let something be going on in every unit, so that reports have rows: on each Vietnamese home page a revision,
    an entry in the log, a lock and a running approval, by the head of the board."""
    heads = dict(Seat.objects.filter(unit__in=units, position=Position.HEAD).values_list("unit", "user"))
    roots = UnitRoot.objects.filter(unit__in=units, page__locale__language_code="vi").select_related("page")
    busy = [(root.page, heads.get(root.unit_id) or cast.person("binh").pk) for root in roots]
    now, base = timezone.now(), ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=page.cached_content_type,
            base_content_type=base,
            object_id=str(page.pk),
            object_str=page.title,
            content={**page.serializable_data(), "intro": "", "body": "[]"},
            created_at=now,
            user_id=head,
        )
        for page, head in busy
    )
    for (page, head), revision in zip(busy, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
        page.locked, page.locked_at, page.locked_by_id, page.owner_id = True, now, head, head
    Page.objects.bulk_update(
        (page for page, _head in busy),
        ["latest_revision", "live_revision", "locked", "locked_at", "locked_by", "owner"],
    )
    PageLogEntry._base_manager.bulk_create(
        PageLogEntry(
            content_type=page.cached_content_type,
            label=page.title,
            action="wagtail.publish",
            timestamp=now,
            page=page,
            user_id=head,
            revision=revision,
            content_changed=True,
        )
        for (page, head), revision in zip(busy, revisions, strict=True)
    )
    _submit(busy, revisions)


def _submit(busy: Sequence[tuple[Page, int]], revisions: Sequence[Revision]) -> None:
    chains = {chosen.page_id: chosen.workflow for chosen in WorkflowPage.objects.select_related("workflow")}
    states = WorkflowState.objects.bulk_create(
        WorkflowState(
            content_type=page.cached_content_type,
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(page.pk),
            workflow=chains[page.pk],
            requested_by_id=head,
        )
        for page, head in busy
        if page.pk in chains
    )
    revision_of = {revision.object_id: revision for revision in revisions}
    for state in states:
        revision = revision_of[state.object_id]
        state.current_task_state = SeatTaskState.objects.create(
            workflow_state=state,
            revision=revision,
            task=state.workflow.tasks.first(),
            hash_in="0" * 64,
            revision_in=revision.pk,
            lane=Lane.GOVERNMENT,
        )
    WorkflowState.objects.bulk_update(states, ["current_task_state"])


def next_places(parent: MP_Node, number: int) -> list[str]:
    """Paths for ``number`` new last children of ``parent``, which counts them."""
    parent.refresh_from_db()
    last = parent.get_last_child()
    first = (last._get_lastpos_in_path() if last else 0) + 1
    type(parent).objects.filter(pk=parent.pk).update(numchild=parent.numchild + number)
    return [parent._get_path(parent.path, parent.depth + 1, place) for place in range(first, first + number)]


def _units(number: int, preset: str) -> list[Unit]:
    hub = Unit.objects.hub()
    first = Unit.objects.count() + 1
    codes = [f"xa-{place:04}" for place in range(first, first + number)]
    collections = Collection.objects.bulk_create(
        Collection(name=f"Xã {code}", path=path, depth=2)
        for code, path in zip(codes, next_places(Collection.get_first_root_node(), number), strict=True)
    )
    units = Unit.objects.bulk_create(
        Unit(
            code=code,
            kind=UnitKind.COMMUNE,
            name=f"Ủy ban nhân dân xã {code}",
            short_name=f"Xã {code}",
            name_en=f"People's Committee of {code}",
            short_name_en=f"{code} commune",
            collation_key=collation_key(f"Xã {code}"),
            founded_on=cast.FOUNDED,
            preset=preset,
            collection=collection,
            path=path,
            depth=2,
        )
        for code, collection, path in zip(codes, collections, next_places(hub, number), strict=True)
    )
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=unit.name, short_name=unit.short_name, valid_from=cast.FOUNDED) for unit in units
    )
    return units


def _home_pages(units: Sequence[Unit]) -> dict[str, list[Page]]:
    places = iter(next_places(Page.get_first_root_node(), len(units) * len(LANGUAGES)))
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    keys = [uuid.uuid4() for _unit in units]
    now, homes = timezone.now(), {}
    for language in LANGUAGES:
        slugs = [unit.code if language == "vi" else f"{unit.code}-{language}" for unit in units]
        homes[language] = Page.objects.bulk_create(
            Page(
                title=unit.short_name,
                draft_title=unit.short_name,
                slug=slug,
                url_path=f"/{slug}/",
                path=next(places),
                depth=2,
                locale=locales[language],
                translation_key=key,
                content_type=ContentType.objects.get_for_model(UnitHomePage),
                live=True,
                first_published_at=now,
                last_published_at=now,
                latest_revision_created_at=now,
            )
            for unit, slug, key in zip(units, slugs, keys, strict=True)
        )
        for page in homes[language]:
            UnitHomePage(page_ptr=page).save_base(raw=True, force_insert=True)  # the row of the page's own type
        UnitRoot.objects.bulk_create(
            UnitRoot(unit=unit, page=page) for unit, page in zip(units, homes[language], strict=True)
        )
    return homes


def _sites(units: Sequence[Unit], homes: dict[str, list[Page]]) -> None:
    for unit, home in zip(units, homes["vi"], strict=True):
        unit.site = Site(hostname=f"{unit.code}.{settings.PORTAL_DOMAIN}", port=settings.PORTAL_PORT, root_page=home)
    Site.objects.bulk_create(unit.site for unit in units)
    Unit.objects.bulk_update(units, ["site"])
    Branding.objects.bulk_create(Branding(site=unit.site, phone="0204 3555 001") for unit in units)
    UnitHost.objects.bulk_create(
        UnitHost(unit=unit, hostname=unit.site.hostname, valid_from=cast.FOUNDED) for unit in units
    )


def _groups(units: Sequence[Unit], homes: dict[str, list[Page]]) -> dict[tuple[str, str], Group]:
    roots = {unit.code: [homes[language][place].pk for language in LANGUAGES] for place, unit in enumerate(units)}
    groups = {(unit.code, level): Group(name=group_name(unit, level)) for unit in units for level in Level}
    Group.objects.bulk_create(groups.values())
    UnitGroup.objects.bulk_create(
        UnitGroup(unit=unit, level=level, group=groups[unit.code, level]) for unit in units for level in Level
    )
    grant({groups[unit.code, level].pk: rights_due(unit, level, roots[unit.code]) for unit in units for level in Level})
    return groups


def _heads(units: Sequence[Unit], groups: dict[tuple[str, str], Group]) -> None:
    heads = User.objects.bulk_create(
        User(username=f"truong-{unit.code}", last_name="Nguyễn", first_name="Trưởng", email=f"{unit.code}@example.vn")
        for unit in units
    )
    Seat.objects.bulk_create(
        Seat(
            unit=unit,
            user=head,
            position=Position.HEAD,
            title="Chủ tịch",
            levels=list(HEAD_LEVELS),
            decision_number=cast.DECISION,
            decision_date=cast.FOUNDED,
            starts_on=cast.FOUNDED,
        )
        for unit, head in zip(units, heads, strict=True)
    )
    User.groups.through.objects.bulk_create(
        User.groups.through(user=head, group=groups[unit.code, level])
        for unit, head in zip(units, heads, strict=True)
        for level in HEAD_LEVELS
    )


def _chain(homes: dict[str, list[Page]], preset: str) -> None:
    workflow = provision(PRESETS[preset]).workflow
    WorkflowPage.objects.bulk_create(
        WorkflowPage(page=page, workflow=workflow) for pages in homes.values() for page in pages
    )


def _files(units: Sequence[Unit]) -> None:
    picture = UnitImage(title="", file=get_test_image_file(size=(64, 48)), width=64, height=48)
    picture.file.save("tru-so.png", picture.file.file, save=False)
    paper = UnitDocument(title="")
    paper.file.save("noi-quy.txt", ContentFile(b"Noi quy"), save=False)
    UnitImage.objects.bulk_create(
        UnitImage(title=f"Trụ sở {unit.code}", file=picture.file.name, width=64, height=48, collection=unit.collection)
        for unit in units
    )
    UnitDocument.objects.bulk_create(
        UnitDocument(title=f"Nội quy {unit.code}", file=paper.file.name, collection=unit.collection) for unit in units
    )
