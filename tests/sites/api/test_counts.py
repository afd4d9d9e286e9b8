"""Lists and counts are the same whether another unit is there or not."""

import pytest

from tests import cast
from tests.sites.api.conftest import Program, content
from tests.sites.api.questions import EVERYTHING

pytestmark = pytest.mark.django_db

STEADY = [(path, query) for path, query in EVERYTHING if query.get("order") != "random"]


def answers():
    """What readers of Health and An are told."""
    reader, an = Program("syt"), Program("syt", "an")
    told = [reader.ask(path, **query) for path, query in STEADY]
    told += [reader.ask(path.replace("v2", "v3"), limit=20) for path in ("/v2/pages/", "/v2/images/", "/v2/documents/")]
    told += [an.ask(f"/v3/{kind}/", limit=20) for kind in ("pages", "images", "documents", "redirects")]
    return told


def test_another_units_content_changes_no_answer():
    content("syt")
    alone = answers()
    content("stc")
    assert answers() == alone
    assert cast.unit("stc").site  # the other unit is in operation
