"""The dashboards: every milestone at a glance, what changed since a day, and what is late."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.paging import NoSuchPage
from moothill.core.policy import CycleState
from moothill.rooms.monitoring.queries.dashboard.changes import MOST, changes, since_when
from moothill.rooms.monitoring.queries.dashboard.choosing import KEYS, bundled, chosen, page_of
from moothill.rooms.monitoring.queries.dashboard.lateness import SOON, counted_on, owed
from moothill.rooms.monitoring.queries.dashboard.rows import Whole, whole
from moothill.rooms.monitoring.queries.dashboard.told import Span, spans_of, told
from moothill.rooms.monitoring.register.board import picture
from moothill.rooms.monitoring.register.figures import figures, in_words
from moothill.rooms.monitoring.register.headings import SORTS, headings_of, options_of
from moothill.rooms.monitoring.register.owing import grouped
from moothill.rooms.monitoring.register.rows import blocks, turned

NAMES = (*KEYS, "by")
_EARLIEST = date(1990, 1, 1)


@require_safe
def progress(request: Any, cycle: str) -> HttpResponse:
    """Where every milestone stands, as a picture and as a table; `?by=` says under which headings.

    400 for what cannot be asked for, and for a page that there is not.
    """
    found = cycle_or_404(request, cycle)
    every = whole(found, request.actor)
    by = request.GET.get("by") or "commitment"
    shown = _frame(found, request, every)
    try:
        steps = chosen(every, _wishes(request))
        listed = page_of(bundled(every, steps, by), after=request.GET.get("after", ""))
    except (UnknownWord, NoSuchPage) as error:
        return _wrong(request, found, "monitoring/progress.html", shown, error)
    names = headings_of(every, by)
    shown |= {
        "figures": figures(steps),
        "picture": picture(listed, told(found, request.actor, [step.pk for step in listed.steps]), names),
        "blocks": blocks(listed, names, by, every, found),
        "own": by in ("commitment", "lead", "theme"),
        "by": by,
        "older": f"?{query_of(request.GET, NAMES, after=listed.following)}" if listed.following else "",
        "newer": f"?{query_of(request.GET, NAMES)}" if request.GET.get("after") else "",
    }
    return page(request, "monitoring/progress.html", shown, cycle=found, here="progress")


@require_safe
def changed(request: Any, cycle: str) -> HttpResponse:
    """What changed since a day; without `?since=` since the end of the reporting period before the last. 400 for no day."""
    found = cycle_or_404(request, cycle)
    every, spans, today = whole(found, request.actor), spans_of(found, request.actor), found.day(request.at)
    asked = request.GET.get("since", "").strip()
    shown = _frame(found, request, every) | {"crumbs": _crumbs(found, _("What changed"))}
    since = _day(asked, today) if asked else since_when(spans, found, today)
    if since is None:
        words = _("“%(word)s” is no day from 1990 to today. Write one such as 2020-02-29.")
        return _wrong(
            request, found, "monitoring/progress_changes.html", shown | {"since": asked},
            ValueError(words % {"word": asked[:40]}),
        )  # fmt: skip
    told_of = changes(every, found, request.actor, since)
    shown |= {
        "since": since.isoformat(),
        "since_day": since,
        "ends": list(_ends(spans, today)),
        "changes": told_of,
        "turns": turned(told_of.turns, found),
        "most": MOST,
    }
    return page(request, "monitoring/progress_changes.html", shown, cycle=found, here="progress")


@require_safe
def late(request: Any, cycle: str) -> HttpResponse:
    """What was promised by when, and what is late; 400 for what cannot be asked for."""
    found = cycle_or_404(request, cycle)
    every = whole(found, request.actor)
    shown = _frame(found, request, every) | {"crumbs": _crumbs(found, _("Promised and late"))}
    day = counted_on(every, found, found.day(request.at))
    try:
        steps = chosen(every, _wishes(request))
        groups, following = grouped(owed(steps, day), found, after=request.GET.get("after", ""))
    except (UnknownWord, NoSuchPage) as error:
        return _wrong(request, found, "monitoring/progress_late.html", shown, error)
    shown |= {
        "groups": groups,
        "counted_on": day,
        "is_over": found.state == CycleState.ENDED,
        "soon": SOON,
        "older": f"?{query_of(request.GET, tuple(KEYS), after=following)}" if following else "",
        "newer": f"?{query_of(request.GET, tuple(KEYS))}" if request.GET.get("after") else "",
    }
    return page(request, "monitoring/progress_late.html", shown, cycle=found, here="progress")


def _frame(cycle: Cycle, request: Any, every: Whole) -> dict[str, Any]:
    """What each of these pages has."""
    here = f"{cycle.get_absolute_url()}progress/"
    asked = query_of(request.GET, tuple(KEYS))
    return {
        "any": bool(every.steps),
        "sentences": in_words(every) if every.steps else [],
        "here": here,
        "list_url": request.path,
        "filters": _filters(every, request),
        "sorts": [(name, SORTS[name]) for name in KEYS],
        "asked": asked,
        "data": f"?{asked}" if asked else "",
    }


def _filters(every: Whole, request: Any) -> list[Filter]:
    """A box for each sort of which there is more than one."""
    boxes = []
    for name in KEYS:
        options = options_of(every, name)
        word = request.GET.get(name, "")
        if len(options) > 1 or word:
            own = name in ("commitment", "lead", "theme")
            boxes.append(Filter(name, SORTS[name], word, options or [("", "")], own=own))
    return boxes


def _wishes(request: Any) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in KEYS}


def _ends(spans: Iterable[Span], today: date) -> Iterator[tuple[Span, date]]:
    """The periods that are over, each with its last day: only since such a day can it be asked what changed."""
    for span in spans:
        last = span.when.latest if span.when else None
        if last is not None and _can_be_asked(last, today):
            yield span, last


def _day(words: str, today: date) -> date | None:
    try:
        found = date.fromisoformat(words)
    except ValueError:
        return None
    return found if _can_be_asked(found, today) else None


def _can_be_asked(day: date, today: date) -> bool:
    return _EARLIEST <= day <= today


def _crumbs(cycle: Cycle, here: str) -> list[tuple[str, str]]:
    return [(_("Progress"), f"{cycle.get_absolute_url()}progress/"), (here, "")]


def _wrong(
    request: Any, cycle: Cycle, template: str, shown: dict[str, Any], error: Exception
) -> HttpResponse:
    faults = list(error.faults.values()) if isinstance(error, UnknownWord) else [str(error)]
    return page(request, template, shown | {"faults": faults}, cycle=cycle, here="progress", status=400)
