"""Panels and things of this room, quickly reached."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import render_to_string

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import OPERATOR, PASSER_BY
from moothill.commons.record import kinds, panels
from moothill.commons.record.models import Record
from moothill.commons.record.panels import Place
from moothill.core.policy import CycleState
from tests.rooms.reading import words


@pytest.fixture
def place(cycle: Cycle, at: Any) -> Place:
    return Place(cycle, PASSER_BY, at)


@pytest.fixture
def ended(cycle: Cycle, at: Any) -> Cycle:
    """The cycle, when it is over."""
    change_state(cycle=cycle, state=CycleState.ENDED, reason="It is over", by=OPERATOR, at=at)
    cycle.refresh_from_db()
    return cycle


@pytest.fixture
def row(make: Callable[..., Record]) -> Callable[..., Record]:
    """Makes a row of a timeline, marked in the periods that are named."""

    def of(timeline: Record, *periods: str, **values: Any) -> Record:
        marked = [{"when": each} for each in periods]
        return make("timeline-row", timeline=timeline.reference, periods=marked, **values)

    return of


def thing(record: Record) -> Any:
    return kinds.get(record.kind).things().get(pk=record.pk)


def markup(name: str, place: Place, option: str = "") -> str:
    panel = panels.get(name)
    assert panel is not None
    return render_to_string(panel.template, panel.gather(place, [option])[option])


def drawn(name: str, place: Place, option: str = "") -> str:
    """What a panel shows, in words."""
    return words(markup(name, place, option))


def own_page(record: Record, cycle: Cycle) -> str:
    """The main part of a record's own page, in words."""
    return words(render_to_string(kinds.get(record.kind).template, {"thing": thing(record), "cycle": cycle}))
