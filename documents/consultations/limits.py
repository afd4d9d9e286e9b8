"""Keeping machines from flooding a consultation, without keeping anybody's address."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from documents.models import CommentSender

#: From one address; an office or a village may share one.
MOST_IN_AN_HOUR = 10
HOUR = timedelta(hours=1)
KEPT_FOR = timedelta(days=1)
#: Nobody reads a draft and writes about it in less.
LEAST_SECONDS = 4
_SALT = "documents.consultations"


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind a web server, what that server says (``PORTAL_ADDRESS_HEADER``).

    A server that adds to a list instead of replacing it writes last; what stands before may be the sender's invention.
    """
    stated: str = request.META.get(settings.PORTAL_ADDRESS_HEADER, "") or request.META.get("REMOTE_ADDR", "")
    return stated.rpartition(",")[2].strip()


def digest_of(address: str, moment: datetime) -> str:
    """What stands for an address on one day; the next day it is another, so that nobody is followed."""
    day = timezone.localdate(moment).isoformat()
    return salted_hmac(f"{_SALT}.{day}", address, algorithm="sha256").hexdigest()


def has_sent_too_much(address: str, moment: datetime) -> bool:
    """Whether as much as may come in an hour has come from the address."""
    recent = CommentSender.objects.filter(digest=digest_of(address, moment), at__gt=moment - HOUR)
    return recent.count() >= MOST_IN_AN_HOUR


def note_sender(address: str, moment: datetime) -> None:
    """Remember that something came from the address, for a day; forget what is older."""
    forget_senders(moment)
    CommentSender.objects.create(digest=digest_of(address, moment), at=moment)


def forget_senders(moment: datetime) -> int:
    """Delete what is older than a day; returns how much it was."""
    return int(CommentSender.objects.filter(at__lte=moment - KEPT_FOR).delete()[0])


def sign_start(page: Any) -> str:
    """What the form carries to say when it was shown, and for which draft."""
    return TimestampSigner(salt=_SALT).sign(str(page.pk))


def is_too_quick(page: Any, signed: str) -> bool:
    """Whether the form comes back sooner than a person can fill it in, or with a moment that is not ours."""
    signer = TimestampSigner(salt=_SALT)
    try:
        if signer.unsign(signed) != str(page.pk):
            return True
    except BadSignature:
        return True
    try:
        signer.unsign(signed, max_age=LEAST_SECONDS)
    except BadSignature:
        return False
    return True
