"""Two baselines compared, or one with the dates as they are now."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.dated import name_of
from moothill.commons.record.models import Record
from moothill.commons.record.queries import sees_inside
from moothill.core.dates import Period, from_json
from moothill.core.policy import RecordState
from moothill.rooms.plan.models import Baseline
from moothill.rooms.plan.queries.changes import Change, changes, periods_of
from moothill.rooms.plan.queries.frozen import Kept, frozen, present
from moothill.rooms.plan.queries.picture import Picture, picture
from moothill.rooms.plan.queries.reasons import Reason, reasons
from moothill.rooms.plan.queries.sentences import sentence
from moothill.rooms.plan.queries.sight import Sight

# What one page lists and draws.
MOST = 100


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words. Of what was withdrawn, outsiders are told that and why, and nothing else of it."""

    sentence: SafeString
    reference: str
    before: Period | None
    after: Period | None
    reasons: Sequence[Reason]
    hidden: bool = False
    withdrawn_because: str = ""

    @property
    def told(self) -> list[str]:
        """Every reason in its own words, each once, in order."""
        words = [*(reason.words for reason in self.reasons), self.withdrawn_because]
        return list(dict.fromkeys(filter(None, words)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One page of what differs. `following` is the place of the next page, None on the last one."""

    moved: int
    came: int
    went: int
    rows: Sequence[ChangeRow]
    picture: Picture | None
    following: int | None


def compare(before: Baseline, after: Baseline | None, sight: Sight, *, start: int = 0) -> Comparison:
    """What differs between two baselines, or one and now if `after` is None: the changes from place `start` on.

    A fixed number of queries, however much differs.
    """
    old = frozen(before)
    new = frozen(after) if after else present(sight.cycle, sight.actor)
    found = changes(old, new)
    shown = found[start : start + MOST]
    return Comparison(
        moved=sum(bool(each.before and each.after) for each in found),
        came=sum(each.before is None for each in found),
        went=sum(each.after is None for each in found),
        rows=change_rows(shown, sight.cycle, sight.actor),
        picture=_picture(shown, old, new, sight),
        following=start + MOST if len(found) > start + MOST else None,
    )


def _picture(
    shown: Sequence[Change], old: Sequence[Kept], new: Sequence[Kept], sight: Sight
) -> Picture | None:
    """The things of this page, with the dates they had behind the dates they got."""
    if not shown:
        return None
    records = {change.kept.record for change in shown}
    return picture(
        sight,
        records=sorted(records),
        earlier=periods_of(kept for kept in old if kept.record in records),
        later=periods_of(kept for kept in new if kept.record in records),
    )


def change_rows(found: Sequence[Change], cycle: Cycle, actor: Actor) -> list[ChangeRow]:
    """The changes in words, as far as `actor` may know of them. Two queries."""
    ids = {change.kept.record for change in found}
    known = Record.objects.addressable_by(actor).filter(pk__in=ids).in_bulk()
    why = reasons(found, cycle, actor)
    inside = sees_inside(actor, cycle)
    rows = []
    for change in found:
        if record := known.get(change.kept.record):
            record.cycle = cycle
            rows.append(_row(change, record, why.get(change.key, ()), inside=inside))
    return rows


def _row(change: Change, record: Record, why: Sequence[Reason], *, inside: bool) -> ChangeRow:
    withdrawn = record.state == RecordState.WITHDRAWN
    if withdrawn and not inside:
        gone = Change(change.before or change.kept, None)
        words = sentence(gone, _named(record, record.reference), withdrawn=True)
        return ChangeRow(words, record.reference, None, None, (), True, record.withdrawn_because)
    name = name_of(kinds.get(record.kind), change.kept.field, change.kept.title)
    return ChangeRow(
        sentence(change, _named(record, name), withdrawn=withdrawn),
        record.reference,
        _period(change.before),
        _period(change.after),
        why,
        withdrawn_because=record.withdrawn_because,
    )


def _named(record: Record, words: str) -> SafeString:
    return format_html(
        '<a href="{}" translate="no" lang="{}">{}</a>',
        record.get_absolute_url(),
        record.cycle.language,
        words,
    )


def _period(kept: Kept | None) -> Period | None:
    return from_json(kept.when) if kept and kept.when else None
