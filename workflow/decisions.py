"""What the guard of the admin decides about this app's addresses (:mod:`sites.guard`)."""

from sites.guard import SCREEN, Decision, Objects

PAGE = Objects(page_id="wagtailcore.Page")

DECISIONS: dict[str, Decision] = {
    **{f"approval:{name}": PAGE for name in ("item", "take_down", "emergency", "confirm")},
    "approval:chain": SCREEN,
    "approval:make_chain": SCREEN,
    "approval:translations": SCREEN,
    "approval:chain_version": Objects(chain_id="workflow.Chain"),
}
