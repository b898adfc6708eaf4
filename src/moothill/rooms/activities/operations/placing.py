"""Registering for an event."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from moothill.commons.journal.operations import touch
from moothill.commons.moderation import limits
from moothill.commons.moderation.receiving import Sent
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, decide
from moothill.rooms.activities.errors import KeyTaken, NotOpen, Robot
from moothill.rooms.activities.kinds import PlaceState, Sector
from moothill.rooms.activities.models import Activity, Place, Places
from moothill.rooms.activities.operations.holding import hold, move_up
from moothill.rooms.activities.operations.letters import Kind, post
from moothill.rooms.activities.queries.opening import opening_of
from moothill.rooms.activities.queries.tokens import code_of, digest, keyed, secret_of

_NOTHING_KNOWN = Sent()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody says who registers. All of it may be left out."""

    name: str = ""
    email: str = ""
    access_needs: str = ""
    sector: str = Sector.UNSAID
    remote: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The place that somebody has or waits for. Unless it `is_theirs` to see, it goes by mail to its owner alone."""

    place: Place
    is_theirs: bool


@transaction.atomic
def register(
    *,
    event: Activity,
    asked: Asked,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    sent: Sent = _NOTHING_KNOWN,
) -> Placed:
    """A place at `event` where one is left, else the next number of the waiting list.

    Somebody known gets the one they have already; so does whoever sends a `key` seen before. To an address that has one it is
    mailed again, at most once an hour: whoever typed the address learns nothing. What `sent` tells is counted against
    the limits of the hour. Raises Refused, NotOpen, Robot, TooMany, KeyTaken; then nothing is stored.
    """
    thing, places = hold(event.pk)
    cycle = thing.record.cycle
    require(Act.REGISTER, facts_of(by, cycle, thing.record))
    if before := _answered(thing, key):
        return before
    if sent.trap:
        raise Robot
    if not decide(Act.REVIEW, by.facts(cycle.pk)).allowed:
        limits.count(participant=by.participant, network=sent.network, at=at)
    if mine := _standing(thing).filter(participant__in=participants_of(by)).first():
        return Placed(mine, is_theirs=True)
    if move_up(thing, places, at=at):
        touch(head=cycle.head_id)
    opening = opening_of(thing, cycle, at, places, _standing(thing).filter(state=PlaceState.WAITING).count())
    if not opening.is_open:
        raise NotOpen(opening.code)
    email = asked.email.strip().lower()
    if email and (theirs := _standing(thing).filter(email=email).first()):
        post(Kind.PLACE, [theirs], cycle=cycle, at=at)
        return Placed(theirs, is_theirs=False)
    place = _give(thing, places, asked, email, waits=opening.is_full, by=by, at=at, key=key)
    post(Kind.PLACE, [place], cycle=cycle, at=at)
    touch(head=cycle.head_id)
    return Placed(place, is_theirs=not email)


def _answered(event: Activity, key: UUID | None) -> Placed | None:
    before = Place.objects.filter(key=key).first() if key else None
    if before and before.event_id != event.pk:
        raise KeyTaken
    return Placed(before, is_theirs=not before.email) if before else None


def _standing(event: Activity) -> QuerySet[Place]:
    return Place.objects.filter(event=event).exclude(state=PlaceState.CANCELLED)


def _give(
    event: Activity,
    places: Places,
    asked: Asked,
    email: str,
    *,
    waits: bool,
    by: Actor,
    at: datetime,
    key: UUID | None,
) -> Place:
    places.last += 1
    places.taken += 0 if waits else 1
    places.save(update_fields=["last", "taken"])
    place = Place(
        event=event, number=places.last, state=PlaceState.WAITING if waits else PlaceState.IN,
        participant_id=by.participant, name=asked.name.strip(), email=email,
        access_needs=asked.access_needs.strip(), sector=asked.sector, remote=asked.remote, language=asked.language,
        key=key, at=at,
    )  # fmt: skip
    sign(place)
    place.save(force_insert=True)
    return place


def sign(place: Place) -> None:
    """Note the digests of the place's secret address and code. Its event, number and moment must be set."""
    place.token, place.check_in = digest(secret_of(place)), keyed(code_of(place))
