"""What somebody contributed to calls, or told the team without one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState, decide
from moothill.front.me.sources import Contribution, Source
from moothill.rooms.inputs.kinds import Consent
from moothill.rooms.inputs.queries.own import covered_among, held_among, inputs_by
from moothill.rooms.inputs.queries.receipts import Receipt, receipts_of


def _rows(participants: Sequence[int], actor: Actor) -> Any:
    """In every state: whoever sent it may know."""
    return inputs_by(participants).annotate(at=F("record__created_at"))


def _tell(rows: Sequence[Any], actor: Actor) -> Iterable[Contribution]:
    held = held_among([row.pk for row in rows])
    receipts, covered = _receipts(rows, actor), covered_among([row.pk for row in rows])
    cycles = {row.record.cycle_id: row.record.cycle for row in rows}
    open_to = {pk for pk, cycle in cycles.items() if decide(Act.CONTRIBUTE, facts_of(actor, cycle)).allowed}
    for each in rows:
        record = each.record
        address = f"{record.get_absolute_url()}yours/"
        state, tone = _state(each, receipts[each.pk], waits=each.pk in held)
        gone = record.state == RecordState.WITHDRAWN
        fixed = each.pk in covered or receipts[each.pk].is_settled or record.cycle_id not in open_to
        newest = receipts[each.pk].last.reached[-1]
        yield Contribution(
            title=record.title,
            address=address,
            at=each.at,
            what=str(capfirst(each.get_form_display())),
            state=state,
            tone=tone,
            language=record.cycle.language,
            zone=record.cycle.zone,
            name=each.said_by,
            answer=record.withdrawn_because if gone else "",
            acts=[] if gone else _acts(address, fixed=fixed),
            news="" if gone else newest.title,
            news_address="" if gone else newest.address,
            trail=f"{record.get_absolute_url()}trail/" if record.state == RecordState.PUBLISHED else "",
        )


def _receipts(rows: Sequence[Any], actor: Actor) -> dict[int, Receipt]:
    by_cycle: dict[int, list[Any]] = {}
    for each in rows:
        by_cycle.setdefault(each.record.cycle_id, []).append(each)
    found: dict[int, Receipt] = {}
    for things in by_cycle.values():
        found |= receipts_of(things[0].record.cycle, things, actor)
    return found


def _state(each: Any, receipt: Receipt, *, waits: bool) -> tuple[str, str]:
    if each.record.state == RecordState.WITHDRAWN:
        return _("taken back"), "stop"
    if each.record.state == RecordState.DRAFT:
        if each.consent == Consent.PRIVATE:
            return _("for the team only"), "none"
        return _("waits for a second look"), "wait"
    if waits:
        return _("published; your change waits for a second look"), "wait"
    return receipt.last.label, "good"


def _acts(address: str, *, fixed: bool) -> list[tuple[str, str]]:
    change = [] if fixed else [(_("Change it"), f"{address}words/")]
    return [*change, (_("Take it back"), f"{address}take-back/")]


INPUTS = Source(_rows, _tell)
