"""The way in: whose talk, who is here, and whether anything may be said now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.discussion import queries
from moothill.commons.discussion.models import Comment
from moothill.commons.moderation.trapping import BOX, STAMP
from moothill.commons.policy.actors import Actor
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.policy import Act, Decision, RecordState, decide
from moothill.front.site.records import crumbs, kind_or_404


@dataclass(frozen=True, slots=True)
class Room:
    """Somebody at the talk about one record. `refusal` says why nothing can be said here now; None if it can."""

    request: HttpRequest
    cycle: Cycle
    kind: Kind
    record: Record
    actor: Actor
    at: datetime
    refusal: Decision | None

    @property
    def url(self) -> str:
        """Where the talk stands."""
        return f"{self.record.get_absolute_url()}talk/"

    @property
    def is_gone(self) -> bool:
        """Whether the record was withdrawn."""
        return self.record.state == RecordState.WITHDRAWN

    @property
    def is_shared(self) -> bool:
        """Whether this answer may be kept and shown to others: then it carries no token and no key."""
        return self.request.method in {"GET", "HEAD"} and not self.request.COOKIES

    @property
    def echo(self) -> list[tuple[str, str]]:
        """The hidden fields of the form as they came: a form that is shown again was open since it was first served."""
        sent = self.request.POST
        return [(name, sent[name]) for name in (BOX, STAMP) if sent.get(name)]

    def comment(self, number: int) -> Comment:
        """The comment with this id. Raises Http404 for one that is not here, or not for this visitor to know."""
        found = queries.find(self.record, number, self.actor)
        if found is None:
            raise Http404
        return found

    def page(self, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page of the talk; kept by nobody unless it is the same for all who are nobody in particular."""
        steps = [*crumbs(self.cycle, self.kind), (self.record.reference, self.record.get_absolute_url())]
        context = {"room": self, "record": self.record, "crumbs": steps, **shown}
        answer = page(
            self.request, template, context, cycle=self.cycle, here=self.kind.segment, status=status,
            kept=self.is_shared,
        )  # fmt: skip
        if not self.is_shared:
            answer["Cache-Control"] = "no-store"
        return answer


def enter(request: Any, cycle: str, segment: str, reference: str) -> Room:
    """The talk at this address. Raises Http404 for a record that is not there, or not for this visitor to know."""
    found = cycle_or_404(request, cycle)
    kind = kind_or_404(segment)
    record = find(found, reference.upper(), request.actor)
    if record is None or record.kind != kind.name:
        raise Http404
    decision = decide(Act.COMMENT, facts_of(request.actor, found, record))
    return Room(
        request, found, kind, record, request.actor, request.at, None if decision.allowed else decision
    )
