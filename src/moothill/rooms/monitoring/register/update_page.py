"""What the page of an update shows beside its fields."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.record.panels import Place
from moothill.rooms.monitoring.kinds import REPORTING, STATE_TONES, VERDICT_TONES, State, Verdict
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.sides import other_side, side_label
from moothill.rooms.monitoring.queries.states import standings
from moothill.rooms.monitoring.queries.updates import evidence_of, goes_back, said_before
from moothill.rooms.monitoring.register.verdicts import verdicts_of


def gather(thing: Update, place: Place) -> Mapping[str, Any]:
    """Its milestone and commitment, its evidence, what its side had said before, and what the other side says."""
    for record in (thing.milestone.record, thing.milestone.commitment.record):
        record.cycle = place.cycle
    day = thing.day or place.cycle.day(thing.record.published_at or place.at)
    before = said_before(thing.milestone_id, thing.side, day, without=thing.pk)
    other = other_side(thing.side) if thing.side in REPORTING else ""
    answer = standings([thing.milestone_id])[thing.milestone_id].of(other)
    if before is not None:
        before.record.cycle = place.cycle
    verdicts = verdicts_of([thing, answer])
    return {
        "row": drawn(thing, evidence_of([thing], place.cycle, place.actor).get(thing.pk, []), verdicts),
        "before": before if goes_back(thing.state, before) else None,
        "answer": drawn(answer, [], verdicts) if answer else None,
        "answer_side": side_label(other) if other else "",
    }


def drawn(
    thing: Update, evidence: list[Any], verdicts: Mapping[int, str], before: Update | None = None
) -> dict[str, Any]:
    """One update as the templates draw it; `before` is what its side had said of the milestone right before.

    `verdicts` are those of `verdicts_of`.
    """
    return {
        "thing": thing,
        "record": thing.record,
        "side": side_label(thing.side),
        "tone": STATE_TONES[State(thing.state)],
        "verdict": verdicts.get(thing.pk, ""),
        "verdict_tone": VERDICT_TONES[Verdict(thing.verdict)] if thing.verdict else "none",
        "evidence": evidence,
        "unproven": thing.state == State.COMPLETE and not thing.evidence,
        "back": before if goes_back(thing.state, before) else None,
    }
