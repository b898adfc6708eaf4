"""Guests: known again by a cookie while it lives, and by a return code after that."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from moothill.commons.people.models import Guest, Participant

COOKIE = "moothill_guest"
KEPT = timedelta(days=400)  # as long as browsers keep a cookie; a code serves as long
_TRIES = 20
# Digits and capitals that nobody takes for one another: no 0, O, 1, I, L, U.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _IN_A_GROUP = 4, 4  # 30**16 codes: about 78 bits


@dataclass(frozen=True, slots=True)
class NewGuest:
    """A guest just begun. `cookie` and `code` are kept nowhere else: show them now."""

    participant: Participant
    cookie: str
    code: str
    until: datetime


def begin_guest(*, at: datetime, language: str = "") -> NewGuest:
    """A new guest under a friendly label. Call inside the transaction of the first contribution."""
    cookie, code = secrets.token_urlsafe(32), new_code()
    participant = _labelled()
    Guest.objects.create(
        participant=participant, cookie=digest(cookie), code=digest(code), code_until=at + KEPT, seen_at=at,
        language=language,
    )  # fmt: skip
    return NewGuest(participant, cookie, code, at + KEPT)


def _labelled() -> Participant:
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                return Participant.objects.create()
        except IntegrityError:
            continue  # another one has that label
    raise RuntimeError("no free label was found")


def new_code() -> str:
    """A return code such as "7KQM-2XVD-9ATB-HJ4N"."""
    groups = ("".join(secrets.choice(_LETTERS) for _each in range(_IN_A_GROUP)) for _group in range(_GROUPS))
    return "-".join(groups)


def digest(token: str) -> str:
    """What is kept of a cookie or a code. Both are long and drawn by chance, so a plain hash will do."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_with_cookie(cookie: str) -> Participant | None:
    """The guest who has this cookie, unless they were claimed into an account or erased."""
    rows = Participant.objects.filter(guest__cookie=digest(cookie), claimed_by=None, erased_at=None)
    return rows.select_related("guest").first()
