"""Two copies of a page in memory: whatever is done with the stale one, the tree stays sound."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Collection, Page

from home.models import StandardPage
from home.services import found_unit
from sites.models import Unit
from tests import cast
from tests.pages import without_chain
from tests.sites.tree_audit import tree_problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_chain")]

Change = Callable[[Any], None]


@pytest.fixture(scope="module")
def planted(scene: None) -> StandardPage:
    """A section of Health's site in an elder section, with a younger brother beside it."""
    with without_chain():
        elder = plant(cast.home_of("syt"), "linh-vuc")
        section = plant(elder, "kham-chua-benh")
        plant(elder, "phong-benh")
    return section


@pytest.fixture
def section(planted: StandardPage) -> StandardPage:
    """The section as it is read at the beginning of a test."""
    return copy_of(planted)


def plant(parent: Page, slug: str) -> StandardPage:
    """Add a live page."""
    return Page.objects.get(pk=parent.pk).add_child(instance=StandardPage(title=slug, slug=slug, live=True))


def copy_of(page: Page) -> StandardPage:
    """A second copy, as another person's browser would have loaded it."""
    return StandardPage.objects.get(pk=page.pk)


def give_a_child(page: Page) -> None:
    plant(page, "bai-viet")


def move_away(page: Page) -> None:
    copy_of(page).move(plant(cast.home_of("syt"), "noi-khac"), pos="last-child")


def move_to_another_level(page: Page) -> None:
    other = plant(plant(cast.home_of("syt"), "noi-khac"), "sau-hon")
    copy_of(page).move(other, pos="last-child")


def put_last_among_siblings(page: Page) -> None:
    copy_of(page).move(Page.objects.get(pk=page.pk).get_parent(), pos="last-child")


def swap_with_sibling(page: Page) -> None:
    copy_of(page).get_next_sibling().move(copy_of(page), pos="left")


def rename_the_parent(page: Page) -> None:
    parent = Page.objects.get(pk=page.pk).get_parent().specific
    parent.slug = "doi-ten"
    parent.save()


def move_the_parent(page: Page) -> None:
    Page.objects.get(pk=page.pk).get_parent().move(plant(cast.home_of("syt"), "noi-khac"), pos="last-child")


CHANGES = [
    give_a_child,
    move_away,
    move_to_another_level,
    put_last_among_siblings,
    swap_with_sibling,
    rename_the_parent,
    move_the_parent,
]


def save(page: Any) -> None:
    page.title = "Tên mới"
    page.save()


def rename(page: Any) -> None:
    page.slug = "ten-moi"
    page.save()


def save_one_field(page: Any) -> None:
    page.title = "Tên mới"
    page.save(update_fields=["title"])


def save_the_url_path(page: Any) -> None:
    page.save(update_fields=["url_path"])


def publish(page: Any) -> None:
    page.title = "Tên mới"
    page.save_revision().publish()


def unpublish(page: Any) -> None:
    page.unpublish()


def move(page: Any) -> None:
    page.move(cast.home_of("syt"), pos="last-child")


def move_below_a_stale_target(page: Any) -> None:
    plant(cast.home_of("syt"), "di-vao").move(page, pos="last-child")


def move_as_the_admin_does(page: Any) -> None:
    MovePageAction(page, cast.home_of("syt"), pos="first-child").execute()


def add_a_child(page: Any) -> None:
    page.add_child(instance=StandardPage(title="Con", slug="con-moi"))


def add_a_sibling(page: Any) -> None:
    page.add_sibling(pos="left", instance=StandardPage(title="Em", slug="em-moi"))


def delete(page: Any) -> None:
    page.delete()


def copy_with_everything_below(page: Any) -> None:
    page.copy(recursive=True, to=cast.home_of("syt"), update_attrs={"slug": "ban-sao"})


def alias_with_everything_below(page: Any) -> None:
    page.create_alias(recursive=True, parent=cast.home_of("syt"), update_slug="bi-danh")


ACTS = [
    save,
    rename,
    save_one_field,
    save_the_url_path,
    publish,
    unpublish,
    move,
    move_below_a_stale_target,
    move_as_the_admin_does,
    add_a_child,
    add_a_sibling,
    delete,
    copy_with_everything_below,
    alias_with_everything_below,
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_tree_is_sound_after_an_act_on_a_stale_copy(section, change, act):
    stale = copy_of(section)
    stale.get_parent()  # treebeard keeps it in the copy
    change(section)
    act(stale)
    assert tree_problems() == []


def test_a_stale_revision_brings_its_text_and_leaves_the_place_alone(section):
    revision = section.save_revision()
    give_a_child(section)
    move_away(section)
    revision.publish()
    page = copy_of(section)
    assert page.numchild == 1
    assert page.url_path.endswith("/noi-khac/kham-chua-benh/")
    assert tree_problems() == []


def test_saving_one_field_writes_it_and_nothing_else(section):
    stale = copy_of(section)
    section.lead = "Lời dẫn mới"
    section.save()
    stale.title = "Tên mới"
    stale.save(update_fields=["title"])
    page = copy_of(section)
    assert (page.title, page.lead) == ("Tên mới", "Lời dẫn mới")


def test_a_recursive_copy_counts_its_children(section):
    give_a_child(section)
    copy = copy_of(section).copy(recursive=True, update_attrs={"slug": "ban-sao"})
    assert Page.objects.get(pk=copy.pk).numchild == 1


@pytest.mark.parametrize("act", [save, save_one_field, publish, move, add_a_child, add_a_sibling])
def test_what_another_person_deleted_is_refused_and_stays_deleted(section, act):
    stale = copy_of(section)
    copy_of(section).delete()
    with pytest.raises(ObjectDoesNotExist):
        act(stale)
    assert not Page.objects.filter(pk=stale.pk).exists()
    assert tree_problems() == []


def test_over_http_a_page_that_is_gone_is_not_found(section):
    stale = copy_of(section)
    copy_of(section).delete()
    with pytest.raises(Http404):
        save(stale)


def test_a_section_and_its_page_ticked_together_are_both_deleted(section):
    give_a_child(section)
    child = copy_of(section).get_children().get().specific
    for page in (copy_of(section), child):
        page.delete()
    assert not Page.objects.filter(pk__in=[section.pk, child.pk]).exists()
    assert tree_problems() == []


def test_the_admins_own_deletion_of_a_page_that_is_gone_is_not_found(section):
    stale = copy_of(section)
    copy_of(section).delete()
    with pytest.raises(Http404):
        DeletePageAction(stale).execute()


def test_a_slug_taken_meanwhile_is_refused(section):
    first, second = plant(section, "mot"), plant(section, "hai")
    stale = copy_of(second)
    first.slug = "ba"
    first.save()
    stale.slug = "ba"
    with pytest.raises(Exception, match="ba"):
        stale.save()
    assert tree_problems() == []


def test_a_unit_read_before_another_was_founded_below_it_keeps_its_number_of_children():
    stale = cast.unit("stc")
    found_unit(cast.founding("an-chau", parent=cast.unit("stc")), today=cast.TODAY)
    stale.phone = ""
    stale.name = "Sở Tài chính tỉnh"
    stale.save()
    assert Unit.objects.get(code="stc").numchild == 1
    assert tree_problems() == []


def test_a_unit_read_before_it_was_moved_stays_where_it_is():
    stale = cast.unit("tanan")
    cast.unit("tanan").move(cast.unit("syt"), pos="last-child")
    stale.save()
    assert Unit.objects.get(code="tanan").get_parent().code == "syt"
    assert tree_problems() == []


def test_a_collection_read_before_a_new_one_shifted_it_keeps_its_place():
    stale = cast.unit("tanan").collection
    parent = Collection.get_first_root_node()
    parent.add_child(instance=Collection(name="An Châu"))  # sorts before all others and shifts them
    stale.name = "Xã Tân An"
    stale.save()
    assert Collection.objects.filter(depth=2).count() == Unit.objects.count() + 1
    assert tree_problems() == []


def test_a_collection_read_before_it_got_a_child_keeps_its_number_of_children():
    stale = cast.unit("syt").collection
    cast.unit("syt").collection.add_child(instance=Collection(name="Ảnh sự kiện"))
    stale.save()
    assert Collection.objects.get(pk=stale.pk).numchild == 1
    assert tree_problems() == []


def test_the_audit_sees_every_kind_of_damage(section):
    twin = plant(section.get_parent(), "sinh-doi")
    Page.objects.filter(pk=section.pk).update(numchild=7)
    Page.objects.filter(pk=twin.pk).update(slug="kham-chua-benh")
    orphan = plant(twin, "mo-coi")
    Page.objects.filter(pk=orphan.pk).update(path=orphan.path[:-8] + "ZZZZ0001")
    Collection.objects.filter(pk=cast.unit("syt").collection_id).update(numchild=3)
    found = "\n".join(tree_problems())
    for damage in (
        f"Page {section.pk}: wrong numchild",
        f"Page {section.pk}: a sibling has the slug",
        f"Page {twin.pk}: url_path",
        f"Page {orphan.pk}: no parent",
        "Collection",
    ):
        assert damage in found
