"""To whom the rows of this app's models belong."""

from sites.ownership import Common, InCollection, Through, register_owner


def register() -> None:
    """Enter the rules (once, at start-up); legal documents and their lists are pages."""
    register_owner("documents.UnitDocument", InCollection(), pointed_at=True)
    register_owner("documents.DocumentType", Common())
    register_owner("documents.DocumentAttachment", Through("page"))
