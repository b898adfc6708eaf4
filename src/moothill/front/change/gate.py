"""The way in for anybody: which record or kind, and what becomes of an edit by this visitor."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.editing import editing_facts
from moothill.commons.record.kinds import Kind
from moothill.commons.record.leading import leads_above
from moothill.commons.record.models import Change, Record
from moothill.commons.record.queries import find
from moothill.commons.record.ways import Way, ways_of
from moothill.core.policy import Act, Decision, decide


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the door of one record, or of a new one of `kind`, who would do `change`.

    `at_once` says that an edit is live when it is sent; `refusal` why nothing can be sent at all, None if it can.
    """

    request: HttpRequest
    cycle: Cycle
    actor: Actor
    at: datetime
    kind: Kind
    change: Change
    record: Record | None
    at_once: bool
    refusal: Decision | None

    @property
    def data(self) -> Any:
        """What was sent, or None for a visit."""
        return self.request.POST if self.request.method == "POST" else None

    def page(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page of this door; never kept by anybody."""
        shown = {"visit": self, "kind": self.kind, "record": self.record, **context}
        answer = page(
            self.request, template, shown, cycle=self.cycle, here=self.kind.segment, status=status, kept=False
        )
        answer["Cache-Control"] = "no-store"
        return answer


def enter(request: Any, cycle: str, segment: str, reference: str = "", *, change: Change) -> Visit:
    """The visit that an address asks for. Raises Http404 for what is not there, or not for this visitor to know."""
    found = cycle_or_404(request, cycle)
    kind = kinds.at_segment(segment)
    if kind is None or (change == Change.CREATE and Way.SUGGEST not in ways_of(kind)):
        raise Http404
    record = find(found, reference.upper(), request.actor) if reference else None
    if reference and (record is None or record.kind != kind.name):
        raise Http404
    return visit_to(request, found, kind, record, change)


def visit_to(request: Any, cycle: Cycle, kind: Kind, record: Record | None, change: Change) -> Visit:
    """The same for a record that was found already."""
    facts = editing_facts(request.actor, cycle, kind=kind.name, record=record)
    at_once = change == Change.REVISE and decide(Act.EDIT_OPEN, facts).allowed
    if change == Change.CREATE:
        above = leads_above(request.actor, cycle, kind.name, request.POST or request.GET)
        at_once = above and decide(Act.CREATE, replace(facts, leading=True)).allowed
    decision = decide(Act.SUGGEST, facts)
    return Visit(
        request, cycle, request.actor, request.at, kind, change, record, at_once,
        None if at_once or decision.allowed else decision,
    )  # fmt: skip
