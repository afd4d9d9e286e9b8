"""What the design lets through, each with its reason. Whatever is not here is a leak."""

import re
from typing import Any

from tests.isolation.browser import Answer, Ask
from tests.isolation.roles import ROLES, Role

#: Addresses of the admin that show public pages of any unit: whoever writes may link to them.
LINKING = {
    "wagtailadmin_choose_page": "any unit's public pages may be linked to",
    "wagtailadmin_choose_page_child": "any unit's public pages may be linked to",
    "wagtailadmin_choose_page_search": "any unit's public pages may be linked to",
    "wagtailadmin_choose_page_chosen_multiple": "any unit's public pages may be linked to",
    "unit_choose_page": "any unit's public pages may be linked to",
    "unit_choose_page_child": "any unit's public pages may be linked to",
    "unit_choose_page_search": "any unit's public pages may be linked to",
    "unit_choose_page_chosen_multiple": "any unit's public pages may be linked to",
    "syndication:published": "what other units have published may be taken over (seed 002 Đ9.2)",
    "syndication:take": "what other units have published may be taken over",
}
#: Where somebody chooses a unit, or sees which one an own proposal went to: units and their names are public.
SHARING = {"syndication:published", "syndication:propose", "syndication:item", "syndication:outgoing"}
#: Fields of a unit's own names.
NAMES = {"name", "shortname", "nameen", "shortnameen"}
#: Rights themselves: nobody in a unit gives any but by seats.
POWERS = {"auth_group_permissions", "users_user_user_permissions", "wagtailcore_grouppagepermission",
          "wagtailcore_groupsitepermission", "auth_permission"}  # fmt: skip
#: Rows of nobody that everybody's work changes, and which columns.
NOBODYS_COLUMNS: dict[str, set[str]] = {
    "wagtailcore_page": {"numchild"},
    "wagtailcore_collection": {"numchild"},
}
#: Reference lists of the province.
KEPT_BY_HUB = {"documents_documenttype", "portal_sites_calendarday", "portal_sites_trustedhost",
               "portal_sites_sharedcollection", "home_answerterm",
               "documents_documentfield", "documents_issuingbody"}  # fmt: skip
#: Rows that wagtail-localize keeps once for all who have the very same text: who refers to one brought the text.
KEPT_BY_CONTENT = {"wagtail_localize_string", "wagtail_localize_template"}
#: Tables whose rows are the person's own by their column ``user_id``.
PERSONAL = {"wagtailcore_apitoken", "wagtailusers_userprofile", "wagtailadmin_editingsession", "wagtailadmin_formstate",
            "wagtailcore_pagesubscription"}  # fmt: skip


def usernames() -> list[str]:
    """Who asks."""
    return [role.username for role in ROLES if role.username]


def shows_public(ask: Ask, owner: str = "syt") -> bool:
    """Whether an answer may show what a unit has published."""
    if ask.path.startswith("/admin/"):
        return ask.name in LINKING
    # A unit's host shows the unit, the hub all of them.
    return ask.host in {"tinh", owner}


def is_public_here(ask: Ask, word: re.Match[str]) -> bool:
    """Whether a canary may stand in the answer because everybody may read it."""
    if word["reach"] != "public":
        return False
    # The hub's name stands in the frame of every unit's pages, their previews included.
    is_name = word["field"] in NAMES | {f"new{name}" for name in NAMES}
    if is_name and (word["owner"] == "tinh" or names_units(ask)):
        return True
    return shows_public(ask, word["owner"])


#: The hub's own screens: it founds and closes units, gives them their chains, inspects them (seed 004 Đ7, Đ8).
HUB_SCREENS = {"found_unit", "unit:index", "unit:index_results", "unit:inspect", "unit_statistics",
               "change_unit_state", "assign_unit_chain", "approval_chains", "approval_chain", "approval_chain_version",
               "make_approval_chain", "make_approval_chain_version",
               # It links bodies to units, and imports what was public of any unit.
               "document_imports:index", "issuing_body:index", "issuing_body:index_results",
               "issuing_body:add", "issuing_body:edit", "issuing_body:delete",
               *(f"recommendations:{name}" for name in ("index", "published", "make", "item", "close", "withdraw",
                                                        "reopen"))}  # fmt: skip
