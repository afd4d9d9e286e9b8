"""What the guard of the admin decides about this app's addresses (:mod:`sites.guard`)."""

from sites.guard import SCREEN, Decision

DECISIONS: dict[str, Decision] = {"article_tags": SCREEN}
