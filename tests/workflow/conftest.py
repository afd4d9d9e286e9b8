"""The five boards, founded once for each module that asks for them."""

import pytest

from tests.workflow.boards import found_boards


@pytest.fixture(scope="module")
def boards(scene: None) -> None:
    """The five units of the regulations with their people (:mod:`tests.workflow.boards`)."""
    found_boards()
