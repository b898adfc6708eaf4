"""What waits to be read, and who gets what."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.synthesis.drawing import is_one_in
from moothill.rooms.coding.models import Assignment, Reading, Round, Waiting
from moothill.rooms.coding.queries.suggestions import Offer, offered_for


def open_round(cycle: Cycle) -> Round | None:
    """The round that is open in a cycle, if one is."""
    return Round.objects.filter(cycle=cycle, closed_at=None).first()


def is_blind(found: Round | None, record: int) -> bool:
    """Whether an input is read without suggestions in this round: its seed and the id settle that."""
    return found is not None and is_one_in(found.seed, record, "blind", found.blind)


def unread(cycle: Cycle) -> QuerySet[Any]:
    """The published inputs of a cycle that nobody has read or coded, that wait nowhere yet and are gathered into no other."""
    things: QuerySet[Any] = kinds.get("input").model.objects.filter(shown_in=cycle)
    return things.filter(
        ~Exists(Waiting.objects.filter(input=OuterRef("pk"))),
        ~Exists(Reading.objects.filter(input=OuterRef("pk"), undone_at=None)),
        ~Exists(Assignment.objects.filter(input=OuterRef("pk"), ended_at=None)),
        ~gathered(),
    )


def gathered() -> Exists:
    """The condition on an input, or on what waits, that it was gathered into another one."""
    return Exists(Link.objects.filter(cause=OuterRef("pk"), kind=LinkKind.MERGED_INTO, effect__kind="input"))


def free_for(by: Actor, at: datetime) -> Q:
    """The condition that nobody else has it on the screen."""
    return Q(claimed_by=None) | Q(claimed_until__lt=at) | Q(claimed_by__in=participants_of(by))


def waiting_for(cycle: Cycle, by: Actor, at: datetime, *, but: Collection[int] = ()) -> QuerySet[Waiting]:
    """What waits and can be given to `by` now: published, not read by them, on nobody else's screen."""
    mine = Reading.objects.filter(input=OuterRef("pk"), by__in=participants_of(by), undone_at=None)
    rows = Waiting.objects.filter(free_for(by, at), cycle=cycle, wanted__gt=0, input__shown_in=cycle)
    return rows.filter(~Exists(mine), ~gathered()).exclude(pk__in=list(but))


def held_by(cycle: Cycle, by: Actor, at: datetime) -> QuerySet[Waiting]:
    """What `by` has on the screen already."""
    return Waiting.objects.filter(cycle=cycle, claimed_by__in=participants_of(by), claimed_until__gte=at)


def offers_for(records: Sequence[int], found: Round | None) -> dict[int, list[Offer]]:
    """What is shown as suggested, by input: nothing for a blind one, and for whoever reads second what the first one saw.

    Four questions, however many inputs there are.
    """
    shown = {pk: each for pk, each in offered_for(records).items() if not is_blind(found, pk)}
    firsts = Reading.objects.filter(input__in=list(records), double=True, undone_at=None, round=found)
    seen = {row.input_id: row.offered for row in firsts.order_by("-pk").select_related("input__record")}
    shown |= {pk: offers for pk, offers in _as_seen(seen).items() if found is not None}
    return shown


def _as_seen(seen: dict[int, list[dict[str, Any]]]) -> dict[int, list[Offer]]:
    references = {row["code"] for offered in seen.values() for row in offered}
    records = Record.objects.filter(reference__in=references, kind="code").select_related("cycle")
    cycles = dict(Record.objects.filter(pk__in=list(seen)).values_list("pk", "cycle_id"))
    codes = {(record.cycle_id, record.reference): record for record in records}
    return {
        pk: [
            Offer(codes[cycles[pk], row["code"]], row["rank"], row["score"])
            for row in offered
            if (cycles[pk], row["code"]) in codes
        ]
        for pk, offered in seen.items()
    }


def last_reading(cycle: Cycle, by: Actor) -> Reading | None:
    """What `by` read last and did not take back."""
    rows = Reading.objects.filter(by__in=participants_of(by), input__record__cycle=cycle, undone_at=None)
    return rows.select_related("input__record__cycle").order_by("-pk").first()


def read_among(records: Collection[int], by: Actor) -> set[int]:
    """Those of these inputs that `by` read already."""
    rows = Reading.objects.filter(input__in=list(records), by__in=participants_of(by), undone_at=None)
    return set(rows.values_list("input_id", flat=True))
