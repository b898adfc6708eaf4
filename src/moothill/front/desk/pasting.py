"""Pasting a list: read, shown first, then made all or none."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.fields import Choice, Field, Line, Ref, When, Whole
from moothill.commons.record.kinds import Kind
from moothill.commons.record.operations import require_launched
from moothill.commons.record.ways import Way
from moothill.core.policy import Act
from moothill.front.desk.forms import PasteForm
from moothill.front.desk.gate import Desk, for_those_who_may

MOST_LINES = 500
_NOT_PASTED = {"source", "doubt", "number_as_written", "state_as_written", "status_as_written"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pasted list holds: items that can be made, and every line that cannot, with why."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...]


def columns(kind: Kind) -> list[Field]:
    """The fields a pasted line may give, in order: the required ones, then the other short ones."""
    simple = [
        field
        for field in kind.fields
        if isinstance(field, Line | When | Choice | Whole | Ref)
        and field.name not in _NOT_PASTED
        and field.in_form
    ]
    return sorted(simple, key=lambda field: (field.name != "title", not field.required))


def read(kind: Kind, rows: str, desk: Desk) -> Reading:
    """Each line as an item, checked as if it were made and shown to all now; nothing is stored."""
    items, faults = [], []
    context = Context(desk.cycle, at=desk.at)
    lines = [(number, line) for number, line in enumerate(rows.splitlines(), start=1) if line.strip()]
    for number, line in lines[:MOST_LINES]:
        item = Item(kind.name, _cells(kind, line), place=_("line %(number)s") % {"number": number})
        try:
            require_launched(kind, clean(kind, item.values, context, present={}), context)
        except Invalid as invalid:
            faults += [
                Fault(f"{item.place}: {_label(kind, fault.field)}", fault.words) for fault in invalid.faults
            ]
            continue
        items.append(item)
    faults += [
        Fault(_("line %(number)s") % {"number": number}, _too_many())
        for number, _line in lines[MOST_LINES:][:1]
    ]
    return Reading(tuple(items), tuple(faults))


def _too_many() -> str:
    return _("At most %(most)s lines fit into one list. Paste the rest as another.") % {"most": MOST_LINES}


def _cells(kind: Kind, line: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.strip().strip("|").split("\t" if "\t" in line else "|")]
    names = [field.name for field in columns(kind)]
    given = dict(zip(names, cells, strict=False))
    extra = cells[len(names) :]
    return (
        given if not any(extra) else {**given, _("column %(number)s") % {"number": len(names) + 1}: extra[0]}
    )


def _label(kind: Kind, name: str) -> str:
    return next((str(field.label) for field in kind.fields if field.name == name), name)


@for_those_who_may(Act.CREATE, way=Way.PASTE)
def paste(desk: Desk) -> HttpResponse:
    """Show what a list would make; make it once that was seen and confirmed."""
    kind = desk.kind
    assert kind is not None  # nosec: the address names a kind
    form = PasteForm(desk.data)
    shown: dict[str, Any] = {
        "form": form,
        "columns": columns(kind),
        "heading": _("Paste: %(kinds)s") % {"kinds": kind.plural},
    }
    if desk.data is None or not form.is_valid():
        return desk.page("desk/paste.html", shown, status=200 if desk.data is None else 422)
    reading = read(kind, form.cleaned_data["rows"], desk)
    shown |= {"reading": reading, "preview": _table(kind, reading)}
    if "make" not in desk.request.POST or reading.faults or not reading.items:
        return desk.page("desk/paste.html", shown, status=422 if reading.faults else 200)
    try:
        bring_in(
            cycle=desk.cycle, items=reading.items, by=desk.actor, at=desk.at,
            reason=form.cleaned_data["reason"], source=_("a pasted list"), key=form.cleaned_data["key"],
        )  # fmt: skip
    except Invalid as invalid:
        shown["reading"] = Reading(reading.items, invalid.faults)
        return desk.page("desk/paste.html", shown, status=422)
    return desk.leave()


def _table(kind: Kind, reading: Reading) -> dict[str, Any]:
    used = [field for field in columns(kind) if any(item.values.get(field.name) for item in reading.items)]
    rows = [[item.values.get(field.name, "") for field in used] for item in reading.items]
    return {"labels": [field.label for field in used], "rows": rows}
