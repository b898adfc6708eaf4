"""Lines of the journal as changes that people read: several saves of one sitting are one change."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, Revision, Suggestion
from moothill.front.feeds.sizes import Size, Span, sizes
from moothill.front.site.journal import Line, told
from moothill.front.site.veils import Veil, unnamed, veils

_SITTING = timedelta(hours=1)
_SAVED = ".revised"


@dataclass(slots=True)
class Change:
    """One line, or several saves of one person on one record within an hour. Words are "" where they are not public.

    `lines` are newest first. `address` leads to what changed, `compare` to the difference; "" where there is none.
    """

    entries: list[Entry]
    lines: list[Line]
    address: str = ""
    compare: str = ""
    size: Size | None = None
    record: Record | None = None

    @property
    def newest(self) -> Line:
        """The last thing done."""
        return self.lines[0]

    @property
    def name(self) -> str:
        """Whose page of changes this leads to; "" where no name was kept, or it is hidden."""
        name = self.entries[0].actor_name
        return name if name == self.newest.by else ""

    @property
    def saves(self) -> int:
        """How many saves it was."""
        return len(self.lines)

    @property
    def began(self) -> datetime:
        """When the first of them was made."""
        return self.lines[-1].at

    @property
    def is_veiled(self) -> bool:
        """Whether a reason was given that is not shown."""
        return any(line.veiled for line in self.lines)

    @property
    def reasons(self) -> list[str]:
        """Why, each reason once, oldest first."""
        return list(dict.fromkeys(line.reason for line in reversed(self.lines) if line.reason))

    @property
    def versions(self) -> tuple[int, int]:
        """The version before it, and the one it led to."""
        return self.entries[-1].version - 1, self.entries[0].version


@dataclass(slots=True)
class _Known:
    """What of the subjects of some lines an actor may see."""

    records: dict[str, Record] = field(default_factory=dict)
    suggestions: dict[int, Suggestion] = field(default_factory=dict)
    veils: dict[tuple[int, int], Veil] = field(default_factory=dict)


def changes(
    entries: Sequence[Entry], cycle: Cycle, actor: Actor, *, by: str = "", together: bool = True
) -> list[Change]:
    """These lines, newest first, as `actor` may read them. Asks a fixed number of questions.

    `together` puts the saves of one sitting into one change. With `by`, these are lines of one contributor: those whose
    author's name is hidden are left out.
    """
    known = _known(entries, cycle, actor)
    lines = zip(entries, told(entries, cycle, actor), strict=True)
    rows = [(entry, _as_far_as_told(entry, line, known)) for entry, line in lines]
    rows = [(entry, line) for entry, line in rows if not by or line.by == by]
    apart = _sittings(rows) if together else [Change([entry], [line]) for entry, line in rows]
    found = [_addressed(change, known, cycle) for change in apart]
    spans = {id(change): span for change in found if (span := _span(change))}
    measured = sizes(spans.values())
    for change in found:
        change.size = measured.get(spans[id(change)]) if id(change) in spans else None
    return found


def _sittings(rows: Iterable[tuple[Entry, Line]]) -> list[Change]:
    """Saves that follow upon each other without anybody else's between them are put together."""
    latest: dict[str, Change] = {}
    in_order: list[Change] = []
    for entry, line in rows:
        change = latest.get(entry.subject)
        if change and _is_one_sitting(change, entry):
            change.entries.append(entry)
            change.lines.append(line)
            continue
        latest[entry.subject] = Change([entry], [line])
        in_order.append(latest[entry.subject])
    return in_order


def _is_one_sitting(change: Change, entry: Entry) -> bool:
    newest, last = change.entries[0], change.entries[-1]
    return (
        entry.kind == last.kind
        and entry.kind.endswith(_SAVED)
        and (entry.actor_id, entry.actor_name) == (last.actor_id, last.actor_name)
        and entry.version == last.version - 1
        and newest.at - entry.at <= _SITTING
    )


def _known(entries: Sequence[Entry], cycle: Cycle, actor: Actor) -> _Known:
    references = {entry.subject.partition("/")[2] for entry in entries}
    records = Record.objects.visible_to(actor).filter(cycle=cycle, reference__in=references)
    numbers = {number for entry in entries if (number := suggestion_of(entry))}
    suggestions = Suggestion.objects.visible_to(actor).filter(cycle=cycle, number__in=numbers)
    by_reference = {each.reference: each for each in records}
    return _Known(by_reference, {each.number: each for each in suggestions}, _veils(entries, by_reference))


def _veils(entries: Sequence[Entry], records: Mapping[str, Record]) -> dict[tuple[int, int], Veil]:
    """The veils over the versions that lines tell of, by the record's id and the version's number."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for entry in entries:
        if entry.version and (record := records.get(entry.subject.partition("/")[2])):
            numbers[record.pk].add(entry.version)
    which = reduce(or_, (Q(record=pk, number__in=theirs) for pk, theirs in numbers.items()), Q(pk=None))
    found = Revision.objects.filter(which).values_list("pk", "record_id", "number")
    versions = {pk: (record, number) for pk, record, number in found}
    return {versions[pk]: veil for pk, veil in veils(versions).items()}


def _as_far_as_told(entry: Entry, line: Line, known: _Known) -> Line:
    """A line without what is hidden or held of its version, or of a suggestion that is not public."""
    number = suggestion_of(entry)
    if number and number not in known.suggestions:
        return replace(line, url="", title="", reason="")
    record = known.records.get(entry.subject.partition("/")[2])
    veil = known.veils.get((record.pk, entry.version)) if record else None
    if veil and veil.words:
        line = replace(line, title="", reason="")
    return replace(line, by=unnamed()) if veil and veil.author else line


def suggestion_of(entry: Entry) -> int:
    """The number of the suggestion that a line tells of; 0 for a line about anything else."""
    return int(json.loads(entry.facts).get("suggestion", 0)) if entry.kind.startswith("suggestion.") else 0


def _addressed(change: Change, known: _Known, cycle: Cycle) -> Change:
    entry = change.entries[0]
    change.record = known.records.get(entry.subject.partition("/")[2])
    if change.record:
        change.record.cycle = cycle
        change.address = change.record.get_absolute_url()
    if number := suggestion_of(entry):
        change.address = (
            f"{cycle.get_absolute_url()}suggestions/{number}/" if number in known.suggestions else ""
        )
    old, new = change.versions
    if change.record and entry.kind.endswith(_SAVED) and old >= 1:
        change.compare = f"{change.record.get_absolute_url()}compare/?from={old}&to={new}"
    return change


def _span(change: Change) -> Span | None:
    if not change.compare or change.record is None:
        return None
    old, new = change.versions
    return change.record.pk, old, new
