"""The way in: every page of the desk is found, and leave is asked for, here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.record.ways import Way, instead_of
from moothill.core.policy import Act


@dataclass(frozen=True, slots=True)
class Desk:
    """What a view of the desk works on."""

    request: HttpRequest
    cycle: Cycle
    actor: Actor
    at: Any
    kind: Kind | None = None
    record: Record | None = None

    @property
    def data(self) -> Any:
        """What was sent, or None for a visit."""
        return self.request.POST if self.request.method == "POST" else None

    def page(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page of the desk; never kept by anybody."""
        shown = {"kind": self.kind, "record": self.record, "back": self.back, **context}
        answer = page(self.request, template, shown, cycle=self.cycle, status=status)
        answer["Cache-Control"] = "no-store"
        return answer

    def ask(self, form: Any, heading: str, button: str, **more: Any) -> HttpResponse:
        """The page of one form: as it was opened, or with what is wrong beside what was sent."""
        shown = {"form": form, "heading": heading, "button": button, **more}
        return self.page("desk/ask.html", shown, status=200 if self.data is None else 422)

    @property
    def back(self) -> str:
        """Where the visitor came from, if that is a place on this site; "" otherwise."""
        asked = self.request.POST.get("back") or self.request.GET.get("back") or ""
        safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
        return asked if safe else ""

    def leave(self, record: Record | None = None) -> HttpResponseRedirect:
        """After an act: back, or to the record, or to the cycle."""
        target = self.back or (record.get_absolute_url() if record else self.cycle.get_absolute_url())
        return HttpResponseRedirect(target, status=303)


DeskView = Callable[[Desk], HttpResponse]


def for_those_who_may(
    act: Act, *, way: Way | None = None
) -> Callable[[DeskView], Callable[..., HttpResponse]]:
    """Decorates a view of the desk: finds cycle, kind and record, then asks for leave.

    Somebody who is not signed in is asked to sign in, whatever they sent. Somebody without leave gets Refused. Where the kind
    or the record does not have this `way`, a page says what there is instead.
    """

    def decorate(view: DeskView) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Any, cycle: str, segment: str = "", reference: str = "") -> HttpResponse:
            found = cycle_or_404(request, cycle)
            kind = kinds.at_segment(segment)
            if segment and kind is None:
                raise Http404
            if not request.actor.signed_in:
                return redirect_to_login(request.get_full_path())
            record = _record(found, kind, reference, request.actor) if kind and reference else None
            require(act, facts_of(request.actor, found, record))
            desk = Desk(request, found, request.actor, request.at, kind, record)
            return _no_such_way(desk, way) or view(desk)

        return guarded

    return decorate


def _no_such_way(desk: Desk, way: Way | None) -> HttpResponse | None:
    """The page that stands where there is no such way; None where there is one.

    A change that was sent is refused by the form, with every word still in it: it was begun while there was a way.
    """
    if way is None or desk.kind is None or (way is Way.EDIT and desk.data is not None):
        return None
    instead = instead_of(way, desk.kind, desk.record)
    if instead is None:
        return None
    return desk.page(
        "record/instead.html", {"instead": instead, "way": way}, status=403 if way is Way.EDIT else 404
    )


def _record(cycle: Cycle, kind: Kind, reference: str, actor: Actor) -> Record:
    record = find(cycle, reference, actor)
    if record is None or record.kind != kind.name:
        raise Http404
    return record
