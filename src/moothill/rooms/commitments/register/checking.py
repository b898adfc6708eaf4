"""What is still missing or unclear, on the pages of commitments and milestones and while somebody writes them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record import kinds
from moothill.commons.record.looking import Written
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Commitment, Milestone
from moothill.rooms.commitments.queries.checking import check_all, check_step, look_over, look_over_step
from moothill.rooms.commitments.queries.hinting import told
from moothill.rooms.commitments.queries.mending import may_mend


def _check(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """The hints about the commitment or the milestone on whose page this stands; nothing once it was withdrawn."""
    record = place.record
    if record is None or record.state == RecordState.WITHDRAWN:
        return {}
    mend = may_mend(record, place.cycle, place.actor)
    shown = {"cycle": place.cycle, "told": _told(place), "reference": record.reference, "mend": mend}
    return dict.fromkeys(options, shown)


def _told(place: Place) -> list[Any]:
    record = place.record
    assert record is not None  # nosec: the caller has one
    if record.kind == "milestone":
        step: Milestone = kinds.get("milestone").things().get(pk=record.pk)
        step.record = record
        return told(check_step(step, place.cycle), {})
    thing = Commitment.objects.get(pk=record.pk)
    thing.record = record
    (checked,) = check_all([thing], place.cycle, place.actor)
    return told(checked.hints, checked.steps)


CHECK = Panel(
    "commitments.check", _("What is still missing or unclear"), "commitments/panel_check.html", _check
)


def look(written: Written) -> dict[str, Any]:
    """The same of what somebody is writing; nothing is stored."""
    content, cycle, record = written.content, written.cycle, written.record
    reference = record.reference if record else ""
    if written.kind == "milestone":
        found = look_over_step(content, cycle, written.actor, reference=reference)
    else:
        found = look_over(content, cycle, written.actor, record=record)
    return {"cycle": cycle, "told": told(found, {}, own=reference), "mend": True}


LOOKS = {"commitment": ("commitments/looked.html", look), "milestone": ("commitments/looked.html", look)}
