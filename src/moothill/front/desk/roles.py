"""Giving somebody a role, and ending one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.cycles.applying import appointment, ending
from moothill.commons.cycles.errors import (
    AlreadyAsked,
    AlreadyHeld,
    NoSuchPerson,
    NotHeld,
    OnlyInPractice,
    SideNeeded,
)
from moothill.commons.cycles.queries import practice_person_called, roles_of
from moothill.commons.people.models import Participant
from moothill.commons.people.queries import participant_called
from moothill.core.policy import Act, Role, Side
from moothill.front.desk.agreeing import beforehand, settle
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.desk.rights_forms import AppointForm, EndRoleForm

_FIELDS: dict[type[Exception], str | None] = {SideNeeded: "side", AlreadyAsked: None}


@for_those_who_may(Act.APPOINT)
def appoint_someone(desk: Desk) -> HttpResponse:
    """Give somebody a role, or ask the other side to agree to it."""
    form = AppointForm(desk.data)
    if desk.data is None or not form.is_valid():
        return _ask(desk, form, _("Appoint someone"), _("Appoint"))
    try:
        _appoint(desk, form.cleaned_data)
    except (NoSuchPerson, AlreadyAsked, AlreadyHeld, OnlyInPractice, SideNeeded) as error:
        form.add_error(_FIELDS.get(type(error), "who"), str(error))
        return _ask(desk, form, _("Appoint someone"), _("Appoint"))
    return desk.leave()


def _appoint(desk: Desk, given: dict[str, Any]) -> None:
    participant = _participant(given["who"])
    payload = appointment(
        participant=participant,
        role=Role(given["role"]),
        side=Side(given["side"]),
        organisation=given["organisation"],
    )
    done = _("%(label)s now holds the role.") % {"label": participant.label}
    settle(desk, Act.APPOINT, payload, given["reason"], done=done)


def _participant(who: str) -> Participant:
    found = participant_called(who.strip()) or practice_person_called(who.strip())
    if found is None:
        raise NoSuchPerson(who)
    return found


def end(request: Any, cycle: str, held: int) -> HttpResponse:
    """End a role, or ask the other side to agree to it; one's own is laid down at once."""

    @for_those_who_may(Act.APPOINT)
    def view(desk: Desk) -> HttpResponse:
        role = roles_of(desk.cycle).filter(pk=held).first()
        if role is None:
            raise Http404
        form = EndRoleForm(desk.data)
        heading = _("End the role of %(label)s?") % {"label": role.participant.label}
        own = role.participant_id == desk.actor.participant
        if desk.data is None or not form.is_valid():
            return _ask(desk, form, heading, _("End the role"), own=own)
        try:
            done = _("The role of %(label)s has ended.") % {"label": role.participant.label}
            settle(desk, Act.APPOINT, ending(held=role), form.cleaned_data["reason"], done=done)
        except (NotHeld, AlreadyAsked) as error:
            form.add_error(None, str(error))
            return _ask(desk, form, heading, _("End the role"), own=own)
        return desk.leave()

    return view(request, cycle)


def _ask(desk: Desk, form: Any, heading: str, button: str, *, own: bool = False) -> HttpResponse:
    return desk.ask(form, heading, button, beforehand="" if own else beforehand(desk))
