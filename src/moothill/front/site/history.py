"""The history of a record, and any two versions of it compared."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import RECORD_STATES, Record, Revision
from moothill.commons.record.queries import find, sees_inside
from moothill.commons.record.queries import history as history_of
from moothill.core.policy import RecordState
from moothill.core.text import diff
from moothill.front.site import wording
from moothill.front.site.records import crumbs, gone, kind_or_404

_MOST = 100
_STATES = dict(RECORD_STATES)


@require_safe
def history(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Every version, newest first; 410 for a record that was withdrawn."""
    found, kind, record = _found(request, cycle, segment, reference)
    if _is_gone(request, record):
        return gone(request, found, kind, record)
    before = request.GET.get("before", "")
    revisions = history_of(record, request.actor)
    if before:
        revisions = revisions.filter(number__lt=_number(before) or 0)
    rows = list(revisions[: _MOST + 1])
    for row in rows:
        row.words = wording.act(row.act)  # type: ignore[attr-defined]
        row.who = wording.by(row.by_name)  # type: ignore[attr-defined]
    shown = {
        "record": record,
        "kind": kind,
        "crumbs": [*crumbs(found, kind), _crumb(record)],
        "revisions": rows[:_MOST],
        "compares": len(rows) > 1,
        "older": f"?before={rows[_MOST - 1].number}" if len(rows) > _MOST else "",
        "newer": "?" if before else "",
    }
    return page(request, "site/history.html", shown, cycle=found, here=segment)


@require_safe
def compare(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Two versions, field by field; 404 for a version that the visitor may not read, 400 for what is no number."""
    found, kind, record = _found(request, cycle, segment, reference)
    if _is_gone(request, record):
        return gone(request, found, kind, record)
    asked = [_number(request.GET.get(name, "")) for name in ("from", "to")]
    crumbs_here = [*crumbs(found, kind), _crumb(record)]
    shown: dict[str, Any] = {"record": record, "kind": kind, "crumbs": crumbs_here}
    numbers = [number for number in asked if number is not None]
    if len(numbers) < len(asked):
        shown["fault"] = _("Choose two versions, by their numbers.")
        return page(request, "site/compare.html", shown, cycle=found, here=segment, status=400)
    versions = {each.number: each for each in history_of(record, request.actor).filter(number__in=numbers)}
    if len(versions) < len(set(numbers)):
        raise Http404
    old, new = (versions[number] for number in numbers)
    shown |= {
        "old": old,
        "new": new,
        "changes": changes(kind, old, new),
        "moved": old.position != new.position,
    }
    shown |= {"old_state": _STATES[old.state], "new_state": _STATES[new.state]}
    return page(request, "site/compare.html", shown, cycle=found, here=segment)


def changes(kind: Kind, old: Revision, new: Revision) -> list[dict[str, Any]]:
    """Each field that differs, with the pieces of its words that stayed, went and came."""
    differing = [field for field in kind.fields if _value(old, field) != _value(new, field)]
    return [
        {
            "label": field.label,
            "pieces": diff(field.words(_value(old, field)), field.words(_value(new, field))),
        }
        for field in differing
    ]


def _value(revision: Revision, field: Any) -> Any:
    return revision.content.get(field.name, field.empty)


def _found(request: Any, cycle: str, segment: str, reference: str) -> tuple[Cycle, Kind, Record]:
    found = cycle_or_404(request, cycle)
    kind = kind_or_404(segment)
    record = find(found, reference, request.actor)
    if record is None or record.kind != kind.name:
        raise Http404
    return found, kind, record


def _is_gone(request: Any, record: Record) -> bool:
    return record.state == RecordState.WITHDRAWN and not sees_inside(request.actor, record.cycle)


def _crumb(record: Record) -> tuple[Any, str]:
    from moothill.commons.ui.markup import as_written

    return as_written(record.reference), record.get_absolute_url()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
