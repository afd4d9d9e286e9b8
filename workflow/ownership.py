"""To whom the rows of this app's models belong; steps and decisions follow Wagtail's tasks."""

from sites.ownership import OfUnit, Through, register_owner


def register() -> None:
    """Enter the rules (once, at start-up)."""
    register_owner("workflow.Chain", Through("workflow"))
    register_owner("workflow.Publication", OfUnit())
