"""The history of a record, and any two versions of it compared."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.comparing import differences, has_texts
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import RECORD_STATES, Record
from moothill.commons.record.queries import find, sees_inside
from moothill.commons.record.queries import history as history_of
from moothill.commons.ui.markup import as_written
from moothill.core.policy import RecordState
from moothill.front.site import wording
from moothill.front.site.records import crumbs, gone, kind_or_404
from moothill.front.site.showing import Shown, shown

_MOST = 100
_STATES = dict(RECORD_STATES)


@require_safe
def history(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Every version, newest first; 410 for a record that was withdrawn."""
    cycle_here, kind, record = find_or_404(request, cycle, segment, reference)
    if is_gone(request, record):
        return gone(request, cycle_here, kind, record)
    before = request.GET.get("before", "")
    revisions = history_of(record, request.actor).select_related("record")
    if before:
        revisions = revisions.filter(number__lt=number_of(before) or 0)
    rows = shown(revisions[: _MOST + 1])
    context = {
        "record": record,
        "kind": kind,
        "crumbs": [*crumbs(cycle_here, kind), crumb(record)],
        "versions": [(row, wording.act(row.revision.act)) for row in rows[:_MOST]],
        "compares": len(rows) > 1,
        "older": f"?before={rows[_MOST - 1].number}" if len(rows) > _MOST else "",
        "newer": "?" if before else "",
    }
    return page(request, "site/history.html", context, cycle=cycle_here, here=segment)


@require_safe
def compare(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Two versions, field by field; 404 for a version that the visitor may not read, 400 for what is no number."""
    cycle_here, kind, record = find_or_404(request, cycle, segment, reference)
    if is_gone(request, record):
        return gone(request, cycle_here, kind, record)
    context: dict[str, Any] = {
        "record": record,
        "kind": kind,
        "crumbs": [*crumbs(cycle_here, kind), crumb(record)],
    }
    asked = [number_of(request.GET.get(name, "")) for name in ("from", "to")]
    numbers = [number for number in asked if number is not None]
    if len(numbers) < len(asked):
        context["fault"] = _("Choose two versions, by their numbers.")
        return page(request, "site/compare.html", context, cycle=cycle_here, here=segment, status=400)
    found = history_of(record, request.actor).select_related("record").filter(number__in=numbers)
    versions = {each.number: each for each in shown(found)}
    if len(versions) < len(set(numbers)):
        raise Http404
    old, new = (versions[number] for number in numbers)
    context |= _compared(kind, old, new, written=request.GET.get("as") == "written")
    return page(request, "site/compare.html", context, cycle=cycle_here, here=segment)


def _compared(kind: Kind, old: Shown, new: Shown, *, written: bool) -> dict[str, Any]:
    context = {
        "old": old,
        "new": new,
        "moved": old.revision.position != new.revision.position,
        "old_state": _STATES[old.revision.state],
        "new_state": _STATES[new.revision.state],
    }
    if old.content is None or new.content is None:
        return context | {"gap": old if old.content is None else new}
    return context | {
        "changes": differences(kind, old.content, new.content, written=written),
        "switches": has_texts(kind, old.content, new.content),
        "written": written,
    }


def find_or_404(request: Any, cycle: str, segment: str, reference: str) -> tuple[Cycle, Kind, Record]:
    """The cycle, kind and record of an address, if the visitor may know of them. Raises Http404."""
    cycle_here = cycle_or_404(request, cycle)
    kind = kind_or_404(segment)
    record = find(cycle_here, reference, request.actor)
    if record is None or record.kind != kind.name:
        raise Http404
    return cycle_here, kind, record


def is_gone(request: Any, record: Record) -> bool:
    """Whether the record was withdrawn, and the visitor is nobody who looks behind that."""
    return record.state == RecordState.WITHDRAWN and not sees_inside(request.actor, record.cycle)


def crumb(record: Record) -> tuple[Any, str]:
    """The step to the record itself, on the way to a page about it."""
    return as_written(record.reference), record.get_absolute_url()


def number_of(text: str) -> int | None:
    """A whole number of an address, None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
