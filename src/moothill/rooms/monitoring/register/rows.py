"""Milestones as the rows of tables: what each side says, with its tone and its address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.rooms.monitoring.queries.dashboard.changes import Turn
from moothill.rooms.monitoring.queries.dashboard.choosing import Page
from moothill.rooms.monitoring.queries.dashboard.rows import Step, Whole
from moothill.rooms.monitoring.queries.sides import side_label
from moothill.rooms.monitoring.register.states import LOOKS, Look
from moothill.rooms.monitoring.register.verdicts import verdicts_of


@dataclass(frozen=True, slots=True)
class Says:
    """What one side said last: its state, the word for it at the source, the day as of which it holds, and its verdict."""

    look: Look
    url: str
    written: str
    day: date
    verdict: str


@dataclass(frozen=True, slots=True)
class Row:
    """One milestone; None for a side that is silent."""

    step: Step
    government: Says | None
    civil: Says | None


@dataclass(frozen=True, slots=True)
class Block:
    """Milestones under a heading. `own`: it is in words of the record. `complete` is None for what is no commitment."""

    heading: str
    url: str
    own: bool
    complete: bool | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TurnRow:
    """What a side, named in words, says otherwise now; `before` is None where it had said nothing."""

    turn: Turn
    side: str
    before: Look | None
    now: Says


def blocks(page: Page, headings: Mapping[str, str], by: str, whole: Whole, cycle: Cycle) -> list[Block]:
    """The blocks of a page of milestones."""
    complete = {promise.pk: whole.is_complete(promise) for promise in whole.promises}
    verdicts = verdicts_on(page.steps)
    made = []
    for bundle in page.bundles:
        promise = bundle.steps[0].promise if by == "commitment" else None
        made.append(
            Block(
                heading=headings[bundle.key],
                url=promise.url if promise else "",
                own=bool(bundle.key) and by in ("commitment", "lead", "theme"),
                complete=complete[promise.pk] if promise else None,
                rows=tuple(row_of(step, cycle, verdicts) for step in bundle.steps),
            )
        )
    return made


def verdicts_on(steps: Iterable[Step]) -> Mapping[int, str]:
    """In words, what the last updates on these milestones say of the other side's report. At most one question."""
    return verdicts_of(update for step in steps for update in (step.said.government, step.said.civil))


def row_of(step: Step, cycle: Cycle, verdicts: Mapping[int, str]) -> Row:
    """One milestone as a row."""
    said = step.said
    return Row(step, _says(said.government, cycle, verdicts), _says(said.civil, cycle, verdicts))


def turned(turns: Iterable[Turn], cycle: Cycle) -> Sequence[TurnRow]:
    """What is said otherwise, as rows."""
    listed = list(turns)
    verdicts = verdicts_of(turn.update for turn in listed)
    return [
        TurnRow(turn, side_label(turn.update.side), LOOKS.get(turn.before), _of(turn.update, cycle, verdicts))
        for turn in listed
    ]


def _says(update: Any, cycle: Cycle, verdicts: Mapping[int, str]) -> Says | None:
    return _of(update, cycle, verdicts) if update is not None else None


def _of(update: Any, cycle: Cycle, verdicts: Mapping[int, str]) -> Says:
    return Says(
        look=LOOKS[update.state],
        url=kinds.get("update").address(cycle, update.record.reference),
        written=update.as_written,
        day=update.holds,
        verdict=verdicts.get(update.pk, ""),
    )
