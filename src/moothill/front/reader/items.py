"""From what was found on a page to the items of one batch."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.batches import Item
from moothill.commons.record.paging import MOST
from moothill.core.dates import CannotRead, when
from moothill.core.wiki import Found, Kind, Reading
from moothill.front.reader import words

PAGE = "page"
NO_STAGE = "stage-none"
_TEXT, _LINE = 20_000, 400
# How long the text of a field may be; the reader's own limits keep nearly everything below.
_LIMITS: Mapping[str, int] = {
    "title": _LINE, "rule": _LINE, "aim": 2000, "revised_because": 2000, "group": 120, "place": 300, "number": 20,
    "number_as_written": 20, "state_as_written": 100, "status_as_written": 100, "phase": 200, "audience": 200,
    "team": 200, "remote": 500, "text": 60_000, "notes": 20_000, "outcome": 60_000,
}  # fmt: skip
_DATES = frozenset(("when", "start", "completion"))
_EMPTY: tuple[Any, ...] = ("", None, [], ())


def every_item(reading: Reading, cycle: Cycle, file: str) -> Iterator[Item]:
    """What the page would make, lowest first: an item may refer to those before it only."""
    without = any(each.kind == Kind.ACTIVITY and not each.values.get("stage") for each in reading.found)
    timelines = [each.handle for each in reading.found if each.kind == Kind.TIMELINE]
    for found in reading.found:
        if found.kind == Kind.TIMELINE and without:
            yield _stage_of_the_rest(cycle, reading, file)
            without = False
        if found.kind == Kind.SECTION and found is _first(reading, Kind.SECTION):
            yield from _rest(cycle, reading, file, without=without)
            without = False
        yield _item(found, cycle, file, drawn=frozenset(timelines[:MOST]))


def _first(reading: Reading, kind: Kind) -> Found | None:
    return next((each for each in reading.found if each.kind == kind), None)


def _rest(cycle: Cycle, reading: Reading, file: str, *, without: bool) -> Iterator[Item]:
    if without:
        yield _stage_of_the_rest(cycle, reading, file)
    title = _("Planning page")
    yield Item("page", {"title": title, "source": words.source((0, 0), file)}, handle=PAGE, place=file)


def _stage_of_the_rest(cycle: Cycle, reading: Reading, file: str) -> Item:
    """Activities of a page without stages need one all the same."""
    numbers = [each.values["number"] for each in reading.found if each.kind == Kind.STAGE]
    values = {
        "title": _("Activities of no stage"),
        "number": str(max((int(number) for number in numbers if number.isdigit()), default=0) + 1),
        "when": _whole(cycle),
        "doubt": _("The page names no stage for these activities; the period is that of the cycle."),
        "source": words.source((0, 0), file),
    }
    return Item("stage", values, handle=NO_STAGE, place=file)


def _whole(cycle: Cycle) -> str:
    return f"{cycle.starts.day} {cycle.starts:%B %Y} to {cycle.ends.day} {cycle.ends:%B %Y}"


def _item(found: Found, cycle: Cycle, file: str, *, drawn: frozenset[str]) -> Item:
    values = dict(found.values)
    lost: list[str] = []
    _fit_dates(values, cycle.starts.year, lost)
    made = _WAYS.get(found.kind, _same)(values, cycle)
    if found.kind == Kind.SECTION:
        made = _section(values, drawn)
    made = {name: value for name, value in made.items() if value not in _EMPTY or name in ("when",)}
    doubts = " ".join(filter(None, [words.doubt(found.doubts), *lost, *_shortened(made)]))
    made["source"] = words.source(found.lines, file)
    made["doubt"] = doubts if len(doubts) <= 1000 else doubts[:998].rsplit(" ", 1)[0] + " …"
    place = words.source(found.lines, file)
    return Item(found.kind.value, made, handle=found.handle, place=place)


def _fit_dates(values: dict[str, Any], year: int, lost: list[str]) -> None:
    """Words that give no date in this cycle's years stand with the doubts instead."""
    for name in _DATES & values.keys():
        try:
            when(values[name], year=year)
        except CannotRead:
            lost.append(_("“%(words)s” gives no date.") % {"words": values.pop(name)})


def _shortened(values: dict[str, Any]) -> Iterator[str]:
    """What does not fit its field is cut, and that is said."""
    for name, value in values.items():
        limit = _LIMITS.get(name, _TEXT)
        if isinstance(value, str) and len(value) > limit:
            values[name] = value[: limit - 2].rsplit(" ", 1)[0] + " …"
            yield _("Its text was too long and is cut; the page has it whole.")


def _same(values: dict[str, Any], cycle: Cycle) -> dict[str, Any]:
    return values


def _stage(values: dict[str, Any], cycle: Cycle) -> dict[str, Any]:
    return values if values.get("when") else values | {"when": _whole(cycle)}


def _row(values: dict[str, Any], cycle: Cycle) -> dict[str, Any]:
    return values | {"timeline": f"@{values['timeline']}"}


def _document(values: dict[str, Any], cycle: Cycle) -> dict[str, Any]:
    """Of a link only its words and its address are known: one version, with no copy here."""
    address = values.pop("address", "")
    kept = "elsewhere" if address else "not-known"
    version = {"label": values["title"][:200], "address": address, "kept": kept}
    return values | {"versions": [version]}


def _activity(values: dict[str, Any], cycle: Cycle) -> dict[str, Any]:
    parent, stage = values.pop("parent", ""), values.pop("stage", "")
    form = "event" if values.pop("is_event", False) else "activity"
    people = values.get("responsible", [])[:50]
    return values | {
        "form": form,
        "stage": f"@{stage or NO_STAGE}",
        "parent": f"@{parent}" if parent else "",
        "responsible": people,
    }


def _task(values: dict[str, Any], cycle: Cycle) -> dict[str, Any]:
    meeting = values.pop("meeting", "")
    return values | {"meeting": f"@{meeting}" if meeting else ""}


def _section(values: dict[str, Any], drawn: frozenset[str]) -> dict[str, Any]:
    """Its place on the page, and the table that stands in it."""
    slot, of = values.pop("slot", ""), values.pop("slot_of", "")
    if slot == "activities.of-stage":
        of = of or NO_STAGE
    if slot == "plan.timeline" and of not in drawn:
        slot = ""
    option = f"@{of}" if of else ""
    return values | {"page": f"@{PAGE}", "slot": f"{slot}|{option}" if slot else ""}


_WAYS: Mapping[Kind, Callable[[dict[str, Any], Cycle], dict[str, Any]]] = {
    Kind.STAGE: _stage,
    Kind.TIMELINE_ROW: _row,
    Kind.DOCUMENT: _document,
    Kind.ACTIVITY: _activity,
    Kind.TASK: _task,
}


def renamed(item: Item, references: Mapping[str, str]) -> Item:
    """The item with handles of records that are here already replaced by their references."""
    return replace(item, values={name: _named(value, references) for name, value in item.values.items()})


def _named(value: Any, references: Mapping[str, str]) -> Any:
    if not isinstance(value, str):
        return value
    before, bar, last = value.rpartition("|")
    known = references.get(last[1:]) if last.startswith("@") else None
    return f"{before}{bar}{known}" if known else value


def counts(items: Sequence[Item]) -> dict[str, int]:
    """How many items of each kind, in their order."""
    found: dict[str, int] = {}
    for item in items:
        found[item.kind] = found.get(item.kind, 0) + 1
    return found
