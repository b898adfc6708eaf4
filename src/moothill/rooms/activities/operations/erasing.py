"""What is taken from places at events when somebody is erased, and given back where they ask for that."""

from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet

from moothill.commons.people.models import Guest, Person
from moothill.rooms.activities.kinds import PlaceState
from moothill.rooms.activities.models import Place
from moothill.rooms.activities.operations.forgetting import GONE
from moothill.rooms.activities.operations.giving_back import release
from moothill.rooms.activities.operations.holding import hold
from moothill.rooms.activities.operations.letters import forget_addresses
from moothill.rooms.activities.queries.places import is_past_cancelling


def places_of(participants: Sequence[int]) -> QuerySet[Place]:
    """The places of these participants: taken while they were known, or with an address that is confirmed to be theirs."""
    people = Person.objects.filter(participant__in=participants)
    confirmed = Guest.objects.filter(participant__in=participants, confirmed_at__isnull=False)
    own = {
        *confirmed.values_list("address", flat=True),
        *people.values_list("email", flat=True),
        *EmailAddress.objects.filter(user__in=people, verified=True).values_list("email", flat=True),
    }
    lowered = {address.strip().lower() for address in own} - {""}
    return Place.objects.filter(Q(participant__in=participants) | Q(email__in=lowered)).order_by(
        "event", "pk"
    )


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take names, addresses and access needs from their places. Who came stays counted."""
    mine = dict(places_of(participants).filter(forgotten_at=None).values_list("pk", "email"))
    forget_addresses(set(mine.values()) - {""})
    Place.objects.filter(pk__in=mine).update(**GONE, forgotten_at=at)


def withdraw(participants: Sequence[int], at: datetime) -> None:
    """Give back their places at events that have not begun: whoever waits moves up."""
    for pk, event in list(
        places_of(participants).exclude(state=PlaceState.CANCELLED).values_list("pk", "event")
    ):
        thing, places = hold(event)
        place = Place.objects.get(pk=pk)
        place.event = thing
        if place.state != PlaceState.CANCELLED and not is_past_cancelling(place, at):
            release(place, thing, places, at=at)
