"""Knowing a guest again whose first answer was lost on the way."""

from datetime import datetime

from moothill.commons.people.guests import NewGuest, code_life, digest, new_code, new_cookie
from moothill.commons.people.models import Guest, Participant


def resume_guest(participant: Participant, *, at: datetime) -> NewGuest | None:
    """A new cookie and code for a guest, the old ones stopping; None for whoever is no guest any more.

    Only for somebody who has shown to be that guest. Call inside a transaction.
    """
    cookie, code, until = new_cookie(), new_code(), at + code_life()
    rows = Guest.objects.filter(
        participant=participant, participant__claimed_by=None, participant__erased_at=None
    )
    changed = rows.update(cookie=digest(cookie), code=digest(code), code_until=until, seen_at=at)
    return NewGuest(participant, cookie, code, until) if changed else None
