"""The milestones of commitments, and how their dates were moved."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.core.dates import Period, from_json
from moothill.rooms.commitments.models import Commitment, Milestone, Move

# How a milestone stands: a label, its tone (see `ui.markup.state`), and more in words.
State = tuple[str, str, str]
Finder = Callable[[Collection[int]], Mapping[int, State]]


class States:
    """Who knows how milestones stand: a higher room, which says so when the house is wired."""

    def __init__(self) -> None:
        self._finder: Finder | None = None

    def fill(self, finder: Finder | None) -> None:
        """Make this the one that knows: it is asked once for many ids, and leaves out those it knows nothing of."""
        self._finder = finder

    def of(self, milestones: Collection[int]) -> Mapping[int, State]:
        """How these milestones stand, by id; empty where nobody knows."""
        return self._finder(milestones) if self._finder and milestones else {}


states = States()


@dataclass(frozen=True, slots=True)
class Moved:
    """That dates were moved: from what to what (None for no date), why, who agreed, by whom and when."""

    before: Period | None
    after: Period | None
    because: str
    agreed: str
    by: str
    at: Any


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone in a list. `outside`: its dates can mean days beyond those of its commitment."""

    thing: Milestone
    url: str
    when: Period | None
    outside: bool
    moves: Sequence[Moved]
    state: State | None


@dataclass(frozen=True, slots=True)
class Group:
    """Milestones under one heading, "" for none."""

    title: str
    rows: Sequence[MilestoneRow]


def milestones_of(commitment: int, cycle: Cycle, actor: Actor) -> list[Milestone]:
    """The milestones of the commitment with this id that `actor` may see, in order. One query."""
    found = Milestone.objects.visible_in(cycle, actor).filter(commitment=commitment)
    return list(found.select_related("record").order_by("record__position", "pk"))


def groups_of(things: Sequence[Milestone], promised: Period | None, cycle: Cycle) -> list[Group]:
    """The milestones of one commitment by heading, in order; `promised` is when that is to be carried out.

    One query, and what the states cost.
    """
    ids = [thing.pk for thing in things]
    moves, standing = moves_of(ids), states.of(ids)
    rows = [_row(thing, promised, cycle, moves.get(thing.pk, ()), standing.get(thing.pk)) for thing in things]
    return [Group(title, list(under)) for title, under in groupby(rows, key=lambda row: row.thing.group)]


def _row(
    thing: Milestone, promised: Period | None, cycle: Cycle, moves: Sequence[Moved], state: State | None
) -> MilestoneRow:
    url = kinds.get("milestone").address(cycle, thing.record.reference)
    return MilestoneRow(thing, url, thing.when, goes_beyond(thing.when, promised), moves, state)


def goes_beyond(when: Period | None, promised: Period | None) -> bool:
    """Whether a milestone's dates can mean days before or after those of its commitment."""
    if when is None or promised is None:
        return False
    early = when.earliest and promised.earliest and when.earliest < promised.earliest
    late = when.latest and promised.latest and when.latest > promised.latest
    return bool(early or late)


def moves_of(milestones: Iterable[int]) -> dict[int, list[Moved]]:
    """How the dates of these milestones were moved, the first first, by the milestone's id. One query."""
    found: dict[int, list[Moved]] = {}
    for move in Move.objects.filter(milestone__in=list(milestones)).order_by("version"):
        found.setdefault(move.milestone_id, []).append(_moved(move))
    return found


def _moved(move: Move) -> Moved:
    return Moved(
        from_json(move.before) if move.before else None,
        from_json(move.after) if move.after else None,
        *(move.because, move.agreed, move.by_name, move.at),
    )


def commitment_of(milestone: Record) -> Record:
    """The record of the commitment that a milestone belongs to."""
    found = Milestone.objects.select_related("commitment__record").get(pk=milestone.pk)
    record: Record = found.commitment.record
    record.cycle = milestone.cycle
    return record


def promised_of(commitment: int) -> Period | None:
    """When a commitment is to be carried out; None where no date is given. One query."""
    when = Commitment.objects.filter(pk=commitment).values_list("when_json", flat=True).first()
    return from_json(when) if when else None


OF_MILESTONES = ("times_moved", "first_promised", "moves")


def data_of(cycle: Cycle, actor: Actor, things: Sequence[Milestone]) -> dict[int, dict[str, Any]]:
    """What milestones have as open data beside their fields: how often their dates were moved, the words of the first dates
    that were ("" where none were), and each move as "from > to (day): because [who agreed]", with dates in EDTF.

    One query.
    """
    moves = moves_of(thing.pk for thing in things)
    return {thing.pk: _as_data(moves.get(thing.pk, []), cycle) for thing in things}


def _as_data(moves: Sequence[Moved], cycle: Cycle) -> dict[str, Any]:
    first = moves[0].before if moves else None
    return {
        "times_moved": len(moves),
        "first_promised": first.words if first else "",
        "moves": [
            f"{_edtf(move.before)} > {_edtf(move.after)} ({cycle.day(move.at)}): {move.because} [{move.agreed}]"
            for move in moves
        ],
    }


def _edtf(period: Period | None) -> str:
    return period.edtf if period else ""
