"""The panel of milestones on the page of a commitment."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, CycleState, decide
from moothill.rooms.commitments.queries.milestones import groups_of, milestones_of, promised_of


def _milestones(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """The milestones of the commitment on whose page this is, by heading and in order. A fixed number of queries."""
    record = place.record
    if record is None:
        return {}
    things = milestones_of(record.pk, place.cycle, place.actor)
    steward = decide(Act.CREATE, facts_of(place.actor, place.cycle)).allowed
    may_add = decide(Act.CREATE, facts_of(place.actor, place.cycle, record)).allowed
    door = "new" if steward else "suggest" if place.cycle.state == CycleState.RUNNING else ""
    home = place.cycle.get_absolute_url()
    shown = {
        "cycle": place.cycle,
        "groups": groups_of(things, promised_of(record.pk), place.cycle),
        "add": f"{home}milestones/{door}/?commitment={record.reference}" if door else "",
        "may_add": may_add,
    }
    return dict.fromkeys(options, shown)


MILESTONES = Panel(
    "commitments.milestones",
    _("Milestones"),
    "commitments/panel_milestones.html",
    _milestones,
    kind="milestone",
)
