"""What the guard of the admin decides about the addresses of shared articles (:mod:`sites.guard`)."""

from sites.guard import SCREEN, Decision, Objects
from sites.guard.allowed import linkable
from sites.guard.kinds import Row

DECISIONS: dict[str, Decision] = {
    **{f"syndication:{name}": SCREEN for name in ("incoming", "outgoing", "published")},
    "syndication:item": Objects(pk="home.SyndicatedItem"),
    "syndication:propose": Objects(page_id="wagtailcore.Page"),
    # What is public may be taken over by anybody who writes somewhere.
    "syndication:take": Objects(page_id=Row("wagtailcore.Page", linkable)),
}
