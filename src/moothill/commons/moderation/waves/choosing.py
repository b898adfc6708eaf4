"""Choosing a wave: whose contributions and of which span, and what undoing them would touch."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act

_DONE = (Standing.REMOVED, Standing.UNDONE, Standing.GONE)
REPORT = "moderation.report"


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose contributions: those of `guests` (ids of participants) and of `networks` (digests), from `since` until `until`.

    From networks, only what people without an account sent is chosen: others on the same network are no part of it.
    `held` takes in everything of the span that is held and waits for a look, whoever sent it.
    `looked_at` takes in what somebody let stand already.
    """

    since: datetime
    until: datetime
    guests: frozenset[int] = frozenset()
    networks: frozenset[str] = frozenset()
    held: bool = False
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
    rows = list(chosen_of(cycle, choice).only("target", "target_id", "participant_id", "network"))
    everything = _sent(cycle, choice)
    step = max(1, len(rows) // samples)
    return Preview(
        digest=digest_of(rows),
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
    held = Q(standing=Standing.HELD) if choice.held else Q(pk=None)
    return span.filter(guests | networks | held, target__in=[*targets.every(), REPORT])


def chosen_of(cycle: Cycle, choice: Choice) -> QuerySet[Sighting]:
    """What a choice comes to: without what is out of sight already."""
    rows = _sent(cycle, choice).exclude(standing__in=_DONE)
    return (rows if choice.looked_at else rows.exclude(standing=Standing.CLEARED)).order_by("pk")


def digest_of(rows: Iterable[Sighting]) -> str:
    """What stands for exactly these."""
    told = "\n".join(f"{row.target} {row.target_id}" for row in rows)
    return hashlib.sha256(told.encode()).hexdigest()
