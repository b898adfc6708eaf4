"""From a sent form to one act; with a guest begun for it where needed."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from moothill.commons.moderation.receiving import receive, sent_from
from moothill.commons.people.guests import NewGuest
from moothill.commons.people.queries import participants_of
from moothill.commons.people.resuming import resume_guest
from moothill.commons.people.visiting import author
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Record, Revision
from moothill.core.screening import Verdict
from moothill.rooms.inputs.forms import ContributionForm
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import contribute
from moothill.rooms.inputs.views.gate import Visit


@dataclass(frozen=True, slots=True)
class Outcome:
    """The input that was made. `guest` was begun for it, or is known again by its key. `held`: somebody looks first."""

    record: Record
    guest: NewGuest | None = None
    held: bool = False


@transaction.atomic
def send(visit: Visit, form: ContributionForm) -> Outcome:
    """Contribute; a key seen before gets the first answer, even if that was lost on its way.

    Raises what `receive` and `contribute` raise; then nothing is stored, no guest either.
    """
    key: UUID = form.cleaned_data["key"] or uuid4()
    if before := _sent_before(visit, key):
        return before
    by, guest = author(visit.request)
    title, words = form.new_words()

    def act(verdict: Verdict) -> Record:
        return contribute(
            cycle=visit.cycle, call=visit.call, values=form.values(), uploads=form.uploads(), by=by, at=visit.at,
            key=key, held=verdict is Verdict.HOLD,
        )  # fmt: skip

    received = receive(
        cycle=visit.cycle, by=by, at=visit.at, sent=sent_from(visit.request), title=title, text=words, act=act
    )
    return Outcome(received.made, guest, held=received.held)


def _sent_before(visit: Visit, key: UUID) -> Outcome | None:
    """The first answer to this key. Who has no cookie but the key, which only the form held, is the guest who sent it."""
    made = Revision.objects.select_related("record__cycle").filter(key=key).first()
    if made is None:
        return None
    thing = (
        Input.objects.select_related("author").filter(pk=made.record_id, record__cycle=visit.cycle).first()
    )
    if thing is None or thing.author is None:
        raise KeyReused
    if thing.author_id in participants_of(visit.actor):
        return Outcome(made.record)
    if visit.actor.participant is None and (guest := resume_guest(thing.author, at=visit.at)):
        return Outcome(made.record, guest)
    raise KeyReused
