"""Undoing a wave: all of it or nothing, in one act."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.hiding import hide_words
from moothill.commons.journal.models import Entry
from moothill.commons.moderation import targets
from moothill.commons.moderation.closing import close_reports
from moothill.commons.moderation.deeds import log_and_seal
from moothill.commons.moderation.errors import Moved, NoReason, NothingChosen
from moothill.commons.moderation.models import Hiding, Level, Report, Sighting, Standing, Wave, WaveItem
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.models.reports import Outcome
from moothill.commons.moderation.models.waves import Fate
from moothill.commons.moderation.things.reverting import REVISION
from moothill.commons.moderation.waves.choosing import REPORT, Choice, chosen_of, digest_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act

_STEP = 500


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
    rows = list(chosen_of(cycle, choice).select_for_update(of=("self",)))
    if not rows:
        raise NothingChosen
    if digest_of(rows) != digest:
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
        part = [row.pk for row in undone[step : step + _STEP]]
        Sighting.objects.filter(pk__in=part).update(
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
    if label == REPORT:
        rows = Report.objects.filter(pk__in=ids)
        rows.filter(outcome=Outcome.OPEN).update(
            outcome=Outcome.UNDONE, closed_at=at, closed_by=by.participant
        )
        return {pk: {} for pk in ids}
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
