"""What the four levels may do in their unit (seed 004 Đ14.2, seed 000 Đ6.4), in Wagtail's terms."""

from sites.choices import Level

#: On the unit's root pages in every language. A system administrator runs the site but never publishes.
PAGE_PERMISSIONS: dict[str, tuple[str, ...]] = {
    Level.CONTRIBUTOR: ("add_page",),
    Level.REVIEWER: ("add_page", "change_page", "lock_page", "unlock_page"),
    Level.PUBLISHER: ("add_page", "change_page", "publish_page"),
    Level.SYSTEM_ADMINISTRATOR: ("add_page", "change_page"),
}

#: On the unit's collection: (application label, codename).
COLLECTION_PERMISSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    Level.CONTRIBUTOR: (
        ("images", "add_unitimage"),
        ("images", "choose_unitimage"),
        ("documents", "add_unitdocument"),
        ("documents", "choose_unitdocument"),
    ),
    Level.REVIEWER: (
        ("images", "add_unitimage"),
        ("images", "change_unitimage"),
        ("images", "choose_unitimage"),
        ("documents", "add_unitdocument"),
        ("documents", "change_unitdocument"),
        ("documents", "choose_unitdocument"),
    ),
    Level.PUBLISHER: (
        ("images", "add_unitimage"),
        ("images", "change_unitimage"),
        ("images", "choose_unitimage"),
        ("documents", "add_unitdocument"),
        ("documents", "change_unitdocument"),
        ("documents", "choose_unitdocument"),
    ),
    Level.SYSTEM_ADMINISTRATOR: (
        ("images", "add_unitimage"),
        ("images", "change_unitimage"),
        ("images", "choose_unitimage"),
        ("images", "delete_unitimage"),
        ("documents", "add_unitdocument"),
        ("documents", "change_unitdocument"),
        ("documents", "choose_unitdocument"),
        ("documents", "delete_unitdocument"),
        ("wagtailcore", "add_collection"),
        ("wagtailcore", "change_collection"),
        ("wagtailcore", "delete_collection"),
    ),
}

#: On the unit's site (Wagtail's per-site settings permission).
SITE_PERMISSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    Level.SYSTEM_ADMINISTRATOR: (("portal_sites", "change_branding"),),
}

#: Held by the hub's group alone, install-wide.
HUB_PERMISSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    Level.SYSTEM_ADMINISTRATOR: (("portal_sites", "found_unit"), ("portal_sites", "view_unit")),
}
