"""Dates as they stood: in a baseline, or now. Two such lists can be compared whatever they were taken from."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.dated import DatedThing, dated_things
from moothill.rooms.plan.models import Baseline


@dataclass(frozen=True, slots=True)
class Kept:
    """One date as it stood. Two are equal when they say the same date, whatever stands beside it."""

    when: Mapping[str, Any] | None
    record: int = dataclasses.field(compare=False)
    reference: str = dataclasses.field(compare=False)
    version: int = dataclasses.field(compare=False)
    title: str = dataclasses.field(compare=False)
    field: str = dataclasses.field(compare=False)
    place: int = dataclasses.field(compare=False)
    note: str = dataclasses.field(compare=False)


def kept_of(thing: DatedThing) -> Kept:
    """A date as it stands."""
    return Kept(
        thing.when,
        *(thing.record, thing.reference, thing.version, thing.title, thing.field, thing.place, thing.note),
    )


def present(cycle: Cycle, actor: Actor) -> list[Kept]:
    """Every public date of a cycle as it stands now, for whoever may see the cycle. One query for each kind."""
    return [kept_of(thing) for thing in dated_things(cycle, actor, published=True)]


def frozen(baseline: Baseline) -> list[Kept]:
    """Every date that a baseline keeps, in the order it was kept in. One query."""
    columns = ("when_json", "record_id", "record__reference", "version", "title", "field", "place", "note")
    return [Kept(*row) for row in baseline.frozen.order_by("pk").values_list(*columns)]


def digest_of(dates: Iterable[Kept]) -> str:
    """SHA-256 over the references, titles, dates and notes, in their order: what a baseline's line in the journal seals."""
    content = [
        [kept.reference, kept.version, kept.title, kept.field, kept.place, kept.note, kept.when]
        for kept in dates
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def is_intact(baseline: Baseline) -> bool:
    """Whether the dates that a baseline keeps are those that its digest was taken of."""
    dates = frozen(baseline)
    return len(dates) == baseline.dates and digest_of(dates) == baseline.digest
