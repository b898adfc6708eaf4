"""The desk of one cycle: what waits, who holds which role, and where the cycle stands."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.cycles.errors import AlreadyHeld, NoSuchPerson, NotHeld, OnlyInPractice, SideNeeded
from moothill.commons.cycles.operations import appoint, change_state, end_role
from moothill.commons.cycles.queries import practice_person_called, roles_of
from moothill.commons.people.models import Organisation, Participant
from moothill.commons.people.queries import participant_called
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.queries import waiting_of
from moothill.core.policy import Act, CycleState, RecordState, Role, Side
from moothill.front.desk.forms import AppointForm, EndRoleForm, StateForm
from moothill.front.desk.gate import Desk, for_those_who_may


@for_those_who_may(Act.READ_DRAFTS)
def board(desk: Desk) -> HttpResponse:
    """What waits for a steward."""
    drafts = Record.objects.filter(cycle=desk.cycle, state=RecordState.DRAFT).order_by("created_at")[:200]
    for draft in drafts:
        draft.cycle = desk.cycle
    held = roles_of(desk.cycle).filter(until=None)
    waiting = waiting_of(desk.cycle, desk.cycle.day(desk.at))
    return desk.page(
        "desk/board.html",
        {
            "drafts": drafts,
            "kinds": kinds.every(),
            "held": held,
            "lacking": _lacking(desk),
            "waiting": waiting,
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


@for_those_who_may(Act.APPOINT)
def appoint_someone(desk: Desk) -> HttpResponse:
    """Give somebody a role."""
    form = AppointForm(desk.data)
    if desk.data is None or not form.is_valid():
        return _ask(desk, form, _("Appoint someone"), _("Appoint"))
    given = form.cleaned_data
    try:
        held = appoint(
            cycle=desk.cycle, participant=_participant(given["who"]), role=Role(given["role"]),
            side=Side(given["side"]), organisation=_organisation(given["organisation"]),
            reason=given["reason"], by=desk.actor, at=desk.at,
        )  # fmt: skip
    except (NoSuchPerson, AlreadyHeld, OnlyInPractice, SideNeeded) as error:
        form.add_error("side" if isinstance(error, SideNeeded) else "who", str(error))
        return _ask(desk, form, _("Appoint someone"), _("Appoint"))
    messages.success(desk.request, _("%(label)s now holds the role.") % {"label": held.participant.label})
    return desk.leave()


def _participant(who: str) -> Participant:
    found = participant_called(who.strip()) or practice_person_called(who.strip())
    if found is None:
        raise NoSuchPerson(who)
    return found


def _organisation(name: str) -> Organisation | None:
    return Organisation.objects.get_or_create(name=name.strip())[0] if name.strip() else None


def end(request: Any, cycle: str, held: int) -> HttpResponse:
    """End a role."""

    @for_those_who_may(Act.APPOINT)
    def view(desk: Desk) -> HttpResponse:
        role = roles_of(desk.cycle).filter(pk=held).first()
        if role is None:
            raise Http404
        form = EndRoleForm(desk.data)
        heading = _("End the role of %(label)s?") % {"label": role.participant.label}
        if desk.data is None or not form.is_valid():
            return _ask(desk, form, heading, _("End the role"))
        try:
            end_role(held=role, reason=form.cleaned_data["reason"], by=desk.actor, at=desk.at)
        except NotHeld as error:
            form.add_error(None, str(error))
            return _ask(desk, form, heading, _("End the role"))
        return desk.leave()

    return view(request, cycle)


@for_those_who_may(Act.CHANGE_CYCLE)
def state(desk: Desk) -> HttpResponse:
    """Open the cycle to the public, or end it."""
    form = StateForm(desk.data, initial={"state": desk.cycle.state})
    if desk.data is None or not form.is_valid():
        return _ask(desk, form, _("Where does this cycle stand?"), _("Change"))
    asked = CycleState(form.cleaned_data["state"])
    if asked == desk.cycle.state:
        form.add_error("state", _("That is where it stands already."))
        return _ask(desk, form, _("Where does this cycle stand?"), _("Change"))
    change_state(cycle=desk.cycle, state=asked, reason=form.cleaned_data["reason"], by=desk.actor, at=desk.at)
    return desk.leave()


def _ask(desk: Desk, form: Any, heading: str, button: str) -> HttpResponse:
    status = 200 if desk.data is None else 422
    return desk.page("desk/ask.html", {"form": form, "heading": heading, "button": button}, status=status)
