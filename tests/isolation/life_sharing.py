"""What a unit has proposed to another and been asked by another; the two know of it, nobody else does."""

from home.choices import SyndicationState
from home.models import SyndicatedItem
from tests import cast, pages
from tests.isolation.life import Life

#: Nobody who asks in the sweep stands on the other side alone.
TARGETS = {"tinh": "syt", "stc": "tanan", "syt": "moi"}


def share(life: Life) -> None:
    """A proposal that waits and one that was declined, both to a unit whose people may know of it."""
    target = cast.unit(TARGETS[life.code])
    for what, state in (("waiting", SyndicationState.PROPOSED), ("declined", SyndicationState.REFUSED)):
        page = pages.article(
            life.code,
            title=life.words.public(f"{what}sharedtitle"),
            slug=life.words.bare(f"{what}sharedslug", "public"),
            owner=life.writer,
        )
        page.save_revision(user=life.writer)
        life.publish(page)
        item = SyndicatedItem.objects.create(
            source_page=page,
            source_unit=life.unit,
            target_unit=target,
            title=life.words.secret(f"{what}itemtitle"),
            address=f"https://example.org/{life.words.bare(f'{what}itemaddress')}",
            state=state,
            note=life.words.secret(f"{what}note"),
            reason=life.words.secret(f"{what}reason") if state == SyndicationState.REFUSED else "",
            proposed_by=life.writer,
            source_hash=life.words.bare(f"{what}itemhash"),
            source_texts=[["Tiêu đề", life.words.secret(f"{what}itemtext")]],
        )
        life.keep(item)
