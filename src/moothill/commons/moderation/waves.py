"""Undoing a wave: everything that chosen guests and networks sent in a span, looked at first, then undone in one act."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.hiding import hide_words, show_words
from moothill.commons.journal.models import Entry
from moothill.commons.moderation import targets
from moothill.commons.moderation.closing import close_reports
from moothill.commons.moderation.deeds import log_and_seal
from moothill.commons.moderation.errors import Moved, NoReason, NotHidden, NothingChosen
from moothill.commons.moderation.models import Hiding, Level, Report, Sighting, Standing, Wave, WaveItem
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.models.reports import Outcome
from moothill.commons.moderation.models.waves import Fate
from moothill.commons.moderation.things.reverting import REVISION
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act

_DONE = (Standing.REMOVED, Standing.UNDONE, Standing.GONE)
_REPORT = "moderation.report"
_STEP = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose contributions: those of `guests` (ids of participants) and of `networks` (digests), from `since` until `until`.

    From networks, only what people without an account sent is chosen: others on the same network are no part of it.
    `looked_at` takes in what somebody let stand already.
    """

    since: datetime
    until: datetime
    guests: frozenset[int] = frozenset()
    networks: frozenset[str] = frozenset()
    looked_at: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be undone: `counts` by the label of a table, some samples, and a `digest` that stands for exactly these.

    `looked_at` counts what is in the span and was let stand, whether it is chosen or not.
    """

    digest: str
    counts: Mapping[str, int]
    people: int
    networks: int
    looked_at: int
    samples: Sequence[Sighting] = field(default=())

    @property
    def total(self) -> int:
        """How many things."""
        return sum(self.counts.values())


def preview(cycle: Cycle, choice: Choice, *, by: Actor, samples: int = 10) -> Preview:
    """What undoing this would touch. Changes nothing. Raises Refused."""
    require(Act.UNDO_WAVE, facts_of(by, cycle))
    rows = list(_chosen(cycle, choice).only("target", "target_id", "participant_id", "network"))
    everything = _sent(cycle, choice)
    step = max(1, len(rows) // samples)
    return Preview(
        digest=_digest(rows),
        counts=Counter(row.target for row in rows),
        people=len({row.participant_id for row in rows}),
        networks=len({row.network for row in rows} - {""}),
        looked_at=everything.filter(standing=Standing.CLEARED).count(),
        samples=rows[::step][:samples],
    )


def _sent(cycle: Cycle, choice: Choice) -> QuerySet[Sighting]:
    guests = Q(participant__in=choice.guests)
    networks = Q(network__in=choice.networks, participant__person=None) & ~Q(network="")
    span = Sighting.objects.filter(cycle=cycle, at__gte=choice.since, at__lte=choice.until)
    return span.filter(guests | networks, target__in=[*targets.every(), _REPORT])


def _chosen(cycle: Cycle, choice: Choice) -> QuerySet[Sighting]:
    rows = _sent(cycle, choice).exclude(standing__in=_DONE)
    return (rows if choice.looked_at else rows.exclude(standing=Standing.CLEARED)).order_by("pk")


def _digest(rows: Iterable[Sighting]) -> str:
    told = "\n".join(f"{row.target} {row.target_id}" for row in rows)
    return hashlib.sha256(told.encode()).hexdigest()


@transaction.atomic
def undo(*, cycle: Cycle, choice: Choice, digest: str, reason: str, by: Actor, at: datetime) -> Wave:
    """Undo exactly what the preview with this `digest` showed: all of it or nothing, in one act and one line.

    Suggestions that wait are removed, live versions are replaced by what stood before them, comments are hidden, reports
    are closed. What somebody else has built upon is left and listed. The same digest again gets the wave it made before.
    Raises Refused, NoReason, NothingChosen, Moved.
    """
    require(Act.UNDO_WAVE, facts_of(by, cycle))
    if not reason.strip():
        raise NoReason
    if before := Wave.objects.filter(cycle=cycle, digest=digest, restored_at=None).first():
        return before
    rows = list(_chosen(cycle, choice).select_for_update(of=("self",)))
    if not rows:
        raise NothingChosen
    if _digest(rows) != digest:
        raise Moved
    wave = _begin(cycle, choice, digest, reason.strip(), by=by, at=at)
    return _undo_all(wave, rows, by=by, at=at)


def _begin(cycle: Cycle, choice: Choice, digest: str, reason: str, *, by: Actor, at: datetime) -> Wave:
    chosen = {
        "since": choice.since.isoformat(), "until": choice.until.isoformat(),
        "guests": len(choice.guests), "networks": len(choice.networks),
    }  # fmt: skip
    try:
        with transaction.atomic():
            return Wave.objects.create(
                cycle=cycle,
                at=at,
                by_id=by.participant,
                by_name=by.name,
                reason=reason,
                chosen=chosen,
                digest=digest,
            )
    except IntegrityError:
        raise Moved from None


def _undo_all(wave: Wave, rows: list[Sighting], *, by: Actor, at: datetime) -> Wave:
    cycle, gone = wave.cycle, {}
    by_target: dict[str, set[int]] = {}
    for row in rows:
        by_target.setdefault(row.target, set()).add(row.target_id)
    for label, ids in by_target.items():
        gone[label] = _hide_all(label, ids, reason=wave.reason, by=by, at=at)
    WaveItem.objects.bulk_create((_item(wave, row, gone) for row in rows), batch_size=_STEP)
    undone = [row for row in rows if row.target_id in gone[row.target]]
    for step in range(0, len(undone), _STEP):
        ids = [row.pk for row in undone[step : step + _STEP]]
        Sighting.objects.filter(pk__in=ids).update(
            standing=Standing.UNDONE, looked_at=at, looked_by_id=by.participant
        )
    _hide_versions(wave, gone.get(REVISION, {}), undone, by=by, at=at)
    wave.counts = dict(Counter(f"{item.target} {item.fate}" for item in wave.items.all()))
    wave.lines = hide_words(entries=_lines(cycle, undone))
    wave.save(update_fields=["counts", "lines"])
    log_and_seal(
        cycle=cycle, kind="wave.undone", done=Done.WAVE_UNDONE, by=by, at=at, reason=wave.reason, count=len(undone),
        facts={"wave": wave.pk, "counts": wave.counts, "digest": wave.digest},
    )  # fmt: skip
    return wave


def _hide_all(label: str, ids: set[int], *, reason: str, by: Actor, at: datetime) -> dict[int, Any]:
    if label == _REPORT:
        rows = Report.objects.filter(pk__in=ids)
        rows.filter(outcome=Outcome.OPEN).update(
            outcome=Outcome.UNDONE, closed_at=at, closed_by=by.participant
        )
        return dict.fromkeys(ids, {})
    close_reports(label, ids, Outcome.ACTED, by=by, at=at)
    target = targets.get(label)
    if target.hide_all:
        return dict(target.hide_all(ids, reason=reason, by=by, at=at))
    things = targets.things(label, ids)
    return {pk: target.hide(thing, reason=reason, by=by, at=at) or {} for pk, thing in things.items()}


def _item(wave: Wave, row: Sighting, gone: Mapping[str, Mapping[int, Any]]) -> WaveItem:
    before = gone[row.target].get(row.target_id)
    done = Fate.REVERTED if row.target == REVISION else Fate.REMOVED
    return WaveItem(
        wave=wave, sighting=row, target=row.target, target_id=row.target_id, standing=row.standing,
        fate=Fate.LEFT if before is None else done, before=before or {},
    )  # fmt: skip


def _hide_versions(
    wave: Wave, ids: Mapping[int, Any], undone: Iterable[Sighting], *, by: Actor, at: datetime
) -> None:
    """What was replaced is hidden in the history too."""
    authors = {row.target_id: row.participant_id for row in undone if row.target == REVISION}
    Hiding.objects.bulk_create(
        (
            Hiding(
                cycle=wave.cycle, target=REVISION, target_id=pk, level=Level.WORDS, reason=wave.reason, at=at,
                by_id=by.participant, by_name=by.name, author_id=authors.get(pk), wave=wave,
            )
            for pk in ids
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def _lines(cycle: Cycle, undone: Sequence[Sighting]) -> list[Entry]:
    """The lines that may quote what was undone: those of its authors, at its moments."""
    moments = {(row.participant_id, row.at) for row in undone}
    people = {row.participant_id for row in undone}
    if not moments:
        return []
    first, last = min(at for _who, at in moments), max(at for _who, at in moments)
    rows = Entry.objects.filter(head=cycle.head_id, at__gte=first, at__lte=last).order_by("number")
    return [
        row
        for row in rows.iterator(chunk_size=2000)
        if row.actor_id in people and (row.actor_id, row.at) in moments
    ]


@transaction.atomic
def restore(*, wave: Wave, reason: str, by: Actor, at: datetime) -> Wave:
    """Undo the undoing: put back what can still be put back. Raises Refused, NoReason, NotHidden if that was done before."""
    locked = Wave.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=wave.pk)
    require(Act.UNDO_WAVE, facts_of(by, locked.cycle))
    if not reason.strip():
        raise NoReason
    if locked.restored_at:
        raise NotHidden
    items = list(locked.items.exclude(fate=Fate.LEFT))
    Hiding.objects.filter(wave=locked, restored_at=None).update(restored_at=at)
    by_target: dict[str, dict[int, Any]] = {}
    for item in items:
        by_target.setdefault(item.target, {})[item.target_id] = item.before
    for label, before in by_target.items():
        _restore_all(label, before, reason=reason, by=by, at=at)
    _stand_again(items)
    show_words(locked.lines)
    locked.restored_at = at
    locked.save(update_fields=["restored_at"])
    log_and_seal(
        cycle=locked.cycle, kind="wave.restored", done=Done.WAVE_RESTORED, by=by, at=at, reason=reason.strip(),
        count=len(items), facts={"wave": locked.pk, "digest": locked.digest},
    )  # fmt: skip
    return locked


def _restore_all(label: str, before: Mapping[int, Any], *, reason: str, by: Actor, at: datetime) -> None:
    if label == _REPORT:
        rows = Report.objects.filter(pk__in=list(before), outcome=Outcome.UNDONE)
        rows.update(outcome=Outcome.OPEN, closed_at=None, closed_by=None)
        return
    target = targets.get(label)
    if target.restore_all:
        target.restore_all(before, by=by, at=at)
        return
    for pk, thing in targets.things(label, before).items():
        target.restore(thing, before=before[pk], reason=reason, by=by, at=at)


def _stand_again(items: Iterable[WaveItem]) -> None:
    standings: dict[str, list[int]] = {}
    for item in items:
        standings.setdefault(item.standing, []).append(item.sighting_id)
    for standing, ids in standings.items():
        for step in range(0, len(ids), _STEP):
            Sighting.objects.filter(pk__in=ids[step : step + _STEP]).update(standing=standing)


def counts_in_words(wave: Wave) -> list[tuple[str, str, int]]:
    """Kind of thing, what became of it, how many."""
    rows = []
    for name, number in sorted(wave.counts.items()):
        label, _space, fate = name.partition(" ")
        known = targets.every().get(label)
        rows.append((str(known.label) if known else label, str(Fate(fate).label), number))
    return rows
