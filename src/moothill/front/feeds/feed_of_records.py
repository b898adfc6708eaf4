"""The feed of one record's history, and the feed of all records of a kind."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.record import kinds
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.queries import find
from moothill.commons.record.queries import history as history_of
from moothill.core.policy import RecordState
from moothill.front.feeds.atom import Item
from moothill.front.feeds.source import READER, Source, answer, source_or_404, wrong
from moothill.front.site import wording
from moothill.front.site.history import number_of
from moothill.front.site.records import kind_or_404
from moothill.front.site.showing import Shown, shown
from moothill.front.site.versions import as_it_reads

_MOST = 20


@require_safe
def history_feed(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Each version of a record, newest first; 410 for a record that was withdrawn."""
    source = source_or_404(request, cycle)
    record = find(source.cycle, reference, READER)
    if record is None or record.kind != kind_or_404(segment).name:
        raise Http404
    if record.state == RecordState.WITHDRAWN:
        return wrong(_("This was withdrawn."), 410)
    before = request.GET.get("before", "")
    if before and number_of(before) is None:
        return wrong(_("before: give the number of a version."), 400)
    revisions = history_of(record, READER).select_related("record")
    if before:
        revisions = revisions.filter(number__lt=number_of(before))
    rows = shown(revisions[: _MOST + 1])
    own = record.get_absolute_url()
    feed = source.feed(
        "history",
        record.reference,
        title=_("History of “%(title)s”") % {"title": record.title},
        path=f"{own}history.atom",
        query="",
        before=before,
        page=f"{own}history/",
        items=[_version(source, record, row) for row in rows[:_MOST]],
        following=str(rows[_MOST - 1].number) if len(rows) > _MOST else "",
    )
    return answer(request, source, feed)


def _version(source: Source, record: Record, one: Shown) -> Item:
    words = {"number": one.number, "act": wording.act(one.revision.act), "title": _title(record, one)}
    title = _("Version %(number)s, %(act)s: %(title)s") % words
    return Item(
        id=source.id("version", record.reference, one.number),
        title=title,
        address=source.absolute(f"{record.get_absolute_url()}versions/{one.number}/"),
        published=one.revision.at,
        updated=one.revision.at,
        authors=_authors(one),
        summary=one.reason or title,
        html=_drawn(source, record, one),
        language=source.cycle.language,
    )


@require_safe
def kind_feed(request: Any, cycle: str, segment: str) -> HttpResponse:
    """The records of one kind, those published last first; 400 for a mark that was not given out here."""
    source = source_or_404(request, cycle)
    kind = kind_or_404(segment)
    before = request.GET.get("before", "")
    records = Record.objects.visible_to(READER).filter(cycle=source.cycle, kind=kind.name)
    records = records.filter(state=RecordState.PUBLISHED).order_by("-published_at", "-pk")
    if before:
        beyond = _beyond(before)
        if beyond is None:
            return wrong(_("This list has no such page. Begin at its first row."), 400)
        records = records.filter(beyond)
    found = list(records[: _MOST + 1])
    home = source.cycle.get_absolute_url()
    feed = source.feed(
        "kind",
        kind.name,
        title=capfirst(str(kind.plural)),
        path=f"{home}{segment}.atom",
        query="",
        before=before,
        page=f"{home}{segment}/",
        items=_records(source, found[:_MOST]),
        following=_mark(found[_MOST - 1]) if len(found) > _MOST else "",
    )
    return answer(request, source, feed)


def _records(source: Source, found: list[Record]) -> list[Item]:
    present = Revision.objects.filter(record__in=found, number=F("record__version")).select_related("record")
    rows = {one.revision.record_id: one for one in shown(present)}
    items = []
    for record in found:
        record.cycle = source.cycle
        items.append(_record(source, record, rows[record.pk]))
    return items


def _record(source: Source, record: Record, one: Shown) -> Item:
    assert record.published_at is not None  # nosec: a constraint of the table
    return Item(
        id=source.id("record", record.reference),
        title=record.title,
        address=source.absolute(record.get_absolute_url()),
        published=record.published_at,
        updated=one.revision.at,
        authors=_authors(one),
        summary=one.reason or record.title,
        html=_drawn(source, record, one),
        language=source.cycle.language,
    )


def _title(record: Record, one: Shown) -> str:
    return str((one.content or {}).get("title", "")) or record.title


def _authors(one: Shown) -> list[str]:
    return [one.suggested_by, one.who] if one.suggested_by else [one.who]


def _drawn(source: Source, record: Record, one: Shown) -> str:
    fields = list(as_it_reads(kinds.get(record.kind), one.content or {}))
    return render_to_string("feeds/_fields.html", {"fields": fields, "one": one, "cycle": source.cycle})


# A mark is the moment of publication in microseconds and the id: the two tell any two records apart.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _mark(record: Record) -> str:
    assert record.published_at is not None  # nosec: a constraint of the table
    since = record.published_at - _EPOCH
    return f"{(since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds}-{record.pk}"


def _beyond(mark: str) -> Q | None:
    moment, _dash, pk = mark.partition("-")
    if not (moment.isascii() and moment.isdigit() and len(moment) <= 17 and number_of(pk) is not None):
        return None
    try:
        at = _EPOCH + timedelta(microseconds=int(moment))
    except OverflowError:
        return None
    return Q(published_at__lt=at) | Q(published_at=at, pk__lt=number_of(pk))
