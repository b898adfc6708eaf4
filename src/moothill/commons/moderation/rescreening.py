"""While a wave lasts, its first posts are screened again: when they came nothing was known of it yet."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.deeds import head_number, log
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.policy import Settings, settings_of
from moothill.commons.moderation.receiving import told, verdict_on, weight_of
from moothill.commons.moderation.remembering import HOUR, history_of, is_wave
from moothill.commons.moderation.rereading import Again, read_again
from moothill.core.screening import Concern, Verdict, keys, screen

AT_MOST = 300  # looked at in one round, those first that were screened longest ago
_PASSED = (Standing.PASSED, Standing.FLAGGED)


def rescreen(at: datetime) -> int:
    """Look again at what is shown and nobody has looked at, in cycles that a wave has reached; return how many were held.

    Several processes may do this at once: what one has held, another leaves.
    """
    hour = Sighting.objects.filter(first=True, at__gt=at - HOUR, at__lte=at).order_by()
    busy = hour.values("cycle").annotate(firsts=Count("pk"))
    held = 0
    for cycle in Cycle.objects.filter(pk__in=[row["cycle"] for row in busy]):
        settings = settings_of(cycle)
        if is_wave(cycle, settings.pack, at):
            held += rescreen_cycle(cycle, settings, at)
    return held


def rescreen_cycle(cycle: Cycle, settings: Settings, at: datetime) -> int:
    """As `rescreen`, in one cycle that a wave has reached."""
    rows = Sighting.objects.filter(
        cycle=cycle, first=True, standing__in=_PASSED, looked_at=None, at__gt=at - HOUR, at__lte=at,
        target__in=[label for label, target in targets.every().items() if target.hold],
    ).select_related("participant")  # fmt: skip
    oldest = rows.order_by(F("screened_at").asc(nulls_first=True), "pk")[:AT_MOST]
    return sum(_screen_again(again, cycle, settings, at) for again in read_again(oldest))


def _screen_again(again: Again, cycle: Cycle, settings: Settings, at: datetime) -> bool:
    row = again.sighting
    history = history_of(
        keys(again.given), cycle=cycle, participant=row.participant_id, network=row.network, at=at, pack=settings.pack,
        hosts=settings.sites, but=row.pk,
    )  # fmt: skip
    concerns = screen(again.given, history, settings.pack)
    guest = row.participant.person_id is None
    if verdict_on(concerns, again.given, settings, guest=guest) is Verdict.HOLD:
        return _hold(again, cycle, concerns, at)
    Sighting.objects.filter(pk=row.pk).update(screened_at=at)
    return False


@transaction.atomic
def _hold(again: Again, cycle: Cycle, concerns: tuple[Concern, ...], at: datetime) -> bool:
    rows = Sighting.objects.select_for_update().filter(
        pk=again.sighting.pk, standing__in=_PASSED, looked_at=None
    )
    row, target = rows.first(), targets.get(again.sighting.target)
    if row is None or target.hold is None:
        return False
    row.screened_at = at
    row.concerns, row.weight = [told(concern) for concern in concerns], weight_of(concerns)
    before = head_number(cycle)
    held = target.hold(again.thing, reason=REASON, by=targets.RULES, at=at)
    if held:
        row.standing, row.verdict = Standing.HELD, Verdict.HOLD
    row.save()
    if head_number(cycle) > before:
        log(cycle=cycle, done=Done.HELD, by=targets.RULES, at=at, target=row.target)
    return bool(held)


REASON = "Held for a second look, while many newcomers write at once."
EVERY = timedelta(minutes=1)
