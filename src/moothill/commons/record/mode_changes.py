"""Changing editing modes, as stewards ask for it through `cycles.level`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from moothill.commons.cycles.level import Applier, Payload
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.editing import set_mode
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.models import Record
from moothill.commons.record.modes import CONTRIBUTORS, MODES
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Contributor, Mode, RecordState


def a_mode(
    *, contributor: Contributor, mode: Mode | None, kind: str = "", record: Record | None = None
) -> dict[str, Any]:
    """What `EDITING_APPLIER` reads. A `mode` of None takes the rule away."""
    return {
        "contributor": contributor.value,
        "mode": mode.value if mode else "",
        "kind": "" if record else kind,
        "record": record.pk if record else 0,
        "reference": record.reference if record else "",
    }


def _change_mode(*, cycle: Cycle, payload: Payload, reason: str, by: Actor, at: datetime) -> None:
    record = (
        Record.objects.select_related("cycle").get(cycle=cycle, pk=payload["record"])
        if payload["record"]
        else None
    )
    set_mode(
        cycle=cycle,
        contributor=Contributor(payload["contributor"]),
        mode=Mode(payload["mode"]) if payload["mode"] else None,
        kind=payload["kind"],
        record=record,
        reason=reason,
        by=by,
        at=at,
    )


def _tell_modes(cycle: Cycle, payloads: Sequence[Payload], actor: Actor) -> list[str | None]:
    """None for a record that `actor` may not know of."""
    asked = {payload["record"] for payload in payloads} - {0}
    records = Record.objects.addressable_by(actor).filter(cycle=cycle).in_bulk(asked) if asked else {}
    return [
        None
        if payload["record"] and payload["record"] not in records
        else _tell_mode(payload, records.get(payload["record"]))
        for payload in payloads
    ]


def _tell_mode(payload: Payload, record: Record | None) -> str:
    shown = {
        "what": _what(payload, record),
        "who": CONTRIBUTORS[Contributor(payload["contributor"])],
        "mode": MODES[Mode(payload["mode"])] if payload["mode"] else _("as a wider rule says"),
    }
    words = _("Edits to %(what)s by %(who)s: %(mode)s") % shown
    return mark_safe(words)  # nosec: the words are the catalogue's, the title is escaped


def _what(payload: Payload, record: Record | None) -> str:
    if record is None:
        return str(kinds.get(payload["kind"]).plural) if payload["kind"] else _("everything else")
    # What was withdrawn says no more of itself than its address.
    named = record.title if record.state != RecordState.WITHDRAWN else record.reference
    return as_written(named)


def _subject(cycle: Cycle, payload: Payload) -> str:
    return f"{cycle.slug}/{payload['reference']}" if payload["reference"] else cycle.slug


EDITING_APPLIER = Applier(apply=_change_mode, told=_tell_modes, refusals=(Unchanged,), subject=_subject)
