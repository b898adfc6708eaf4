"""What a download of somebody's data has from here: what they read, coded, changed, doubted and answered."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.coding.models import Assignment, Doubt, Reading, Round, Suggestion, Waiting

_READINGS = "Contributions that you read, and what you said each is about."
_CODES = "Codes that you gave to passages of contributions, or ended."
_STEP = 500


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Rounds, readings, codes given or ended, suggestions decided, doubts raised or answered, and what is on the screen."""
    rounds = Round.objects.filter(by__in=participants).select_related("cycle").order_by("pk")
    yield Section("coding rounds", "Rounds of coding that you began.", [_round(each) for each in rounds])
    readings = Reading.objects.filter(by__in=participants).select_related("input__record__cycle")
    rows = readings.order_by("pk").iterator(chunk_size=_STEP)
    yield Section("readings", _READINGS, [_reading(each) for each in rows])
    given = Assignment.objects.filter(Q(by__in=participants) | Q(ended_by__in=participants))
    given = given.select_related("input__record__cycle", "code__record", "excerpt").order_by("pk")
    rows_of_codes = given.iterator(chunk_size=_STEP)
    yield Section("codes given", _CODES, [_assignment(each, participants) for each in rows_of_codes])
    decided = Suggestion.objects.filter(decided_by__in=participants)
    decided = decided.select_related("input__record__cycle", "code__record").order_by("pk")
    yield Section(
        "suggestions decided",
        "Suggested codes that you took, or did not.",
        [_decided(each) for each in decided],
    )
    doubts = Doubt.objects.filter(Q(by__in=participants) | Q(answered_by__in=participants))
    doubts = doubts.select_related("input__record__cycle", "code__record").order_by("pk")
    yield Section(
        "doubts",
        "Where you said that something is coded wrongly, or answered that.",
        [_doubt(each) for each in doubts],
    )
    held = Waiting.objects.filter(claimed_by__in=participants).select_related("input__record__cycle")
    yield Section(
        "on your screen", "Contributions that you had on the screen to code.", [_held(each) for each in held]
    )


def _of(record: Any) -> dict[str, Any]:
    return {"cycle": record.cycle.slug, "contribution": record.reference}


def _round(each: Round) -> dict[str, Any]:
    return {"cycle": each.cycle.slug, "round": each.number, "at": moment(each.begun_at), "name": each.by_name}


def _reading(each: Reading) -> dict[str, Any]:
    told = {"codes": each.codes, "version": each.version, "name": each.by_name, "at": moment(each.at)}
    return _of(each.input.record) | told | {"taken_back": moment(each.undone_at)}


def _assignment(each: Assignment, participants: Sequence[int]) -> dict[str, Any]:
    excerpt = each.excerpt
    return _of(each.input.record) | {
        "code": each.code.record.reference,
        "version": excerpt.version,
        "from": excerpt.start,
        "to": excerpt.end,
        "given": moment(each.at) if each.by_id in participants else None,
        "ended": moment(each.ended_at) if each.ended_by_id in participants else None,
        "ended_because": each.ended_because if each.ended_by_id in participants else "",
    }


def _decided(each: Suggestion) -> dict[str, Any]:
    told = {"code": each.code.record.reference, "outcome": each.outcome, "at": moment(each.decided_at)}
    return _of(each.input.record) | told


def _doubt(each: Doubt) -> dict[str, Any]:
    return _of(each.input.record) | {
        "number": each.number,
        "code": each.code.record.reference if each.code else None,
        "text": each.text,
        "name": each.by_name,
        "at": moment(each.at),
        "outcome": each.outcome,
        "answer": each.answer,
        "answered_at": moment(each.answered_at),
    }


def _held(each: Waiting) -> dict[str, Any]:
    return _of(each.input.record) | {"until": moment(each.claimed_until)}
