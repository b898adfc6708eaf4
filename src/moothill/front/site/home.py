"""The home of the site, and the home of a cycle."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.desk import desk_opens
from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to, members_whose_cycles
from moothill.commons.journal.queries import latest
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import overdue_of
from moothill.core.policy import CycleState
from moothill.front.site.journal import told
from moothill.rooms.activities import queries as activities
from moothill.rooms.activities.kinds import State
from moothill.rooms.commitments.queries import submitted as commitments
from moothill.rooms.inputs import queries as inputs
from moothill.rooms.monitoring.queries.dashboard.rows import done_in
from moothill.rooms.news import queries as news
from moothill.rooms.pages import queries as pages
from moothill.rooms.plan import queries as plan
from moothill.rooms.planner import queries as planner

_MOST_CYCLES = 200
_LINES = 6
_MOST_CALLS = 3


@require_safe
def site(request: Any) -> HttpResponse:
    """The members and cycles here; where only one is running, its home. A practice cycle never stands for the site."""
    cycles = list(cycles_visible_to(request.actor)[:_MOST_CYCLES])
    running = [cycle for cycle in cycles if cycle.state == CycleState.RUNNING and not cycle.practice]
    if len(running) == 1:
        answer: HttpResponse = HttpResponseRedirect(running[0].get_absolute_url())
    else:
        begins = settings.AT_HOME or bool(members_whose_cycles(request.actor))
        answer = render(request, "site/home.html", {"cycles": cycles, "begins": begins})
    return holds(answer, request, heads=[], until=None)


@require_safe
def cycle(request: Any, cycle: str) -> HttpResponse:
    """Where the cycle stands: stages, days, what comes next, what changed, figures, and who leads."""
    found = cycle_or_404(request, cycle)
    place = Place(found, request.actor, request.at)
    shown = _where_it_stands(found, request) | _figures(found, request) | _open_now(place)
    lines = told(latest(found.head_id, limit=_LINES), found, request.actor)
    shown |= {"lines": lines, "desk_opens": desk_opens(request.actor, found)}
    return page(request, "site/cycle.html", shown, cycle=found, until=place.until)


def _open_now(place: Place) -> dict[str, Any]:
    """The calls that are open, those that close first before all others. One question."""
    rows = inputs.call_rows(inputs.current(place.cycle, place.actor, place.at), place)
    found = [row for row in rows if row.is_open]
    return {"open_now": found[:_MOST_CALLS], "more_open": len(found) - _MOST_CALLS}


def _where_it_stands(cycle: Cycle, request: Any) -> dict[str, Any]:
    today = cycle.day(request.at)
    stages = list(plan.stages(cycle, request.actor))
    timelines = list(plan.timelines(cycle, request.actor)[:10])
    for timeline in timelines:
        timeline.record.cycle = cycle
    return {
        "strip": plan.strip(stages, cycle, today),
        "deadlines": plan.next_deadlines(cycle, request.actor, today, most=4, uncounted=True),
        "countdown": plan.counted_days(
            plan.Sight(cycle, request.actor, today), commitments.submitted_on(cycle, request.actor)
        ),
        "events": activities.next_events(cycle, request.actor, today),
        "timelines": timelines,
        "details": plan.key_details(cycle, request.actor),
        "news": news.news_rows(
            news.latest(cycle, request.actor, today), Place(cycle, request.actor, request.at)
        ),
        "is_over": cycle.state == CycleState.ENDED,
        "overdue": overdue_of(cycle, today),
    }


def _figures(cycle: Cycle, request: Any) -> dict[str, Any]:
    register = activities.counts_of(cycle, request.actor)
    tasks = planner.task_counts(cycle, request.actor)
    events = activities.event_counts(activities.events(cycle, request.actor))
    documents = pages.number_of_documents(cycle, request.actor)
    milestones = done_in(cycle, request.actor)
    of = _("%(done)s of %(all)s")
    kept = of % {"done": milestones.complete, "all": milestones.milestones}
    return {
        "figures": [
            *([(_("milestones complete"), kept)] if milestones.milestones else []),
            (
                _("activities complete"),
                of % {"done": register.of(State.COMPLETE), "all": register.activities},
            ),
            # Of as many as were not called off: the plan counts those that were held.
            (
                _("public events held (cancelled ones left out)"),
                of % {"done": events.held, "all": events.all},
            ),
            (_("tasks done"), of % {"done": tasks.done, "all": tasks.all}),
            (_("documents"), documents),
        ]
    }
