"""Holding an event of one's own: the brief, the agenda, sheets to print, and the way back."""

from datetime import time
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.receiving import sent_from
from moothill.commons.moderation.trapping import BOX, STAMP
from moothill.commons.people.guests import NewGuest
from moothill.commons.people.models import Participant
from moothill.commons.people.resuming import resume_guest
from moothill.commons.people.visiting import author, context, remember
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, decide
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import BadLines, NothingWritten, TooManyLines
from moothill.rooms.inputs.operations.sending_back import Held, sender_of, sent_before
from moothill.rooms.inputs.queries.pack import Step, agenda, open_calls
from moothill.rooms.inputs.views.boxes import BackForm
from moothill.rooms.inputs.views.tables import absolute, code_of

MOST_SHEETS, LINES = 60, 14
_STATUS: dict[type[Exception], int] = {
    BadLines: 422, NothingWritten: 422, TooManyLines: 422, KeyReused: 409, Refused: 403, TooMany: 429,
}  # fmt: skip


@require_safe
def host(request: Any, cycle: str) -> HttpResponse:
    """The pack of a cycle, made from its records; 400 for a beginning that is no time of day."""
    found = cycle_or_404(request, cycle)
    calls = open_calls(found, request.actor, request.at)
    begins, number, faults = _asked(request.GET)
    steps = agenda(calls)
    shown = {
        "calls": calls, "steps": [(step, step.at(begins)) for step in steps], "minutes": _minutes(steps),
        "begins": f"{begins:%H:%M}" if begins else "", "tables": number, "faults": faults,
        "may_send": decide(Act.CONTRIBUTE, facts_of(request.actor, found)).allowed,
        "address": absolute(request, f"{found.get_absolute_url()}host/send-back/"),
    }  # fmt: skip
    # Calls open and close by the clock: the page is made anew each time.
    return page(
        request,
        "inputs/host.html",
        shown,
        cycle=found,
        here="take-part",
        status=400 if faults else 200,
        kept=False,
    )


@require_safe
def sheets(request: Any, cycle: str) -> HttpResponse:
    """Sheets to print: for each table one for each question that is open, with lines to write on and the way back."""
    found = cycle_or_404(request, cycle)
    _begins, number, faults = _asked(request.GET)
    calls = open_calls(found, request.actor, request.at)
    wanted = [(table, call) for table in range(1, number + 1) for call in (calls or (None,))]
    address = absolute(request, f"{found.get_absolute_url()}host/send-back/")
    shown = {
        "sheets": wanted[:MOST_SHEETS], "lines": range(LINES), "address": address, "code": code_of(address),
        "faults": faults, "left": len(wanted) > MOST_SHEETS,
    }  # fmt: skip
    return page(
        request,
        "inputs/sheets.html",
        shown,
        cycle=found,
        here="take-part",
        status=400 if faults else 200,
        kept=False,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: Any, cycle: str) -> HttpResponse:
    """Ask what was said at an event that others held, and take it; a lost answer is given again."""
    found = cycle_or_404(request, cycle)
    calls = open_calls(found, request.actor, request.at)
    form = BackForm(request.POST if request.method == "POST" else None, calls=calls)
    refusal = decide(Act.CONTRIBUTE, facts_of(request.actor, found))
    if request.method != "POST":
        return _ask(request, found, form, refusal=None if refusal.allowed else refusal)
    if not form.is_valid():
        return _ask(request, found, form, status=422)
    try:
        made, guest = _send(request, found, form)
    except tuple(_STATUS) as error:
        return _blamed(request, found, form, error)
    answer = page(
        request,
        "inputs/sent_back.html",
        {"made": made, **context(guest)},
        cycle=found,
        here="take-part",
        kept=False,
    )
    remember(answer, guest, request)
    return answer


@transaction.atomic
def _send(request: Any, cycle: Cycle, form: BackForm) -> tuple[list[Record], NewGuest | None]:
    given = form.cleaned_data
    key = given["key"] or uuid4()
    if (sender := sender_of(key, given["words"])) is not None:
        return list(sent_before(key, given["words"])), _known_again(request, sender)
    by, guest = author(request)
    event = Held(given["what"], when=given["when"], people=given["people"])
    made = operations.send_back(
        cycle=cycle, event=event, text=given["words"], by=by, at=request.at, sent=sent_from(request), key=key,
        call=given["call"],
    )  # fmt: skip
    return made, guest


def _known_again(request: Any, sender: int) -> NewGuest | None:
    """Who has no cookie but the key, which only the form held, is the guest who sent it. Raises KeyReused for others."""
    if request.actor.participant == sender:
        return None
    participant = Participant.objects.filter(pk=sender).first()
    guest = (
        resume_guest(participant, at=request.at) if participant and not request.actor.participant else None
    )
    if guest is None:
        raise KeyReused
    return guest


def _blamed(request: Any, cycle: Cycle, form: BackForm, error: Exception) -> HttpResponse:
    lines = error.lines if isinstance(error, BadLines) else ()
    beside = "words" if isinstance(error, BadLines | NothingWritten | TooManyLines) else None
    form.add_error(beside, str(error))
    answer = _ask(request, cycle, form, status=_STATUS[type(error)], bad=lines)
    return waiting(answer, error) if isinstance(error, TooMany) else answer


def _ask(
    request: Any, cycle: Cycle, form: BackForm, *, status: int = 200, refusal: Any = None, bad: Any = ()
) -> HttpResponse:
    echo = [(name, request.POST[name]) for name in (BOX, STAMP) if request.POST.get(name)]
    shown = {"form": form, "refusal": refusal, "bad": bad, "echo": echo}
    return page(
        request, "inputs/send_back.html", shown, cycle=cycle, here="take-part", status=status, kept=False
    )


def _asked(given: QueryDict) -> tuple[time | None, int, list[str]]:
    """When the evening begins and how many tables there are, as somebody asked; and what is wrong with that."""
    faults, begins, number = [], None, 1
    if words := given.get("begins", "").strip():
        try:
            begins = time.fromisoformat(words)
        except ValueError:
            faults.append(_("“%(words)s” is no time of day. Write it as 18:30.") % {"words": words[:20]})
    if words := given.get("tables", "").strip():
        if words.isascii() and words.isdigit() and 1 <= int(words[:6]) <= MOST_SHEETS:
            number = int(words)
        else:
            faults.append(
                _("“%(words)s”: write a number of tables from 1 to %(most)s.")
                % {"words": words[:20], "most": MOST_SHEETS}
            )
    return begins, number, faults


def _minutes(steps: list[Step]) -> int:
    return steps[-1].begins + steps[-1].minutes
