"""``audit_public`` finds what went around every door; files of public pages stay as approved (rows A17, X4, G21)."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Revision

from documents.models import UnitDocument
from images.models import UnitImage
from sites.models import Unit
from tests.workflow.boards import UNITS, fresh, person, publish, rewrite, write
from workflow.audit import audit_public
from workflow.models import Publication
from workflow.refusals import NotApproved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]
KEY = "003-phuong-1"


@pytest.fixture
def picture():
    collection = Unit.objects.get(code=UNITS[KEY]).collection
    return UnitImage.objects.create(title="Cầu", file=get_test_image_file(), credit="An", collection=collection)


@pytest.fixture
def file():
    collection = Unit.objects.get(code=UNITS[KEY]).collection
    return UnitDocument.objects.create(title="Bản vẽ", file=ContentFile(b"ban ve", "ban-ve.txt"), collection=collection)


@pytest.fixture
def live(picture, file):
    body = [("files", {"title": "", "files": [file]})]
    return publish(write(KEY, picture=picture, picture_alt="Cầu mới", body=body))


def findings():
    return {finding.page_id: finding.problem for finding in audit_public()}


def test_everything_that_was_founded_and_approved_is_in_order(live, capsys):
    assert findings() == {}
    call_command("audit_public")
    assert "all as approved" in capsys.readouterr().out


def test_what_is_changed_past_the_models_is_found(live):
    Page.objects.filter(pk=live.pk).update(title="Sửa thẳng vào cơ sở dữ liệu")
    assert "not those that were approved" in findings()[live.pk]
    with pytest.raises(CommandError, match="1 of"):
        call_command("audit_public")


def test_so_is_what_is_made_public_by_sql():
    draft = write(KEY)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET live = %s WHERE id = %s", [True, draft.pk])
    assert findings() == {draft.pk: "public without any approval"}


def test_so_is_a_schedule_by_sql():
    draft = write(KEY)
    Revision.objects.filter(pk=draft.latest_revision_id).update(approved_go_live_at="2030-01-01T00:00:00Z")
    assert "scheduled" in findings()[draft.pk]


def test_so_is_a_page_that_went_to_another_unit(live):
    target = write("004-bac-giang", title="Tin khác").get_parent()
    live.move(Page.objects.get(pk=target.pk), pos="last-child")
    assert "approved for" in findings()[live.pk]


def test_so_is_a_file_that_was_exchanged_on_the_disk_and_in_the_table(live, file):
    UnitDocument.objects.filter(pk=file.pk).update(file_hash="0" * 40)
    assert "files" in findings()[live.pk]


def test_g21_a_picture_on_a_public_page_is_not_exchanged(live, picture):
    for change in ({"file": get_test_image_file(filename="khac.png")}, {"title": "Khác"}, {"credit": "Khác"}):
        changed = UnitImage.objects.get(pk=picture.pk)
        for name, value in change.items():
            setattr(changed, name, value)
        with pytest.raises(ValidationError, match="Khánh thành cầu mới"):
            changed.full_clean()
        with pytest.raises(ValidationError):
            changed.save()
    assert findings() == {}


def test_g21_nor_a_file(live, file):
    file.file = ContentFile(b"khac", "ban-ve.txt")
    with pytest.raises(ValidationError):
        file.save()


def test_g21_neither_is_deleted(live, picture, file):
    for medium in (picture, file):
        with pytest.raises(ValidationError):
            medium.delete()
        with pytest.raises(NotApproved), transaction.atomic():
            type(medium).objects.filter(pk=medium.pk).delete()


def test_what_only_a_draft_shows_may_change(picture):
    write(KEY, picture=picture)
    picture.credit = "Bình"
    picture.save()
    picture.delete()


def test_g21_a_new_picture_takes_the_way_through_the_chain(live, picture):
    new = UnitImage.objects.create(title="Cầu 2", file=get_test_image_file(), collection=picture.collection)
    rewrite(live, "phuong1-ldtbxh", picture=new)
    assert fresh(live).picture == picture
    publish(fresh(live))
    assert fresh(live).picture == new
    picture.delete()
    assert findings() == {}


def test_a_purge_of_revisions_loses_no_evidence(live):
    rewrite(live, "phuong1-ldtbxh", title="Bản hai")
    publish(fresh(live))
    call_command("purge_revisions", days=0)
    first, second = Publication.objects.of(live).order_by("pk")
    assert [len(publication.steps) for publication in (first, second)] == [3, 3]
    assert first.content["title"] == "Khánh thành cầu mới"
    assert findings() == {}


def test_a_deleted_page_leaves_its_evidence(live):
    pk = live.pk
    live.unpublish()
    fresh(live).delete()
    evidence = Publication.objects.get(page_id=pk)
    assert evidence.revoked_at is not None
    assert evidence.steps[0]["person"] == str(person("phuong1-vanphong"))
