"""The file by which people and outside checks find their way in the demo."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from sites.models import Seat, Unit


def manifest_path() -> Path:
    """Where the manifest stands."""
    return Path(settings.PORTAL_VAR_DIR) / "demo" / "manifest.json"


def read_passwords() -> dict[str, str]:
    """Passwords of the demo's people from an earlier run."""
    path = manifest_path()
    if not path.exists():
        return {}
    return {row["username"]: row["password"] for row in json.loads(path.read_text(encoding="utf-8"))["users"]}


def write_manifest(codes: tuple[str, ...], passwords: dict[str, str]) -> dict[str, Any]:
    """Describe the demo as it is now.

    Returns:
        ``{"admin_url", "units": [{"code", "name", "kind", "host", "preset", "root_page_ids", "collection_id"}],
        "users": [{"username", "password", "unit", "seats", "levels"}]}``
    """
    units = Unit.objects.filter(code__in=codes).select_related("site")
    manifest = {
        "admin_url": f"{settings.PORTAL_URL}/admin/",
        "units": [_unit(unit) for unit in units],
        "users": _users(codes, passwords),
    }
    path = manifest_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return manifest


def _unit(unit: Unit) -> dict[str, Any]:
    roots = unit.roots.values_list("page__locale__language_code", "page_id")
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "host": unit.site.hostname if unit.site else None,
        "preset": unit.preset,
        "root_page_ids": dict(roots),
        "collection_id": unit.collection_id,
    }


def _users(codes: tuple[str, ...], passwords: dict[str, str]) -> list[dict[str, Any]]:
    seats = Seat.objects.in_office(timezone.localdate()).filter(unit__code__in=codes)
    people: dict[tuple[str, str], dict[str, Any]] = {}
    for seat in seats.select_related("user", "unit"):
        username = seat.user.username
        row = people.setdefault(
            (username, seat.unit.code),
            {
                "username": username,
                "password": passwords.get(username),
                "unit": seat.unit.code,
                "seats": [],
                "levels": [],
            },
        )
        row["seats"].append(seat.position)
        row["levels"] = sorted({*row["levels"], *seat.levels})
    return list(people.values())
