"""How the records of a cycle may be edited, by whom: reading the rules, and setting them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.leading import leads
from moothill.commons.record.models import Editing, Record
from moothill.core.policy import (
    Act,
    Contributor,
    CycleState,
    EditingRule,
    Facts,
    Mode,
    RecordState,
    contributor_of,
    decide,
    mode_for,
)


def rules_of(cycle: Cycle) -> list[EditingRule]:
    """What the cycle settled. One question."""
    return [row.rule for row in Editing.objects.filter(cycle=cycle)]


def editing_facts(
    by: Actor,
    cycle: Cycle,
    *,
    kind: str,
    record: Record | None = None,
    rules: Sequence[EditingRule] | None = None,
) -> Facts:
    """What a decision about editing `record`, or about a new record of `kind`, may look at: its mode, and whether `by`
    leads it.

    Asks one question, unless `rules` are given; and one more about a lead.
    """
    state = RecordState(record.state) if record else RecordState.PUBLISHED
    known = rules_of(cycle) if rules is None else rules
    bare = by.facts(cycle.pk)
    mode = mode_for(contributor_of(bare), known, kind=kind, record=record.pk if record else None)
    return by.facts(
        cycle.pk, cycle=CycleState(cycle.state), record=state, mode=mode, leading=leads(by, record)
    )


def may_edit_at_once(by: Actor, record: Record) -> bool:
    """Whether an edit by `by` is live at once. Asks one question, and none about a steward."""
    bare = by.facts(record.cycle_id, cycle=CycleState(record.cycle.state), record=RecordState(record.state))
    if decide(Act.EDIT, bare).allowed:
        return True
    return decide(Act.EDIT_OPEN, editing_facts(by, record.cycle, kind=record.kind, record=record)).allowed


def modes_in(by: Actor, cycle: Cycle, *, kind: str) -> Callable[[Record], Mode]:
    """What becomes of an edit by `by` of each record of `kind`: LOCKED where none can be sent. Asks one question."""
    rules = rules_of(cycle)

    def mode_of(record: Record) -> Mode:
        facts = editing_facts(by, cycle, kind=kind, record=record, rules=rules)
        if decide(Act.EDIT_OPEN, facts).allowed:
            return Mode.OPEN
        return Mode.SUGGEST if decide(Act.SUGGEST, facts).allowed else Mode.LOCKED

    return mode_of


@transaction.atomic
def set_mode(
    *,
    cycle: Cycle,
    contributor: Contributor,
    mode: Mode | None,
    by: Actor,
    at: datetime,
    kind: str = "",
    record: Record | None = None,
    reason: str = "",
) -> None:
    """Settle how one kind of contributor may edit records of `kind` ("" for all), or `record` alone.

    A `mode` of None takes the rule away, so that the next wider one holds. Raises Refused, Unchanged.
    """
    require(Act.SET_EDITING, by.facts(cycle.pk, cycle=CycleState(cycle.state)))
    rows = Editing.objects.filter(cycle=cycle, record=record, kind=kind, contributor=contributor)
    before = rows.values_list("mode", flat=True).first()
    if before == mode:
        raise Unchanged
    rows.delete()
    if mode is not None:
        Editing.objects.create(
            cycle=cycle, record=record, kind=kind, contributor=contributor, mode=mode, at=at
        )
    write(
        head=cycle.head_id,
        kind="editing.changed",
        subject=f"{cycle.slug}/{record.reference}" if record else cycle.slug,
        title=record.title if record and record.state != RecordState.DRAFT else "",
        reason=reason,
        by=by,
        at=at,
        facts={"contributor": contributor, "kind": kind, "from": before or "", "to": mode or ""},
    )
