"""To whom the rows of this app's models belong."""

from sites.ownership import Through, register_owner


def register() -> None:
    """Enter the rules (once, at start-up); articles, sections and topics are pages."""
    for model in ("ArticleContribution", "ArticleCorrection", "ArticlePlacement", "ArticleTag"):
        register_owner(f"news.{model}", Through("article"))
