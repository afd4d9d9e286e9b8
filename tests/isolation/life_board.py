"""A unit's board, its people's belongings, and how the unit stands in the province."""

from datetime import date

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import APIToken, Locale, Task, Workflow

from images.models import UnitImage
from news.models import ArticlePage
from sites.choices import Level, Position
from sites.models import Branding, Delegation, Seat, Unit, UnitHost, UnitName
from sites.models.branding import TEXTS
from sites.services import appoint
from tests import cast
from tests.isolation.life import Life
from users.models import User
from workflow.presets import Preset, Step
from workflow.services import provision

FIRST_DAY = date(2025, 1, 2)
LAST_DAY = date(2026, 12, 31)


def seat_board(life: Life) -> None:
    """Appoint a deputy whom the head has let act for him; the board's people and decisions bear canaries."""
    deputy = newcomer(life, "deputy")
    theirs = appoint_to(life.code, deputy, Position.DEPUTY, [Level.PUBLISHER])
    for person in people_of_one_unit(life.unit):
        rename(life, person)
    for seat in Seat.objects.filter(unit=life.unit):
        seat.title = life.words.secret("seattitle")
        seat.decision_number = life.words.bare("seatdecision")
        seat.save()
        life.note(seat, "wagtail.edit", "seat")
    heads = Seat.objects.filter(unit=life.unit, position=Position.HEAD)
    delegation = Delegation.objects.create(
        seat=heads.get(),
        deputy=theirs,
        decision_number=life.words.bare("delegationdecision"),
        decision_date=FIRST_DAY,
        starts_on=FIRST_DAY,
        ends_on=LAST_DAY,
    )
    life.note(delegation, "wagtail.edit", "delegation")
    life.keep(deputy, theirs, delegation)
    life.note(deputy, "wagtail.edit", "person")


def appoint_to(code: str, person: User, position: Position, levels: list[Level], **dates: date) -> Seat:
    """Give a person a seat since :data:`FIRST_DAY`."""
    return appoint(
        unit=cast.unit(code),
        user=person,
        position=position,
        title="Công chức",
        levels=levels,
        decision_number=cast.DECISION,
        decision_date=FIRST_DAY,
        starts_on=FIRST_DAY,
        ends_on=dates.get("ends_on"),
        today=cast.TODAY,
    )


def newcomer(life: Life, what: str) -> User:
    """A person of the unit."""
    return User.objects.create_user(
        life.words.bare(f"{what}username"),
        email=f"{life.words.bare(f'{what}email')}@example.org",
        last_name=life.words.secret(f"{what}lastname"),
        first_name=life.words.bare(f"{what}firstname"),
    )


def people_of_one_unit(unit: Unit) -> list[User]:
    """People who have never sat anywhere else."""
    return [person for person in User.objects.filter(seats__unit=unit).distinct()
            if not person.seats.exclude(unit=unit).exists()]  # fmt: skip


def rename(life: Life, person: User) -> None:
    """Give a person of the cast a name that is a canary; the user name stays, for tests call people by it."""
    person.last_name = life.words.secret("lastname")
    person.email = f"{life.words.bare('email')}.{person.pk}@example.org"
    person.save()


def keep_belongings(life: Life) -> None:
    """What people have beside the unit's content: a token, a page in work, a form half filled."""
    page = ArticlePage.objects.get(slug=life.words.bare("draftslug"))
    kind = ContentType.objects.get_for_model(ArticlePage)
    token = APIToken.objects.create(
        user=life.writer, name=life.words.secret("token"), key_hash=life.words.bare("hash"), prefix="wagtail_zq"
    )
    life.note(token, "wagtail.edit", "token")
    session = EditingSession.objects.create(
        user=life.writer, content_type=kind, object_id=page.pk, last_seen_at=timezone.now(), is_editing=True
    )
    FormState.objects.create(
        user=life.writer,
        content_type=kind,
        object_id=page.pk,
        data=f"title={life.words.bare('formstate')}&body-count=0&comments-TOTAL_FORMS=0&comments-INITIAL_FORMS=0",
        last_updated_at=timezone.now(),
    )
    life.keep(token)
    life.keep(session)


