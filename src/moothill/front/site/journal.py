"""The journal as a page, and as data from which anybody can compute every seal again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import stamp
from moothill.commons.journal.queries import latest
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.front.site import wording

_LINES = 50
_LINES_OF_DATA = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in words. `title` and `reason` are "" where their subject is not public.

    `veiled` says that a reason was given which is not shown, and `why_at` is the address that tells it, of what was withdrawn
    by this line.
    """

    number: int
    at: datetime
    act: str
    facts: str
    by: str
    reference: str
    url: str
    title: str
    reason: str
    seal: str
    veiled: bool = False
    why_at: str = ""


@require_safe
def journal(request: Any, cycle: str) -> HttpResponse:
    """Everything that happened, newest first; 400 for a place that is no number."""
    found = cycle_or_404(request, cycle)
    before = request.GET.get("before", "")
    if not is_place(before):
        shown: dict[str, Any] = {
            "faults": [
                _("“%(before)s” is no line of the journal. Begin at the newest.") % {"before": before[:40]}
            ]
        }
        return page(request, "site/journal.html", shown, cycle=found, here="journal", status=400)
    entries = latest(found.head_id, before=int(before) if before else None, limit=_LINES + 1)
    lines = told(entries[:_LINES], found, request.actor)
    shown = {
        "lines": lines,
        "head": found.head,
        "older": f"?before={lines[-1].number}" if len(entries) > _LINES else "",
        "newer": "?" if before else "",
    }
    return page(request, "site/journal.html", shown, cycle=found, here="journal")


@require_safe
def as_json(request: Any, cycle: str) -> HttpResponse:
    """The sealed part of up to 1000 lines, newest first. Salts stay here, so that erasing words can be complete."""
    found = cycle_or_404(request, cycle)
    before = request.GET.get("before", "")
    if not is_place(before):
        return JsonResponse({"error": _("before: give the number of a line.")}, status=400)
    entries = latest(found.head_id, before=int(before) if before else None, limit=_LINES_OF_DATA + 1)
    shown = entries[:_LINES_OF_DATA]
    content = {
        "scope": found.head.scope,
        "head": f"{found.head.number}:{found.head.seal}",
        "count": len(shown),
        "next": f"?before={shown[-1].number}" if len(entries) > _LINES_OF_DATA else None,
        "results": [_sealed(entry) for entry in shown],
    }
    answer = JsonResponse(content, headers={"Access-Control-Allow-Origin": "*"})
    return holds(answer, request, heads=[found.head_id], until=None)


def told(entries: Iterable[Entry], cycle: Cycle, actor: Actor) -> list[Line]:
    """Lines in words, as far as `actor` may read them. Asks one question more, however many lines."""
    rows = list(entries)
    references = {reference for entry in rows for reference in _references(entry)}
    known = Record.objects.addressable_by(actor).filter(cycle=cycle, reference__in=references)
    records: dict[str, Record] = {}
    gone: dict[str, Record] = {}
    for each in known:
        (gone if each.state == RecordState.WITHDRAWN else records)[each.reference] = each
    return [_line(entry, records, gone, cycle) for entry in rows]


def _reference(entry: Entry) -> str:
    """The record that a line is about; "" for a line about the cycle itself or about a role."""
    reference = entry.subject.partition("/")[2]
    return "" if reference.startswith("roles/") else reference


def _references(entry: Entry) -> set[str]:
    """Every record that must be public for the words of a line to be: for a link, both ends."""
    ends = {_reference(entry)}
    if entry.kind.startswith("link."):
        ends.add(json.loads(entry.facts)["to"])
    return ends - {""}


def _line(entry: Entry, records: dict[str, Record], gone: dict[str, Record], cycle: Cycle) -> Line:
    reference = _reference(entry)
    record = records.get(reference)
    if record:
        record.cycle = cycle
    public = _references(entry) <= records.keys()
    return Line(
        number=entry.number,
        at=entry.at,
        act=wording.line(entry.kind),
        facts=wording.facts(entry.kind, entry.facts),
        by=wording.by(entry.actor_name),
        reference=reference,
        url=record.get_absolute_url() if record else "",
        title=entry.title if public else "",
        reason=entry.reason if public else "",
        seal=entry.seal,
        veiled=bool(entry.reason) and not public,
        why_at=_why_at(entry, gone.get(reference), cycle),
    )


def _why_at(entry: Entry, record: Record | None, cycle: Cycle) -> str:
    if record is None or (record.withdrawn_at, record.version) != (entry.at, entry.version):
        return ""
    record.cycle = cycle
    return record.get_absolute_url()


def _sealed(entry: Entry) -> dict[str, Any]:
    """The columns that a seal covers, under the names that core.ledger.sealing gives them."""
    return {
        "number": entry.number,
        "at": stamp(entry.at),
        "kind": entry.kind,
        "subject": entry.subject,
        "version": entry.version,
        "actor": entry.actor_digest,
        "reason": entry.reason_digest,
        "title": entry.title_digest,
        "facts": entry.facts,
        "previous": entry.previous,
        "seal": entry.seal,
    }


def is_place(text: str) -> bool:
    """Whether an address may say `before=text`: nothing, or the number of a line."""
    return not text or (text.isascii() and text.isdigit() and len(text) <= 18)
