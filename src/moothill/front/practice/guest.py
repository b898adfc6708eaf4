"""The guest as whom one may act in practice cycles: the same one each time, so that one can come back for the answer."""

from datetime import datetime

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import get_language

from moothill.commons.cycles.middleware import PRACTICE
from moothill.commons.cycles.models import PracticePerson
from moothill.commons.people.guests import COOKIE, begin_guest, digest, new_cookie
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.visiting import set_cookie
from moothill.front.practice.parts import Part
from moothill.front.practice.people import free_label


def become_guest(response: HttpResponse, part: Part, *, at: datetime) -> None:
    """Send the cookie of the invented guest; a browser that had it before is nobody again."""
    set_cookie(response, _new_cookie(part, at), at=at)


def leave_guest(request: object, response: HttpResponse) -> None:
    """Take the invented guest's cookie away, if the browser has it; one's own stays."""
    if getattr(request, "COOKIES", {}).get(COOKIE, "").startswith(PRACTICE):
        response.delete_cookie(COOKIE, samesite="Lax")


@transaction.atomic
def _new_cookie(part: Part, at: datetime) -> str:
    participant = _present(part) or _begin(part, at)
    cookie = PRACTICE + new_cookie()
    Guest.objects.filter(participant=participant).update(cookie=digest(cookie), seen_at=at)
    return cookie


def _present(part: Part) -> Participant | None:
    """The guest who was invented before, unless they were claimed or erased since."""
    known = Participant.objects.filter(guest__isnull=False, claimed_by=None, erased_at=None)
    rows = PracticePerson.objects.filter(part=part.part, participant__in=known)
    found = rows.select_related("participant").first()
    return found.participant if found else None


def _begin(part: Part, at: datetime) -> Participant:
    PracticePerson.objects.filter(part=part.part).delete()
    participant = begin_guest(at=at, language=get_language() or "").participant
    participant.label = free_label(part.name)
    participant.save(update_fields=["label"])
    PracticePerson.objects.create(participant=participant, part=part.part)
    return participant