def stand_in_province(life: Life) -> None:
    """Names, looks, redirects, groups and the chain of the unit."""
    unit, public = life.unit, life.words.public
    names = {name: public(name.replace("_", "")) for name in ("name", "short_name", "name_en", "short_name_en")}
    UnitName.objects.filter(unit=unit).update(**names, basis=public("namebasis"))
    UnitHost.objects.filter(unit=unit).update(basis=public("hostbasis"))
    for name, value in {**names, "founding_decision": public("founding"), "state_basis": public("statebasis")}.items():
        setattr(unit, name, value)
    unit.save()
    unit.site.site_name = unit.short_name
    unit.site.save()
    branding = look(life)
    life.note(branding, "wagtail.edit", "branding")
    life.publish(unit, unit.site, branding)
    group = rename_groups(life)
    life.keep(unit, unit.collection)
    life.keep(unit.site, branding)
    for row in (group, unit.site):
        life.note(row, "wagtail.edit", "belonging")
    life.keep(group)
    life.keep(unit_code=unit.code, digest=branding.stylesheet_digest())
    life.keep(Locale.objects.get(language_code="en"))
    redirect_readers(life)
    rename_chain(life)
    keep_own_chain(life)


def look(life: Life) -> Branding:
    """The site's footer, which everybody reads."""
    branding = Branding.objects.get(site=life.unit.site)
    for name in (*TEXTS, "phone"):
        setattr(branding, name, life.words.public(name.replace("_", "")))
    branding.email = f"{life.words.bare('unitemail', 'public')}@example.org"
    branding.emblem = UnitImage.objects.get(title=life.words.public("shownpicturetitle"))
    branding.save()
    return branding


def rename_groups(life: Life) -> Group:
    """The unit's groups under names that are canaries."""
    groups = list(Group.objects.filter(unit_group__unit=life.unit).order_by("pk"))
    for group in groups:
        group.name = life.words.secret(f"group{group.unit_group.level.replace('_', '')}")
        group.save()
    return groups[0]


def redirect_readers(life: Life) -> None:
    """One redirect to an address, one to a page that is not public."""
    page = ArticlePage.objects.get(slug=life.words.bare("draftslug"))
    for path, target in {
        "redirectlink": {"redirect_link": f"https://dichvucong.gov.vn/{life.words.bare('redirecttarget')}"},
        "redirectpage": {"redirect_page": page, "redirect_page_route_path": f"/{life.words.bare('route')}"},
    }.items():
        row = Redirect.objects.create(
            old_path=f"/{life.words.bare(path)}", site=life.unit.site, is_permanent=False, **target
        )
        life.note(row, "wagtail.edit", "redirect")
        life.keep(row)


def rename_chain(life: Life) -> None:
    """The unit's approval chain and its steps, which no other unit of the scene has."""
    chains = Workflow.objects.filter(workflow_pages__page__in=life.unit.roots.values("page")).distinct()
    for chain in chains:
        chain.name = life.words.secret("chain")
        chain.save()
        for task in Task.objects.filter(workflow_tasks__workflow=chain):
            task.name = f"{life.words.secret('step')} {task.pk}"
            task.save()


def keep_own_chain(life: Life) -> None:
    """A chain that was made for the unit alone."""
    words = {name: life.words.secret(f"ownchain{name}") for name in ("name", "basis", "step", "article")}
    step = Step("duyet", words["step"], words["article"], (Position.HEAD,))
    preset = Preset(life.words.bare("ownchainkey"), words["name"], words["basis"], (step,))
    life.keep(provision(preset, unit=life.unit, made_by=life.head))
