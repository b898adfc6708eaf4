"""Guests: known again by a cookie while it lives, and by a return code after that."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from moothill.commons.people.models import Guest, Participant

COOKIE = "moothill_guest"
KEPT = timedelta(days=400)
_TRIES = 20
# Digits and capitals that nobody takes for one another: no 0, O, 1, I, L, U.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _IN_A_GROUP = 4, 4  # 30**16 codes: about 78 bits


def cookie_life() -> timedelta:
    """How long a guest is known by the cookie, from the moment it was given."""
    return timedelta(days=settings.MOOTHILL_GUEST_DAYS)


def code_life() -> timedelta:
    """How long a return code is good."""
    return timedelta(days=settings.MOOTHILL_CODE_DAYS)


@dataclass(frozen=True, slots=True)
class NewGuest:
    """A guest just begun. `cookie` and `code` are kept nowhere else: show them now. The code is good until `until`."""

    participant: Participant
    cookie: str = field(repr=False)
    code: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code just made, kept nowhere else, and how long it is good."""

    code: str = field(repr=False)
    until: datetime


def begin_guest(*, at: datetime, language: str = "") -> NewGuest:
    """A new guest under a friendly label. Call inside the transaction of the first contribution."""
    cookie, code, until = new_cookie(), new_code(), at + code_life()
    participant = _labelled()
    Guest.objects.create(
        participant=participant, cookie=digest(cookie), code=digest(code), code_until=until, seen_at=at,
        language=language,
    )  # fmt: skip
    return NewGuest(participant, cookie, code, until)


def _labelled() -> Participant:
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                return Participant.objects.create()
        except IntegrityError:
            continue  # another one has that label
    raise RuntimeError("no free label was found")


def new_cookie() -> str:
    """A value that nobody can guess."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A return code such as "7KQM-2XVD-9ATB-HJ4N"."""
    groups = ("".join(secrets.choice(_LETTERS) for _each in range(_IN_A_GROUP)) for _group in range(_GROUPS))
    return "-".join(groups)


def as_made(typed: str) -> str:
    """A code as `new_code` writes it, from what somebody typed: small letters, spaces and missing hyphens do no harm."""
    letters = [letter for letter in typed.upper()[:100] if letter.isascii() and letter.isalnum()]
    return "-".join(
        "".join(letters[start : start + _IN_A_GROUP]) for start in range(0, len(letters), _IN_A_GROUP)
    )


def digest(token: str) -> str:
    """What is kept of a cookie or a code. Both are long and drawn by chance, so a plain hash will do."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_with_cookie(cookie: str, *, at: datetime) -> Participant | None:
    """The guest who has this cookie at `at`, unless it is too old, or they were claimed into an account or erased."""
    rows = _present().filter(guest__cookie=digest(cookie), guest__seen_at__gt=at - cookie_life())
    return rows.select_related("guest").first()


def guest_with_code(typed: str, *, at: datetime) -> Participant | None:
    """The guest whose return code this is, however it was typed; None for one that is wrong, too old or used up."""
    kept = digest(as_made(typed))
    rows = _present().filter(Q(guest__code=kept) | Q(guest__mailed_code=kept), guest__code_until__gt=at)
    return rows.select_related("guest").first()


def _present() -> QuerySet[Participant]:
    return Participant.objects.filter(claimed_by=None, erased_at=None)
