"""``manage.py seed_demo``: the hub and five units with real content; safe to run again."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from home.demo.manifest import manifest_path, read_passwords, write_manifest
from home.demo.material import UNIT_CODES
from home.demo.seed import seed_units
from sites.services import keep_port


class Command(BaseCommand):
    """Founds the units of the demo that are missing, writes the manifest, prints the logins."""

    help = "Found and fill the demo's hub and units; existing units are left as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        passwords = read_passwords()
        show_progress = options["verbosity"] > 0
        seed_units(settings.PORTAL_DOMAIN, passwords, timezone.localdate(), show_progress=show_progress)
        keep_port(settings.PORTAL_PORT)
        manifest = write_manifest(UNIT_CODES, passwords)
        if show_progress:
            self.print_logins(manifest)

    def print_logins(self, manifest: dict[str, Any]) -> None:
        """Print who can log in where."""
        write = self.stdout.write
        write("")
        for unit in manifest["units"]:
            write(self.style.MIGRATE_HEADING(f"{unit['name']}  http://{unit['host']}:{settings.PORTAL_PORT}/"))
            for user in manifest["users"]:
                if user["unit"] == unit["code"]:
                    seats = ", ".join(user["seats"])
                    write(
                        f"  {user['username']:<28} {user['password'] or '–':<22} {seats} ({', '.join(user['levels'])})"
                    )
        write("")
        write(_("Admin: %(url)s") % {"url": manifest["admin_url"]})
        write(_("All of this stands in %(path)s") % {"path": manifest_path()})
