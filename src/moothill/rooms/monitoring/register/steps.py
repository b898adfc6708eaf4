"""How far progress brings a contribution: a milestone of a commitment that it is part of is complete."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.commitments.queries.reaching import reached_by
from moothill.rooms.inputs.queries.receipts import Reached
from moothill.rooms.monitoring.kinds import State
from moothill.rooms.monitoring.queries.states import standings


def done(cycle: Cycle, actor: Actor, ids: Collection[int]) -> Mapping[int, Sequence[Reached]]:
    """The milestones that were complete by what was said of them last: a `Finder` of `inputs.queries.receipts`."""
    reached = reached_by(ids)
    milestones = _milestones(cycle, actor, {commitment for found in reached.values() for commitment in found})
    complete = _complete([record.pk for records in milestones.values() for record in records])
    found: dict[int, list[Reached]] = {}
    for pk, commitments in reached.items():
        for commitment, since in commitments.items():
            for record in milestones.get(commitment, ()):
                if record.pk in complete:
                    update = complete[record.pk]
                    title = f"{record.number} {record.title}: {State.COMPLETE.label}".strip()
                    moment = max(since, update.record.published_at)
                    found.setdefault(pk, []).append(Reached(moment, title, record.get_absolute_url()))
    return {pk: sorted(each, key=lambda one: one.at) for pk, each in found.items()}


def _milestones(cycle: Cycle, actor: Actor, commitments: Collection[int]) -> dict[int, list[Record]]:
    if not commitments:
        return {}
    things = kinds.get("milestone").model.objects.visible_in(cycle, actor).filter(commitment__in=commitments)
    rows = things.filter(record__state=RecordState.PUBLISHED).select_related("record")
    found: dict[int, list[Record]] = {}
    for thing in rows.order_by("record__position", "pk"):
        thing.record.cycle = cycle
        found.setdefault(thing.commitment_id, []).append(thing.record)
    return found


def _complete(milestones: Sequence[int]) -> dict[int, Any]:
    """The update by which each of these milestones is complete; those that are not are left out."""
    if not milestones:
        return {}
    said = standings(milestones)
    return {pk: each.newest for pk, each in said.items() if each.complete and each.newest}
