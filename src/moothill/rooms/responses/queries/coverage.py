"""How far contributions came, group by group: which share has a code, reaches a theme, an answer, and what comes after.

What a contribution was gathered into, one step away, counts for its code and its theme too: it speaks for all that say the
same. Codes, themes, points and responses count while they are published.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, CharField, Exists, Func, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.core.synthesis.coverage import Reach, Verdict, judge
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.queries.outcomes import answers

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# By what contributions are told apart, each with the column of the count.
DIMENSIONS = {
    "source": "coming_by",
    "event": "event",
    "call": "call",
    "length": "length",
    "language": "language",
    "sender": "from_organisation",
}
SHORT, MIDDLE, LONG = "short", "middle", "long"
HIDDEN = "hidden"
_RECORDS = ("event", "call")
_MIDDLE, _LONG = 100, 500  # characters from which words are no longer short, and from which they are long


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a contribution may come.

    `ends` gives queries of one column, the ids of records of a cycle: a contribution came so far if it was coded to one of
    them, is a part of it, was gathered into it, is answered by it or became it.
    """

    name: str
    label: "_StrPromise"
    ends: Callable[[Cycle], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Band:
    """One group: its value in the database (HIDDEN for all events or calls that nobody may know of), the record of its event
    or call, and how far it came.
    """

    value: Any
    record: Record | None
    number: int
    reach: Mapping[str, Reach]
    verdicts: Mapping[str, Verdict]

    @property
    def behind(self) -> list[str]:
        """The stages to which it comes less often than the whole."""
        return [name for name, verdict in self.verdicts.items() if verdict is Verdict.LESS]


@dataclass(frozen=True, slots=True)
class Covered:
    """All groups by dimension, the largest first, and the whole. `stages` are those that are looked at, in order."""

    number: int
    whole: Mapping[str, Reach]
    groups: Mapping[str, Sequence[Band]]
    stages: tuple[Stage, ...]

    @property
    def behind(self) -> list[tuple[str, Band]]:
        """The groups that come less far than the whole somewhere, each with its dimension."""
        return [(name, band) for name, bands in self.groups.items() for band in bands if band.behind]


def covered(cycle: Cycle, actor: Actor, *, call: int | None = None) -> Covered:
    """How far the public contributions of a cycle came, or those of one `call` by its id.

    Two questions, however many contributions and groups there are.
    """
    things = published(cycle, actor)
    if call is not None:
        things = things.filter(call=call)
    stages = (*_STAGES, *_further)
    cells = _cube(things.order_by(), cycle, stages)
    names = _names(cells, cycle, actor)
    for cell in cells:
        cell |= {
            column: HIDDEN for column in _RECORDS if cell[column] is not None and cell[column] not in names
        }
    sums = {dimension: _summed(cells, dimension, stages) for dimension in DIMENSIONS}
    whole = _total(cells, stages)
    groups = {dimension: tuple(_bands(groups, whole, names)) for dimension, groups in sums.items()}
    return Covered(sum(cell["number"] for cell in cells), whole, groups, stages)


def _codes(cycle: Cycle) -> list[Any]:
    codes = _live(cycle, "code").values("pk")
    return [codes, _speaking(Q(kind=LinkKind.CODED_TO, effect__in=codes))]


def _themes(cycle: Cycle) -> list[Any]:
    """Themes, their points and their codes, and the contributions that reach one and speak for others."""
    themes = _live(cycle, "theme").values("pk")
    points = kinds.get("point").model.objects.filter(record__in=_live(cycle, "point"), theme__in=themes)
    parts = Link.objects.filter(kind=LinkKind.PART_OF, cause__in=_live(cycle, "code"), effect__in=themes)
    points, codes = points.values("pk"), parts.order_by().values("cause")
    direct = Q(kind=LinkKind.PART_OF) & (Q(effect__in=themes) | Q(effect__in=points))
    return [themes, points, codes, _speaking(direct | Q(kind=LinkKind.CODED_TO, effect__in=codes))]


def _answers(cycle: Cycle) -> list[Any]:
    """By the rule of `queries.outcomes`: responses; inputs, points and themes with one; what is under these."""
    answered = answers().filter(cause__cycle=cycle).order_by()
    themes = answered.filter(cause__kind="theme").values("cause")
    points = kinds.get("point").model.objects.filter(theme__in=themes).values("pk")
    codes = Link.objects.filter(kind=LinkKind.PART_OF, cause__kind="code", effect__in=themes).order_by()
    places = answered.filter(cause__kind__in=("input", "point", "theme")).values("cause")
    return [_live(cycle, "response").values("pk"), places, points, codes.values("cause")]


def _live(cycle: Cycle, kind: str) -> Any:
    return Record.objects.filter(cycle=cycle, kind=kind, state=RecordState.PUBLISHED).order_by()


def _speaking(links: Q) -> Any:
    """The public contributions into which others were gathered and from which such a link leads on."""
    gathered = Link.objects.filter(
        kind=LinkKind.MERGED_INTO, effect__kind="input", effect__state=RecordState.PUBLISHED
    )
    onward = Link.objects.filter(links, cause=OuterRef("effect"))
    return gathered.filter(Exists(onward)).order_by().values("effect")


_STAGES = (
    Stage("code", _("has a code"), _codes),
    Stage("theme", _("reaches a theme"), _themes),
    Stage("answer", _("has an answer"), _answers),
)
_further: list[Stage] = []


def fill(stages: Iterable[Stage]) -> None:
    """What comes after an answer, such as a commitment: a later room says so. Until then there is no such column."""
    _further[:] = stages


class _Told(Func):
    """How many characters the answers of a survey have in all."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        each = (
            "SELECT coalesce(sum(length(json_extract(value, '$.answer'))), 0) FROM json_each(%(expressions)s)"
        )
        return self.as_sql(compiler, connection, template=f"({each})", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        each = "SELECT coalesce(sum(length(value->>'answer')), 0) FROM jsonb_array_elements(%(expressions)s)"
        return self.as_sql(compiler, connection, template=f"({each})", **extra)


# Each link is looked at once, whatever it leads to: a condition for every contribution and stage takes three times as long.
_CUBE = """
    WITH ends (id, stage) AS ({ends}),
    flags AS (SELECT id, {flags} FROM ends GROUP BY id),
    reach AS (
        SELECT link.cause_id AS input, {reached} FROM record_link link JOIN flags ON flags.id = link.effect_id
        WHERE link.kind IN ('coded-to', 'part-of', 'merged-into', 'answered-by', 'became') GROUP BY link.cause_id
    )
    SELECT {columns}, {came}, count(*) FROM ({things}) things LEFT JOIN reach ON reach.input = things.pk
    GROUP BY {columns}, {came}
"""


def _cube(things: Any, cycle: Cycle, stages: Sequence[Stage]) -> list[dict[str, Any]]:
    """How many contributions there are by all dimensions and by how far they came: some thousand rows at most."""
    ends, values = _ends(cycle, stages)
    try:
        inside, more = _things(things).query.sql_with_params()
    except EmptyResultSet:  # of a cycle that nobody may know of
        return []
    names = [f"stage_{number}" for number in range(len(stages))]
    statement = _CUBE.format(
        ends=ends,
        flags=", ".join(
            f"max(CASE WHEN stage = {at} THEN 1 ELSE 0 END) AS {name}" for at, name in enumerate(names)
        ),
        reached=", ".join(f"max({name}) AS {name}" for name in names),
        columns=", ".join(f'things."{column}"' for column in DIMENSIONS.values()),
        came=", ".join(f"coalesce(reach.{name}, 0)" for name in names),
        things=inside,
    )
    keys = [*DIMENSIONS.values(), *(stage.name for stage in stages), "number"]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *more])
        found = [dict(zip(keys, row, strict=True)) for row in cursor.fetchall()]
    return [cell | {"from_organisation": bool(cell["from_organisation"])} for cell in found]


def _things(things: Any) -> Any:
    """The contributions with the columns of the count."""
    characters = Length("words") + Length("why") + _Told("answers")
    bands = Case(
        When(characters__lt=_MIDDLE, then=Value(SHORT)),
        When(characters__lt=_LONG, then=Value(MIDDLE)),
        default=Value(LONG),
        output_field=CharField(),
    )
    return things.alias(characters=characters).annotate(length=bands).values("pk", *DIMENSIONS.values())


def _ends(cycle: Cycle, stages: Iterable[Stage]) -> tuple[str, list[Any]]:
    """One query of the ids of all ends, each with the place of its stage."""
    statements, values = [], []
    for at, stage in enumerate(stages):
        for query in stage.ends(cycle):
            inside, more = query.query.sql_with_params()
            statements.append(f"SELECT ends_of.*, {at} FROM ({inside}) ends_of")  # noqa: S608  # nosec: Django's own words
            values += more
    return " UNION ALL ".join(statements), values


def _summed(
    cells: Iterable[Mapping[str, Any]], dimension: str, stages: Iterable[Stage]
) -> dict[Any, dict[str, Reach]]:
    column = DIMENSIONS[dimension]
    by_value: dict[Any, list[Mapping[str, Any]]] = {}
    for cell in cells:
        by_value.setdefault(cell[column], []).append(cell)
    return {value: _total(some, stages) for value, some in by_value.items()}


def _total(cells: Sequence[Mapping[str, Any]], stages: Iterable[Stage]) -> dict[str, Reach]:
    number = sum(cell["number"] for cell in cells)
    return {
        stage.name: Reach(sum(cell["number"] for cell in cells if cell[stage.name]), number)
        for stage in stages
    }


def _bands(
    groups: Mapping[Any, Mapping[str, Reach]], whole: Mapping[str, Reach], names: Mapping[int, Record]
) -> Iterator[Band]:
    """The groups, the largest first."""
    for value, reach in sorted(groups.items(), key=lambda each: (-_size(each[1]), str(each[0]))):
        verdicts = {name: judge(group, whole[name]) for name, group in reach.items()}
        yield Band(value, names.get(value), _size(reach), reach, verdicts)


def _size(reach: Mapping[str, Reach]) -> int:
    return max((group.number for group in reach.values()), default=0)


def _names(cells: Iterable[Mapping[str, Any]], cycle: Cycle, actor: Actor) -> dict[int, Record]:
    """The events and calls that `actor` may see, by id. One question, none where there are none."""
    ids = {cell[column] for cell in cells for column in _RECORDS} - {None}
    return Record.objects.visible_in(cycle, actor).in_bulk(ids) if ids else {}
