"""What somebody contributed, whatever became of it: for themselves."""

from collections.abc import Collection, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, Revision
from moothill.rooms.inputs.models import Input, Redaction

_REVISION = "record.revision"


def inputs_by(participants: Sequence[int]) -> Any:
    """The inputs that these participants sent, in any state: a query to narrow further. For nobody's eyes but theirs."""
    return Input.objects.filter(author__in=participants).select_related("record__cycle", "call__record")


def own_input(cycle: Cycle, reference: str, actor: Actor) -> Input | None:
    """The input with this reference if `actor` sent it, drafts and withdrawn ones included; None for anybody else's."""
    theirs = participants_of(actor)
    found: Input | None = (
        inputs_by(theirs).filter(record__cycle=cycle, record__reference=reference).first() if theirs else None
    )
    return found


def author_of(record: Record) -> int | None:
    """The participant who sent this input; None where it came otherwise."""
    return Input.objects.filter(pk=record.pk).values_list("author", flat=True).first()


def is_held(record: Record) -> bool:
    """Whether a version of the record waits for a second look."""
    versions = Revision.objects.filter(record=record).values("pk")
    held = Sighting.objects.filter(target=_REVISION, standing=Standing.HELD)
    return held.filter(target_id__in=versions).exists()


def covered_among(ids: Collection[int]) -> set[int]:
    """Those of these inputs of which something is covered: their author may not change their words. One question."""
    covers = Redaction.objects.filter(input__in=ids, undone_at=None)
    return set(covers.values_list("input", flat=True))


def held_among(records: Sequence[int]) -> set[int]:
    """Those of these records of which a version waits for a second look. One question."""
    held = Sighting.objects.filter(target=_REVISION, standing=Standing.HELD).values("target_id")
    rows = Revision.objects.filter(record__in=records, pk__in=held)
    return set(rows.values_list("record", flat=True))
