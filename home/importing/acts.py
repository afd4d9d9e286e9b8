"""What approval has to say to imported documents: historic ones are vouched for, new ones begin their chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.choices import ImportMode
from documents.importing.batches import Acts
from documents.models import ImportRun
from workflow.exemptions import vouch_for_many

#: Held by the administrators of the hub: whoever imports historic documents publishes without a chain.
IMPORT_HISTORIC = "documents.import_historic"


def vouch(run: ImportRun, pages: Sequence[Any]) -> None:
    """Let historic documents be public: the publication of each names the decision and the file.

    Raises:
        ValueError: the import is not one of historic documents, or names no decision.
    """
    if run.mode != ImportMode.HISTORIC or not run.decision.strip():
        raise ValueError("Only historic documents with a decision enter without approval.")
    with override("vi"):
        reason = _("Historic document, by %(decision)s; imported from %(file)s (import %(number)d)") % {
            "decision": run.decision,
            "file": run.name,
            "number": run.pk,
        }
    vouch_for_many(pages, reason, user=run.made_by)


def submit(run: ImportRun, page: Any) -> None:
    """Submit a draft to its unit's chain, as its author."""
    workflow = page.get_workflow()
    if workflow is not None and not page.workflow_in_progress:
        workflow.start(page, run.made_by)


ACTS = Acts(vouch=vouch, submit=submit)
