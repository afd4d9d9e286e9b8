"""Who publishes: units, their names, hosts and roots, their boards, their looks, their pages, what they deleted.

And by which days everybody works.
"""

from sites.models.boards import Delegation, Seat, UnitGroup
from sites.models.branding import Branding
from sites.models.calendar import CalendarDay
from sites.models.pages import UnitPage
from sites.models.search import SearchCount, SearchEntry, SearchWord
from sites.models.sharing import SharedCollection, TrustedHost
from sites.models.traces import DeletedObject
from sites.models.units import Unit, UnitHost, UnitName, UnitRoot

__all__ = [
    "Branding",
    "CalendarDay",
    "Delegation",
    "DeletedObject",
    "SearchCount",
    "SearchEntry",
    "SearchWord",
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
