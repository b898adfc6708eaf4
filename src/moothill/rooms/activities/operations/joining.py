"""How to join from afar."""

from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.activities.errors import NoWords
from moothill.rooms.activities.kinds import PlaceState
from moothill.rooms.activities.models import Activity, Joining, Place
from moothill.rooms.activities.operations.holding import hold
from moothill.rooms.activities.operations.letters import Kind, post


@transaction.atomic
def set_joining(*, event: Activity, words: str, by: Actor, at: datetime) -> Joining:
    """Say how to join, to those who have a place and nobody else: they are written to. The journal's line has no words.

    The same words again change nothing. Raises Refused, NoWords.
    """
    thing, _places = hold(event.pk)
    require(Act.EDIT, facts_of(by, thing.record.cycle, thing.record))
    said = words.replace("\r\n", "\n").strip()
    if not said:
        raise NoWords
    before = Joining.objects.filter(event=thing).first()
    if before and before.words == said:
        return before
    joining, _made = Joining.objects.update_or_create(event=thing, defaults={"words": said, "at": at})
    cycle = thing.record.cycle
    post(Kind.JOINING, Place.objects.filter(event=thing, state=PlaceState.IN), cycle=cycle, at=at)
    write(
        head=cycle.head_id, kind="event.joining-set", by=by, at=at,
        subject=f"{cycle.slug}/{thing.record.reference}",
    )  # fmt: skip
    return joining
