"""What tests of drafts for comment share."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from documents.models import ConsultationPage
from tests.documents import drafts


@pytest.fixture
def freeze(time_machine: Any) -> Callable[[datetime], Any]:
    """Stop the clock at a moment: ``freeze(moment)`` gives the machine that moves it on."""

    def stop(moment: datetime) -> Any:
        time_machine.move_to(moment, tick=False)
        return time_machine

    return stop


@pytest.fixture
def draft(scene: None) -> ConsultationPage:
    """A draft of Health that publishes comments."""
    return drafts.consultation(publishes_comments=True)
