"""Coming back with a return code, and getting a new one."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from moothill.commons.people.errors import NotAGuest, WrongCode
from moothill.commons.people.guests import (
    NewCode,
    as_made,
    code_life,
    digest,
    guest_with_code,
    new_code,
    new_cookie,
)
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.trying import count_try


@dataclass(frozen=True, slots=True)
class Returned:
    """A guest who is back: `cookie` is a new one, kept nowhere else. Their code stays good until `until`."""

    participant: Participant
    cookie: str = field(repr=False)
    until: datetime


def come_back(*, code: str, network: str, at: datetime) -> Returned:
    """Know a guest again by their return code, and give them a new cookie; the cookie they had before stops.

    `network` is a digest of where the request came from: tries are counted by it. Raises TooManyTries, and WrongCode alike
    for a code that is wrong, too old, replaced, claimed or erased. Call it outside any transaction.
    """
    count_try(key=f"code:{network}", at=at)
    with transaction.atomic():
        guest = guest_with_code(code, at=at)
        if guest is None:
            raise WrongCode
        cookie, kept = new_cookie(), digest(as_made(code))
        rows = Guest.objects.filter(Q(code=kept) | Q(mailed_code=kept), participant=guest, code_until__gt=at)
        # The code may have been renewed or claimed in the meantime: then nothing is updated.
        if not rows.update(cookie=digest(cookie), seen_at=at):
            raise WrongCode
    return Returned(guest, cookie, guest.guest.code_until)


@transaction.atomic
def renew_code(*, participant: Participant, by: Participant, at: datetime) -> NewCode:
    """A new return code for a guest; the ones before stop. Only the guest may. Raises NotAGuest."""
    if by.pk != participant.pk:
        raise PermissionError("only the guest may have a new code")
    made = NewCode(new_code(), at + code_life())
    rows = Guest.objects.filter(participant=participant, participant__claimed_by=None)
    if not rows.update(code=digest(made.code), mailed_code=None, code_until=made.until):
        raise NotAGuest
    return made
