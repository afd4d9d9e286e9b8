"""Nothing classified is entered, not as a draft and not by way of the database (rows X1 and X3)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext, override

from documents.choices import SecurityLevel
from documents.models import LegalDocumentPage
from documents.models.legal import REFUSED
from tests import pages
from tests.forms import errors_in, form_in, values_of

pytestmark = pytest.mark.django_db

CLASSIFIED = [level for level in SecurityLevel if level != SecurityLevel.NORMAL]
each_level = pytest.mark.parametrize("level", CLASSIFIED)


@each_level
@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_x1_a_classified_document_is_refused_at_its_field(level, live):
    with pytest.raises(ValidationError) as caught:
        pages.document(security_level=level, live=live)
    with override("en"):
        assert set(caught.value.message_dict) == {"security_level"}
        assert "must not be entered here" in caught.value.message_dict["security_level"][0]
    assert not LegalDocumentPage.objects.exists()


@each_level
def test_x1_a_draft_never_becomes_classified(level):
    page = pages.document()
    page.security_level = level
    with pytest.raises(ValidationError):
        page.save_revision()
    assert not page.revisions.exists()


@each_level
def test_x1_the_database_itself_refuses(level):
    page = pages.document()
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocumentPage.objects.filter(pk=page.pk).update(security_level=level)
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocumentPage.objects.bulk_update([_classified(page, level)], ["security_level"])
    page.refresh_from_db()
    assert page.security_level == SecurityLevel.NORMAL


def _classified(page, level):
    page.security_level = level
    return page


def test_x1_the_constraint_speaks_the_readers_language():
    (constraint,) = (one for one in LegalDocumentPage._meta.constraints if one.name == "nothing_classified")
    with override("en"):
        assert "must not be entered here" in str(constraint.violation_error_message)


@each_level
def test_x1_approval_is_refused_whatever_brought_the_level_in(level):
    page = pages.document()
    page.security_level = level
    with override("en"):
        (issue,) = (issue for issue in page.approval_issues() if issue.code == "classified")
    assert issue.blocks
    assert issue.field == "security_level"
    assert str(level.label) in issue.text


@each_level
def test_x1_the_form_says_it_at_the_field(sign_in, level):
    page = pages.document(live=False)
    browser, address = sign_in("binh"), reverse("wagtailadmin_pages:edit", args=[page.pk])
    values = values_of(form_in(browser.get(address), address))
    answer = browser.post(address, {**values, "security_level": [level]})
    assert set(answer.context["form"].errors) == {"security_level"}
    with override("vi"):
        assert gettext(REFUSED) in errors_in(answer)
    assert not page.revisions.exists()
