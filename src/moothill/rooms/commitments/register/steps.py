"""How far commitments bring a contribution: it is part of one."""

from collections.abc import Collection, Mapping, Sequence

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.rooms.commitments.queries.reaching import reached_by
from moothill.rooms.inputs.queries.receipts import Reached


def promised(cycle: Cycle, actor: Actor, ids: Collection[int]) -> Mapping[int, Sequence[Reached]]:
    """The commitments that contributions became part of: a `Finder` of `inputs.queries.receipts`."""
    reached = reached_by(ids)
    seen = Record.objects.visible_in(cycle, actor)
    records = seen.in_bulk({commitment for found in reached.values() for commitment in found})
    for record in records.values():
        record.cycle = cycle
    return {
        pk: [
            Reached(at, _name(records[commitment]), records[commitment].get_absolute_url())
            for commitment, at in sorted(found.items(), key=lambda each: (each[1], each[0]))
            if commitment in records
        ]
        for pk, found in reached.items()
    }


def _name(record: Record) -> str:
    return f"{record.number or record.reference} {record.title}"
