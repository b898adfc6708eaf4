"""Contributions read again: texts of the past with the history of their own hour."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from moothill.commons.moderation import targets
from moothill.commons.moderation.models import Sighting
from moothill.core.screening import Contribution


@dataclass(frozen=True, slots=True)
class Again:
    """A sighting, the thing that was sent, and what rules would read of it."""

    sighting: Sighting
    thing: object
    given: Contribution


def read_again(sightings: Iterable[Sighting]) -> Iterator[Again]:
    """These, with their texts as they are now; without those whose thing is gone. One question for each kind of thing."""
    rows = list(sightings)
    known = {
        label: targets.things(label, [row.target_id for row in rows if row.target == label])
        for label in {row.target for row in rows} & targets.every().keys()
    }
    for row in rows:
        thing = known.get(row.target, {}).get(row.target_id)
        if thing is not None:
            yield Again(row, thing, _contribution(row, targets.get(row.target).text(thing)))


def _contribution(row: Sighting, text: str) -> Contribution:
    return Contribution(text=text, first=row.first, seconds=row.seconds, trap=row.trap)


def in_steps(rows: Sequence[Sighting], most: int) -> Iterator[Sequence[Sighting]]:
    """So many at a time."""
    for step in range(0, len(rows), most):
        yield rows[step : step + most]
