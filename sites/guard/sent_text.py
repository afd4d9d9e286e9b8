"""The text that a refused form carried, for copying: who lost a seat while writing does not lose the writing.

Only what the browser itself has just sent is shown, so that the answer tells nothing of what stands in the database.
"""

import json
import re
from typing import Any

from django.http import HttpRequest

#: What forms carry besides what a person wrote: keys of the machinery, and ends of names of management fields.
MACHINERY = re.compile(r"^(csrfmiddlewaretoken|action-.*|next|loaded_revision_.*|overwrite_revision_id)$")
MANAGEMENT = re.compile(
    r"-(TOTAL_FORMS|INITIAL_FORMS|MIN_NUM_FORMS|MAX_NUM_FORMS|count|type|id|order|deleted|DELETE|ORDER)$"
)
#: Shorter values are choices, keys and marks, not writing.
SHORTEST = 12


def sent_texts(request: HttpRequest) -> list[str]:
    """Everything in the request's form that looks like writing, in the form's order."""
    if request.method != "POST":
        return []
    texts = []
    for name, values in request.POST.lists():
        if not MACHINERY.match(name) and not MANAGEMENT.search(name):
            texts += [text for value in values if len(text := plain_text(value)) >= SHORTEST]
    return texts


def plain_text(value: Any) -> str:
    """The value as a person wrote it; the rich text editor sends JSON."""
    text = str(value).strip()
    if text.startswith("{"):
        try:
            blocks = json.loads(text)["blocks"]
            return "\n".join(str(block["text"]) for block in blocks).strip()
        except (ValueError, KeyError, TypeError):
            return text
    return text
