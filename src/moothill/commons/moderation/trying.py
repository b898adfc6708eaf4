"""Rules tried on what was sent before: what they would have held, before they are switched on."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.moderation.policy import Settings
from moothill.commons.moderation.receiving import verdict_on
from moothill.commons.moderation.remembering import HOUR
from moothill.commons.moderation.rereading import Again, in_steps, read_again
from moothill.core.screening import Concern, Trace, Verdict, gather, read_pack, screen, trace

AT_MOST = 2_000  # the newest; more would keep a visitor waiting
SPAN = timedelta(days=90)
_STEP = 500


@dataclass(frozen=True, slots=True)
class Would:
    """What rules would have made of one contribution."""

    again: Again
    verdict: Verdict
    concerns: Sequence[Concern]

    @property
    def was_honest(self) -> bool:
        """Whether somebody looked at it and let it stand."""
        return self.again.sighting.standing == Standing.CLEARED


@dataclass(frozen=True, slots=True)
class Trial:
    """How many were tried; those that would have been held, newest first; and how many today's rules hold (`before`)."""

    tried: int
    held: Sequence[Would]
    before: int

    @property
    def honest(self) -> int:
        """How many of those that would have been held were looked at and let stand."""
        return sum(each.was_honest for each in self.held)


def try_rules(
    cycle: Cycle, rules: Mapping[str, Mapping[str, Any]], settings: Settings, *, at: datetime
) -> Trial:
    """Screen the newest contributions of the last ninety days by `rules` and by today's, each with its own hour before it.

    Of what is older than MOOTHILL_DEFENCE_DAYS, network and haste are not known any more. Raises WrongRule.
    """
    rows = Sighting.objects.filter(cycle=cycle, at__gt=at - SPAN, at__lte=at).select_related("participant")
    newest = list(rows.order_by("-at", "-pk")[:AT_MOST])[::-1]
    asked, today = replace(settings, rules=rules), settings
    packs = (read_pack(rules), today.pack)
    tried = before = 0
    held: list[Would] = []
    for again, before_it, own in _with_hours(newest):
        tried += 1
        history = gather(before_it, own)
        one, two = (screen(again.given, history, pack) for pack in packs)
        before += _verdict(two, again, today) is Verdict.HOLD
        verdict = _verdict(one, again, asked)
        if verdict is Verdict.HOLD:
            held.append(Would(again, verdict, one))
    return Trial(tried, held[::-1], before)


def _verdict(concerns: Sequence[Concern], again: Again, settings: Settings) -> Verdict:
    guest = again.sighting.participant.person_id is None
    return verdict_on(concerns, again.given, settings, guest=guest)


def _with_hours(rows: Sequence[Sighting]) -> Iterator[tuple[Again, list[Trace], Trace]]:
    """Each with the traces of the hour before it, and its own."""
    hour: deque[tuple[datetime, Trace]] = deque()
    for step in in_steps(rows, _STEP):
        for again in read_again(step):
            row = again.sighting
            while hour and hour[0][0] <= row.at - HOUR:
                hour.popleft()
            # An unknown network is nobody's: two of them are not the same one.
            network = row.network or f"unknown {row.pk}"
            new = trace(again.given, contributor=str(row.participant_id), network=network)
            yield again, [each for _at, each in hour], new
            hour.append((row.at, new))
