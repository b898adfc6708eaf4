"""Reporting by a personal link: no account, no script, a phone is enough."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.networks import network_of
from moothill.commons.people.errors import TooManyTries
from moothill.commons.people.trying import count_try
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.at_home import is_at_home
from moothill.commons.policy.errors import Refused
from moothill.commons.record.models import Record
from moothill.rooms.monitoring import operations
from moothill.rooms.monitoring.errors import InvalidReports
from moothill.rooms.monitoring.forms import CommonForm, PartForm
from moothill.rooms.monitoring.models import Invitation
from moothill.rooms.monitoring.queries.links import invitation_at
from moothill.rooms.monitoring.queries.milestones import standing_of
from moothill.rooms.monitoring.queries.rounds import days_late
from moothill.rooms.monitoring.queries.sides import other_side, side_label
from moothill.rooms.monitoring.queries.states import standings
from moothill.rooms.monitoring.views.gate import STATUS, private_page, status_of

_EXPECTED: tuple[type[Exception], ...] = (Refused, *STATUS)
_TYPED = ("happened", "hindrance", "title_1", "address_1", "whose")


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: Any, cycle: str, secret: str) -> HttpResponse:
    """All milestones of one commitment on one page. Whatever is wrong with a link, the answer is the same."""
    found = cycle_or_404(request, cycle)
    invitation = invitation_at(found, secret, request.at)
    by = operations.owner_of(invitation, request.at, at_home=is_at_home(request)) if invitation else None
    if invitation is None or by is None or by.participant != invitation.participant_id:
        return _over(request, found)
    _at_home(invitation, found)
    if request.method != "POST":
        return _ask(request, invitation, _parts(request, invitation), CommonForm())
    return _send(request, invitation, by)


def _at_home(invitation: Invitation, cycle: Cycle) -> None:
    invitation.commitment.record.cycle = invitation.round.record.cycle = cycle


def _send(request: Any, invitation: Invitation, by: Actor) -> HttpResponse:
    parts, common = _parts(request, invitation), CommonForm(request.POST)
    if not all([common.is_valid(), *(part.is_valid() for part in parts)]):
        for part in parts:
            part.ask_again()
        return _ask(request, invitation, parts, common, faults=_faults(parts), status=422)
    said = {
        part.milestone.pk: part.said(whose=common.cleaned_data["whose"]) for part in parts if part.says_something
    }  # fmt: skip
    try:
        operations.report_by_link(
            invitation=invitation, said=said, by=by, at=request.at, key=common.cleaned_data["key"]
        )
    except _EXPECTED as error:
        return _mend(request, invitation, parts, common, error)
    return HttpResponseRedirect(f"{request.path}?sent=1", status=303)


def _mend(
    request: Any, invitation: Invitation, parts: Sequence[PartForm], common: CommonForm, error: Exception
) -> HttpResponse:
    if not isinstance(error, InvalidReports):
        status = 403 if isinstance(error, Refused) else status_of(error)
        for part in parts:
            part.ask_again()
        return _ask(request, invitation, parts, common, faults=[str(error)], status=status)
    for part in parts:
        if part.milestone.pk in error.errors:
            part.blame(error.errors[part.milestone.pk])
        else:
            part.ask_again()
    return _ask(request, invitation, parts, common, faults=_faults(parts), status=422)


def _faults(parts: Sequence[PartForm]) -> list[str]:
    """What is wrong, each with the milestone that it is about."""
    return [
        f"{part.milestone.number or part.milestone.reference}: {words}"
        for part in parts
        for wrong in part.errors.values()
        for words in wrong
    ]


def _parts(request: Any, invitation: Invitation) -> list[PartForm]:
    cycle = invitation.commitment.record.cycle
    things = standing_of(cycle, [invitation.commitment_id])
    said = standings(thing.pk for thing in things)
    last = {pk: each.of(invitation.side) for pk, each in said.items()}
    others = {pk: each.of(other_side(invitation.side)) for pk, each in said.items()}
    updates = [update.record for update in (*last.values(), *others.values()) if update is not None]
    for record in (*(thing.record for thing in things), *updates):
        record.cycle = cycle
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return [
        PartForm(
            *sent, milestone=thing.record, last=last[thing.pk], other=others[thing.pk], prefix=str(thing.pk)
        )
        for thing in things
    ]


def _ask(
    request: Any,
    invitation: Invitation,
    parts: Sequence[PartForm],
    common: CommonForm,
    *,
    faults: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    commitment, round = invitation.commitment.record, invitation.round
    cycle = commitment.cycle
    sent = request.method != "POST" and "sent" in request.GET
    shown = {
        "commitment": commitment, "round": round.record, "due": round.due, "side": side_label(invitation.side),
        "late": days_late(round, cycle, cycle.day(request.at)), "owner": invitation.participant.public_name,
        "parts": parts, "common": common, "faults": faults, "used": invitation.used_at is not None,
        "sent": _sent(parts, round) if sent else [],
    }  # fmt: skip
    return _secret(private_page(request, "monitoring/linked.html", shown, cycle=cycle, status=status))


def _sent(parts: Sequence[PartForm], round: Any) -> list[Record]:
    return [part.last.record for part in parts if part.last is not None and part.last.round_id == round.pk]


def _over(request: Any, cycle: Cycle) -> HttpResponse:
    """The one page for every address that opens nothing, with what was typed; 404, or 429 after too many of them."""
    wait = 0
    try:
        count_try(key=f"report:{network_of(request)}", at=request.at)
    except TooManyTries as error:
        wait = error.wait
    typed = [
        words
        for name, words in request.POST.items()
        if name.rpartition("-")[2] in _TYPED and words.strip()
    ]  # fmt: skip
    shown = {"wait": wait, "typed": typed}
    answer = private_page(request, "monitoring/link_over.html", shown, cycle=cycle, status=429 if wait else 404)  # fmt: skip
    if wait:
        answer["Retry-After"] = str(wait * 60)
    return _secret(answer)


def _secret(answer: HttpResponse) -> HttpResponse:
    # The address is a secret: no other site learns it from a link. Of this site's own forms a browser must name it.
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer
