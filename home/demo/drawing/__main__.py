"""Draw every picture: ``python -m home.demo.drawing [key ...]``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from . import scenes_fields as fields
from . import scenes_indoors as indoors
from . import scenes_town as town
from . import scenes_village as village
from . import scenes_water as waters
from . import scenes_works as works
from .canvas import Canvas

FOLDER = Path(__file__).resolve().parent.parent / "pictures"

SCENES: dict[str, Callable[[Canvas], None]] = {
    "rice-field": fields.rice_field,
    "tea-hills": fields.tea_hills,
    "lychee-orchard": fields.lychee_orchard,
    "farm-machine": fields.farm_machine,
    "mountain-river": waters.mountain_river,
    "bridge": waters.bridge,
    "reservoir": waters.reservoir,
    "commune-office": village.commune_office,
    "market": village.market,
    "school": village.school,
    "festival": village.festival,
    "road-works": works.road_works,
    "tree-planting": works.tree_planting,
    "sports-day": works.sports_day,
    "volunteers": works.volunteers,
    "city-street": town.city_street,
    "night-town": town.night_town,
    "clinic": indoors.clinic,
    "meeting-hall": indoors.meeting_hall,
    "computer-class": indoors.computer_class,
    "one-stop-desk": indoors.one_stop_desk,
    "library": indoors.library,
}


def main(keys: list[str]) -> None:
    """Draw the named pictures, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    for seed, (key, draw) in enumerate(SCENES.items(), start=100):
        if keys and key not in keys:
            continue
        canvas = Canvas(seed)
        draw(canvas)
        size, quality = canvas.save(FOLDER / f"{key}.jpg")
        print(f"{key:16} {size / 1000:6.1f} kB  q{quality}")


if __name__ == "__main__":
    main(sys.argv[1:])
