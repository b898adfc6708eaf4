"""The way in for those who write commitments."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
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
from moothill.core.policy import Act
from moothill.rooms.commitments.errors import drafts as errors

STATUS: dict[type[Exception], int] = {
    errors.AgreementNeeded: 422, errors.BadForm: 422, errors.NothingNew: 409, Invalid: 422, KeyReused: 409,
    ReasonNeeded: 422, Unchanged: 422, WrongState: 409,
}  # fmt: skip
# Beside which field of a form an error without faults stands.
_FIELDS: dict[type[Exception], tuple[str, ...]] = {
    ReasonNeeded: ("because", "reason"),
    errors.AgreementNeeded: ("agreed",),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody with leave, at a page of one form. `record` is the one that the address names, if it does."""

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
        """The address of the commitments."""
        return f"{self.cycle.get_absolute_url()}commitments/"

    def page(self, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page that nobody keeps."""
        shown = {"record": self.record, "crumbs": crumbs_to(self.cycle, self.record), **shown}
        answer = page(
            self.request, template, shown, cycle=self.cycle, here="action-plan", status=status, kept=False
        )
        answer["Cache-Control"] = "no-store"
        return answer

    def ask(
        self, form: Any, act: Callable[[], Any], *, leave: Callable[[Any], str], **shown: Any
    ) -> HttpResponse:
        """The page of one form; once it is sent and whole, do `act` and go where `leave` says; else say what is wrong."""
        status = 200
        if form.is_bound:
            status = 422
            if form.is_valid():
                try:
                    return HttpResponseRedirect(leave(act()), status=303)
                except tuple(STATUS) as error:
                    status = STATUS[type(error)]
                    blame(form, error)
        template = shown.pop("template", "commitments/ask.html")
        return self.page(template, {"form": form, **shown}, status=status)


def crumbs_to(cycle: Cycle, record: Record | None) -> list[tuple[Any, str]]:
    """The way to a page about a record of this room."""
    home = cycle.get_absolute_url()
    steps: list[tuple[Any, str]] = [
        (as_written(cycle.title), home),
        (_("commitments"), f"{home}commitments/"),
    ]
    if record and record.kind != "commitment":
        kind = kinds.get(record.kind)
        steps = [steps[0], (str(kind.plural), f"{home}{kind.segment}/")]
    return [*steps, (as_written(record.reference), record.get_absolute_url())] if record else steps


def blame(form: Any, error: Exception) -> None:
    """Say what is wrong beside the field that it is about."""
    if isinstance(error, Invalid):
        for fault in error.faults:
            form.add_error(fault.field if fault.field in form.fields else None, fault.words)
    else:
        names = _FIELDS.get(type(error), ())
        form.add_error(next((name for name in names if name in form.fields), None), str(error))


View = Callable[[Visit], HttpResponse]


def for_those_who(act: Act, *, kind: str = "") -> Callable[[View], Callable[..., HttpResponse]]:
    """Decorates a view: finds the cycle and a record of `kind`, and asks for leave. Who is not signed in signs in first."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def guarded(request: Any, cycle: str, reference: str = "") -> HttpResponse:
            found = cycle_or_404(request, cycle)
            if not request.actor.signed_in:
                return redirect_to_login(request.get_full_path())
            record = record_or_404(found, reference, kind, request.actor) if kind else None
            require(act, facts_of(request.actor, found, record))
            return view(Visit(request, found, request.actor, request.at, record))

        return guarded

    return decorate


def record_or_404(cycle: Cycle, reference: str, kind: str, actor: Actor) -> Record:
    """The record of `kind` under this reference, if `actor` may know of it. Raises Http404."""
    record = find(cycle, reference.upper()[:20], actor)
    if record is None or record.kind != kind:
        raise Http404
    return record
