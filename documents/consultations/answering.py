"""How a draft answers readers: it shows itself, takes a comment, and gives a receipt."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from documents.consultations.forms import CommentForm
from documents.consultations.limits import address_of, has_sent_too_much, note_sender
from documents.consultations.signals import comment_received
from documents.models import ConsultationComment, ConsultationPage
from documents.models.comments import make_reference

#: What the address says after a comment was kept; loading it anew sends nothing twice.
RECEIVED = "received"
#: The answer to more comments than one address may send.
TOO_MANY = 429
#: So long the same comment is taken for the same click.
SECOND_CLICK = timedelta(minutes=10)


def answer(page: ConsultationPage, request: HttpRequest) -> HttpResponse:
    """The page, the receipt of a comment, or what is to be corrected in one."""
    if request.method == "POST":
        return _take(page, request)
    if reference := request.GET.get(RECEIVED):
        return _receipt(page, request, reference)
    return _show(page, request, CommentForm(page=page) if page.takes_comments else None)


def keep_comment(page: ConsultationPage, form: CommentForm, moment: datetime) -> ConsultationComment:
    """Keep a comment that the form found to be in order, with the words that were agreed to, and let others know.

    Args:
        page: the draft.
        form: what was sent.
        moment: when it came in.

    Raises:
        ValueError: there are no such words; the form finds nothing in order then.
    """
    values, consent = form.cleaned_data, form.consent_text
    if consent is None:
        raise ValueError("nobody can have agreed: no text of consent holds today")
    upload = values["attachment"]
    comment: ConsultationComment = ConsultationComment.objects.create(
        page=page,
        made_at=moment,
        language=(get_language() or "vi")[:10],
        **{name: values[name] for name in ("name", "contact", "organisation", "article", "text", "shows_name")},
        attachment=upload or "",
        attachment_name=upload.name if upload else "",
        attachment_note=form.attachment_note,
        consent=consent,
        consent_digest=consent.digest,
    )
    comment_received.send(ConsultationComment, comment=comment)
    return comment


def _take(page: ConsultationPage, request: HttpRequest) -> HttpResponse:
    # The moment at which it came in: reading an attachment takes its time.
    address, now = address_of(request), timezone.now()
    form = CommentForm(request.POST, request.FILES, page=page)
    if not page.takes_comments:
        return _show(page, request, None, late=form, status=409)
    if form.is_from_a_robot:
        return _lead_on(page, request, make_reference())  # a robot learns nothing
    if not form.is_valid():
        form.ask_for_file_again()
        return _show(page, request, form, status=422)
    if known := _sent_before(page, form, now):
        return _lead_on(page, request, known.reference)
    if has_sent_too_much(address, now):
        form.add_error(None, _("Many comments have just come from your connection. Please try again in an hour."))
        form.ask_for_file_again()
        return _show(page, request, form, status=TOO_MANY)
    comment = keep_comment(page, form, now)
    note_sender(address, now)
    return _lead_on(page, request, comment.reference)


def _sent_before(page: ConsultationPage, form: CommentForm, moment: datetime) -> ConsultationComment | None:
    """The same words of the same person a moment ago: a second click is answered with the first receipt."""
    same = {name: form.cleaned_data[name] for name in ("name", "contact", "organisation", "article", "text")}
    found = ConsultationComment.objects.filter(page=page, made_at__gt=moment - SECOND_CLICK, **same)
    return found.order_by("made_at").first()


def _lead_on(page: ConsultationPage, request: HttpRequest, reference: str) -> HttpResponse:
    response = HttpResponseRedirect(f"{page.get_url(request)}?{RECEIVED}={reference}")
    response.status_code = 303
    return response


def _receipt(page: ConsultationPage, request: HttpRequest, reference: str) -> HttpResponse:
    context = page.get_context(request)
    # Whatever the code is, the receipt is the same: it does not tell which codes exist.
    context["reference"] = "".join(letter for letter in reference.upper() if letter.isalnum())[:12]
    return _private(TemplateResponse(request, "documents/consultation_receipt.html", context))


def _show(
    page: ConsultationPage, request: HttpRequest, form: Any, *, late: Any = None, status: int = 200
) -> HttpResponse:
    context = {**page.get_context(request), "form": form, "late": late}
    return _private(TemplateResponse(request, page.get_template(request), context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    # The form says when it was shown; no cache may give it to somebody else.
    response["Cache-Control"] = "private, no-store"
    return response
