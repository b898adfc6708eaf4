"""Typing in what people said elsewhere, for them: one contribution, or a list of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.operations import keep
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.dates import Precision
from moothill.core.policy import Act
from moothill.rooms.activities.queries import activity_of
from moothill.rooms.inputs.errors import BadLine, BadLines, NothingWritten, TooManyLines
from moothill.rooms.inputs.kinds import ComingBy, Consent, InputForm
from moothill.rooms.inputs.models import Attachment
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down, titled

MOST_LINES = 300
_MARKS = ("-", "–", "•", "*")  # of lists, as they come along when one is pasted


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words: its number, the words, and the table that stood before them, "" for none."""

    number: int
    words: str
    table: str = ""


@transaction.atomic
def enter(
    *,
    cycle: Cycle,
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    event: Record | None = None,
    upload: "UploadedFile[bytes] | None" = None,
) -> Record:
    """Store one contribution that `by` types in for somebody else, whose name stands beside it as its typist's.

    `values` are open fields. Born at an `event`, it is a note of that event and of its day unless they say otherwise. It is
    public at once unless its consent is for no publication. `upload` is a scan or a photograph of the original, gone again if
    anything fails. A `key` seen before gets what it made then. Raises Refused, Invalid, FileRefused, KeyReused.
    """
    require(Act.ENTER, facts_of(by, cycle, event))
    given = born(event, values)
    if faults := tuple(_faults(given)):
        raise Invalid(faults)
    record = lay_down(cycle=cycle, values=given, by=by, at=at, key=key, behind=Behind(typed=True))
    if upload and not Attachment.objects.filter(input=record.pk).exists():
        who = Participant.objects.filter(pk=by.participant).first() if by.participant else None
        Attachment.objects.create(input_id=record.pk, file=keep(upload=upload, by=who, at=at))
    return record


@transaction.atomic
def enter_many(
    *,
    cycle: Cycle,
    text: str,
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    key: UUID,
    event: Record | None = None,
) -> list[Record]:
    """Store each line of `text` as one contribution, all of them or none; `values` holds what they share. See `enter`.

    A table may stand before the words, with a tab between. The same line sent again with the same `key` makes nothing new.
    Raises Refused, NothingWritten, TooManyLines, BadLines with the faults by line, Invalid for what they share, KeyReused.
    """
    require(Act.ENTER, facts_of(by, cycle, event))
    shared = born(event, values)
    if faults := tuple(_faults(shared)):
        raise Invalid(faults)
    lines = read_lines(text)
    context = Context(cycle)
    given = [shared | _said(line) for line in lines]
    check_lines(lines, given, context)
    return [
        lay_down(
            cycle=cycle, values=each, by=by, at=at, key=line_key, behind=Behind(typed=True), context=context
        )
        for each, line_key in zip(given, line_keys(key, lines), strict=True)
    ]


def born(event: Record | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of what was said at an event: its reference and its day, where they name neither; without one, as given."""
    given = dict(values)
    if event is None:
        return given
    given["event"] = event.reference
    given["form"] = given.get("form") or InputForm.NOTE.value
    given["coming_by"] = given.get("coming_by") or ComingBy.EVENT.value
    given["when"] = given.get("when") or day_of(event)
    return given


def day_of(event: Record) -> str:
    """The day of an event that took one day, in words that a period is read from; "" for any other."""
    thing = activity_of(event.pk)
    when = thing.when if thing else None
    return str(when.earliest) if when and when.precision == Precision.DAY else ""


def read_lines(text: str) -> list[Line]:
    """The lines that hold anything, without the marks of a list. Raises NothingWritten, TooManyLines."""
    lines = [_line(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise NothingWritten
    if len(lines) > MOST_LINES:
        raise TooManyLines(MOST_LINES)
    return lines


def check_lines(lines: Sequence[Line], values: Sequence[Mapping[str, Any]], context: Context) -> None:
    """Raise BadLines with what is wrong with each line; what they share is told with every one of them."""
    kind = kinds.get("input")
    bad: list[BadLine] = []
    for line, given in zip(lines, values, strict=True):
        try:
            clean(kind, titled(given), context, present={})
        except Invalid as error:
            bad += [_bad(line, fault) for fault in error.faults]
    if bad:
        raise BadLines(bad)


def line_keys(key: UUID, lines: Iterable[Line]) -> list[UUID]:
    """A once-only key for each line: the same for the same line sent again, however many stand before it."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for line in lines:
        same = (line.table, line.words)
        seen[same] += 1
        found.append(uuid5(key, f"{seen[same]}\t{line.table}\t{line.words}"))
    return found


def _line(number: int, text: str) -> Line:
    table, tab, words = text.partition("\t")
    if not tab or not table.strip():
        table, words = "", text
    words = words.strip()
    mark, _space, rest = words.partition(" ")
    return Line(number, rest.strip() if mark in _MARKS and rest.strip() else words, table.strip())


def _said(line: Line) -> dict[str, Any]:
    return {"words": line.words, **({"table": line.table} if line.table else {})}


def _bad(line: Line, fault: Fault) -> BadLine:
    # The title is made from the words: what is wrong with those is told once, beside them.
    named = "" if fault.field in {"words", "title"} else f"{kinds.get('input').field(fault.field).label}: "
    return BadLine(line.number, line.words[:60], f"{named}{fault.words}")


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What no door but this one would let through."""
    if (values.get("coming_by") or ComingBy.SITE) == ComingBy.SITE:
        yield Fault("coming_by", _("Say how it came: what people send here themselves is not typed in."))
    if values.get("consent") != Consent.NAMED:
        for name in ("said_by", "organisation"):
            if str(values.get(name) or "").strip():
                yield Fault(name, _("Leave this empty, or choose that it is published with the name."))
