"""Knowing a guest again whose first answer was lost on the way."""

import secrets
from datetime import datetime

from moothill.commons.people.guests import KEPT, NewGuest, digest, new_code
from moothill.commons.people.models import Guest, Participant


def resume_guest(participant: Participant, *, at: datetime) -> NewGuest | None:
    """A new cookie and code for a guest, the old ones stopping; None for whoever is no guest any more.

    Only for somebody who has shown to be that guest. Call inside a transaction.
    """
    cookie, code = secrets.token_urlsafe(32), new_code()
    rows = Guest.objects.filter(
        participant=participant, participant__claimed_by=None, participant__erased_at=None
    )
    changed = rows.update(cookie=digest(cookie), code=digest(code), code_until=at + KEPT, seen_at=at)
    return NewGuest(participant, cookie, code, at + KEPT) if changed else None
