"""Machine translation, where an installation has chosen a service: of public texts only, and to be reviewed.

What is sent leaves the house; so nothing is sent that not everybody could read here already. What comes back is marked
as a machine's until a person has confirmed it (:mod:`workflow.translating`), and is never submitted by itself.
"""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views.edit_translation import apply_machine_translation

from sites.querysets import open_to_all
from sites.translating.segments import frozen_because, target_of, way_back

logger = logging.getLogger(__name__)


def why_not_by_machine(request: HttpRequest, translation: Translation, page: Any) -> str:
    """Why the translation may not be sent to a machine now; empty if it may."""
    if reason := frozen_because(request, page):
        return reason
    key, locale = translation.source.object_id, translation.source.locale_id
    public = open_to_all(Page.objects.filter(translation_key=key, locale_id=locale)).first()
    if public is None:
        return _("Only a text that everybody can read is sent to the translation service. The source is not public.")
    if holds_other_texts(translation, public.specific):
        return _(
            "Only a text that everybody can read is sent to the translation service. The source has been changed since "
            "the translation was begun; take its changes over first."
        )
    return ""


def holds_other_texts(translation: Translation, public: Page) -> bool:
    """Whether the translation keeps texts of its source that do not stand in the public page.

    What is translated is the source as it was when the translation was begun: perhaps a draft, of which a sentence
    was taken out before it was approved.
    """
    shown = {segment.string.data for segment in extract_segments(public) if isinstance(segment, StringSegmentValue)}
    kept = translation.source.stringsegment_set.values_list("string__data", flat=True)
    return not shown.issuperset(kept)


def translate_by_machine(request: HttpRequest, translation: Translation, translator: Any) -> str:
    """Let the service translate what has no translation yet; returns what is then said.

    Raises:
        ConnectionError: the service did not do it; nothing has changed.
    """
    try:
        done = apply_machine_translation(translation.pk, request.user, translator)
    except (Http404, PermissionDenied):
        raise
    except Exception as error:  # each service fails in its own way
        logger.warning("Machine translation of %s failed: %r", translation.uuid, error)
        raise ConnectionError(
            _("The translation service did not answer. Nothing was changed; try again later.")
        ) from error
    if not done:
        return _("Every segment has a translation already.")
    return _("Translated by %(service)s. Read every segment, then confirm that you have reviewed them.") % {
        "service": translator.display_name
    }


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """In the place of wagtail-localize's view, which sends whatever it is asked to.

    Raises:
        Http404: the installation has chosen no service.
    """
    translator = get_machine_translator()
    if translator is None:
        raise Http404
    translation, page = target_of(translation_id)
    if reason := why_not_by_machine(request, translation, page):
        messages.error(request, reason)
        return way_back(request, page)
    try:
        messages.success(request, translate_by_machine(request, translation, translator))
    except ConnectionError as failure:
        messages.error(request, str(failure))
    return way_back(request, page)
