"""Visitors as authors: whoever contributes gets a participant, and a guest's cookie and return code come with the answer."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from moothill.commons.people.guests import COOKIE, NewGuest, begin_guest, cookie_life


def author(request: Any) -> tuple[Any, NewGuest | None]:
    """Who contributes by this request, and the guest that was begun for it, if they were nobody until now.

    The first is an Actor: `request.actor` itself if it has a participant. Call it inside the transaction of the
    contribution, so that a refused one leaves no guest. Raises TransactionManagementError outside a transaction.
    """
    if request.actor.participant is not None:
        return request.actor, None
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "a guest is begun in the transaction of what they contribute"
        )
    guest = begin_guest(at=request.at, language=get_language() or "")
    known = replace(request.actor, name=guest.participant.label, participant=guest.participant.pk, guest=True)
    return known, guest


def remember(response: HttpResponse, guest: NewGuest | None, request: HttpRequest) -> None:
    """Send the cookie by which a guest just begun is known again; nothing for None. Such an answer is kept by nobody."""
    if guest is not None:
        set_cookie(response, guest.cookie, at=request.at)  # type: ignore[attr-defined]


def set_cookie(response: HttpResponse, cookie: str, *, at: datetime) -> None:
    """Send a guest's cookie with `response`: no script reads it, and it is as safe on its way as that of a session."""
    response.set_cookie(
        COOKIE,
        cookie,
        expires=at + cookie_life(),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        path=settings.SESSION_COOKIE_PATH,
    )
    response["Cache-Control"] = "no-store, private"


def context(guest: NewGuest | None) -> dict[str, Any]:
    """What the template `people/code.html` needs to show a new guest their return code, once: nothing for None."""
    return {"new_guest": guest}
