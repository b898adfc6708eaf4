"""Laying a route on a record."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.record.ways import Way
from moothill.core.policy import Act
from moothill.rooms.signoffs import operations
from moothill.rooms.signoffs.forms import LayForm
from moothill.rooms.signoffs.queries import standing_routes
from moothill.rooms.signoffs.views.gate import STATUS, ask, blame

_TITLE = 180


@require_http_methods(["GET", "HEAD", "POST"])
def lay(request: Any, cycle: str) -> HttpResponse:
    """A route on the record that `?on=` names, which begins with the usual steps; what is wrong comes back as it was."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    on = find(found, request.GET.get("on", "").upper()[:20], request.actor)
    require(Act.LAY_ROUTE, facts_of(request.actor, found, on))
    if not request.GET.get("on"):
        return _nothing_named(request, found)
    if on is None:
        raise Http404
    form = _form(request, on)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                return HttpResponseRedirect(_lay(request, on, form).get_absolute_url(), status=303)
            except tuple(STATUS) as error:
                status = STATUS[type(error)]
                blame(form, error)
    return ask(request, found, _shown(request, on, form), status=status)


def _nothing_named(request: Any, cycle: Cycle) -> HttpResponse:
    """Where a route is laid, for an address that names no record to lay one on."""
    kind = kinds.get("route")
    shown = {"kind": kind, "way": Way.NEW, "instead": kind.begun}
    return page(request, "record/instead.html", shown, cycle=cycle, here=kind.segment, status=404, kept=False)


def _form(request: Any, on: Record) -> LayForm:
    stand = [(route.record.reference, str(route.record)) for route in standing_routes([on.pk])]
    return LayForm(
        request.POST if request.method == "POST" else None,
        context=Context(on.cycle, at=request.at),
        title=_("Approval of %(title)s") % {"title": on.title[:_TITLE]},
        replaces=stand,
        usual=not request.GET.get("empty"),
    )


def _lay(request: Any, on: Record, form: LayForm) -> Record:
    given = form.cleaned_data
    instead = find(on.cycle, given["instead"], request.actor) if given.get("instead") else None
    return operations.lay_route(
        on=on, title=given["title"], why=given["why"], steps=given["steps"], instead=instead, by=request.actor,
        at=request.at, key=given["key"],
    )  # fmt: skip


def _shown(request: Any, on: Record, form: LayForm) -> dict[str, Any]:
    begun = not form.is_bound and not request.GET.get("empty")
    return {
        "form": form,
        "heading": _("Lay a route of sign-offs"),
        "about": on,
        "version": on.version,
        "explanation": _("Who approves this, one after the other? These steps are where many begin: change them as it is "
                         "done here. Once the route is laid its steps do not change."),
        "empty_url": f"?on={on.reference}&empty=1" if begun else "",
        "button": _("Lay this route"),
        "cancel": on.get_absolute_url(),
    }  # fmt: skip
