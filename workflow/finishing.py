"""What Wagtail does when a workflow is finished (``WAGTAIL_FINISH_WORKFLOW_ACTION``).

Wagtail imports this module in the body of one of its model classes: nothing here may import a model but at its call.
"""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what the round has approved; see :func:`workflow.publishing.publish_approved`."""
    from workflow.publishing import publish_approved as publish

    publish(workflow_state, user)
