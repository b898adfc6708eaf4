"""The panels of this room on the pages of commitments and milestones: where things stand, each side as large as the other."""

from collections.abc import Mapping, Sequence
from typing import Any

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.monitoring.kinds import REPORTING
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.expected import Due, dues
from moothill.rooms.monitoring.queries.milestones import standing_of
from moothill.rooms.monitoring.queries.rounds import days_late, open_rounds
from moothill.rooms.monitoring.queries.sides import side_label
from moothill.rooms.monitoring.queries.states import Standing, commitment_state, standings
from moothill.rooms.monitoring.queries.updates import evidence_of, updates_of
from moothill.rooms.monitoring.register.update_page import drawn
from moothill.rooms.monitoring.register.verdicts import verdicts_of

Contexts = Mapping[str, dict[str, Any]]
SOME = 3  # updates of each side on the page of a milestone; the others have a page of their own


def states(place: Place, options: Sequence[str]) -> Contexts:
    """The last words of each side on every milestone of the commitment at hand, and whether it is complete."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    things = standing_of(place.cycle, [record.pk])
    said = standings(thing.pk for thing in things)
    state = commitment_state([record.pk])[record.pk]
    verdicts = verdicts_of(each for one in said.values() for each in (one.government, one.civil))
    by_pk = {thing.pk: _at_home(thing.record, place) for thing in things}
    shown = {
        "cycle": place.cycle,
        "state": state,
        "rows": [_row(thing, said[thing.pk], place, verdicts) for thing in things],
        "sides": [side_label(side) for side in REPORTING],
        "dropped": [by_pk[pk] for pk in state.dropped],
        "disputed": [by_pk[pk] for pk in state.disputed],
        "overdue": overdue(place, [thing.pk for thing in things]),
    }
    return dict.fromkeys(options, shown)


def _row(thing: Any, said: Standing, place: Place, verdicts: Mapping[int, str]) -> dict[str, Any]:
    sides = zip(REPORTING, (said.government, said.civil), strict=True)
    cells = [(side_label(side), _cell(each, place, verdicts)) for side, each in sides]
    return {
        "record": _at_home(thing.record, place),
        "thing": thing,
        "cells": cells,
        "disputed": said.disputed,
    }


def _cell(update: Update | None, place: Place, verdicts: Mapping[int, str]) -> dict[str, Any] | None:
    if update is None:
        return None
    _at_home(update.record, place)
    return drawn(update, [], verdicts)


def _at_home(record: Any, place: Place) -> Any:
    record.cycle = place.cycle
    return record


def overdue(place: Place, milestones: Sequence[int]) -> list[dict[str, Any]]:
    """Which reports on these milestones are overdue today: the period, how many days, the side, and the milestones."""
    if not milestones:
        return []
    rows = []
    for round in open_rounds(place.cycle, place.today):
        if not (days := days_late(round, place.cycle, place.today)):
            continue
        missing = [due for due in dues(round, place.cycle, milestones=milestones) if due.update is None]
        rows += [
            _late(round, days, str(side), missing, place) for side in REPORTING if _any_of(missing, side)
        ]
    return rows


def _any_of(missing: Sequence[Due], side: str) -> bool:
    return any(due.side == side for due in missing)


def _late(round: Any, days: int, side: str, missing: Sequence[Due], place: Place) -> dict[str, Any]:
    return {
        "round": _at_home(round.record, place),
        "days": days,
        "side": side_label(side),
        "milestones": [_at_home(due.milestone.record, place) for due in missing if due.side == side],
    }


def updates(place: Place, options: Sequence[str]) -> Contexts:
    """What each side said of the milestone on whose page this stands, beside each other, the newest first."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    columns = [column(place, record.pk, str(side)) for side in REPORTING]
    may = decide(Act.REPORT, facts_of(place.actor, place.cycle, record)).allowed
    shown = {
        "cycle": place.cycle,
        "columns": columns,
        "overdue": overdue(place, [record.pk]),
        "report": f"{record.get_absolute_url()}report/" if may else "",
        "all": f"{record.get_absolute_url()}updates/" if any(each["more"] for each in columns) else "",
    }
    return dict.fromkeys(options, shown)


def column(place: Place, milestone: int, side: str, *, begin: int = 0, most: int = SOME) -> dict[str, Any]:
    """The updates of one side from the one numbered `begin` on, ready to be drawn; `more`: there are others after these."""
    found = list(updates_of(milestone, place.cycle, place.actor, side)[begin : begin + most + 1])
    shown = found[:most]
    evidence, verdicts = evidence_of(shown, place.cycle, place.actor), verdicts_of(shown)
    rows = []
    for number, thing in enumerate(shown):
        for each in filter(None, (thing, found[number + 1] if number + 1 < len(found) else None)):
            _at_home(each.record, place)
        before = found[number + 1] if number + 1 < len(found) else None
        if thing.round is not None:
            _at_home(thing.round.record, place)
        rows.append(drawn(thing, evidence.get(thing.pk, []), verdicts, before))
    return {"side": side_label(side), "rows": rows, "more": len(found) > most}
