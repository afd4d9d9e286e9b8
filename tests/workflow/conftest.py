"""The five boards, made once for all files here, and evidence of what one of them published, once for each module."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.workflow.boards import found_boards
from tests.workflow.told import export, publish_everything


@pytest.fixture(scope="package")
def boards(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The five units of the regulations with their people (:mod:`tests.workflow.boards`), until another folder's turn.

    Races copy the database, which nobody else may be using then: their files come before all others. And no test here
    may be one of Django's ``TestCase``, which closes the connection behind it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        found_boards()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def articles(boards, scene):
    """What the department published, by name of the way: one article for each (:mod:`tests.workflow.told`)."""
    return publish_everything()


@pytest.fixture(scope="module")
def exported(articles, tmp_path_factory):
    """The evidence of it as it was exported; not to be changed."""
    folder = tmp_path_factory.mktemp("evidence") / "stttt"
    export(folder)
    return folder


@pytest.fixture
def folder(exported, tmp_path):
    """A copy of it, to which something may be done."""
    return shutil.copytree(exported, tmp_path / "stttt")
