"""Who is reached, and by what."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.activities import operations
from moothill.rooms.activities.errors import NotReaching
from moothill.rooms.activities.forms import ReachForm
from moothill.rooms.activities.queries.groups import links_to, named, reach


@require_safe
def groups(request: Any, cycle: str) -> HttpResponse:
    """Every group and what reaches it, those first that nothing reaches."""
    found = cycle_or_404(request, cycle)
    shown = {
        "rows": reach(found, request.actor),
        "may_edit": decide(Act.EDIT, facts_of(request.actor, found)).allowed,
    }
    return page(request, "activities/groups/groups.html", shown, cycle=found, here="groups")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reached_by(request: Any, cycle: str, reference: str) -> HttpResponse:
    """A box with what reaches a group; 422 with the box as it was sent where something in it is not there."""
    record = find(cycle_or_404(request, cycle), reference.upper()[:20], request.actor)
    if record is None or record.kind != "group" or record.state == RecordState.WITHDRAWN:
        raise Http404
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.LINK, facts_of(request.actor, record.cycle, record))
    form = ReachForm(
        request.POST if request.method == "POST" else None, initial={"of": _before(request, record)}
    )
    if form.is_valid() and _stored(request, record, form):
        return HttpResponseRedirect(record.get_absolute_url(), status=303)
    status = 422 if form.is_bound else 200
    return _page(request, record, form, status)


def _before(request: Any, record: Record) -> str:
    return ", ".join(link.cause.reference for link in links_to(record, request.actor))


def _stored(request: Any, record: Record, form: ReachForm) -> bool:
    try:
        causes = named(record.cycle, request.actor, form.references)
        reason = form.cleaned_data["reason"]
        operations.set_reach(group=record, causes=causes, reason=reason, by=request.actor, at=request.at)
    except NotReaching as error:
        form.add_error("of", str(error))
    except ReasonNeeded as error:
        form.add_error("reason", str(error))
    except WrongState as error:
        form.add_error(None, str(error))
    return form.is_valid()


def _page(request: Any, record: Record, form: ReachForm, status: int) -> HttpResponse:
    cycle = record.cycle
    crumbs = [
        (as_written(cycle.title), cycle.get_absolute_url()),
        (as_written(record.title), record.get_absolute_url()),
    ]
    shown = {"record": record, "form": form, "crumbs": crumbs}
    template = "activities/groups/reached_by.html"
    answer = page(request, template, shown, cycle=cycle, here="groups", status=status, kept=False)
    answer["Cache-Control"] = "no-store"
    return answer
