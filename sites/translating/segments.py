"""Segments: nothing but plain inline text gets into them, and nobody changes them while the page is under way.

wagtail-localize shows a translator that a segment holds a forbidden tag, and puts it on the page all the same: text
typed there goes past the cleaning of Wagtail's editor. What would let it go: wagtail-localize refusing what its own
check finds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import ObjectDoesNotExist
from django.db.models.signals import post_save, pre_save
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, post_save_string_translation
from wagtail_localize.strings import StringValue, validate_translation_links

from vietnamese.folding import nfc

#: What Wagtail's column holds.
LONGEST_TITLE = 255

View = Callable[..., HttpResponseBase]


def keep_clean(sender: Any, instance: StringTranslation, raw: bool, **kwargs: Any) -> None:
    """Compose the text, and mark one with forbidden tags as faulty: until it is mended the source's text stands.

    A signal, because texts come by the editor, by files and from machines.
    """
    if raw:
        return
    instance.data = nfc(instance.data)
    try:
        StringValue.from_translated_html(instance.data)
        validate_translation_links(instance.translation_of.data, instance.data)
    except ValueError as error:
        instance.has_error, instance.field_error = True, str(error)


def show_title(sender: Any, instance: StringTranslation, raw: bool, **kwargs: Any) -> None:
    """Let lists show the translated title at once, as far as it fits; PostgreSQL fails on a longer one."""
    if not raw and instance.context is not None and instance.context.path == "title":
        pages = Page.objects.filter(translation_key=instance.context.object_id, locale_id=instance.locale_id)
        pages.update(draft_title=instance.data[:LONGEST_TITLE])


def way_back(request: HttpRequest, page: Any) -> HttpResponse:
    """To where the person came from, or to the editor of the page."""
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_pages:edit", args=[page.pk]))


def target_of(translation_id: int) -> tuple[Translation, Any]:
    """A translation and its page.

    Raises:
        Http404: one of them does not exist.
    """
    rows = Translation.objects.select_related("source__specific_content_type", "source__locale", "target_locale")
    translation = get_object_or_404(rows, pk=translation_id)
    try:
        return translation, translation.get_target_instance()
    except ObjectDoesNotExist as gone:
        raise Http404 from gone


def frozen_because(request: HttpRequest, page: Any) -> str:
    """Why the person may not change the page now, because it is under way or locked; empty if they may."""
    lock = page.get_lock()
    return str(lock.get_message(request.user)) if lock is not None and lock.for_user(request.user) else ""


def unless_frozen(view: View) -> View:
    """Let a view of wagtail-localize change a translation only where Wagtail's editor would let the page be changed.

    What would let it go: wagtail-localize asking the page's lock.
    """

    @wraps(view)
    def ask(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponseBase:
        if request.method in {"POST", "PUT", "DELETE"}:
            _translation, page = target_of(translation_id)
            if reason := frozen_because(request, page):
                if request.method != "POST":  # sent by a script, which shows that it failed
                    return HttpResponse(reason, status=409, content_type="text/plain; charset=utf-8")
                messages.error(request, reason)
                return way_back(request, page)
        return view(request, translation_id=translation_id, **kwargs)

    # Django asks the view that it finds at the address, not the one within.
    if hasattr(view, "csrf_exempt"):
        ask.csrf_exempt = view.csrf_exempt  # type: ignore[attr-defined]  # Django reads it from the view
    return ask


def install() -> None:
    """Keep segments clean, and show titles in the stead of wagtail-localize (once, at start-up)."""
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_save.connect(show_title, sender=StringTranslation, dispatch_uid="sites.translating.titles")
    pre_save.connect(keep_clean, sender=StringTranslation, dispatch_uid="sites.translating.segments")
