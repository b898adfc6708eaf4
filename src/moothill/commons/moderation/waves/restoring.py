"""Undoing the undoing of a wave: what can still be put back is put back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from moothill.commons.journal.hiding import show_words
from moothill.commons.moderation import targets
from moothill.commons.moderation.deeds import log_and_seal
from moothill.commons.moderation.errors import NoReason, NotHidden
from moothill.commons.moderation.models import Hiding, Report, Sighting, Wave, WaveItem
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.models.reports import Outcome
from moothill.commons.moderation.models.waves import Fate
from moothill.commons.moderation.waves.choosing import REPORT
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act

_STEP = 500


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
    if label == REPORT:
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
