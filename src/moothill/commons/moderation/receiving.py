"""The one way in for what anybody contributes: limits, screening, the act itself and the sighting, all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import limits
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.moderation.networks import network_of
from moothill.commons.moderation.policy import Settings, settings_of
from moothill.commons.moderation.remembering import history_of, remember
from moothill.commons.moderation.trapping import is_trapped, seconds_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Act, decide
from moothill.core.screening import Concern, Contribution, History, Severity, Verdict, judge, keys, screen

_STANDINGS = {
    Verdict.PASS: Standing.PASSED,
    Verdict.FLAG: Standing.FLAGGED,
    Verdict.HOLD: Standing.HELD,
}


@dataclass(frozen=True, slots=True)
class Sent:
    """How something came: from which network (a digest), how long its form was open, whether the hidden box was filled."""

    network: str = ""
    seconds: float | None = None
    trap: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """By which door something comes, where that is no common one.

    `limit`: how much its contributor may send in an hour by this door, counted apart and not against the network; 0 where
    the caller counted it before. `vouched`: an insider let the contributor in, who is then no newcomer; and that others say
    the same within the hour, as at the tables of one event, tells nothing against it. `looked_at_first`: whatever comes by
    this door waits for a second look.
    """

    limit: int | None = None
    vouched: bool = False
    looked_at_first: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """What was `made`, and what the rules said about it."""

    made: Any
    verdict: Verdict
    concerns: tuple[Concern, ...] = field(default=())

    @property
    def held(self) -> bool:
        """Whether it waits for a second look before anybody else sees it."""
        return self.verdict is Verdict.HOLD


def sent_from(request: HttpRequest) -> Sent:
    """How this form was sent. The form has `{% trap %}` in it; where it has not, nothing is known of haste."""
    return Sent(network_of(request), seconds_of(request), is_trapped(request))


@transaction.atomic
def receive(
    *,
    cycle: Cycle,
    by: Actor,
    at: datetime,
    sent: Sent,
    text: str,
    act: Callable[[Verdict], Model],
    title: str = "",
    links: Sequence[str] = (),
    door: Door = Door(),
) -> Received:
    """Let `act` do what it does, knowing what the rules say: after HOLD it must store the thing unseen by others.

    `text` is all that was written, `title` its heading, `links` addresses given in boxes of their own. `by` has a
    participant: begin a guest before. `act` returns what it made; of a Record, its newest version is meant. `door` is for
    what does not come by a common one.
    Stewards of the cycle are neither counted nor screened. Raises TooMany, and whatever `act` raises: nothing is stored.
    """
    if decide(Act.REVIEW, by.facts(cycle.pk)).allowed:
        return Received(act(Verdict.PASS), Verdict.PASS)
    if by.participant is None:
        raise ValueError("a contribution needs an author: begin a guest first")
    _count(by.participant, sent, at, door)
    given = Contribution(
        text=text, title=title, links=tuple(links), first=not door.vouched and is_first(by.participant),
        seconds=sent.seconds, trap=sent.trap,
    )  # fmt: skip
    left = keys(given)
    concerns, verdict = _screened(given, left, cycle=cycle, by=by, at=at, sent=sent, door=door)
    if door.looked_at_first:
        verdict = Verdict.HOLD
    made = act(verdict)
    remember(_see(made, given, concerns, verdict, cycle=cycle, by=by, at=at, sent=sent), left)
    return Received(made, verdict, concerns)


def _count(participant: int, sent: Sent, at: datetime, door: Door) -> None:
    if door.limit is None:
        limits.count(participant=participant, network=sent.network, at=at)
    else:
        limits.count_at_door(participant=participant, most=door.limit, at=at)


def is_first(participant: int) -> bool:
    """Whether nobody has looked at anything by this participant and let it stand yet."""
    return not Sighting.objects.filter(participant=participant, standing=Standing.CLEARED).exists()


def _screened(
    given: Contribution, left: Sequence[str], *, cycle: Cycle, by: Actor, at: datetime, sent: Sent, door: Door
) -> tuple[tuple[Concern, ...], Verdict]:
    settings = settings_of(cycle)
    assert by.participant is not None  # nosec: `receive` has seen to it
    if door.vouched:
        history = History(hosts=frozenset(settings.sites))
    else:
        history = history_of(
            left, cycle=cycle, participant=by.participant, network=sent.network, at=at, pack=settings.pack,
            hosts=settings.sites,
        )  # fmt: skip
    concerns = screen(given, history, settings.pack)
    return concerns, verdict_on(concerns, given, settings, guest=by.guest)


def verdict_on(
    concerns: Sequence[Concern], given: Contribution, settings: Settings, *, guest: bool
) -> Verdict:
    """What the concerns come to in a cycle with these settings."""
    return Verdict.HOLD if settings.hold_first and guest and given.first else judge(concerns)


def _see(
    made: Model,
    given: Contribution,
    concerns: Sequence[Concern],
    verdict: Verdict,
    *,
    cycle: Cycle,
    by: Actor,
    at: datetime,
    sent: Sent,
) -> Sighting:
    assert by.participant is not None  # nosec: `receive` has seen to it
    thing = made.revisions.get(number=made.version) if isinstance(made, Record) else made
    return Sighting.objects.create(
        cycle=cycle, participant_id=by.participant, network=sent.network, at=at,
        target=thing._meta.label_lower, target_id=thing.pk, first=given.first, seconds=sent.seconds, trap=sent.trap,
        verdict=verdict, concerns=[told(concern) for concern in concerns], standing=_STANDINGS[verdict],
        weight=weight_of(concerns),
    )  # fmt: skip


def weight_of(concerns: Sequence[Concern]) -> int:
    """How much speaks against a contribution: ten for what holds, one for what flags."""
    return sum(10 if concern.severity is Severity.HOLD else 1 for concern in concerns)


def told(concern: Concern) -> dict[str, Any]:
    """A concern as it is stored. Its words stand in the rules, and are looked up there."""
    return {"rule": concern.rule, "severity": concern.severity.value, "facts": dict(concern.facts)}
