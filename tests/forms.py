"""Forms as a browser sends them: what stands in the page goes back, choices that nobody made included."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag

Values = dict[str, list[str]]


def form_in(response: Any, action: str) -> Tag:
    """The form of the page that is sent to ``action``."""
    form = BeautifulSoup(response.content, "html.parser").find("form", action=action, method=re.compile("^post$", re.I))
    assert isinstance(form, Tag), f"no form for {action}"
    return form


def values_of(form: Tag) -> Values:
    """What a browser sends when nobody touches the form."""
    values: Values = {}
    for control in form.find_all(["input", "select", "textarea"]):
        if control.get("name") and not control.has_attr("disabled"):
            values.setdefault(control["name"], []).extend(_successful(control))
    return {name: sent for name, sent in values.items() if sent}


def _successful(control: Tag) -> list[str]:
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]  # a browser leaves the first out
    if control.name == "select":
        options = control.find_all("option")
        chosen = [option for option in options if option.has_attr("selected")]
        if not chosen and not control.has_attr("multiple"):
            chosen = options[:1]  # a browser sends the first
        return [option.get("value", "") for option in chosen]
    if control.get("type") in {"checkbox", "radio"}:
        return [control.get("value", "on")] if control.has_attr("checked") else []
    return [control.get("value", "")] if control.get("type") not in {"submit", "file", "button"} else []


def errors_in(response: Any) -> list[str]:
    """Every message of an error that the page shows beside a field or above the form."""
    page = BeautifulSoup(response.content, "html.parser")
    for template in page.find_all("template"):
        template.decompose()  # holds the form of messages that scripts may show; no reader sees it
    return [" ".join(tag.get_text().split()) for tag in page.select(".error-message, .help-critical, .messages .error")]
