"""What leaves API v3: nothing that names an object which the request may not see.

Wagtail describes the page above a page, and the page of which it is an alias, without asking whose they are, and gives
the addresses of original pictures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.http import Http404, HttpResponse
from wagtail.images import get_image_model
from wagtail.models import Page

from sites.api.pictures import public_url
from sites.api.scope import Scope, keys_among, offers_media

Node = dict[str, Any]
Names = dict[type[Model], set[int]]


def trim(response: HttpResponse, scope: Scope) -> HttpResponse:
    """Take from a JSON answer what it must not name.

    Raises:
        Http404: the thing itself that was asked for, or one of a list, is not to be seen; no route should come to that.
    """
    if response.status_code not in {200, 201} or not response.get("Content-Type", "").startswith("application/json"):
        return response
    data = json.loads(response.content)
    visible = {model: keys_among(scope.visible(model._base_manager.all()), keys) for model, keys in named(data).items()}
    for node in things(data):
        if not is_visible(node, visible):
            raise Http404
    purge(data, visible)
    is_one = isinstance(data, dict) and model_of(data) is get_image_model()
    if is_one:
        data["meta"]["download_url"] = public_url(get_image_model()._base_manager.get(pk=data["id"])) or None
    response.content = json.dumps(data).encode()
    return response


def things(data: Any) -> list[Node]:
    """What was asked for: one object, or those of a list."""
    if not isinstance(data, dict):
        return []
    return [item for item in data["items"] if isinstance(item, dict)] if "items" in data else [data]


def nodes(data: Any) -> Iterator[Node]:
    """Every object in ``data``."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from nodes(value)


def model_of(node: Any) -> type[Model] | None:
    """Page, picture or file, if ``node`` stands for one; other models are described by their id alone."""
    meta = node.get("meta") if isinstance(node, dict) else None
    if not isinstance(meta, dict) or not isinstance(meta.get("type"), str) or not isinstance(node.get("id"), int):
        return None
    try:
        model = apps.get_model(meta["type"])
    except (LookupError, ValueError):
        return None
    if issubclass(model, Page):
        return Page
    return model if offers_media(model) else None


def named(data: Any) -> Names:
    """The rows that ``data`` names."""
    found: Names = {}
    for node in nodes(data):
        if model := model_of(node):
            found.setdefault(model, set()).add(node["id"])
    return found


def is_visible(node: Any, visible: Names) -> bool:
    """Whether ``node`` may stay; what stands for no page, picture or file does."""
    model = model_of(node)
    return model is None or node["id"] in visible[model]


def purge(data: Any, visible: Names) -> None:
    """Replace what may not be named by ``None``, and the addresses of originals too."""
    if isinstance(data, dict):
        if model_of(data) is get_image_model() and "download_url" in data["meta"]:
            data["meta"]["download_url"] = None
        for key, value in data.items():
            if not is_visible(value, visible):
                data[key] = None
            else:
                purge(value, visible)
    elif isinstance(data, list):
        data[:] = [value for value in data if is_visible(value, visible)]
        for value in data:
            purge(value, visible)
