"""Every address that the URL resolver knows, and what its values name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

ADMIN = "admin/"
#: What each named value of an address is. A value that is missing here fails the sweep: teach it what the value names.
KINDS: dict[str, str] = {
    # Pages
    "page_id": "wagtailcore.page",
    "parent_page_id": "wagtailcore.page",
    "page_to_move_id": "wagtailcore.page",
    "page_pk": "wagtailcore.page",
    "destination_id": "destination",
    "revision_id": "wagtailcore.revision",
    "revision_id_a": "earlier_revision",
    "revision_id_b": "wagtailcore.revision",
    "page_view_restriction_id": "wagtailcore.pageviewrestriction",
    # Approval
    "task_state_id": "wagtailcore.taskstate",
    "task_id": "wagtailcore.task",
    "workflow_state_id": "wagtailcore.workflowstate",
    "workflow_pk": "wagtailcore.workflow",
    "chain_id": "workflow.chain",
    "recommendation_id": "home.recommendation",
    "run_id": "documents.importrun",
    "draft_comment_id": "documents.consultationcomment",
    # Media
    "collection_id": "wagtailcore.collection",
    "restriction_id": "wagtailcore.collectionviewrestriction",
    "document_id": "documents.unitdocument",
    "doc_id": "documents.unitdocument",
    "image_id": "images.unitimage",
    # Units and people
    "unit_id": "portal_sites.unit",
    "seat_id": "portal_sites.seat",
    "delegation_id": "portal_sites.delegation",
    "user_id": "users.user",
    "person_id": "users.user",
    "redirect_id": "wagtailredirects.redirect",
    "session_id": "wagtailadmin.editingsession",
    "site_id": "wagtailcore.site",
    # Translation
    "translation_source_id": "wagtail_localize.translationsource",
    "translation_id": "wagtail_localize.translation",
    "string_segment_id": "wagtail_localize.stringsegment",
    "overridable_segment_id": "wagtail_localize.overridablesegment",
    # Names
    "path": "rendition_path",
    "code": "unit_code",
    "digest": "digest",
}
#: The same where the name alone does not tell: by the name of the address or the namespace.
KINDS_HERE: dict[tuple[str, str], str] = {
    ("wagtailsettings", "pk"): "wagtailcore.site",
    ("wagtailadmin_pages:add", "parent_page_id"): "destination",
    ("wagtailadmin_pages:preview_on_add", "parent_page_id"): "destination",
    ("wagtailadmin_pages:revisions_compare", "pk"): "wagtailcore.page",
    ("wagtailadmin_api:pages", "pk"): "wagtailcore.page",
    ("wagtailadmin_api:images", "pk"): "images.unitimage",
    ("wagtailadmin_api:documents", "pk"): "documents.unitdocument",
    ("wagtailimages_chooser", "pk"): "images.unitimage",
    ("wagtaildocs_chooser", "pk"): "documents.unitdocument",
    ("wagtailadmin_workflows:task", "pk"): "wagtailcore.task",
    ("wagtailadmin_workflows:edit_task", "pk"): "wagtailcore.task",
    ("wagtailadmin_workflows:disable_task", "pk"): "wagtailcore.task",
    ("wagtailadmin_workflows:enable_task", "pk"): "wagtailcore.task",
    ("wagtailadmin_workflows", "pk"): "wagtailcore.workflow",
    ("wagtailimages:create_multiple_from_uploaded_image", "uploaded_file_id"): "uploaded_image",
    ("wagtailimages:delete_upload_multiple", "uploaded_file_id"): "uploaded_image",
    ("wagtaildocs:create_multiple_from_uploaded_document", "uploaded_file_id"): "uploaded_document",
    ("wagtaildocs:delete_upload_multiple", "uploaded_file_id"): "uploaded_document",
    ("change_unit_state", "pk"): "portal_sites.unit",
    ("assign_unit_chain", "pk"): "portal_sites.unit",
    ("syndication", "pk"): "home.syndicateditem",
    ("recommendations", "pk"): "home.recommendation",
    ("wagtailapi:pages", "pk"): "wagtailcore.page",
    ("wagtailapi:images", "pk"): "images.unitimage",
    ("wagtailapi:documents", "pk"): "documents.unitdocument",
    ("wagtaildocs_serve", "0"): "documents.unitdocument",
    ("wagtaildocs_serve", "1"): "filename",
    ("wagtail_serve", "0"): "page_path",
}
#: Values that an address takes behind the question mark, always.
QUERIES: dict[str, dict[str, str]] = {
    "wagtailforms:delete_submissions": {"selected-submissions": "wagtailforms.formsubmission"},
}
#: Rows that belong to the province: they are everybody's own, so nobody's are foreign.
COMMON_KINDS = {
    "wagtailcore.locale",
    "portal_sites.trustedhost",
    "portal_sites.sharedcollection",
    "portal_sites.calendarday",
    "documents.documenttype",
    "documents.consultationperiod",
    "documents.commentretention",
    "documents.consenttext",
    "documents.documentfield",
    "documents.issuingbody",
    "home.answerterm",
}
#: Values that name no row: the words that are worth trying.
WORDS: dict[str, tuple[str, ...]] = {
    "filter_spec": ("max-165x165",),
    "mode": ("",),
    "action_name": ("approve", "reject"),
    "key": ("004-bac-giang", "zqsytxsecretownchainkey"),
    "number": ("1",),
    "uidb64": ("MQ",),
    "token": ("set-password",),
    "type_name": ("news.ArticlePage", "images.UnitImage"),
    "kind": ("csv",),
}
#: Values that together name a model; each model of the scene is tried.
MODEL_VALUES = (
    ("content_type_app_name", "content_type_model_name"),
    ("app_label", "model_name"),
    ("app_name", "model_name"),
)
#: Addresses that are no screens: the one raises on purpose.
LEFT_OUT = {"wagtailadmin_error_test"}
#: What stands for the rest of an address that may be anything.
ANYTHING = "khong-co-gi"


@dataclass(frozen=True)
class Pattern:
    """One address of the resolver.

    Attributes:
        name: its name with namespaces, or the route if it has none.
        route: how it is written, prefixes included.
        values: names of its values, in order; unnamed ones are numbered.
        model: the kind of row that its view works on, if it says so.
    """

    name: str
    route: str
    values: tuple[str, ...]
    model: str = ""

    @property
    def is_admin(self) -> bool:
        """Whether it lies in the admin."""
        return self.route.startswith(ADMIN)

    def kind_of(self, value: str) -> str:
        """What a value names; empty if it names no row.

        Raises:
            LookupError: nobody has said what it names.
        """
        if value in QUERIES.get(self.name, {}):
            return QUERIES[self.name][value]
        parts = self.name.split(":")
        places = [self.name, *(":".join(parts[:length]) for length in range(len(parts), 0, -1))]
        for place in places:
            if (place, value) in KINDS_HERE:
                return KINDS_HERE[place, value]
        if value in KINDS:
            return KINDS[value]
        if value in {"pk", "object_id"} and self.model:
            return self.model
        if value in WORDS or value == "action" or any(value in pair for pair in MODEL_VALUES):
            return ""
        if value == "object_id" or (value == "pk" and self.model_values):
            return "named"
        raise LookupError(f"{self.name}: teach the sweep what “{value}” names ({self.route})")

    @property
    def kinds(self) -> dict[str, str]:
        """What each of its values names."""
        return {value: self.kind_of(value) for value in self.values}

    @property
    def model_values(self) -> tuple[str, str] | None:
        """The pair of values that names a model."""
        return next((pair for pair in MODEL_VALUES if set(pair) <= set(self.values)), None)

    def path(self, values: dict[str, Any]) -> str:
        """The address with its values filled in."""
        text = re.sub(r"\^|\$|\\Z", "", self.route).replace("\\.", ".")
        text = re.sub(r"\[(\w)\w*\]", r"\1", text).replace("/.*/", f"/{ANYTHING}/")
        asked = QUERIES.get(self.name, {})
        for value in self.values:
            if value in asked:
                continue
            spec = rf"<(?:\w+:)?{value}>"
            if re.search(spec, text) and "(?P" not in text.split(f"<{value}>")[0][-3:]:
                text = re.sub(spec, lambda _match, value=value: str(values[value]), text, count=1)
            else:
                text = _fill_group(text, str(values[value]))
        query = "&".join(f"{value}={values[value]}" for value in asked)
        return f"/{text}?{query}" if query else f"/{text}"


def _fill_group(text: str, filling: str) -> str:
    """Replace the first group of a regular expression."""
    begin = re.search(r"\((?:\?P<\w+>)?", text)
    assert begin, text
    depth = 0
    for place in range(begin.start(), len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return text[: begin.start()] + filling + text[place + 1 :]
    raise AssertionError(text)


def all_patterns() -> list[Pattern]:
    """Every address of the product, Wagtail's and the packages' included."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: Any, prefix: str, names: tuple[str, ...]) -> Iterator[Pattern]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route, names + ((pattern.namespace,) if pattern.namespace else ()))
            continue
        name = ":".join((*names, pattern.name)) if pattern.name else f"route:{route}"
        yield Pattern(name, route, (*_values(route), *QUERIES.get(name, {})), model_of(pattern))


def _values(route: str) -> Iterator[str]:
    converters = "|".join(get_converters())
    unnamed = 0
    for match in re.finditer(rf"\(\?P<(\w+)>|<(?:(?:{converters}):)?(\w+)>|\((?!\?)", route):
        if match[1] or match[2]:
            yield match[1] or match[2]
        else:
            yield str(unnamed)
            unnamed += 1


def model_of(pattern: URLPattern) -> str:
    """The kind of row that the view works on, where the view or its viewset says so."""
    view = pattern.callback
    model = getattr(view, "view_initkwargs", {}).get("model") or getattr(
        getattr(view, "view_class", None), "model", None
    )
    label = getattr(getattr(model, "_meta", None), "label_lower", "")
    return "wagtailcore.page" if label.endswith("page") else label
