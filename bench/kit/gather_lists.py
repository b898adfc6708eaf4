"""The register of contributions with a thousand rows and with a million. Import after `django.setup()`."""

import resource
from itertools import islice
from time import perf_counter
from typing import Any

from kit import cold
from kit.bulk import pour, settle
from kit.cycle import AT, begin, steward
from kit.words import Words
from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.laying import GAP
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create
from moothill.core.policy import RecordState
from moothill.rooms.inputs.models import Input

FEW, RATIO = 1_000, 2.0
# Shares of a thousand give a full page in both; ten rows, the oldest of all, are what a scan would find last.
LISTS = {
    "all": "",
    "one call (1 of 10)": "?call=Q-1",
    "one event (1 of 10)": "?event=A-1",
    "ideas (9 of 10)": "?form=idea",
    "notes (1 of 10)": "?form=note",
    "by paper (10 rows)": "?channel=paper",
    "organisations (1 of 10)": "?sender=organisation",
    "in Gaelic (10 rows)": "?language=gd",
    "one place (10 rows)": "?place=Kelso",
    "not answered": "?answered=no",
    "ideas in Gaelic by paper": "?form=idea&language=gd&channel=paper",
}


def measure(database: str, *, rows: int, rounds: int) -> list[str]:
    """Each list with few rows and with many, in turns; then the whole as data. Returns the goals that were missed."""
    few, many = begin("few"), begin("many")
    begun = perf_counter()
    for cycle, number in ((few, FEW), (many, rows)):
        _fill(cycle, number)
        settle(Record)
    print(f"\n{database}, contributions: {FEW:,} against {rows:,} (made in {perf_counter() - begun:.0f} s)")
    print(
        f"{'list':28}{'few, p95':>12}{'many, p95':>12}{'ratio':>8}{'in turn':>9}{'queries':>9}{'many':>6}{'page 20':>12}"
    )
    missed = [words for name, query in LISTS.items() for words in _one(name, query, rounds)]
    _as_data(many)
    return missed


def _one(name: str, query: str, rounds: int) -> list[str]:
    from lists import _in_turns, _ms, p95

    small, large, deep = f"/few/inputs/{query}", f"/many/inputs/{query}", _deep(query)
    less, more, far = _in_turns(
        rounds, lambda: cold.get(small), lambda: cold.get(large), lambda: cold.get(deep)
    )
    ratio = p95(more) / p95(less)
    typical = sorted(b / a for a, b in zip(less, more, strict=True))[len(less) // 2]
    asked = cold.queries(small), cold.queries(large)
    print(
        f"{name:28}{_ms(p95(less))}{_ms(p95(more))}{ratio:>8.2f}{typical:>9.2f}{asked[0]:>9}{asked[1]:>6}{_ms(p95(far))}"
    )
    wrong = [f"contributions, {name}: {ratio:.1f} times"] if min(ratio, typical) > RATIO else []
    return wrong + ([f"contributions, {name}: more questions"] if asked[1] > asked[0] else [])


def _deep(query: str) -> str:
    """A page far down the list: right after the middle one of all."""
    ids = Input.objects.filter(shown_in__slug="many").order_by("pk").values_list("pk", flat=True)
    middle = ids[ids.count() // 2]
    return f"/many/inputs/{query}{'&' if query else '?'}after={middle}"


def _as_data(cycle: Cycle, most: int = 50_000) -> None:
    """How many rows a second leave as JSON, and how much the process grows meanwhile."""
    from django.test import Client

    answer = Client(headers={"Host": "localhost"}).get(f"/{cycle.slug}/inputs.json")
    if not answer.streaming:
        return
    pieces = iter(answer)
    list(islice(pieces, 1_000))
    before, begun = _peak(), perf_counter()
    sent = sum(1 for _piece in islice(pieces, most))
    seconds = perf_counter() - begun
    print(
        f"as JSON: {sent / seconds:,.0f} rows a second; {sent:,} rows later the process is {_peak() - before:.1f} MB larger"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _fill(cycle: Cycle, count: int) -> None:
    words, by = Words(), steward(cycle, 1)
    # Published without its checklist: the list alone is measured.
    call = create(
        kind=kinds.get("call"), cycle=cycle, values={"title": "What next?"}, by=by, at=AT, publish=False
    )
    Record.objects.filter(pk=call.pk).update(state=RecordState.PUBLISHED, published_at=AT)
    stage = create(
        kind=kinds.get("stage"), cycle=cycle, values={"title": "One", "when": "March 2018"}, by=by, at=AT
    )
    values = {
        "title": "A walk",
        "stage": stage.reference,
        "form": "event",
        "when": "5 March 2018",
        "place": "Ayr",
    }
    event = create(kind=kinds.get("activity"), cycle=cycle, values=values, by=by, at=AT)
    last = Record.objects.order_by("-pk").values_list("pk", flat=True)[0]
    pour(Record, (_record(last + at + 1, at, cycle, words) for at in range(count)))
    pour(Input, (_input(last + at + 1, at, cycle, call, event, words) for at in range(count)))


def _record(pk: int, at: int, cycle: Cycle, words: Words) -> dict[str, Any]:
    return {
        "id": pk, "cycle_id": cycle.pk, "kind": "input", "reference": f"I-{at + 1}", "title": words.title(), "number": "",
        "source": "", "doubt": "", "state": RecordState.PUBLISHED.value, "position": (at + 1) * GAP, "version": 1,
        "created_at": AT, "published_at": AT, "withdrawn_because": "",
    }  # fmt: skip


def _input(pk: int, at: int, cycle: Cycle, call: Record, event: Record, words: Words) -> dict[str, Any]:
    rare, tenth = at < 10, at % 10
    return {
        "record_id": pk, "form": "note" if tenth == 1 else "idea", "words": words.text(), "why": "", "answers": [],
        "call_id": call.pk if tenth == 2 else None, "event_id": event.pk if tenth == 3 else None, "table": "",
        "passage": "", "coming_by": "paper" if rare else "site", "said_by": "",
        "organisation": "The Grove" if tenth == 4 else "", "language": "gd" if rare else "en",
        "place": "Kelso" if rare else ("Ayr" if tenth == 5 else ""), "consent": "named", "licence": "", "supports": at % 7,
        "shown_in_id": cycle.pk, "from_organisation": tenth == 4,
    }  # fmt: skip
