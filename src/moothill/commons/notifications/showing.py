"""What of somebody's notices they may see now: asked each time, for pages and mails alike."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import actor_of, cycles_visible_to, guest_actor
from moothill.commons.journal.models import Entry
from moothill.commons.notifications.lines import facts_of
from moothill.commons.notifications.models import Notice, Reader
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Record, Suggestion
from moothill.core.policy import RecordState

# Of things that are no records: which of these marks (ids) somebody may see, by the first word of a line's kind, which is
# also the name of the fact that holds the mark. A kind of line named in OWN_DOORS and not here is shown to nobody.
Gate = Callable[[Actor, Sequence[int]], Collection[int]]
_GATES: dict[str, Gate] = {}
OWN_DOORS = ("comment",)


# Of versions of records, as pairs of record and number: those of which nothing may be told, since they are hidden or held.
Veiled = Callable[[Collection[tuple[int, int]]], Collection[tuple[int, int]]]


def _none(versions: Collection[tuple[int, int]]) -> Collection[tuple[int, int]]:
    return ()


_veiled: list[Veiled] = [_none]


def fill(gates: Mapping[str, Gate], veiled: Veiled = _none) -> None:
    """Say who may see what is no record, and which versions nobody may. Called once, by `config.wiring`."""
    _GATES.clear()
    _GATES.update(gates)
    _veiled[:] = [veiled]


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that may be shown. `name` is what its record is called now, `title` the line's: "" where they may not be told.

    `url` leads to the subject.
    """

    notice: Notice
    entry: Entry
    cycle: Cycle
    reference: str
    name: str
    title: str
    url: str
    reason: str

    @property
    def subject(self) -> str:
        """What notices are grouped by."""
        return self.entry.subject


def actor_of_reader(reader: Reader, at: datetime) -> Actor:
    """Whose eyes a reader has at `at`: those of their account or guest; a passer-by's where they are an address alone."""
    if reader.participant_id is None:
        return PASSER_BY
    participant = Participant.objects.select_related("person").get(pk=reader.participant_id)
    if participant.person:
        return actor_of(participant.person, at) if participant.person.is_active else PASSER_BY
    return guest_actor(participant)


def told(notices: Iterable[Notice], actor: Actor) -> list[Told]:
    """Those of the notices that `actor` may see, in the same order. The number of questions does not grow with them.

    The notices come with entry, entry's head and cycle.
    """
    rows = list(notices)
    eyes = _Eyes(rows, actor)
    return [shown for notice in rows if (shown := eyes.see(notice))]


class _Eyes:
    """What an actor may see of everything that some notices are about."""

    def __init__(self, rows: Sequence[Notice], actor: Actor) -> None:
        self.cycles = cycles_visible_to(actor).in_bulk({row.cycle_id for row in rows})
        self.records = _records(rows, actor)
        self.suggestions = _suggestions(rows, actor)
        self.ends = _ends_of_links(rows, actor)
        self.veiled = _veiled[0]({_version(row) for row in rows if row.record_id and row.entry.version})
        self.marks = {name: _marks(name, rows, actor) for name in OWN_DOORS}

    def see(self, notice: Notice) -> Told | None:
        entry, cycle = notice.entry, self.cycles.get(notice.cycle_id)
        if cycle is None or not self._may_be_told(notice):
            return None
        record = self.records.get(notice.record_id or 0)
        suggestion = self._suggestion(notice)
        public = record is not None and record.state != RecordState.WITHDRAWN
        words = public or notice.record_id is None
        if record:
            record.cycle = cycle
        address = suggestion.get_absolute_url() if suggestion else record.get_absolute_url() if record else ""
        return Told(
            notice=notice, entry=entry, cycle=cycle, reference=entry.subject.partition("/")[2] if record else "",
            name=record.title if record and public else "", title=entry.title if words else "",
            url=address or cycle.get_absolute_url(),
            reason=entry.reason if words or _is_withdrawal(entry) or suggestion else "",
        )  # fmt: skip

    def _may_be_told(self, notice: Notice) -> bool:
        entry = notice.entry
        door = entry.kind.partition(".")[0]
        if door in OWN_DOORS and facts_of(entry).get(door) not in self.marks[door]:
            return False
        if door == "suggestion":
            return self._suggestion(notice) is not None
        if entry.kind.startswith("link.") and (notice.cycle_id, facts_of(entry)["to"]) not in self.ends:
            return False
        if notice.record_id is None:
            return True
        if _version(notice) in self.veiled:
            return False
        record = self.records.get(notice.record_id)
        return record is not None and (record.state != RecordState.WITHDRAWN or _is_withdrawal(entry))

    def _suggestion(self, notice: Notice) -> Suggestion | None:
        return self.suggestions.get(_number(notice)) if notice.entry.kind.startswith("suggestion.") else None


def _version(notice: Notice) -> tuple[int, int]:
    return notice.record_id or 0, notice.entry.version


def _is_withdrawal(entry: Entry) -> bool:
    return entry.kind.endswith(".withdrawn")


def _records(rows: Sequence[Notice], actor: Actor) -> dict[int, Record]:
    """By id: those the actor may see, and withdrawn ones, of which nothing is told but that they are gone, and why."""
    return Record.objects.addressable_by(actor).in_bulk({row.record_id for row in rows if row.record_id})


def _number(notice: Notice) -> tuple[int, int]:
    return notice.cycle_id, int(facts_of(notice.entry)["suggestion"])


def _suggestions(rows: Sequence[Notice], actor: Actor) -> dict[tuple[int, int], Suggestion]:
    """By cycle and number: those that stand in public, and the actor's own."""
    wanted = {_number(row) for row in rows if row.entry.kind.startswith("suggestion.")}
    if not wanted:
        return {}
    any_of = reduce(or_, (Q(cycle=cycle, number=number) for cycle, number in wanted))
    found = Suggestion.objects.visible_to(actor).filter(any_of).select_related("cycle")
    return {(each.cycle_id, each.number): each for each in found}


def _ends_of_links(rows: Sequence[Notice], actor: Actor) -> set[tuple[int, str]]:
    wanted: set[tuple[int, Any]] = {
        (row.cycle_id, facts_of(row.entry)["to"]) for row in rows if row.entry.kind.startswith("link.")
    }
    if not wanted:
        return set()
    any_of = reduce(or_, (Q(cycle=cycle, reference=reference) for cycle, reference in wanted))
    return set(Record.objects.visible_to(actor).filter(any_of).values_list("cycle_id", "reference"))


def _marks(name: str, rows: Sequence[Notice], actor: Actor) -> Collection[int]:
    wanted = [
        mark
        for row in rows
        if row.entry.kind.startswith(f"{name}.") and (mark := facts_of(row.entry).get(name))
    ]
    return set(_GATES[name](actor, wanted)) if wanted and name in _GATES else set()