#: What the hub's own acts do to other units: a unit's state, its chain, its founding, what is recommended to it.
HUB_ACTS = {
    ("found_unit", "changed syt wagtailcore_collection (path)"),
    ("found_unit", "wagtailcore_workflowpage.workflow_id refers to wagtailcore_workflow"),
    ("change_unit_state", "changed syt portal_sites_unit (state, state_since, state_basis)"),
    ("change_unit_state", "deleted syt users_user_groups"),
    ("assign_unit_chain", "changed syt portal_sites_unit (preset)"),
    ("assign_unit_chain", "changed syt wagtailcore_workflowpage (workflow_id)"),
    ("assign_unit_chain", "wagtailcore_workflowpage.workflow_id refers to wagtailcore_workflow"),
    # An administrator of the hub lets documents in that any unit had published before (home.importing.rights).
    ("document_imports:index", "documents_importrun.unit_id refers to portal_sites_unit"),
    ("recommendations:close", "changed syt home_recommendation (state)"),
    ("recommendations:withdraw", "changed syt home_recommendation (state)"),
    *(
        (f"recommendations:{act}", what)
        for act in ("close", "withdraw", "reopen")
        for what in (
            "home_recommendationact.recommendation_id refers to home_recommendation",
            "wagtailcore_modellogentry.object_id refers to home_recommendation",
            *(f"wagtailcore_modellogentry.{column} repeats syt {row}flaggedtitle"
              for column in ("data", "label") for row in ("waiting", "closed")),
        )
    ),
}  # fmt: skip
#: Where the hub sees a board: on inspection, and after an act, which leads there.
INSPECTION = {"unit:inspect", "change_unit_state", "assign_unit_chain"}
#: What inspection shows of a board: who holds which seat, and by which decision.
BOARD = {"delegationdecision", "deputyfirstname", "firstname", "lastname", "newfirstname", "seattitle"}
#: Where the hub reads the chains that units have made for themselves, and what it reads of them.
CHAIN_SCREENS = {name for name in HUB_SCREENS if "chain" in name}
CHAIN = {"ownchainname", "ownchainbasis", "ownchainstep", "ownchainarticle", "ownchainkey", "firstname", "lastname"}
#: Where the hub reads what it has recommended and what units have published, and whose rows it names there.
FLAGGING = {name for name in HUB_SCREENS if name.startswith("recommendations:")}
FLAGGED = {"home_recommendation", "wagtailcore_page"}


def hub_reads(role: Role, ask: Ask, word: re.Match[str] | None = None) -> bool:
    """Whether the hub may read it of other units: names and addresses everywhere, the board where it inspects."""
    if role.name != "hub officer" or ask.name not in HUB_SCREENS:
        return False
    if word is None or word["reach"] == "public":
        return True
    if ask.name in FLAGGING:
        return "flagged" in word["field"]
    return (ask.name in INSPECTION and word["field"] in BOARD) or (ask.name in CHAIN_SCREENS and word["field"] in CHAIN)


def hub_names(role: Role, ask: Ask, table: str, *, is_public: bool) -> bool:
    """Whether the hub may read the number of another unit's row: of units, of what it recommends, of public pages."""
    if not hub_reads(role, ask):
        return False
    return table in {"portal_sites_unit", "documents_issuingbody"} or (
        ask.name in FLAGGING and table in FLAGGED and (is_public or table != "wagtailcore_page")
    )


def names_units(ask: Ask) -> bool:
    """Whether an address names units, as the public directory does."""
    return ask.name in SHARING


def hub_acts(role: Role, ask: Ask, what: str) -> bool:
    """Whether it is what an act of the hub is for."""
    return role.name == "hub officer" and (ask.name, what) in HUB_ACTS


def founds(role: Role, ask: Ask) -> bool:
    """Whether a unit is founded, with groups of its own that get their rights."""
    return role.name == "hub officer" and ask.name == "found_unit"


def is_about_oneself(role: Role, ask: Ask, word: re.Match[str]) -> bool:
    """Whether somebody who serves nobody any more is told who he is."""
    return ask.name == "wagtailapi_v3:whoami" and word["owner"] == role.own and word["field"] in {"email", "lastname"}


def asks_password(ask: Ask, table: str) -> bool:
    """Whether the form that asks for the password of a published page may name the page and its restriction."""
    return ask.name == "wagtail_serve" and table in {"wagtailcore_page", "wagtailcore_pageviewrestriction"}


def offers_shared(ask: Ask) -> bool:
    """Whether an address offers what the hub shares, by its collection."""
    return ask.name.startswith(("wagtailimages_chooser", "wagtaildocs_chooser"))


def serves_media(ask: Ask) -> bool:
    """Whether an address serves pictures by their name: sizes of pictures that pages show."""
    return ask.name.startswith("route:^media/")


def breaks(answer: Answer) -> bool:
    """Whether an answer may be an error of the server.

    Wagtail's fields of blocks expect what its script sends with every form; a body without it changes nothing.
    """
    return bool(re.search(r"MultiValueDictKeyError: '[\w-]+-count'", answer.error))


def is_own_row(table: str, key: Any, row: dict[str, Any], person: int | None) -> bool:
    """Whether a row is about the person who asks."""
    if person is None:
        return False
    return (table == "users_user" and key == person) or (table in PERSONAL and row.get("user_id") == person)


def changes(table: str, *, is_nobodys: bool) -> set[str]:
    """Columns that a request may change in rows of nobody."""
    return NOBODYS_COLUMNS.get(table, set()) if is_nobodys else set()


def is_kept_by(role: Role, table: str) -> bool:
    """Whether the rows of a table are the province's, and the hub's officers keep them for all."""
    return "tinh" in role.units and table in KEPT_BY_HUB


def keeps_what_is_typed(place: str) -> bool:
    """Whether a column keeps what the browser sent, unread: half-filled forms of the person's own."""
    return place == "wagtailadmin_formstate.data"


