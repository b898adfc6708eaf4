"""Looking at who has a place: public as an act, with no word of what was seen."""

from datetime import datetime, timedelta

from django.db import transaction

from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.activities.models import Activity

LOOK = "event.people-read"
_ONE_LOOK = timedelta(hours=1)  # of one person at one event


@transaction.atomic
def note_look(*, event: Activity, by: Actor, at: datetime) -> None:
    """Note in the journal that `by` looks at who has a place at `event`: one line an hour. Raises Refused."""
    cycle = event.record.cycle
    require(Act.SEE_PLACES, facts_of(by, cycle, event.record))
    subject = f"{cycle.slug}/{event.record.reference}"
    looks = Entry.objects.filter(head=cycle.head_id, subject=subject, kind=LOOK, at__gt=at - _ONE_LOOK)
    if not looks.filter(actor=by.participant, actor_name=by.name).exists():
        write(head=cycle.head_id, kind=LOOK, subject=subject, by=by, at=at)
