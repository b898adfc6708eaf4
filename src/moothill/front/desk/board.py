"""The desk of one cycle: what waits, who holds which role, and where the cycle stands."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.cycles import level
from moothill.commons.cycles.desk import ENTRY
from moothill.commons.cycles.models import LevelState
from moothill.commons.cycles.operations import change_state
from moothill.commons.cycles.queries import level_changes, roles_of
from moothill.commons.moderation.queries import held_in
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import waiting_of
from moothill.commons.record.ways import ways_of
from moothill.core.policy import Act, CycleState, RecordState, decide
from moothill.front.desk.forms import StateForm
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.rooms.inputs import queries as inputs

_MOST_WAITING = 50


@for_those_who_may(ENTRY)
def board(desk: Desk) -> HttpResponse:
    """What waits for a steward."""
    drafts = Record.objects.filter(cycle=desk.cycle, state=RecordState.DRAFT).order_by("created_at")[:200]
    for draft in drafts:
        draft.cycle = desk.cycle
    place = Place(desk.cycle, desk.actor, desk.at)
    held = roles_of(desk.cycle).filter(until=None)
    asked = level_changes(desk.cycle).filter(state=LevelState.WAITING)[:_MOST_WAITING]
    return desk.page(
        "desk/board.html",
        {
            "drafts": drafts,
            "kinds": [(kind, ways_of(kind)) for kind in kinds.every()],
            "held": held,
            "lacking": _lacking(desk),
            "asked": level.told(desk.cycle, asked, desk.actor),
            "late_calls": inputs.call_rows(inputs.late_replies(desk.cycle, desk.actor, desk.at), place),
            "waiting": waiting_of(desk.cycle, desk.cycle.day(desk.at)),
            "moderates": decide(Act.MODERATE, facts_of(desk.actor, desk.cycle)).allowed,
            "second_look": held_in(desk.cycle),
        },
    )


def _lacking(desk: Desk) -> list[Any]:
    """Kinds of which the cycle has nothing yet."""
    there = set(
        Record.objects.filter(cycle=desk.cycle)
        .exclude(state=RecordState.WITHDRAWN)
        .order_by()
        .values_list("kind", flat=True)
        .distinct()
    )
    return [kind for kind in kinds.every() if kind.name not in there]


@for_those_who_may(Act.CHANGE_CYCLE)
def state(desk: Desk) -> HttpResponse:
    """Open the cycle to the public, or end it."""
    form = StateForm(desk.data, initial={"state": desk.cycle.state})
    if desk.data is None or not form.is_valid():
        return desk.ask(form, _("Where does this cycle stand?"), _("Change"))
    asked = CycleState(form.cleaned_data["state"])
    if asked == desk.cycle.state:
        form.add_error("state", _("That is where it stands already."))
        return desk.ask(form, _("Where does this cycle stand?"), _("Change"))
    change_state(cycle=desk.cycle, state=asked, reason=form.cleaned_data["reason"], by=desk.actor, at=desk.at)
    return desk.leave()
