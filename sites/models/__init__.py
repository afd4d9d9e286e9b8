"""Who publishes: units, their names, hosts and roots, their boards, their looks, their pages, what they deleted."""

from sites.models.boards import Delegation, Seat, UnitGroup
from sites.models.branding import Branding
from sites.models.pages import UnitPage
from sites.models.sharing import SharedCollection, TrustedHost
from sites.models.traces import DeletedObject
from sites.models.units import Unit, UnitHost, UnitName, UnitRoot

__all__ = [
    "Branding",
    "Delegation",
    "DeletedObject",
    "Seat",
    "SharedCollection",
    "TrustedHost",
    "Unit",
    "UnitGroup",
    "UnitHost",
    "UnitName",
    "UnitPage",
    "UnitRoot",
]
