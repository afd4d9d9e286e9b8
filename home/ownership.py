"""To whom the rows of this app's models belong."""

from sites.ownership import Through, register_owner


def register() -> None:
    """Enter the rules (once, at start-up); forms are pages."""
    register_owner("home.FormField", Through("page"))
