"""Which routes of API v3 there are for whom, and what their parameters name.

A route that nobody decided about is not mounted: it answers 404 to everybody, operators too. So do the routes of
which :data:`CLOSED` gives the reason. A test compares both with what Wagtail offers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from sites.guard import OPERATORS, register_decisions

PAGE, COLLECTION, REVISION, REDIRECT, SITE = (
    "wagtailcore.Page",
    "wagtailcore.Collection",
    "wagtailcore.Revision",
    "wagtailredirects.Redirect",
    "wagtailcore.Site",
)
IMAGE: str = settings.WAGTAILIMAGES_IMAGE_MODEL
FILE: str = settings.WAGTAILDOCS_DOCUMENT_MODEL


@dataclass(frozen=True)
class Route:
    """One act of the API.

    Attributes:
        method: the HTTP method.
        path: parameters of the address that name rows, with the label of their model.
        query: parameters of the query that name rows.
        body: values in the JSON body that name rows, by their dotted place.
        form: values beside an uploaded file that name rows.
        is_public: whether everybody may read there, within what the host shows.
        tree: whether the act takes the pages below with it: always, or if the body's value of this name says so.
        operators_only: only for operators.
    """

    method: str = "GET"
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    is_public: bool = False
    tree: bool | str = False
    operators_only: bool = False

    @property
    def changes(self) -> bool:
        """Whether the act changes something."""
        return self.method != "GET"

    @property
    def label(self) -> str:
        """What the docs say of it."""
        parts = (self.path, self.query, self.body, self.form)
        named = [f"{name}: {model}" for part in parts for name, model in part.items()]
        who = "everybody" if self.is_public else "operators" if self.operators_only else "with a token"
        return f"{who}; {', '.join(named) or 'names no object'}"


def act(method: str = "POST", *, tree: bool | str = False, **body: str) -> Route:
    """An act on a page of the person's units."""
    return Route(method, path={"page_id": PAGE}, body=body, tree=tree)


def media(kind: str, plural: str, model: str) -> dict[str, Route]:
    """The routes of pictures and of files, which are alike.

    Wagtail's form limits the collections, but where a person has one alone it takes that, whatever was sent.
    """
    one, place = {f"{kind}_id": model}, {"collection_id": COLLECTION}
    return {
        f"list_{plural}": Route(is_public=True),
        f"detail_{kind}": Route(path=one, is_public=True),
        f"create_{kind}": Route("POST", form=place),
        f"update_{kind}": Route("PATCH", path=one, body=place),
        f"delete_{kind}": Route("DELETE", path=one),
    }


ROUTES: dict[str, Route] = {
    "list_pages": Route(is_public=True),
    "find_page": Route(query={"id": PAGE}, is_public=True),
    "detail_page": Route(path={"page_id": PAGE}, is_public=True),
    "create_page": Route("POST", body={"meta.parent_id": PAGE}),
    "update_page": act("PATCH"),
    "delete_page": act("DELETE", tree=True),
    "list_page_revisions": act("GET"),
    "detail_page_revision": Route(path={"page_id": PAGE, "revision_id": REVISION}),
    "pages_actions_publish": act(),
    "pages_actions_unpublish": act(tree="recursive"),
    "pages_actions_copy": act(tree="recursive", destination_id=PAGE),
    "pages_actions_move": act(tree=True, destination_id=PAGE),
    "pages_actions_delete": act("DELETE", tree=True),
    "pages_actions_revert": act(revision_id=REVISION),
    "pages_actions_convert_alias": act(),
    "pages_actions_create_alias": act(tree="recursive", destination_id=PAGE),
    **media("image", "images", IMAGE),
    **media("document", "documents", FILE),
    "list_redirects": Route(),
    "find_redirect": Route(query={"id": REDIRECT}),
    "detail_redirect": Route(path={"redirect_id": REDIRECT}),
    "list_sites": Route(operators_only=True),
    "detail_site": Route(path={"site_id": SITE}, operators_only=True),
    "list_schemas": Route(),
    "get_schema_for_type": Route(path={"type_name": ""}),
    "whoami": Route(),
}

#: Routes that Wagtail offers and the portals do not, each with its reason.
CLOSED: dict[str, str] = {
    "pages_actions_copy_for_translation": "translations begin in wagtail-localize, which keeps their strings",
    **dict.fromkeys(
        ("create_redirect", "update_redirect", "delete_redirect"),
        "where a redirect may lead is decided in the unit's own screen",
    ),
    **dict.fromkeys(("create_site", "update_site", "delete_site"), "sites come and go with units"),
    **dict.fromkeys(("openapi-json", "openapi-view", "api-root"), "loads scripts from another host; see /schema/"),
    **dict.fromkeys(
        (
            "list_snippets",
            "detail_snippet",
            "create_snippet",
            "update_snippet",
            "delete_snippet",
            "list_snippet_revisions",
            "detail_snippet_revision",
            "snippets_actions_delete",
            "snippets_actions_publish",
            "snippets_actions_unpublish",
            "snippets_actions_revert",
            "snippets_actions_copy_for_translation",
        ),
        "the product has no snippets",
    ),
}

#: Operators issue tokens, to the person who will use them: whoever could make one for another would be that person.
register_decisions(
    {
        f"wagtailusers_api_tokens:{name}": OPERATORS
        for name in ("index", "index_results", "add", "edit", "delete", "history", "history_results", "usage")
    }
)
