"""The way in to what is done with commitments: which cycle, which commitment, who, and what to say when it is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid, KeyReused, ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments import errors
from moothill.rooms.commitments.errors import drafts, scoring

HERE = "action-plan"  # the navigation's entry to which these pages belong
STATUS: dict[type[Exception], int] = {
    Invalid: 422, KeyReused: 409, ReasonNeeded: 422, Unchanged: 409, WrongState: 409, errors.LedAlready: 409,
    errors.NoLeadToBe: 422, errors.NoWords: 422, errors.NobodyLeads: 409, errors.NotACause: 422,
    errors.NothingNamed: 422, errors.TooLong: 422, errors.TooManyCauses: 422, errors.TracedAlready: 409,
    errors.WrittenMeanwhile: 409, scoring.NoCriteria: 409, scoring.NoSuchCriterion: 409, scoring.NotACandidate: 409,
    drafts.AgreementNeeded: 422, drafts.BadForm: 422, drafts.NothingNew: 409,
    scoring.TooManyCriteria: 422, scoring.TwiceTheSame: 422, scoring.WrongPoints: 422,
}  # fmt: skip
# Beside which field of a form an error without faults stands.
_BESIDE: dict[type[Exception], tuple[str, ...]] = {
    ReasonNeeded: ("because", "reason"),
    drafts.AgreementNeeded: ("agreed",),
}
_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody with leave at a page about commitments. `record` is the one that the address names, if it does."""

    request: HttpRequest
    cycle: Cycle
    actor: Actor
    at: Any
    record: Record | None = None

    @property
    def data(self) -> Any:
        """What was sent; None for a visit."""
        return self.request.POST if self.request.method == "POST" else None

    @property
    def home(self) -> str:
        """The address of the commitment, or of all of them."""
        return (
            self.record.get_absolute_url() if self.record else f"{self.cycle.get_absolute_url()}commitments/"
        )

    def page(self, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page that nobody keeps."""
        shown = {"record": self.record, "crumbs": steps_to(self.cycle, self.record), **shown}
        answer = page(self.request, template, shown, cycle=self.cycle, here=HERE, status=status, kept=False)
        answer["Cache-Control"] = "no-store"
        return answer

    def ask(self, template: str, form: Any, act: Callable[[], str], **shown: Any) -> HttpResponse:
        """The page of one form. Once it is sent and whole: do `act`, which says where to go then; or show what is wrong."""
        status = 200
        if form.is_bound:
            status = 422
            if form.is_valid():
                try:
                    return HttpResponseRedirect(act(), status=303)
                except tuple(STATUS) as error:
                    status = blame(form, error)
        return self.page(template, {"form": form, "cancel": self.home, **shown}, status=status)


def blame(form: Any, error: Exception) -> int:
    """Say what is wrong beside the field that it is about; with which status."""
    if isinstance(error, Invalid):
        for fault in error.faults:
            form.add_error(fault.field if fault.field in form.fields else None, fault.words)
    else:
        names = _BESIDE.get(type(error), ())
        form.add_error(next((name for name in names if name in form.fields), None), str(error))
    return STATUS[type(error)]


def steps_to(cycle: Cycle, record: Record | None = None) -> list[tuple[Any, str]]:
    """The way to a page about commitments, or about one of them or of their parts."""
    home = cycle.get_absolute_url()
    steps = [
        (as_written(cycle.title), home),
        (str(kinds.get("commitment").plural), f"{home}commitments/"),
    ]
    if record and record.kind != "commitment":
        kind = kinds.get(record.kind)
        steps = [steps[0], (str(kind.plural), f"{home}{kind.segment}/")]
    return [*steps, (as_written(record.reference), record.get_absolute_url())] if record else steps


View = Callable[[Visit], HttpResponse]


def for_those_who(
    *acts: Act, one: bool = True, kind: str = "commitment"
) -> Callable[[View], Callable[..., HttpResponse]]:
    """Decorates a view: finds the cycle and, for `one`, the record of `kind`; asks for leave, or to sign in."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @never_cache
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def guarded(request: Any, cycle: str, reference: str = "") -> HttpResponse:
            found = cycle_or_404(request, cycle)
            record = record_or_404(found, reference, kind, request.actor) if one else None
            if not request.actor.signed_in:
                return redirect_to_login(request.get_full_path())
            for act in acts:
                require(act, facts_of(request.actor, found, record))
            return view(Visit(request, found, request.actor, request.at, record))

        return guarded

    return decorate


def commitment_or_404(cycle: Cycle, reference: str, actor: Actor) -> Record:
    """The commitment under this reference, if `actor` may know of it and it stands. Raises Http404."""
    return record_or_404(cycle, reference, "commitment", actor)


def record_or_404(cycle: Cycle, reference: str, kind: str, actor: Actor) -> Record:
    """The record of `kind` under this reference, if `actor` may know of it and it stands. Raises Http404."""
    record = find(cycle, reference.upper()[:20], actor)
    if record is None or record.kind != kind or record.state == RecordState.WITHDRAWN:
        raise Http404
    return record


def named(cycle: Cycle, words: str, actor: Actor) -> list[Record]:
    """The records that a text names, in its order: one question. Raises NotACause for one that `actor` cannot see."""
    wanted = list(dict.fromkeys(each.upper() for each in _REFERENCE.findall(words)))
    seen = Record.objects.visible_in(cycle, actor).filter(reference__in=wanted[:1000])
    found = {record.reference: record for record in seen}
    for reference in wanted[:1000]:
        if reference not in found:
            raise errors.NotACause(reference)
        found[reference].cycle = cycle
    return [found[reference] for reference in wanted[:1000]]
