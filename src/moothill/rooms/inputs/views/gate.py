"""The way in for somebody who would contribute: to which call, and whether it takes anything now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.trapping import BOX, STAMP
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.rooms.inputs.errors import AccountNeeded, NotOpen
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.operations.contributing import require_open

Refusal = NotOpen | AccountNeeded | Refused


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the door of a call, or at that without a call. `refusal` says why nothing is taken; None if it is."""

    request: HttpRequest
    cycle: Cycle
    actor: Actor
    at: datetime
    call: Call | None
    refusal: Refusal | None

    @property
    def record(self) -> Record | None:
        """The record of the call."""
        return self.call.record if self.call else None

    @property
    def echo(self) -> list[tuple[str, str]]:
        """The hidden fields of the form as they came: a form that is shown again was open since it was first served."""
        sent = self.request.POST
        return [(name, sent[name]) for name in (BOX, STAMP) if sent.get(name)]

    def page(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page of this door; kept by nobody."""
        shown = {"visit": self, "call": self.call, "record": self.record, "crumbs": self._crumbs(), **context}
        answer = page(
            self.request, template, shown, cycle=self.cycle, here="take-part", status=status, kept=False
        )
        answer["Cache-Control"] = "no-store"
        return answer

    def _crumbs(self) -> list[tuple[Any, str]]:
        steps = [(as_written(self.cycle.title), self.cycle.get_absolute_url())]
        if self.record:
            steps.append((as_written(self.record.title), self.record.get_absolute_url()))
        return steps


def enter(request: Any, cycle: str, reference: str = "") -> Visit:
    """The call at this address, or the door without one. Raises Http404 for what is not there, or not theirs to know."""
    found = cycle_or_404(request, cycle)
    call = _call(found, reference.upper(), request.actor) if reference else None
    refusal: Refusal | None = None
    try:
        require_open(cycle=found, call=call, by=request.actor, at=request.at)
    except (NotOpen, AccountNeeded, Refused) as error:
        refusal = error
    return Visit(request, found, request.actor, request.at, call, refusal)


def _call(cycle: Cycle, reference: str, actor: Actor) -> Call:
    record = find(cycle, reference, actor)
    if record is None or record.kind != "call":
        raise Http404
    call: Call = kinds.get("call").things().get(pk=record.pk)
    call.record = record
    return call
