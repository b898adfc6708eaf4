"""Wide steps: very many records behind a few, in the order of their ids, and no more of them read than is asked for.

A theme may rest on a hundred thousand contributions. One condition for all places would read them all and sort them; here
each place is a part of its own, which an index gives in order and which ends where its share is full.

SQLite is asked a union of such parts. PostgreSQL is asked one part for each row of places: it plans that once, for a place
that it does not know, and so never takes to reading all records because one place has many.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState

# Parts of one statement: SQLite takes no more than 500.
_PARTS = 400


@dataclass(frozen=True, slots=True)
class Place:
    """Whatever leads to the record with the id `effect` by a link of this kind."""

    effect: int
    kind: LinkKind


_ARM = """
    SELECT * FROM (
        SELECT l.effect_id AS effect, l.cause_id AS cause FROM {link} l JOIN {record} r ON r.id = l.cause_id
        WHERE l.effect_id = %s AND l.kind = %s AND l.cause_id > %s AND r.kind = %s AND r.state IN ({states})
        {order} LIMIT %s
    ) t{number}
"""
_EACH = """
    SELECT p.effect, t.cause FROM (VALUES {places}) p(effect, kind) CROSS JOIN LATERAL (
        SELECT l.cause_id AS cause FROM {link} l JOIN {record} r ON r.id = l.cause_id
        WHERE l.effect_id = p.effect AND l.kind = p.kind AND l.cause_id > %s AND r.kind = %s AND r.state IN ({states})
        {order} LIMIT %s
    ) t
"""


def ids_behind(
    places: Sequence[Place], kind: str, states: Collection[RecordState], *, most: int, after: int = 0
) -> list[int]:
    """The ids of the first `most` records of a kind in one of these states behind any of the places, each once, in order.

    Those beyond the id `after`. One question for every 400 places.
    """
    found: set[int] = set()
    for some in _some(places):
        arms, given = _arms(some, kind, states, after, most, order="ORDER BY l.cause_id")
        statement = f"SELECT DISTINCT cause FROM ({arms}) u ORDER BY cause LIMIT %s"  # noqa: S608 # nosec: the parts are ours
        with connection.cursor() as cursor:
            cursor.execute(statement, [*given, most])
            found.update(pk for (pk,) in cursor.fetchall())
    return sorted(found)[:most]


def column_behind(
    places: Sequence[Place], kind: str, states: Collection[RecordState], *, most: int
) -> RawSQL:
    """The same as a column of ids for a condition such as `pk__in`, in no order and some of them more than once.

    It ends after `most` rows in all, and looks at the first 400 places.
    """
    arms, given = _arms(places[:_PARTS], kind, states, 0, most)
    statement = f"SELECT cause FROM ({arms}) u LIMIT %s"  # noqa: S608 # nosec: the parts are ours
    return RawSQL(statement, [*given, most], output_field=BigIntegerField())  # noqa: S611 # nosec


def number_behind(
    places: Sequence[Place], kind: str, states: Collection[RecordState], *, most: int
) -> tuple[int, bool]:
    """How many different ones there are, no more than `most`; and whether there may be more. It looks at 400 places."""
    if not places:
        return 0, False
    arms, given = _arms(places[:_PARTS], kind, states, 0, most + 1)
    rows = f"SELECT cause FROM ({arms}) u LIMIT %s"  # noqa: S608 # nosec: the parts are ours
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT cause), count(*) FROM ({rows}) v", [*given, most + 1])  # noqa: S608 # nosec
        number, seen = cursor.fetchone()
    return min(number, most), seen > most or len(places) > _PARTS


def pairs_behind(
    places: Sequence[Place], kind: str, states: Collection[RecordState], *, most: int
) -> list[tuple[int, int]]:
    """The first `most` such records in all, each with the id of the effect of its place: (effect, cause)."""
    if not places:
        return []
    arms, given = _arms(places[:_PARTS], kind, states, 0, most)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT effect, cause FROM ({arms}) u LIMIT %s", [*given, most])  # noqa: S608 # nosec
        return list(cursor.fetchall())


def numbers_behind(
    places: Sequence[Place], kind: str, states: Collection[RecordState], *, most: int
) -> dict[int, int]:
    """How many stand behind each place, by the id of its effect, of the first `most` in all. It looks at 400 places."""
    if not places:
        return {}
    arms, given = _arms(places[:_PARTS], kind, states, 0, most)
    rows = f"SELECT effect FROM ({arms}) u LIMIT %s"  # noqa: S608 # nosec: the parts are ours
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT effect, count(*) FROM ({rows}) v GROUP BY effect", [*given, most])  # noqa: S608 # nosec
        return dict(cursor.fetchall())


def _arms(
    places: Sequence[Place],
    kind: str,
    states: Collection[RecordState],
    after: int,
    most: int,
    *,
    order: str = "",
) -> tuple[str, list[Any]]:
    names = {"link": Link._meta.db_table, "record": Record._meta.db_table}
    names |= {"states": ", ".join(["%s"] * len(states)), "order": order}
    given = [after, kind, *(state.value for state in states), most]
    if connection.vendor == "postgresql":
        marks = ", ".join(["(%s::bigint, %s)"] * len(places))
        pairs = [value for each in places for value in (each.effect, each.kind.value)]
        return _EACH.format(places=marks, **names), [*pairs, *given]
    arms = " UNION ALL ".join(_ARM.format(number=at, **names) for at in range(len(places)))
    return arms, [value for each in places for value in (each.effect, each.kind.value, *given)]


def _some(places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    return (places[start : start + _PARTS] for start in range(0, len(places), _PARTS))
