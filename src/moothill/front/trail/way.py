"""The whole way back in counts: how many of each kind stand behind a record, and the first of each."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.record.wide import ids_behind
from moothill.core.policy import RecordState
from moothill.front.trail.behind import COUNTED, Behind, states_seen
from moothill.front.trail.steps import INPUT

# So many of each kind are named; so many stand on a page of one kind; a mark has so many digits at most.
FIRST, PAGE, MARK = 5, 50, 9
WAY = "way."  # before the name of a kind: all of it on the way back
# Farthest first: so that it reads in the order in which things came about.
ORDER = (
    "activity",
    "call",
    INPUT,
    "code",
    "point",
    "theme",
    "response",
    "commitment",
    "milestone",
    "draft",
    "edition",
)


@dataclass(frozen=True, slots=True)
class Rung:
    """One kind of record behind another: how many (`over`: more than that), and the first of them.

    `address` asks for all of them, if that is a list of its own.
    """

    kind: str
    label: str
    count: int
    over: bool
    first: list[Record]
    address: str = ""


def way_back(behind: Behind, actor: Actor) -> list[Rung]:
    """A rung for each kind behind it, if it came farther than one step: else the causes on the page say as much already.

    Counted are those that are public, and drafts for insiders.
    """
    found = {kind: _standing(records, behind) for kind, records in behind.by_kind.items()}
    beyond = {edge.effect for edge in behind.edges} - {behind.start.pk}
    if not beyond and not (behind.records and behind.tally.number):
        return []
    rungs = [_rung(kind, records) for kind, records in found.items() if records]
    if behind.tally.number:
        rungs.append(_contributions(behind))
    for kind, number in (("call", behind.tally.calls), ("activity", behind.tally.events)):
        if number and kind not in found:
            rungs.append(Rung(kind, _label(kind, number), number, False, []))
    order = {kind: at for at, kind in enumerate(ORDER)}
    return sorted(rungs, key=lambda rung: order.get(rung.kind, len(order)))


def one_rung(behind: Behind, kind: str, after: str) -> tuple[str, list[Record], str]:
    """What all of one kind are called, a page of them, and the mark of the next page. Raises NoSuchPage."""
    records = _standing(behind.by_kind.get(kind, []), behind)
    begins = int(after) if after.isascii() and after.isdigit() and len(after) <= MARK else 0
    if not records[begins:] or (after and not begins):
        raise NoSuchPage
    ends = begins + PAGE
    return _label(kind, len(records)), records[begins:ends], str(ends) if ends < len(records) else ""


def _standing(records: list[Record], behind: Behind) -> list[Record]:
    states = states_seen(inside=behind.inside)
    return [each for each in records if RecordState(each.state) in states]


def _rung(kind: str, records: list[Record]) -> Rung:
    address = f"?causes={WAY}{kind}" if len(records) > FIRST else ""
    return Rung(kind, _label(kind, len(records)), len(records), False, records[:FIRST], address)


def _contributions(behind: Behind) -> Rung:
    ids = ids_behind(behind.places, INPUT, states_seen(inside=behind.inside), most=FIRST)
    first = sorted(Record.objects.filter(pk__in=ids), key=lambda each: each.pk)
    for each in first:
        each.cycle = behind.start.cycle
    number = behind.tally.number
    return Rung(
        INPUT, _label(INPUT, number), min(number, COUNTED), behind.tally.more, first, f"?causes={INPUT}"
    )


def _label(kind: str, number: int) -> str:
    """What they are called where they come from: an activity is an event here."""
    if kind == "activity":
        return _("Event") if number == 1 else _("Events")
    known = kinds.get(kind)
    return str(capfirst(known.label if number == 1 else known.plural))
