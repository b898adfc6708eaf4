"""A cycle with very many contributions, coded, each by a guest who follows it. Import after `django.setup()`."""

from collections.abc import Sequence
from typing import Any

from kit.bulk import pour, settle
from kit.cycle import AT, steward
from kit.gather_lists import _input, _record
from kit.words import Words
from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.models import Follow, Reader
from moothill.commons.people.models import Participant
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import create
from moothill.core.policy import RecordState
from moothill.rooms.inputs.models import Input
from moothill.rooms.responses.operations import draft, publish

THEMES, CODES, LEFT = 5, 10, 20


def fill(cycle: Cycle, count: int) -> list[Record]:
    """The themes: everything is in one of them by a code, but for the newest LEFT contributions."""
    by = steward(cycle, 1)
    themes = [
        _made(cycle, "theme", by, title=f"Theme {number}", number=str(number + 1)) for number in range(THEMES)
    ]
    codes = [
        (
            theme,
            _made(
                cycle,
                "code",
                by,
                title=f"Code {theme.reference} {number}",
                definition="x",
                standing="adopted",
            ),
        )
        for theme in themes
        for number in range(CODES)
    ]
    Link.objects.bulk_create(
        Link(cause=code, effect=theme, kind=LinkKind.PART_OF, at=AT) for theme, code in codes
    )
    _pour_inputs(cycle, count, by)
    inputs = list(
        Record.objects.filter(cycle=cycle, kind="input").order_by("pk").values_list("pk", "reference")
    )
    coded = inputs[:-LEFT]
    first = (Link.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    pour(
        Link,
        (_link(first + at, pk, codes[at % len(codes)][1].pk) for at, (pk, _reference) in enumerate(coded)),
    )
    _follow(cycle, inputs)
    settle(Link, Record, Participant, Reader, Follow)
    return themes


def _pour_inputs(cycle: Cycle, count: int, by: Any) -> None:
    """A tenth answers a call, a tenth came from an event."""
    words = Words()
    call = _made(cycle, "call", by, publish=False, title="What next?", reply_by="2018-01-02")
    Record.objects.filter(pk=call.pk).update(state=RecordState.PUBLISHED, published_at=AT)
    stage = _made(cycle, "stage", by, title="One", when="March 2018").reference
    event = _made(
        cycle, "activity", by, title="A walk", stage=stage, form="event", when="5 March 2018", place="Ayr"
    )
    last = Record.objects.order_by("-pk").values_list("pk", flat=True)[0]
    pour(Record, (_record(last + at + 1, at, cycle, words) for at in range(count)))
    pour(Input, (_input(last + at + 1, at, cycle, call, event, words) for at in range(count)))


def _made(cycle: Cycle, kind: str, by: Any, *, publish: bool = True, **values: Any) -> Record:
    return create(kind=kinds.get(kind), cycle=cycle, values=values, by=by, at=AT, publish=publish)


def _link(pk: int, cause: int, effect: int) -> dict[str, Any]:
    return {"id": pk, "cause_id": cause, "effect_id": effect, "kind": LinkKind.CODED_TO.value, "note": "", "by_name": "",
            "at": AT}  # fmt: skip


def _follow(cycle: Cycle, inputs: Sequence[tuple[int, str]]) -> None:
    people = (Participant.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1000
    readers = (Reader.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1000
    pour(
        Participant,
        ({"id": people + at, "label": f"Guest {people + at}", "since": AT} for at in range(len(inputs))),
    )
    pour(Reader, ({"id": readers + at, "participant_id": people + at, "address": "", "language": "", "often": "2-daily",
                   "since": AT} for at in range(len(inputs))))  # fmt: skip
    pour(Follow, ({"reader_id": readers + at, "cycle_id": cycle.pk, "topic": f"record/{reference}", "often": "",
                   "asked": False, "since": AT} for at, (_pk, reference) in enumerate(inputs)))  # fmt: skip


def answer(cycle: Cycle, themes: Sequence[Record]) -> None:
    """One published response to all themes."""
    by = steward(cycle, 1)
    words = {
        "title": "All of it",
        "asked": "What?",
        "heard": "Much.",
        "did": "All of it.",
        "outcome": "taken-up",
    }
    publish(responses=[draft(cycle=cycle, to=themes, values=words, by=by, at=AT)], by=by, at=AT)
