"""Rounds of coding, and the queue of what waits to be read."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.commons.record.pouring import plain, pour
from moothill.core.policy import Act
from moothill.core.synthesis.drawing import lot
from moothill.rooms.coding.errors.coding import RoundClosed, RoundStillOpen
from moothill.rooms.coding.models import Reading, Round, Waiting
from moothill.rooms.coding.operations.standing import person_of
from moothill.rooms.coding.queries.queue import free_for, held_by, unread, waiting_for

CLAIM = timedelta(minutes=15)  # for so long a contribution stays on one coder's screen
_TRIES = 8
_BY_LOT = 3  # one draw in three


@transaction.atomic
def begin_round(
    *, cycle: Cycle, by: Actor, at: datetime, seed: int, double: int = 200, blind: int = 10
) -> Round:
    """Open a round: the first `double` of those drawn are read by two people, one in `blind` without suggestions (0: none).

    Whatever nobody has read waits in it from now on. Raises Refused, NobodyNamed, RoundStillOpen.
    """
    require(Act.CODE, facts_of(by, cycle))
    person = person_of(by)
    number = (Round.objects.filter(cycle=cycle).aggregate(Max("number"))["number__max"] or 0) + 1
    try:
        with transaction.atomic():
            made = Round.objects.create(
                cycle=cycle, number=number, seed=seed, double=double, blind=blind, begun_at=at, by_id=person,
                by_name=by.name,
            )  # fmt: skip
    except IntegrityError:
        raise RoundStillOpen from None
    refill(cycle=cycle)
    _journal(made, "begun", by=by, at=at, seed=seed, double=double, blind=blind)
    return made


@transaction.atomic
def close_round(*, round: Round, by: Actor, at: datetime) -> Round:
    """Close a round: nothing waits in it any more, and what was read stays. Raises Refused, RoundClosed."""
    require(Act.CODE, facts_of(by, round.cycle))
    if not Round.objects.filter(pk=round.pk, closed_at=None).update(closed_at=at):
        raise RoundClosed
    round.refresh_from_db()
    Waiting.objects.filter(cycle=round.cycle_id).delete()
    read = Reading.objects.filter(round=round, undone_at=None).count()
    _journal(round, "closed", by=by, at=at, readings=read)
    return round


def _journal(round: Round, act: str, *, by: Actor, at: datetime, **facts: object) -> None:
    write(
        head=round.cycle.head_id, kind=f"coding.{act}", subject=round.cycle.slug, by=by, at=at,
        facts={"round": round.number, **facts},
    )  # fmt: skip


@transaction.atomic
def refill(*, cycle: Cycle) -> int:
    """Let everything that nobody has read wait in the open round, and take out what is no longer public; how many came.

    Does nothing where no round is open. Run it as often as you like, by as many as like: it asks for no leave and writes no
    line, because nothing that a visitor sees changes.
    """
    found = Round.objects.select_for_update().filter(cycle=cycle, closed_at=None).first()
    if found is None:
        return 0
    Waiting.objects.filter(cycle=cycle).exclude(input__shown_in=cycle).delete()
    ids = unread(cycle).order_by().values_list("pk", flat=True)
    drawn = sorted((lot(found.seed, pk), pk) for pk in ids.iterator(chunk_size=10_000))
    pour(Waiting, _waiting(found, drawn, _doubles_left(found)))
    return len(drawn)


def _waiting(found: Round, drawn: list[tuple[int, int]], doubles: int) -> Iterator[Any]:
    make = plain(Waiting)
    for place, (place_in_draw, pk) in enumerate(drawn):
        row = make()
        row.input_id, row.cycle_id, row.lot = pk, found.cycle_id, place_in_draw
        row.double = place < doubles
        row.wanted = 2 if row.double else 1
        yield row


def _doubles_left(found: Round) -> int:
    """How many more the round shall have that two people read."""
    waiting = Waiting.objects.filter(cycle=found.cycle_id, double=True).values_list("input_id", flat=True)
    read = Reading.objects.filter(round=found, double=True).values_list("input_id", flat=True)
    return max(0, found.double - len(set(waiting) | set(read)))


def refill_all(at: datetime) -> None:
    """The job: refill every open round in which something is missing or too much. Whether it is, is asked without a lock."""
    for found in Round.objects.filter(closed_at=None).select_related("cycle"):
        gone = Waiting.objects.filter(cycle=found.cycle_id).exclude(input__shown_in=found.cycle_id)
        if unread(found.cycle).exists() or gone.exists():
            refill(cycle=found.cycle)


@transaction.atomic
def next_for(*, round: Round, by: Actor, at: datetime, but: Collection[int] = ()) -> Waiting | None:
    """What `by` shall read next, theirs for a quarter of an hour; None where nothing is left for them.

    What is on their screen already comes first. One draw in three is by lot, so that the sample stays honest; the others
    take what the suggestions are least sure of. Never one that they read, nor one on another's screen, nor one of `but`.
    Raises Refused, NobodyNamed, RoundClosed.
    """
    cycle = round.cycle
    require(Act.CODE, facts_of(by, cycle))
    person_of(by)
    if not Round.objects.filter(pk=round.pk, closed_at=None).exists():
        raise RoundClosed
    mine = held_by(cycle, by, at).filter(pk__in=waiting_for(cycle, by, at, but=but).values("pk"))
    found = mine.order_by("claimed_until", "lot").first()
    if found and _claim(found, by, at):
        return found
    return _drawn(round, by, at, but) or (_drawn(round, by, at, but) if refill(cycle=cycle) else None)


def _drawn(round: Round, by: Actor, at: datetime, but: Collection[int]) -> Waiting | None:
    by_lot = Reading.objects.filter(round=round, by=by.participant).count() % _BY_LOT == 0
    for _try in range(_TRIES):
        rows = waiting_for(round.cycle, by, at, but=but)
        unsure = None if by_lot else rows.filter(unsure__isnull=False).order_by("-unsure", "lot").first()
        found = unsure or rows.order_by("lot").first()
        if found is None or _claim(found, by, at):
            return found
    return None


@transaction.atomic
def claim_many(
    *, round: Round, by: Actor, at: datetime, most: int, only: Collection[int] = ()
) -> list[Waiting]:
    """As `next_for`, so many at once and in the order of the draw; of the inputs `only`, if any are named.

    Raises Refused, NobodyNamed, RoundClosed.
    """
    require(Act.CODE, facts_of(by, round.cycle))
    person_of(by)
    if round.closed_at is not None:
        raise RoundClosed
    rows = waiting_for(round.cycle, by, at)
    if only:
        rows = rows.filter(pk__in=list(only))
    held = held_by(round.cycle, by, at).values("pk")
    ids = list(rows.filter(pk__in=held).order_by("lot").values_list("pk", flat=True)[:most])
    more = rows.exclude(pk__in=ids).order_by("lot").values_list("pk", flat=True)
    ids += list(more[: most - len(ids)])
    free = Waiting.objects.filter(free_for(by, at), pk__in=ids)
    free.update(claimed_by=by.participant, claimed_until=at + CLAIM)
    return list(held_by(round.cycle, by, at).filter(pk__in=ids).order_by("lot"))


def _claim(waiting: Waiting, by: Actor, at: datetime) -> bool:
    """Take it, if nobody was quicker."""
    rows = Waiting.objects.filter(free_for(by, at), pk=waiting.pk)
    return bool(rows.update(claimed_by=by.participant, claimed_until=at + CLAIM))


@transaction.atomic
def let_go(*, cycle: Cycle, input: int, by: Actor, at: datetime) -> None:
    """Give back what is on the screen without reading it: others may have it."""
    held_by(cycle, by, at).filter(pk=input).update(claimed_by=None, claimed_until=None)
