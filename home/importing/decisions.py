"""What the guard of the admin decides about the addresses of imports (:mod:`sites.guard`)."""

from home.importing.rights import OfImport
from sites.guard import SCREEN, Decision
from sites.guard.kinds import Screen

DECISIONS: dict[str, Decision] = {
    "document_imports:index": SCREEN,
    "document_imports:template": Screen(plain=("kind",)),
    "document_imports:export": Screen(plain=("kind",)),
    **{f"document_imports:{name}": OfImport() for name in ("columns", "report", "step", "take", "results")},
}
