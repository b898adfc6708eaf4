"""Which drafts and editions were opened for comment, under which call, and for how long."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Consultation, Draft, Edition

# What can be opened for comment.
ASKED_ABOUT = ("draft", "edition")
# Days that are advised where a cycle is checked against no pack that says so: RES-04 of the packs that come along.
_ADVISED = 14

# For how many days a draft should be open in a cycle; None where no rule of the cycle says so.
Adviser = Callable[[Cycle], int | None]
_adviser: list[Adviser] = []


def advise_by(adviser: Adviser | None) -> None:
    """Say who knows how long a draft should be open. Called once, by `config.wiring`. None forgets it."""
    _adviser[:] = [adviser] if adviser else []


def advised_days(cycle: Cycle) -> int:
    """For how many days a draft should be open for comment in this cycle: a hint, that nobody is bound by."""
    found = _adviser[0](cycle) if _adviser else None
    return _ADVISED if found is None else found


@dataclass(frozen=True, slots=True)
class Period:
    """The days from the opening of a call to its closing. `days` is None where one of them is not known."""

    opens: date | None
    closes: date | None

    @property
    def days(self) -> int | None:
        """How many days lie between them."""
        return (self.closes - self.opens).days if self.opens and self.closes else None


def period_of(call: Any, cycle: Cycle) -> Period:
    """When a call opened and closes, in days of its cycle; of one that was held elsewhere as far as its period says so."""
    return Period(_day(call.opens_at, cycle) or call.earliest, _day(call.closes_at, cycle) or call.latest)


def _day(moment: datetime | None, cycle: Cycle) -> date | None:
    return cycle.day(moment) if moment else None


def scope_of(record: Record) -> set[int]:
    """The ids of all drafts and editions whose comments concern a record: of a draft itself; of a commitment all its drafts;
    of an edition itself, the editions before it, and every draft of the commitments in it. At most three questions.
    """
    if record.kind == "commitment":
        return set(Draft.objects.filter(commitment=record.pk).values_list("pk", flat=True))
    if record.kind != "edition":
        return {record.pk}
    edition = Edition.objects.get(pk=record.pk)
    named = [row["draft"] for row in edition.drafts]
    bundled = Draft.objects.filter(record__cycle=record.cycle_id, record__reference__in=named)
    drafts = Draft.objects.filter(commitment__in=bundled.values("commitment")).values_list("pk", flat=True)
    before = Edition.objects.filter(record__cycle=record.cycle_id, place__lte=edition.place or 10**6)
    return {record.pk, *drafts, *before.values_list("pk", flat=True)}


def calls_about(records: Collection[int], cycle: Cycle, actor: Actor) -> list[Any]:
    """The published calls under which these were opened for comment, the oldest first, with their records. One question."""
    about = Consultation.objects.filter(on__in=records).values("call")
    seen = kinds.get("call").model.objects.visible_in(cycle, actor)
    found = (
        seen.filter(pk__in=about, record__state=RecordState.PUBLISHED).select_related("record").order_by("pk")
    )
    calls = list(found)
    for call in calls:
        call.record.cycle = cycle
    return calls


def asked_about(calls: Iterable[int], cycle: Cycle, actor: Actor) -> dict[int, list[Record]]:
    """By call the drafts and editions that it asks about and that `actor` may see. Two questions."""
    rows = list(Consultation.objects.filter(call__in=list(calls)).values_list("call", "on"))
    seen = Record.objects.visible_in(cycle, actor).in_bulk([on for _call, on in rows])
    found: dict[int, list[Record]] = {}
    for call, on in sorted(rows):
        if on in seen:
            seen[on].cycle = cycle
            found.setdefault(call, []).append(seen[on])
    return found
