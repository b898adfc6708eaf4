"""Key dates, with the days left or late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.dates import Period
from moothill.rooms.plan.models import KeyDate
from moothill.rooms.plan.queries.due import Due, due
from moothill.rooms.plan.queries.parts import Part, part_of, standing
from moothill.rooms.plan.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class KeyDateRow:
    """One key date, ready to be drawn."""

    thing: KeyDate
    part: Part
    when: Period | None
    met: Period | None
    due: Due


def key_dates(cycle: Cycle, actor: Actor) -> Any:
    """The key dates of a cycle that `actor` may see, in order: a query to narrow further."""
    return standing(KeyDate, cycle, actor)


def key_date_rows(things: Iterable[KeyDate], sight: Sight) -> list[KeyDateRow]:
    """The rows of `things`, in their order; asks nothing more than `things` does."""
    return [_row(thing, sight) for thing in things]


def next_deadlines(
    cycle: Cycle, actor: Actor, today: date, most: int = 3, *, uncounted: bool = False
) -> list[KeyDateRow]:
    """What is due next, what is late before all else. In an ended cycle: what had a date, each with its final word.

    `uncounted`: without the days to which the front page counts.
    """
    sight = Sight(cycle, actor, today)
    dated = key_dates(cycle, actor).filter(latest__isnull=False).order_by("latest", "record__position", "pk")
    if uncounted:
        dated = dated.filter(counts="")
    if not sight.ended:
        dated = dated.filter(met_json__isnull=True)
    return key_date_rows(dated[:most], sight)


def _row(thing: KeyDate, sight: Sight) -> KeyDateRow:
    when, met = thing.when, thing.met
    return KeyDateRow(
        thing=thing,
        part=part_of(thing, sight),
        when=when,
        met=met,
        due=due(when, met, today=sight.today, ended=sight.ended),
    )
