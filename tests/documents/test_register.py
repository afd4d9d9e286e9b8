"""The register of public documents: it holds what every reader can open, and joins what documents say of others."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from wagtail.models import PageViewRestriction

from documents.choices import RelationKind, SecurityLevel
from documents.models import (
    DocumentEntry,
    DocumentIndexPage,
    DocumentRelation,
    IssuingBody,
    LegalDocumentPage,
    RelationEdge,
)
from tests import cast, pages

pytestmark = pytest.mark.django_db


def based_on(number, **fields):
    return DocumentRelation(kind=RelationKind.BASIS, target_number=number, **fields)


def entered(page):
    return DocumentEntry.objects.filter(pk=page.pk).exists()


def target_of(page):
    edge = RelationEdge.objects.get(source=page.pk)
    return edge.target_id


def test_public_documents_are_in_it_and_drafts_are_not():
    assert entered(pages.document())
    assert not entered(pages.document(live=False))


def test_what_is_taken_down_leaves_it():
    page = pages.document()
    page.unpublish()
    assert not entered(page)


def test_what_is_deleted_leaves_it_and_what_it_did_is_undone():
    old = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    new = pages.document(
        number="6/2021/QĐ-SYT",
        issued_on=date(2021, 3, 1),
        relations=[DocumentRelation(kind=RelationKind.REPLACES, target_number="5/2020/QĐ-SYT")],
    )
    assert DocumentEntry.objects.get(pk=old.pk).ends_on == date(2021, 3, 1)
    new.unpublish()
    assert DocumentEntry.objects.get(pk=old.pk).ends_on is None


def test_what_asks_for_a_password_leaves_it_and_comes_back():
    page = pages.document()
    restriction = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")
    assert not entered(page)
    restriction.delete()
    assert entered(page)


def test_a_new_edition_changes_its_entry():
    page = pages.document()
    page.issued_on, page.signer_name = date(2025, 1, 2), "Nguyễn Văn Á"
    with pages.without_chain():
        page.save_revision().publish()
    entry = DocumentEntry.objects.get(pk=page.pk)
    assert (entry.year, entry.signer_key) == (2025, "nguyen-van-a")


def test_what_a_draft_says_changes_nothing():
    page = pages.document()
    page.number = "99/QĐ-SYT"
    page.save_revision()
    assert not DocumentEntry.objects.numbered("99/QĐ-SYT").exists()


def test_it_can_be_made_anew():
    first = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    second = pages.document(relations=[based_on("5/2020/QĐ-SYT")])
    rows = sorted(DocumentEntry.objects.values_list("pk", "identity", "begins_on", "ends_on"))
    DocumentEntry.objects.all().delete()
    call_command("rebuild_register")
    assert sorted(DocumentEntry.objects.values_list("pk", "identity", "begins_on", "ends_on")) == rows
    assert target_of(second) == first.pk


@pytest.mark.parametrize("count", [2, 12])
def test_rebuilding_costs_the_same_for_few_documents_and_for_many(count, django_assert_max_num_queries):
    for _number in range(count):
        pages.document(relations=[based_on("64/2007/NĐ-CP")])
    with django_assert_max_num_queries(30):
        call_command("rebuild_register")


# --- Which document is which --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "1/2020/QĐ-SYT"},
        {"number": "Số: 01 /2020/QĐ–SYT"},
        {"number": "1/2020/qđ-syt", "issuing_body": "SỞ Y TẾ"},
        {"title": "Tên khác", "abstract": "Trích yếu khác"},
    ],
)
def test_a_document_that_is_here_is_refused_with_a_link_to_it(fields):
    first = pages.document(number="1/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    second = pages.document(live=False, **{"number": "1/2020/QĐ-SYT", "issued_on": date(2020, 3, 1), **fields})
    with pytest.raises(ValidationError) as refusal:
        second.full_clean()
    assert first.full_url in str(refusal.value.message_dict["number"])
    assert any(issue.code == "duplicate" and issue.blocks for issue in second.approval_issues())


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "1a/2020/QĐ-SYT"},
        {"issued_on": date(2021, 3, 1)},
        {"issuing_body": "Sở Tài chính"},
        {"type_code": "CT"},
        {"number": "2/2020/QĐ-SYT"},
    ],
)
def test_another_suffix_year_body_type_or_number_is_another_document(fields):
    pages.document(number="1/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    pages.document(live=False, **{"number": "1/2020/QĐ-SYT", "issued_on": date(2020, 3, 1), **fields}).full_clean()


def test_its_own_translation_and_its_next_edition_are_the_same_document():
    page = pages.document()
    pages.english_of(page, title="Decision", abstract="On vaccination", number=page.number).full_clean()
    page.full_clean()


def test_a_draft_of_the_own_unit_counts_and_one_of_another_unit_does_not_exist():
    number = {"number": "7/2020/QĐ-UBND", "issued_on": date(2020, 3, 1), "issuing_body": "UBND tỉnh"}
    pages.document("syt", live=False, **number)
    with pytest.raises(ValidationError):
        pages.document("syt", live=False, **number).full_clean()
    pages.document("stc", live=False, **number).full_clean()


def test_the_database_keeps_two_public_documents_of_one_identity_out():
    pages.document(number="1/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    second = pages.document(live=False, number="1/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    second.live = True
    with pytest.raises(IntegrityError), transaction.atomic(), pages.without_chain():
        second.save(clean=False)


def test_x1_the_database_holds_no_secret_document():
    page = pages.document()
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocumentPage.objects.filter(pk=page.pk).update(security_level=SecurityLevel.SECRET)


# --- Relations ----------------------------------------------------------------------------------------


def test_a_relation_waits_for_its_document_and_joins_it_when_it_arrives():
    page = pages.document(relations=[based_on("64/2007/NĐ-CP")])
    assert target_of(page) is None
    decree = pages.document("stc", number="64/2007/NĐ-CP", type_code="NĐ", issuing_body="Chính phủ")
    assert target_of(page) == decree.pk
    decree.unpublish()
    assert target_of(page) is None


@pytest.mark.parametrize(
    ("hint", "joins"),
    [
        ({}, False),
        ({"target_issued_on": date(2020, 3, 1)}, True),
        ({"target_issued_on": date(2020, 3, 2)}, False),
        ({"target_body": "ủy ban nhân dân xã B"}, True),
        ({"target_body": "UBND xã A"}, False),
    ],
)
def test_a_number_that_every_commune_gives_says_nothing_alone(hint, joins):
    """117/QĐ-UBND exists in every commune every year."""
    decision = pages.document(
        "stc", number="117/QĐ-UBND", issued_on=date(2020, 3, 1), issuing_body="Ủy ban nhân dân xã B"
    )
    page = pages.document(relations=[based_on("117/QĐ-UBND", **hint)])
    assert target_of(page) == (decision.pk if joins else None)


def test_a_body_that_changes_its_own_decision_means_its_own():
    own = pages.document(number="117/QĐ-UBND", issued_on=date(2020, 3, 1), issuing_body="UBND xã A")
    pages.document("stc", number="117/QĐ-UBND", issued_on=date(2020, 3, 1), issuing_body="UBND xã B")
    page = pages.document(number="200/QĐ-UBND", issuing_body="UBND xã A", relations=[based_on("117/QĐ-UBND")])
    assert target_of(page) == own.pk


def test_two_documents_that_it_could_be_leave_it_open():
    for body in ("Chính phủ", "Bộ Tài chính"):
        pages.document(number="9/2020/TT-BTC", issuing_body=body, type_code="TT", issued_on=date(2020, 1, 1))
    assert target_of(pages.document(relations=[based_on("9/2020/TT-BTC")])) is None


def test_the_chosen_document_is_meant_whatever_its_number_and_in_the_readers_language():
    chosen = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    page = pages.document(relations=[DocumentRelation(kind=RelationKind.AMENDS, target=chosen)])
    assert target_of(page) == chosen.pk
    english = pages.english_of(page, relations=[DocumentRelation(kind=RelationKind.AMENDS, target=chosen)])
    assert target_of(english) == chosen.pk
    translated = pages.english_of(chosen, number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    assert target_of(english) == translated.pk
    assert target_of(page) == chosen.pk


@pytest.mark.parametrize("is_translated_first", [True, False])
def test_what_is_replaced_is_out_of_force_in_every_language(visit, is_translated_first):
    old = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))

    def translate():
        return pages.english_of(old, number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))

    english = translate() if is_translated_first else None
    replaces = DocumentRelation(kind=RelationKind.REPLACES, target_number="5/2020/QĐ-SYT")
    new = pages.document(number="6/2021/QĐ-SYT", issued_on=date(2021, 3, 1), relations=[replaces])
    english = english or translate()
    assert [DocumentEntry.objects.get(pk=page.pk).ends_on for page in (old, english)] == [date(2021, 3, 1)] * 2
    assert pages.read(visit("syt", pages.path_of(english))).select_one(".status--expired")
    new.unpublish()
    assert [DocumentEntry.objects.get(pk=page.pk).ends_on for page in (old, english)] == [None] * 2


def test_a_chosen_document_that_is_not_public_yet_makes_no_empty_row(visit):
    draft = pages.document(number="5/2020/QĐ-SYT", live=False)
    page = pages.document(relations=[DocumentRelation(kind=RelationKind.AMENDS, target=draft)])
    answer = pages.read(visit("syt", pages.path_of(page)))
    assert not answer.select(".relation-table tbody tr")


def test_a_relation_is_shown_from_both_ends(visit):
    old = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    new = pages.document("stc", relations=[DocumentRelation(kind=RelationKind.REPLACES, target_number="5/2020/QĐ-SYT")])
    said = pages.read(visit("stc", pages.path_of(new))).select_one(".relation-table a")
    heard = pages.read(visit("syt", pages.path_of(old))).select_one(".relation-table a")
    assert said["href"] == old.full_url
    assert heard["href"] == new.full_url
    picture = pages.read(visit("syt", pages.path_of(old))).select_one("svg.relation-picture")
    assert new.number in picture.get_text()
    assert picture["role"] == "img"
    assert picture.title.string
    assert picture.desc.string


def test_what_is_hidden_is_not_named_from_the_other_end(visit):
    old = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    new = pages.document("stc", number="77/QĐ-STC", relations=[based_on("5/2020/QĐ-SYT")])
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=new, restriction_type="password", password="x")]  # behind the register's back
    )
    assert DocumentEntry.objects.filter(pk=new.pk).exists()
    assert "77/QĐ-STC" not in visit("syt", pages.path_of(old)).text


@pytest.mark.parametrize("count", [1, 12])
def test_a_document_costs_the_same_with_any_number_of_relations(visit, count, django_assert_max_num_queries):
    old = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    for _number in range(count):
        pages.document(relations=[based_on("5/2020/QĐ-SYT")])
    visit("syt", pages.path_of(old))
    with django_assert_max_num_queries(29):
        visit("syt", pages.path_of(old))


@pytest.mark.parametrize("fields", [{}, {"target_number": " "}])
def test_a_relation_names_a_document(fields):
    with pytest.raises(ValidationError) as refusal:
        DocumentRelation(kind=RelationKind.BASIS, **fields).clean()
    assert "target" in refusal.value.message_dict


# --- Bodies -------------------------------------------------------------------------------------------


def test_a_body_of_then_leads_to_the_body_and_portal_of_today(visit):
    page = pages.document(issuing_body="Sở Y tế và Dân số")
    old = IssuingBody.objects.get(slug="so-y-te-va-dan-so")
    old.successor = IssuingBody.objects.create(name="Sở Y tế mới", unit=cast.unit("stc"))
    old.save()
    shown = pages.read(visit("syt", pages.path_of(page))).select_one(".facts")
    assert "Sở Y tế và Dân số" in shown.get_text()
    assert "Sở Y tế mới" in shown.get_text()
    assert shown.select_one("a")["href"] == cast.unit("stc").site_url
    rows = pages.read(visit("syt", f"/van-ban/?issuer={old.successor.slug}")).select(".doc-row")
    assert len(rows) == 1


def test_several_bodies_of_one_document_are_told_apart():
    page = pages.document(issuing_body="Bộ Tài chính; Bộ Nội vụ ; ", number="1/2020/TTLT-BTC-BNV")
    names = set(DocumentEntry.objects.get(pk=page.pk).issuers.values_list("name", flat=True))
    assert names == {"Bộ Tài chính", "Bộ Nội vụ"}


def test_a_body_does_not_succeed_itself():
    one = IssuingBody.objects.create(name="Sở A")
    two = IssuingBody.objects.create(name="Sở B", successor=one)
    one.successor = two
    with pytest.raises(ValidationError):
        one.full_clean()
    assert one.today in {one, two}


def test_a_move_to_another_list_moves_the_entry():
    page = pages.document()
    target = pages.section(DocumentIndexPage, "syt", "vi").get_parent()
    other = target.add_child(instance=DocumentIndexPage(title="Khác", slug="khac", locale=page.locale, live=False))
    with pages.without_chain():
        page.move(other, pos="last-child")
    assert DocumentEntry.objects.get(pk=page.pk).list_path == other.path
