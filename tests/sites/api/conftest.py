"""Two units with the same content, some of it public, and how programs ask for it."""

import json
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import APIToken, Collection, CollectionViewRestriction, PageViewRestriction

from documents.models import DocumentAttachment, UnitDocument
from images.models import UnitImage
from tests import cast, pages


@pytest.fixture(autouse=True)
def fresh_cache():
    """Wagtail remembers sizes of pictures by id, and ids come again in the next test."""
    cache.clear()


def picture(code, word, collection=None, **fields):
    file = get_test_image_file(filename=f"{code}{word}.png", size=(64, 48))
    collection = collection or cast.unit(code).collection
    return UnitImage.objects.create(title=f"{code}{word}", file=file, collection=collection, **fields)


def paper(code, word, collection=None):
    collection = collection or cast.unit(code).collection
    row = UnitDocument(title=f"{code}{word}", collection=collection)
    row.file.save(f"{code}{word}.txt", ContentFile(word.encode()), save=False)
    row.save()
    row.get_file_size()
    return row


def paragraph(html):
    return {"type": "paragraph", "value": html}


def link(file):
    return paragraph(f'<p><a linktype="document" id="{file.pk}">x</a></p>')


def body(*blocks):
    return json.dumps(blocks)


def content(code):
    """Everything of one unit; what is not public carries the word ``bimat`` in every text of it."""
    made = SimpleNamespace(code=code)
    made.picture, made.file = picture(code, "anhchung", credit=f"{code}nguoichup"), paper(code, "tepchung")
    made.hidden_picture, made.hidden_file = picture(code, "anhbimat"), paper(code, "tepbimat")
    made.article = pages.article(code, title=f"{code}tinchung bien", picture=made.picture, body=body(link(made.file)))
    made.english = pages.english_of(made.article, title=f"{code}newschung bien")
    made.draft = pages.article(
        code,
        title=f"{code}tinbimat bien",
        live=False,
        picture=made.hidden_picture,
        body=body(link(made.hidden_file)),
    )
    made.alias = made.draft.create_alias(update_slug=f"{code}-bi-danh")
    # A live page whose original is a draft.
    made.alias.live, made.alias.title, made.alias.picture, made.alias.body = True, f"{code}bidanhchung", None, []
    with pages.without_chain():
        made.alias.save()
    made.locked_picture, made.locked_file = picture(code, "anhmatkhaubimat"), paper(code, "tepmatkhaubimat")
    made.locked = pages.article(
        code,
        title=f"{code}matkhaubimat bien",
        picture=made.locked_picture,
        body=body(link(made.locked_file)),
    )
    made.restriction = PageViewRestriction.objects.create(
        page=made.locked, restriction_type="password", password="mo-cua"
    )
    own = cast.unit(code).collection
    own.refresh_from_db()
    made.vault = own.add_child(instance=Collection(name=f"{code}khobimat"))
    made.vault_restriction = CollectionViewRestriction.objects.create(
        collection=made.vault, restriction_type="password", password="mo-kho"
    )
    made.vault_file, made.vault_picture = (
        paper(code, "tepkhobimat", made.vault),
        picture(code, "anhkhobimat", made.vault),
    )
    made.document = pages.document(code, title=f"{code}vanbanchung bien")
    for order, file in enumerate((made.vault_file, made.file)):
        DocumentAttachment.objects.create(page=made.document, document=file, sort_order=order)
    made.redirect = Redirect.objects.create(
        old_path=f"/{code}-duong-cu", site=cast.unit(code).site, redirect_page=made.article
    )
    made.revision = made.draft.save_revision()
    return made


@pytest.fixture(scope="module")
def health(scene, django_db_blocker):
    with django_db_blocker.unblock():
        return content("syt")


@pytest.fixture(scope="module")
def finance(scene, django_db_blocker):
    with django_db_blocker.unblock():
        return content("stc")


class Program:
    """A program that asks the APIs at a host, with a person's token or without one."""

    def __init__(self, host, username=None, token=None):
        headers = {"host": cast.HOSTS[host]}
        if username:
            token = APIToken.create_token(user=cast.person(username), name="t")[1]
        if token:
            headers["authorization"] = f"Bearer {token}"
        self.client = Client(headers=headers)

    def get(self, path, /, **query):
        return self.client.get(f"/api{path}", query)

    def ask(self, path, /, **query):
        answer = self.get(path, **query)
        assert answer.status_code == 200, (answer.status_code, answer.content)
        return answer.json()

    def titles(self, path, /, **query):
        return {item["title"] for item in self.ask(path, **query)["items"]}

    def send(self, method, path, data=None):
        return self.client.generic(method, f"/api{path}", json.dumps(data or {}), content_type="application/json")


@pytest.fixture
def program():
    return Program