def differs(role: Role, ask: Ask) -> bool:
    """Whether an answer may depend on what other units do."""
    # The hub shows all units, a unit's own host the unit; both may be asked by anybody.
    return (shows_public(ask) and ask.host in {"tinh", "syt"}) or hub_reads(role, ask) or names_units(ask)


#: Addresses at which not even the operator is shown anything of the other unit, by the reason.
SHOWS_NOTHING: dict[str, str] = {
    **dict.fromkeys(
        ("wagtailadmin_pages:add_subpage", "wagtailadmin_pages:collect_workflow_action_data",
         "wagtailadmin_pages:confirm_workflow_cancellation", "wagtailadmin_pages:preview_on_add",
         "wagtailadmin_pages:preview_on_edit", "wagtailadmin_pages:revisions_index",
         "wagtailadmin_pages:workflow_action"),
        "leads on, or answers without a word of the page, until something is sent",
    ),
    **dict.fromkeys(
        ("unit:delete", "unit:edit", "unit:history", "unit:history_results", "unit:usage"),
        "closed to everybody: units have screens of their own",
    ),
    **dict.fromkeys(
        ("board:appoint", "board:deactivate", "board:delegate", "board:edit_person", "board:end_delegation",
         "board:end_seat", "board:invite_again", "board:reactivate"),
        "the board of the unit that the person has switched to; the operator has switched to none",
    ),
    "approval:chain_version": "the same for the unit's chain",
    **dict.fromkeys(
        ("theme", "wagtailapi:documents:detail", "wagtailapi:images:detail", "wagtailapi:pages:detail",
         "wagtailapi_v3:detail_page", "wagtailapi_v3:detail_site", "wagtail_serve", "wagtaildocs_serve"),
        "what is published is shown to everybody, the rest to nobody",
    ),
    **dict.fromkeys(("wagtailimages:url_generator", "wagtailimages:url_generator_output"), "switched off"),
    **dict.fromkeys(
        ("wagtailcore_authenticate_with_password", "wagtaildocs_authenticate_with_password"),
        "asks for a password and says nothing of what is behind it",
    ),
    "wagtail_localize:snippets_api_detail": "there are no snippets to translate",
    "wagtail_localize:submit_snippet_translation": "there are no snippets to translate",
    "wagtailsettings:preview_on_edit": "no setting has a preview",
    "route:^media/images/(?P<path>.*)$": "a picture bears no words, and its address is not to be guessed",
}  # fmt: skip
#: So many of the operator's screens must depend on the other unit, or the comparison is blind.
LEAST_DIFFERENT = 40
#: Forms that change nothing even in the operator's hands, by the reason.
CHANGES_NOTHING: dict[str, str] = {
    **dict.fromkeys(
        ("wagtailadmin_choose_page_external_link", "wagtailadmin_choose_page_email_link",
         "wagtailadmin_choose_page_phone_link", "wagtailadmin_choose_page_anchor_link",
         "wagtailimages_chooser:select_format", "wagtailembeds:chooser_upload"),
        "answers with what the editor puts into its text",
    ),
    **dict.fromkeys(
        ("wagtailadmin_pages:move", "wagtailadmin_pages:choose_parent"),
        "leads on to a form that is an address of its own",
    ),
    **dict.fromkeys(("wagtaillocales:add", "wagtaillocales:edit"), "there are two languages, for operators alone"),
    "current_unit": "kept in the session",
    "writing:check": "the words of the scene need no correction",
    "wagtailadmin_password_reset": "sends a letter",
    "wagtailsites:add": "a unit's host has its site",
    "shared_collection:add": "a collection with restrictions is not shared, and it is the first to choose",
}  # fmt: skip
#: Columns whose texts are no words of anybody: no canary stands in them. What names a row there is found by its number.
#: Where columns of other tables with the same name do hold words, the table is named too.
NO_WORDS = {
    "how the platform works": {
        "column", "checksum", "encoding", "mapping", "language", "archive", "table", "documents_importresult.reason",
        "action", "attrs", "collation_key", "content_path", "contentpath", "field_path", "filter_spec", "levels",
        "model_path", "object_id", "path", "positions", "prefix", "preset", "schema_version", "to_object_id",
        "identity", "number_key", "signer_key", "abstract_key", "list_path", "number_suffix",
        "documents_procedurepage.title_key",
        "chain", "content_hash", "deadline", "declarations", "hash_in", "hash_out", "lane", "page_type", "reminders",
    },
    "kept as a hash": {"password", "consent_digest"},
    "the code of a comment, shorter than a canary": {"reference"},
    "the unit's address, which names it everywhere": {"code", "hostname"},
    "a colour": {"primary_colour", "accent_colour"},
    "a form of words that the law prescribes": {"signing_form", "article"},
}  # fmt: skip
#: Columns that stay empty while units work as the scene lets them.
EMPTY = {
    "sheet", "documents_importrun.decision", "documents_issuingbody.name_en",
    "file_hash", "focal_point_key", "position", "parent_object_id", "preferred_language", "current_time_zone", "avatar",
    "dismissibles",
}  # fmt: skip
