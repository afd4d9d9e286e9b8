"""Draw every picture: ``python -m home.demo.drawing [key ...]``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from . import (
    scenes_bridge,
    scenes_desks,
    scenes_festival,
    scenes_fields,
    scenes_orchards,
    scenes_outdoors,
    scenes_rooms,
    scenes_town,
    scenes_village,
    scenes_water,
    scenes_works,
)
from .canvas import Canvas
from .emblems import EMBLEMS

FOLDER = Path(__file__).resolve().parent.parent / "pictures"

SCENES: dict[str, Callable[[Canvas], None]] = {
    "rice-field": scenes_fields.rice_field,
    "tea-hills": scenes_orchards.tea_hills,
    "lychee-orchard": scenes_orchards.lychee_orchard,
    "farm-machine": scenes_fields.farm_machine,
    "mountain-river": scenes_water.mountain_river,
    "bridge": scenes_bridge.bridge,
    "reservoir": scenes_water.reservoir,
    "commune-office": scenes_village.commune_office,
    "market": scenes_village.market,
    "school": scenes_village.school,
    "festival": scenes_festival.festival,
    "road-works": scenes_works.road_works,
    "tree-planting": scenes_outdoors.tree_planting,
    "sports-day": scenes_outdoors.sports_day,
    "volunteers": scenes_works.volunteers,
    "city-street": scenes_town.city_street,
    "night-town": scenes_town.night_town,
    "clinic": scenes_desks.clinic,
    "meeting-hall": scenes_rooms.meeting_hall,
    "computer-class": scenes_rooms.computer_class,
    "one-stop-desk": scenes_desks.one_stop_desk,
    "library": scenes_rooms.library,
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
        sys.stdout.write(f"{key:16} {size / 1000:6.1f} kB  q{quality}\n")
    for code, badge in EMBLEMS.items():
        if not keys or f"emblem-{code}" in keys:
            size = badge().save(FOLDER / f"emblem-{code}.png")
            sys.stdout.write(f"emblem-{code:9} {size / 1000:6.1f} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
