"""Figures about the register."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.rooms.activities.kinds import State
from moothill.rooms.activities.queries.narrowing import standing


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are, how many of them hold no activity, and how many stand in each state and in each stage."""

    rows: int
    placeholders: int
    by_state: tuple[tuple[State, int], ...]
    by_stage: Mapping[int, int]

    @property
    def activities(self) -> int:
        """Rows that hold an activity."""
        return self.rows - self.placeholders

    def of(self, state: State) -> int:
        """How many rows stand in `state`."""
        return dict(self.by_state).get(state, 0)


def counts(things: Any, cycle: Cycle) -> Counts:
    """The figures of a query of activities of `cycle`: two questions, however many rows."""
    states: Counter[str] = Counter()
    stages: Counter[int] = Counter()
    placeholders = 0
    # By way of the stages the index gives all of it; by way of the records every row would be read.
    of_cycle = Record.objects.filter(cycle=cycle, kind="stage").order_by().values_list("pk", flat=True)
    columns = things.filter(stage__in=list(of_cycle)).order_by().values_list("stage", "state", "placeholder")
    for stage, state, empty, number in columns.annotate(Count("pk")):
        states[state] += number
        stages[stage] += number
        placeholders += number if empty else 0
    by_state = tuple((state, states[state]) for state in State if states[state])
    return Counts(states.total(), placeholders, by_state, stages)


def counts_of(cycle: Cycle, actor: Actor) -> Counts:
    """The figures of a cycle's whole register."""
    return counts(standing(cycle, actor), cycle)
