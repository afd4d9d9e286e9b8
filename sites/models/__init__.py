"""Who publishes: units, their names, hosts and roots, their boards, their looks, their pages."""

from sites.models.boards import Seat, UnitGroup
from sites.models.branding import Branding
from sites.models.pages import UnitPage
from sites.models.units import Unit, UnitHost, UnitName, UnitRoot

__all__ = ["Branding", "Seat", "Unit", "UnitGroup", "UnitHost", "UnitName", "UnitPage", "UnitRoot"]
