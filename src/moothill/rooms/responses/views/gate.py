"""The way in for those who answer."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Invalid, KeyReused, ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act
from moothill.rooms.responses import errors
from moothill.rooms.responses.kinds import MOST

STATUS: dict[type[Exception], int] = {
    errors.AgreedAlready: 409, errors.FinishedAlready: 409, errors.NoAnswerYet: 409, errors.NoSideToAgree: 422,
    errors.NothingChosen: 422, errors.NotOver: 409, errors.StillUnanswered: 409, errors.TooMany: 422, Invalid: 422,
    KeyReused: 409, ReasonNeeded: 422, Unchanged: 422, WrongState: 409,
}  # fmt: skip
_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody with leave, at a page of those who answer. `record` is the one that the address names, if it does."""

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
        """The address of the responses."""
        return f"{self.cycle.get_absolute_url()}responses/"

    def page(self, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page that nobody keeps."""
        crumbs = [(as_written(self.cycle.title), self.cycle.get_absolute_url()), (_responses(), self.home)]
        shown = {"record": self.record, "crumbs": crumbs, "home": self.home, **shown}
        answer = page(
            self.request, template, shown, cycle=self.cycle, here="themes", status=status, kept=False
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
        template = shown.pop("template", "responses/ask.html")
        return self.page(template, {"form": form, **shown}, status=status)


def _responses() -> str:
    from django.utils.translation import gettext as _

    return _("Responses")


def blame(form: Any, error: Exception) -> None:
    """Say what is wrong beside the field that it is about."""
    if isinstance(error, Invalid):
        for fault in error.faults:
            form.add_error(fault.field if fault.field in form.fields else None, fault.words)
    else:
        form.add_error(
            "reason" if isinstance(error, ReasonNeeded) and "reason" in form.fields else None, str(error)
        )


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
            record = _record(found, reference, kind, request.actor) if kind else None
            require(act, facts_of(request.actor, found, record))
            return view(Visit(request, found, request.actor, request.at, record))

        return guarded

    return decorate


def _record(cycle: Cycle, reference: str, kind: str, actor: Actor) -> Record:
    record = find(cycle, reference.upper()[:20], actor)
    if record is None or record.kind != kind:
        raise Http404
    return record


def references_in(words: Iterable[str]) -> list[str]:
    """The references in these words, each once, in their order; at most one more than an act takes."""
    found = (each.upper() for some in words for each in _REFERENCE.findall(some[:20_000]))
    return list(dict.fromkeys(found))[: MOST + 1]
