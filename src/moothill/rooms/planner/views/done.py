"""Marking a task as done, or as not done: asked for on its own page, so that a link never changes anything."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import ForgedBase, KeyReused, Stale, Unchanged, WrongState
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.planner.forms import DoneForm
from moothill.rooms.planner.models import Task
from moothill.rooms.planner.operations import complete, reopen

_STATUS: dict[type[Exception], int] = {
    ForgedBase: 400,
    KeyReused: 409,
    Stale: 409,
    Unchanged: 422,
    WrongState: 409,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask whether the task is done, or not done any more; then mark it."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    task = _task_or_404(found, reference, request.actor)
    require(Act.EDIT, facts_of(request.actor, found, task.record))
    if request.method != "POST":
        return _ask(
            request,
            found,
            task,
            DoneForm(initial=DoneForm.begin(done=not task.done, base=task.record.version)),
        )
    form = DoneForm(request.POST)
    if not form.is_valid():
        return _ask(request, found, task, form, status=422)
    try:
        _mark(task, form, request)
    except tuple(_STATUS) as error:
        form.add_error(None, str(error))
        return _ask(request, found, task, form, status=_STATUS[type(error)])
    return HttpResponseRedirect(f"{found.get_absolute_url()}tasks/#{task.record.reference}", status=303)


def _task_or_404(cycle: Cycle, reference: str, actor: Actor) -> Task:
    things = kinds.get("task").things().of(cycle).visible_to(actor)
    task: Task | None = things.filter(record__reference=reference).first()
    if task is None:
        raise Http404
    task.record.cycle = cycle
    return task


def _mark(task: Task, form: DoneForm, request: Any) -> None:
    act = complete if form.cleaned_data["done"] else reopen
    act(
        task_record=task.record,
        base=form.cleaned_data["base"],
        reason=form.cleaned_data["reason"],
        key=form.cleaned_data["key"],
        by=request.actor,
        at=request.at,
    )


def _ask(request: Any, cycle: Cycle, task: Task, form: DoneForm, *, status: int = 200) -> HttpResponse:
    shown = {
        "question": _("Is this task not done after all?") if task.done else _("Is this task done?"),
        "title": task.record.title,
        "button": _("Mark as not done") if task.done else _("Mark as done"),
        "cancel": f"{cycle.get_absolute_url()}tasks/#{task.record.reference}",
        "form": form,
    }
    return page(request, "planner/done.html", shown, cycle=cycle, here="tasks", status=status)
