"""Contributions that wait to be read, and some that were. Import after `django.setup()`."""

from collections.abc import Iterable, Sequence
from typing import Any

from kit.bulk import pour, settle
from kit.cycle import AT, steward
from moothill.commons.cycles.models import Cycle
from moothill.commons.people.guests import begin_guest
from moothill.commons.record import kinds
from moothill.commons.record.laying import GAP
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create
from moothill.core.policy import RecordState
from moothill.rooms.coding.models import Assignment, Excerpt, Reading, Suggestion, Waiting
from moothill.rooms.inputs.models import Input


def fill(cycle: Cycle, read: Sequence[tuple[str, Sequence[str]]], waiting: Iterable[str]) -> None:
    """Contributions that were read and got these codes, by label; and contributions that nobody has read."""
    labels = sorted({label for _text, own in read for label in own})
    codes = {label: _code(cycle, label) for label in labels}
    first = _next_id()
    lay(cycle, (text for text, _own in read), first)
    _read(first, read, codes)
    start = first + len(read)
    lay(cycle, waiting, start)
    pour(Waiting, (_waits(pk, cycle) for pk in range(start, _next_id())))
    settle(Record, Reading, Excerpt, Assignment, Suggestion)


def lay(cycle: Cycle, texts: Iterable[str], first: int) -> None:
    """Published contributions with these words; their ids go up by one from the first."""
    kept: list[str] = []

    def flush() -> None:
        nonlocal first
        pour(Record, (_record(first + at, cycle) for at in range(len(kept))))
        pour(Input, (_input(first + at, cycle, text) for at, text in enumerate(kept)))
        first += len(kept)
        kept.clear()

    for text in texts:
        kept.append(text)
        if len(kept) == 10_000:
            flush()
    if kept:
        flush()


def _code(cycle: Cycle, label: str) -> int:
    values = {"title": label, "standing": "adopted"}
    return create(kind=kinds.get("code"), cycle=cycle, values=values, by=steward(cycle, 1), at=AT).pk


def _next_id() -> int:
    return (Record.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1


def _read(first: int, read: Sequence[tuple[str, Sequence[str]]], codes: dict[str, int]) -> None:
    by = {"by_id": begin_guest(at=AT).participant.pk, "by_name": "A reader", "at": AT}
    ids = range(first, first + len(read))
    own = {
        "version": 1,
        "codes": [],
        "offered": [],
        "hidden": [],
        "blind": False,
        "double": False,
        "differs": False,
        **by,
    }
    pour(Reading, ({"id": pk, "input_id": pk, **own} for pk in ids))
    pour(Excerpt, ({"id": pk, "input_id": pk, "version": 1, "start": 0, "end": 1} for pk in ids))
    marks = [(pk, codes[label]) for pk, (_text, own) in zip(ids, read, strict=True) for label in own]
    pour(
        Assignment,
        (
            {"excerpt_id": pk, "input_id": pk, "code_id": code, "reading_id": pk, "suggested": False, "ended_by_name": "",
             "ended_because": "", **by}
            for pk, code in marks
        ),
    )  # fmt: skip


def _record(pk: int, cycle: Cycle) -> dict[str, Any]:
    return {
        "id": pk, "cycle_id": cycle.pk, "kind": "input", "reference": f"I-{pk}", "title": "A proposal", "number": "",
        "source": "", "doubt": "", "state": RecordState.PUBLISHED.value, "position": pk * GAP, "version": 1,
        "created_at": AT, "published_at": AT, "withdrawn_because": "",
    }  # fmt: skip


def _input(pk: int, cycle: Cycle, words: str) -> dict[str, Any]:
    return {
        "record_id": pk, "form": "idea", "words": words, "why": "", "answers": [], "table": "", "passage": "",
        "coming_by": "site", "said_by": "", "organisation": "", "language": "de", "place": "", "consent": "unnamed",
        "licence": "", "supports": 0, "shown_in_id": cycle.pk, "from_organisation": False,
    }  # fmt: skip


def _waits(pk: int, cycle: Cycle) -> dict[str, Any]:
    return {
        "input_id": pk,
        "cycle_id": cycle.pk,
        "lot": pk * 2_654_435_761 % (1 << 32),
        "wanted": 1,
        "double": False,
    }
