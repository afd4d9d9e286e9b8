"""Pages are found by the words in their files, as long as everybody may open the file."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import CollectionViewRestriction

from documents.file_texts import read_public_files
from documents.models import DocumentAttachment, UnitDocument
from tests import cast, pages
from tests.documents import papers

pytestmark = pytest.mark.django_db
WORDS = "zyxwsecret tiêm phòng"


@pytest.fixture
def vault():
    return cast.unit("syt").collection.add_child(name="Kho riêng")


def document(collection):
    file = UnitDocument(title="Phụ lục", collection=collection)
    file.file.save("a.pdf", ContentFile(papers.pdf([WORDS])), save=False)
    file._set_document_file_metadata()
    file.save()
    pages.document(number="9/QĐ-SYT", attachments=[DocumentAttachment(document=file)])
    read_public_files()
    return file


@pytest.fixture
def found(visit):
    """Whether a search for a word of the file has a result, with that word."""
    return lambda: (
        "zyxwsecret" in str(pages.read(visit("syt", "/tim-kiem/?q=tiem phong zyxwsecret")).select(".results"))
    )


def test_words_of_a_file_that_asks_for_a_password_are_not_found(vault, found, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document(vault)
    assert found()
    with django_capture_on_commit_callbacks(execute=True):
        restriction = CollectionViewRestriction.objects.create(
            collection=vault, restriction_type="password", password="mo-kho"
        )
    assert not found()
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert found()


def test_a_file_that_is_moved_behind_a_password_is_not_found(vault, found, django_capture_on_commit_callbacks):
    CollectionViewRestriction.objects.create(collection=vault, restriction_type="login")
    file = document(cast.unit("syt").collection)
    assert found()
    file.collection = vault
    with django_capture_on_commit_callbacks(execute=True):
        file.save()
    assert not found()
