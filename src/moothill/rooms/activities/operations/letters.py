"""Letters to those who registered: laid in the outbox in the transaction of the act, and sent by a job."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.models import Letter, LetterState
from moothill.rooms.activities.models import Place

_AT_A_TIME = 500


class Kind(StrEnum):
    """What is written for."""

    PLACE = "place"
    MOVED_UP = "place-moved-up"
    CALLED_OFF = "place-called-off"
    REMINDER = "place-reminder"
    JOINING = "place-joining"
    CHANGED = "place-changed"


_AGAIN = frozenset(
    {Kind.JOINING, Kind.CHANGED, Kind.REMINDER}
)  # each time anew; the others once to each place


def post(kind: Kind, places: Iterable[Place], *, cycle: Cycle, at: datetime) -> None:
    """Lay a letter for each of these places that has an address. Of the first kind one an hour leaves at most."""
    letters = [
        Letter(
            cycle=cycle, kind=kind, period=_period(kind, place, at), address=place.email, asks={"place": place.pk},
            made_at=at, due_at=at, state=LetterState.WAITING,
        )
        for place in places
        if place.email
    ]  # fmt: skip
    Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=_AT_A_TIME)


def _period(kind: Kind, place: Place, at: datetime) -> str:
    if kind is Kind.PLACE:
        return f"{place.pk} {at:%Y-%m-%dT%H}"
    return f"{place.pk} {at.isoformat()}" if kind in _AGAIN else f"{place.pk}"


def forget_addresses(addresses: Iterable[str]) -> None:
    """Take back what still waits for these addresses, and forget them where it has left."""
    Letter.objects.filter(kind__in=list(Kind), address__in=list(addresses)).delete()


def forget_sent() -> int:
    """Forget the addresses of letters that have left, or will not; how many that were."""
    done = Letter.objects.filter(kind__in=list(Kind)).exclude(state=LetterState.WAITING).exclude(address="")
    return done.update(address="")
