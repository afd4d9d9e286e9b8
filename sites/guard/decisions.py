"""Which decision holds for which address of the admin: Wagtail's and wagtail-localize's here, the product's own beside
their views. An address that nobody registered is refused (see ``docs/isolation.md``)."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from sites.guard.allowed import choosable, linkable, or_tree_root
from sites.guard.kinds import (
    OPEN,
    OPERATORS,
    PLAIN,
    SCREEN,
    Bulk,
    Decision,
    Objects,
    Row,
    RowOfNamedModel,
    Screen,
)

PAGE, COLLECTION = "wagtailcore.Page", "wagtailcore.Collection"
IMAGE: str = settings.WAGTAILIMAGES_IMAGE_MODEL
FILE: str = settings.WAGTAILDOCS_DOCUMENT_MODEL
TRANSLATION = "wagtail_localize.Translation"

own_page = Objects(page_id=PAGE)
moved_page = Objects(page_to_move_id=PAGE)
page_type = Screen(plain=("content_type_app_name", "content_type_model_name"))
translation = Objects(translation_id=TRANSLATION)
browsing = {"target_pages[]": Row(PAGE)}
of_collection = {"collection_id": Row(COLLECTION, choosable)}

PAGES: dict[str, Decision] = {
    "explore_root": SCREEN,
    "explore": Objects(parent_page_id=Row(PAGE, or_tree_root)),
    "explore_results": Objects(parent_page_id=Row(PAGE, or_tree_root)),
    "pages:add": Objects(parent_page_id=PAGE).plain("content_type_app_name", "content_type_model_name"),
    "pages:preview_on_add": Objects(parent_page_id=PAGE).plain("content_type_app_name", "content_type_model_name"),
    "pages:type_use": page_type,
    "pages:type_use_results": page_type,
    "pages:choose_parent": Screen(plain=("app_label", "model_name")),
    "pages:add_subpage": Objects(parent_page_id=PAGE),
    "pages:search": SCREEN,
    "pages:search_results": SCREEN,
    "pages:move": moved_page,
    "pages:move_confirm": Objects(page_to_move_id=PAGE, destination_id=PAGE),
    "pages:set_page_position": moved_page,
    "pages:workflow_action": Objects(page_id=PAGE, task_state_id="wagtailcore.TaskState").plain("action_name"),
    "pages:collect_workflow_action_data": Objects(page_id=PAGE, task_state_id="wagtailcore.TaskState").plain(
        "action_name"
    ),
    "pages:workflow_preview": Objects(page_id=PAGE, task_id="wagtailcore.Task"),
    "pages:workflow_history_detail": Objects(page_id=PAGE, workflow_state_id="wagtailcore.WorkflowState"),
    "pages:revisions_compare": Objects(pk=PAGE).plain("revision_id_a", "revision_id_b"),
    **{
        f"pages:revisions_{act}": Objects(page_id=PAGE, revision_id="wagtailcore.Revision")
        for act in ("view", "revert", "unschedule")
    },
    **{
        f"pages:{act}": own_page
        for act in (
            "usage",
            "edit",
            "preview_on_edit",
            "view_draft",
            "delete",
            "unpublish",
            "convert_alias",
            "copy",
            "confirm_workflow_cancellation",
            "set_privacy",
            "lock",
            "unlock",
            "revisions_index",
            "workflow_history",
            "history",
            "history_results",
        )
    },
    "choose_page": SCREEN.asks(**browsing),
    "choose_page_child": Objects(parent_page_id=Row(PAGE, linkable)).asks(**browsing),
    "choose_page_search": SCREEN.asks(**browsing),
    "choose_page_chosen_multiple": SCREEN.asks(id=Row(PAGE, linkable)),
    **{f"choose_page_{kind}_link": SCREEN for kind in ("external", "email", "phone", "anchor")},
}

ADMIN: dict[str, Decision] = {
    "home": OPEN,  # its panels are limited; Wagtail turns away who has no right to the admin
    **PAGES,
    "tag_autocomplete": SCREEN,
    "tag_model_autocomplete": OPERATORS,  # no model of the product has tags of its own
    "collections:index": SCREEN,
    "collections:add": SCREEN,
    "collections:edit": Objects(pk=COLLECTION),
    "collections:delete": Objects(pk=COLLECTION),
    "collections:set_privacy": Objects(collection_id=COLLECTION),
    **{
        f"reports:{name}{part}": SCREEN
        for name in ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages")
        for part in ("", "_results")
    },
    # Counts over the whole install.
    "reports:page_types_usage": OPERATORS,
    "reports:page_types_usage_results": OPERATORS,
    # They would change a version in place; chains are made and assigned on screens of their own.
    **{
        f"workflows:{name}": OPERATORS
        for name in (
            "index",
            "index_results",
            "add",
            "enable",
            "disable",
            "edit",
            "usage",
            "usage_results",
            "remove",
            "add_task",
            "select_task_type",
            "task_index",
            "task_index_results",
            "edit_task",
            "disable_task",
            "enable_task",
            "task_chooser",
            "task_chooser_results",
            "task_chooser_create",
            "task_chosen",
        )
    },
    "editing_sessions:ping": Objects(object_id=RowOfNamedModel()).plain("app_label", "model_name", "session_id"),
    "editing_sessions:release": Objects(session_id=PLAIN),  # Wagtail ends the person's own sessions only
    "api:pages:listing": SCREEN.asks(
        **dict.fromkeys(("child_of", "descendant_of", "ancestor_of", "translation_of", "id"), Row(PAGE, or_tree_root))
    ),
    "api:pages:detail": Objects(pk=Row(PAGE, or_tree_root)),
    "api:pages:find": SCREEN.asks(id=Row(PAGE)),
    "api:pages:action": Objects(pk=PAGE).plain("action_name"),
    # The editor of translations asks for what has been chosen. The lists know no collections, and nobody asks them.
    "api:images:detail": Objects(pk=Row(IMAGE, choosable)),
    "api:documents:detail": Objects(pk=Row(FILE, choosable)),
    **{f"api:{kind}:{name}": OPERATORS for kind in ("images", "documents") for name in ("listing", "find")},
    **dict.fromkeys(
        (
            "account",
            "login",
            "logout",
            "password_reset",
            "password_reset_done",
            "password_reset_confirm",
            "password_reset_complete",
            "javascript_catalog",
            "sprite",
            "dismissibles",
            "block_preview",
        ),
        OPEN,
    ),
    "error_test": OPERATORS,
}

MEDIA: dict[str, Decision] = {
    "wagtailimages:index": SCREEN.asks(**of_collection),
    "wagtailimages:index_results": SCREEN.asks(**of_collection),
    "wagtailimages:add": SCREEN,
    "wagtailimages:add_multiple": SCREEN,
    **{
        f"wagtailimages:{name}": Objects(image_id=IMAGE)
        for name in (
            "edit",
            "delete",
            "url_generator",
            "url_generator_output",
            "image_usage",
            "edit_multiple",
            "delete_multiple",
        )
    },
    "wagtailimages:preview": Objects(image_id=IMAGE).plain("filter_spec"),
    "wagtailimages_chooser:select_format": Objects(image_id=Row(IMAGE, choosable)),
    "wagtaildocs:index": SCREEN.asks(**of_collection),
    "wagtaildocs:index_results": SCREEN.asks(**of_collection),
    "wagtaildocs:add": SCREEN,
    "wagtaildocs:add_multiple": SCREEN,
    **{f"wagtaildocs:{name}": Objects(document_id=FILE) for name in ("edit", "delete", "document_usage")},
    **{f"wagtaildocs:{name}": Objects(doc_id=FILE) for name in ("edit_multiple", "delete_multiple")},
    **{
        f"{app}:{name}": Objects(uploaded_file_id="wagtailcore.UploadedFile")
        for app, kind in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for name in (f"create_multiple_from_uploaded_{kind}", "delete_upload_multiple")
    },
    **{
        f"{app}_chooser:{name}": decision
        for app, model in (("wagtailimages", IMAGE), ("wagtaildocs", FILE))
        for name, decision in {
            "choose": SCREEN.asks(**of_collection),
            "choose_results": SCREEN.asks(**of_collection),
            "chosen": Objects(pk=Row(model, choosable)),
            "chosen_multiple": SCREEN.asks(id=Row(model, choosable)),
            "create": SCREEN,
        }.items()
    },
    "wagtailembeds:chooser": SCREEN,
    "wagtailembeds:chooser_upload": SCREEN,
}

TRANSLATIONS: dict[str, Decision] = {
    "submit_page_translation": own_page,
    "submit_snippet_translation": OPERATORS,  # the product has no snippets
    "update_translations": Objects(translation_source_id="wagtail_localize.TranslationSource"),
    "edit_string_translation": Objects(translation_id=TRANSLATION, string_segment_id="wagtail_localize.StringSegment"),
    "edit_override": Objects(translation_id=TRANSLATION, overridable_segment_id="wagtail_localize.OverridableSegment"),
    "download_pofile": translation,
    "upload_pofile": translation,
    "machine_translate": translation,
    "preview_translation": translation.plain("mode"),
    "stop_translation": translation,
    "convert_to_alias": own_page,
    "translations_report": SCREEN,
    "translations_report_results": SCREEN,
    "snippets_api_listing": OPERATORS,
    "snippets_api_detail": OPERATORS,
    "javascript_catalog": OPEN,
}

#: Our own views in the place of Wagtail's (:mod:`sites.isolation.urls`).
REPLACED: dict[str, Decision] = {
    "unit_locked_pages": SCREEN,
    "unit_locked_pages_results": SCREEN,
    "unit_translations": SCREEN,
    "unit_translations_results": SCREEN,
    "unit_update_translations": Objects(translation_source_id="wagtail_localize.TranslationSource"),
    "unit_choose_page": SCREEN.asks(**browsing),
    "unit_choose_page_child": Objects(parent_page_id=Row(PAGE, linkable)).asks(**browsing),
    "unit_tag_autocomplete": SCREEN,
}

REST: dict[str, Decision] = {
    "wagtail_bulk_action": Bulk({IMAGE: COLLECTION, FILE: COLLECTION}),
    "wagtailsettings:edit": Objects(pk="wagtailcore.Site").plain("app_name", "model_name"),
    "wagtailsettings:preview_on_edit": Objects(pk="wagtailcore.Site").plain("app_name", "model_name"),
    "wagtailsnippets:index": OPERATORS,
    **{
        f"{app}:{name}": OPERATORS
        for app in ("wagtailusers_users", "wagtailusers_groups", "wagtailsites", "wagtaillocales")
        for name in ("index", "index_results", "add", "edit", "delete", "history", "history_results", "usage")
    },
    **{f"{app}:copy": OPERATORS for app in ("wagtailusers_users", "wagtailsites", "wagtaillocales")},
    # Looks like nothing that exists, and says so.
    "route:admin/test404/": OPEN,
    "route:admin/^.*/$": OPEN,
}

_DECISIONS: dict[str, Decision] = {
    **REST,
    **REPLACED,
    **MEDIA,
    **{f"wagtail_localize:{_name}": _decision for _name, _decision in TRANSLATIONS.items()},
    **{f"wagtailadmin_{_name}": _decision for _name, _decision in ADMIN.items()},
}


def register_decisions(decisions: Mapping[str, Decision]) -> None:
    """Enter the decisions about an app's own addresses, by the name of each.

    Raises:
        ValueError: an address has been decided already, and otherwise.
    """
    for name, decision in decisions.items():
        if _DECISIONS.setdefault(name, decision) != decision:
            raise ValueError(f"The address {name} has been decided already.")


def decision_for(match: Any) -> Decision | None:
    """The decision about the address of a resolved URL; ``None`` if nobody has decided."""
    return _DECISIONS.get(match.view_name or f"route:{match.route}")


def known_addresses() -> dict[str, Decision]:
    """Every decided address by its name."""
    return dict(_DECISIONS)
