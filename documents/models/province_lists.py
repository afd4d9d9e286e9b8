"""What the lists have in common that may stand for the whole province."""

from typing import Any


class ListOfProvince:
    """Mixin for lists with a field ``covers_province``."""

    covers_province: Any
    unit: Any

    @property
    def lists_all_units(self) -> bool:
        """Whether what all units publish stands here: the hub alone speaks for the province."""
        return bool(self.covers_province and self.unit is not None and self.unit.is_hub)
