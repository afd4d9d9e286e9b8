"""The five boards, and evidence of what one of them published: made once for each module that asks for them."""

import shutil

import pytest

from tests.workflow.boards import found_boards
from tests.workflow.told import export, publish_everything


@pytest.fixture(scope="module")
def boards(scene: None) -> None:
    """The five units of the regulations with their people (:mod:`tests.workflow.boards`)."""
    found_boards()


@pytest.fixture(scope="module")
def articles(boards):
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
