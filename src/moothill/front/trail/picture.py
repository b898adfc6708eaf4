"""The trail of a commitment as a picture: from contributions to updates, in columns; and the same as rows of a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.wide import numbers_behind, pairs_behind
from moothill.core.charts import Edge, Flow, Node, flow
from moothill.core.policy import RecordState
from moothill.front.trail.behind import COUNTED, Behind, states_seen
from moothill.front.trail.effects import Effects
from moothill.front.trail.steps import INPUT

MOST = 12
# Which kinds stand in which column.
COLUMNS = (("code", "point"), ("theme",), ("response",), ("commitment",), ("milestone",), ("update",))


@dataclass(frozen=True, slots=True)
class Row:
    """One box in words: the record, or the words for several; and what it leads to, with how often."""

    record: Record | None
    words: str
    onward: list[str]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture with the names of its columns, and as a table of (name of the column, its rows).

    `here` is the key of the box of the commitment itself.
    """

    chart: Flow
    heads: list[tuple[int, str]]
    table: list[tuple[str, list[Row]]]
    here: str


def picture_of(record: Record, behind: Behind, effects: Effects, actor: Actor) -> Picture | None:
    """The picture of a commitment; None for any other kind."""
    if record.kind != "commitment":
        return None
    states = states_seen(inside=behind.inside)
    everything = {**behind.records, record.pk: record, **effects.records}
    records = {pk: each for pk, each in everything.items() if RecordState(each.state) in states}
    columns = [_column(records.values(), names) for names in COLUMNS]
    nodes = [[Node(_key(each), _named(each)) for each in column] for column in columns]
    edges = [
        *(Edge(_id(each.cause), _id(each.effect)) for each in behind.edges),
        *(Edge(_id(step.cause.pk), _id(step.effect.pk)) for step in effects.steps),
    ]
    sources, streams = _contributions(behind, states)
    filled = [column or [_none(at)] for at, column in enumerate([sources, *nodes])]
    chart = flow(filled, [*streams, *edges], most=MOST, mirrored=get_language_bidi())
    names = [
        _plural(INPUT),
        *(_heading(names, column) for names, column in zip(COLUMNS, columns, strict=True)),
    ]
    table = _table(names, filled, [*streams, *edges], records)
    return Picture(chart, list(zip(chart.heads, names, strict=True)), table, _key(record))


def _column(records: Iterable[Record], names: Sequence[str]) -> list[Record]:
    found = [each for each in records if each.kind in names]
    return sorted(found, key=lambda each: (names.index(each.kind), each.position, each.pk))


def _contributions(behind: Behind, states: list[RecordState]) -> tuple[list[Node], list[Edge]]:
    """Where they are few each contribution by itself, else their number at each place to which they lead."""
    if behind.tally.more:
        words = _("more than %(count)s contributions") % {
            "count": number_format(behind.tally.number, use_l10n=True)
        }
        return [Node(INPUT, words)], [Edge(INPUT, _id(each.effect)) for each in behind.places]
    pairs = pairs_behind(behind.places, INPUT, states, most=MOST + 1)
    if len(pairs) <= MOST:
        rows = Record.objects.in_bulk({cause for _effect, cause in pairs})
        nodes = [Node(_id(pk), _named(rows[pk])) for pk in sorted(rows)]
        return nodes, [Edge(_id(cause), _id(effect)) for effect, cause in pairs]
    numbers = numbers_behind(behind.places, INPUT, states, most=COUNTED)
    nodes = [Node(f"{INPUT}-{effect}", _number(number)) for effect, number in numbers.items()]
    return nodes, [Edge(f"{INPUT}-{effect}", _id(effect), number) for effect, number in numbers.items()]


def _none(at: int) -> Node:
    """What stands in a column for which nothing is recorded: a gap is shown, not left out."""
    return Node(f"none-{at}", _("none recorded"))


def _number(number: int) -> str:
    return ngettext("%(count)s contribution", "%(count)s contributions", number) % {
        "count": number_format(number, use_l10n=True)
    }


def _table(
    names: Sequence[str],
    columns: Sequence[Sequence[Node]],
    edges: Sequence[Edge],
    records: Mapping[int, Record],
) -> list[tuple[str, list[Row]]]:
    by_key = {_id(pk): record for pk, record in records.items()}
    labels = {node.key: node.label for column in columns for node in column}
    onward: dict[str, list[str]] = {}
    for edge in edges:
        if edge.cause in labels and edge.effect in labels:
            onward.setdefault(edge.cause, []).append(labels[edge.effect])
    return [
        (
            name,
            [
                Row(by_key.get(node.key), node.label, list(dict.fromkeys(onward.get(node.key, ()))))
                for node in column
            ],
        )
        for name, column in zip(names, columns, strict=True)
    ]


def _heading(names: Sequence[str], column: Sequence[Record]) -> str:
    """What stands in a column, or could."""
    here = [name for name in names if any(each.kind == name for each in column)]
    return ", ".join(_plural(name) for name in here or names)


def _plural(kind: str) -> str:
    return str(capfirst(kinds.get(kind).plural))


def _named(record: Record) -> str:
    return f"{record.number or record.reference} {record.title}"


def _id(pk: int) -> str:
    return str(pk)


def _key(record: Record) -> str:
    return _id(record.pk)
