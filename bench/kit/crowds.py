"""Crowds of records to list and to search. Import after `django.setup()`."""

from collections.abc import Callable, Iterable
from typing import Any

from kit.bulk import pour, settle, without_index
from kit.cycle import AT, steward
from kit.words import Words
from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.laying import GAP
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create
from moothill.commons.search.content import mark_of_cycle, mark_of_kind
from moothill.commons.search.models import Indexed
from moothill.core.policy import RecordState
from moothill.rooms.activities.kinds import State
from moothill.rooms.activities.models import Activity
from moothill.rooms.pages.models import Section

STAGES = 5
_PLACES = ("Glasgow", "Aberdeen", "Inverness", "Online", "")


def fill(cycle: Cycle, *, activities: int, sections: int, alike: bool = False) -> None:
    """So many activities in five stages, and so many sections on one planning page, each hundredth with a table.

    Where they are `alike`, every activity fits every filter that is measured.
    """
    words = Words()
    stages = [
        _made("stage", cycle, title=f"Stage {number}", when="March 2018") for number in range(1, STAGES + 1)
    ]
    same = {"stage_id": stages[0].pk, "state": "complete", "place": "Glasgow"} if alike else {}
    page = _made("page", cycle, title="Planning page")
    first = _next_id()
    pour(
        Record, (_record(first + at, "activity", f"A-{at + 1}", cycle, at, words) for at in range(activities))
    )
    pour(Activity, (_activity(first + at, at, stages, words) | same for at in range(activities)))
    first += activities
    pour(Record, (_record(first + at, "section", f"SE-{at + 1}", cycle, at, words) for at in range(sections)))
    pour(Section, (_section(first + at, at, page, words) for at in range(sections)))
    settle(Record)


def publish(cycle: Cycle, count: int) -> None:
    """So many published records in the index: of their kind's own table a search reads nothing, so there they are not."""
    words = Words()
    kind_names = [kind.name for kind in kinds.every() if not kind.single]
    first = _next_id()
    rows = [(first + at, kind_names[at % len(kind_names)]) for at in range(count)]
    pour(Record, (_record(pk, kind, f"X-{pk}", cycle, at, words) for at, (pk, kind) in enumerate(rows)))
    titles = (
        Record.objects.filter(pk__gte=first)
        .order_by("pk")
        .values_list("pk", "kind", "title")
        .iterator(20_000)
    )
    with without_index("search_by_words"):
        pour(Indexed, (_indexed(pk, kind, title, cycle, words) for pk, kind, title in titles))
    settle(Record)


def shelve(cycle: Cycle, rows: Callable[[], Iterable[tuple[str, str]]]) -> int:
    """Published records in the index, each with its kind and its text; their ids go up by one from the first, which is given.

    `rows` is called twice and must give the same each time, so that they need not all be in memory.
    """
    first = _next_id()
    pour(Record, (_shelved(first + at, kind, text, cycle, at) for at, (kind, text) in enumerate(rows())))
    with without_index("search_by_words"):
        pour(
            Indexed,
            (_leaf(first + at, kind, _begun(text), cycle, text) for at, (kind, text) in enumerate(rows())),
        )
    settle(Record)
    return first


def _begun(text: str) -> str:
    return text[:90].rsplit(" ", 1)[0]


def _shelved(pk: int, kind: str, text: str, cycle: Cycle, at: int) -> dict[str, Any]:
    return _record(pk, kind, f"X-{pk}", cycle, at, None) | {"title": _begun(text)}


def _made(kind: str, cycle: Cycle, **values: Any) -> Record:
    return create(kind=kinds.get(kind), cycle=cycle, values=values, by=steward(cycle, 1), at=AT)


def _next_id() -> int:
    last = Record.objects.order_by("-pk").first()
    return last.pk + 1 if last else 1


def _record(pk: int, kind: str, reference: str, cycle: Cycle, at: int, words: Words | None) -> dict[str, Any]:
    return {
        "id": pk,
        "cycle_id": cycle.pk,
        "kind": kind,
        "reference": reference,
        "title": words.title() if words else "",
        "number": "",
        "source": "",
        "doubt": "",
        "state": RecordState.PUBLISHED.value,
        "position": (at + 1) * GAP,
        "version": 1,
        "created_at": AT,
        "published_at": AT,
        "withdrawn_because": "",
    }


def _activity(pk: int, at: int, stages: list[Record], words: Words) -> dict[str, Any]:
    states = [state.value for state in State]
    return {
        "record_id": pk,
        "stage_id": stages[at % STAGES].pk,
        "group": "",
        "number": f"{at + 1}",
        "number_as_written": "",
        "form": "activity",
        "placeholder": False,
        "place": _PLACES[at % len(_PLACES)],
        "description": words.text(),
        "responsible": [{"name": "A body", "organisation": "", "side": "government"}],
        "sides": "g",
        "state": states[at % len(states)],
        "state_reason": "",
        "state_as_written": "",
        "remarks": "",
        "outcome": "",
        "registration": "none",
        "registration_address": "",
        "access": "",
        "no_report": "",
    }


def _section(pk: int, at: int, page: Record, words: Words) -> dict[str, Any]:
    slot = f"activities.of-stage|ST-{at // 100 % STAGES + 1}" if at % 100 == 50 else ""
    return {"record_id": pk, "page_id": page.pk, "depth": str(at % 3 + 1), "text": words.text(), "slot": slot}


def _indexed(pk: int, kind: str, title: str, cycle: Cycle, words: Words) -> dict[str, Any]:
    return _leaf(pk, kind, title, cycle, words.text())


def _leaf(pk: int, kind: str, title: str, cycle: Cycle, body: str) -> dict[str, Any]:
    return {
        "record_id": pk,
        "cycle_id": cycle.pk,
        "kind": kind,
        "language": "en",
        "version": 1,
        "title_length": len(title),
        "body_length": len(body),
        "place": f"{mark_of_cycle(cycle.pk)} {mark_of_kind(kind)}",
        "title": f"X-{pk} {title}",
        "body": body,
    }
