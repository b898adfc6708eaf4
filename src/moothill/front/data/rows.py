"""Records as open data: every open field in canonical form, beside what all records share."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.fields import Field, Ref, When
from moothill.commons.record.kinds import Kind
from moothill.core.policy import RecordState

# Facts about the record itself, in the order sheets show them. A field of the kind with one of these names wins,
# except for `publication`, which no kind may use.
SHARED = ("reference", "kind", "url", "publication", "version", "published_at")


_STEP = 500  # things that are counted at once


def results(
    kind: Kind, things: Iterable[Any], cycle: Cycle, actor: Actor = PASSER_BY
) -> Iterator[dict[str, Any]]:
    """Each thing as a mapping: the shared facts, each open field, beside a reference the other's title, and what the kind
    counts of it for `actor`.
    """
    if not kind.counted:
        yield from _results(kind, things, cycle)
        return
    rest = iter(things)
    while step := list(islice(rest, _STEP)):
        counts = kind.count(cycle, actor, step)
        for thing, row in zip(step, _results(kind, step, cycle), strict=True):
            yield {**row, **counts[thing.pk]}


def _results(kind: Kind, things: Iterable[Any], cycle: Cycle) -> Iterator[dict[str, Any]]:
    for thing in things:
        record = thing.record
        record.cycle = cycle
        row: dict[str, Any] = {
            "reference": record.reference,
            "kind": record.kind,
            "number": record.number,
            "title": record.title,
        }
        for field in kind.fields:
            row[field.name] = field.read(thing)
            if isinstance(field, Ref):
                row[f"{field.name}_title"] = _title_of(thing, field)
        yield row | {
            "publication": record.state,
            "version": record.version,
            "published_at": record.published_at.isoformat() if record.published_at else None,
            "url": record.get_absolute_url(),
        }


def _title_of(thing: Any, field: Field) -> str:
    """The other's title, if it is public: a published record may name one that was withdrawn since."""
    other = getattr(thing, field.name)
    return other.record.title if other and other.record.state == RecordState.PUBLISHED else ""


def standing(kind: Kind, cycle: Cycle, actor: Actor) -> Any:
    """The things of a kind that `actor` may see, in order: one query."""
    return kind.things().of(cycle).filter(record__kind=kind.name).visible_to(actor)


def sheet_columns(kind: Kind) -> list[str]:
    """The columns of the kind's sheet."""
    columns = ["reference", "kind", "number", "title"]
    for field in kind.fields:
        if field.name not in columns:
            columns.append(field.name)
        if isinstance(field, Ref):
            columns.append(f"{field.name}_title")
        if isinstance(field, When):
            columns += [f"{field.name}_earliest", f"{field.name}_latest"]
    return [*columns, *kind.counted, "publication", "version", "published_at", "url"]


def sheet_row(kind: Kind, row: dict[str, Any]) -> list[str]:
    """One result as cells of a sheet: words, with dates also as days."""
    cells = dict(row)
    for field in kind.fields:
        if isinstance(field, When):
            value = row[field.name] or {}
            cells[f"{field.name}_earliest"], cells[f"{field.name}_latest"] = (
                value.get("earliest"),
                value.get("latest"),
            )
        if field.name in row:
            cells[field.name] = (
                row[field.name] if isinstance(row[field.name], str) else field.words(row[field.name])
            )
    for name in kind.counted:
        cells[name] = _in_words(row[name])
    return [
        harmless(str(cells.get(column) if cells.get(column) is not None else ""))
        for column in sheet_columns(kind)
    ]


def _in_words(value: Any) -> Any:
    """A list or a mapping of what a kind counts, in one cell."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {number}" for name, number in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else value


# What begins a formula, in one spreadsheet or another: also the wide signs of East Asian keyboards.
_BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# What some of them drop before they look: blanks of all kinds, and marks that nobody sees.
_DROPPED = " \t\r\n\v\f\x00\u00a0\u200b\u2060\u3000\ufeff"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    bare = cell.lstrip(_DROPPED)
    return f"'{cell}" if bare.startswith(_BEGINS) or cell.startswith(("\t", "\r", "\n")) else cell
