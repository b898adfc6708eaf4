"""The permanent address of each version: how a record read then."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import page
from moothill.commons.record.editing import may_edit_at_once
from moothill.commons.record.fields import Text, When
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import history as history_of
from moothill.commons.record.ways import Way, ways_of
from moothill.core.dates import from_json
from moothill.core.policy import Act, RecordState, decide
from moothill.front.site import wording
from moothill.front.site.history import crumb, find_or_404, is_gone
from moothill.front.site.records import crumbs, gone
from moothill.front.site.showing import shown


@require_safe
def version(request: Any, cycle: str, segment: str, reference: str, number: int) -> HttpResponse:
    """One version as it read; 404 for one that the visitor may not read, 410 for a record that was withdrawn."""
    cycle_here, kind, record = find_or_404(request, cycle, segment, reference)
    if is_gone(request, record):
        return gone(request, cycle_here, kind, record)
    revisions = history_of(record, request.actor)
    found = revisions.select_related("record").filter(number=number).first()
    if found is None:
        raise Http404
    one = shown([found])[0]
    numbers = revisions.order_by("number").values_list("number", flat=True)
    context = {
        "record": record,
        "kind": kind,
        "one": one,
        "act": wording.act(found.act),
        "is_present": number == record.version,
        "fields": list(as_it_reads(kind, one.content or {})),
        "older": numbers.filter(number__lt=number).last(),
        "newer": numbers.filter(number__gt=number).first(),
        "crumbs": [
            *crumbs(cycle_here, kind),
            crumb(record),
            (_("History"), f"{record.get_absolute_url()}history/"),
        ],
        **_restoring(request, kind, record, number),
    }
    return page(request, "site/version.html", context, cycle=cycle_here, here=segment)


def _restoring(request: Any, kind: Kind, record: Record, number: int) -> dict[str, str]:
    """Where this version can be put back: at once by a steward, else through the form that anybody may use."""
    if number == record.version or record.state != RecordState.PUBLISHED:
        return {}
    if Way.CHANGE not in ways_of(kind, record):
        return {}
    actor, own = request.actor, record.get_absolute_url()
    if decide(Act.EDIT, facts_of(actor, record.cycle, record)).allowed:
        return {"restore": f"{own}restore/?version={number}", "restore_words": _("Restore this version")}
    at_once = may_edit_at_once(actor, record)
    words = _("Restore this version") if at_once else _("Suggest to restore this version")
    return {"restore": f"{own}change/?from={number}", "restore_words": words}


def as_it_reads(kind: Kind, content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each open field that says something: its label and its text (Markdown), period or words."""
    for field in kind.fields:
        value = content.get(field.name, field.empty)
        if value in (field.empty, [], None):
            continue
        is_period = isinstance(field, When)
        yield {
            "label": field.label,
            "text": value if isinstance(field, Text) else "",
            "period": from_json(value) if is_period else None,
            "words": "" if is_period or isinstance(field, Text) else field.words(value),
        }
