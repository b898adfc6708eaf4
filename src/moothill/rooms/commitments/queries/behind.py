"""What stands behind a commitment: the themes, points, responses and contributions it was born from, and what those rest on.

A contribution stands behind it that became it, that was gathered into one which did, that is in a theme or a point which
did (directly, by a point or through a code), or that a response which did answers by name. Who answered a call that such a
response answers as a whole is not counted: that says nothing of any one contribution. Read from the links alone. A theme,
point, code or response that is a draft or was withdrawn leads nowhere.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.inputs.queries.register import COUNTED, Count

CAUSES = ("theme", "point", "response", "input")
_INTO = (LinkKind.PART_OF, LinkKind.CODED_TO, LinkKind.MERGED_INTO)
# Each contribution once, and no more of them than are told apart. DISTINCT and LIMIT inside, so that SQLite stops there.
_COUNT = """
    SELECT CAST(%s AS integer), (SELECT count(*) FROM (
        SELECT DISTINCT pairs.input FROM (
            SELECT link.cause_id AS input FROM record_link link
            WHERE link.effect_id IN ({places}) AND link.kind IN ('part-of', 'coded-to', 'merged-into')
            UNION ALL SELECT own.id FROM record_record own WHERE own.id IN ({inputs})
        ) pairs JOIN inputs_input things ON things.record_id = pairs.input
        WHERE things.shown_in_id = %s LIMIT %s
    ) few)
"""  # nosec: our own words


@dataclass
class Roots:
    """What contributions reach a commitment by: the ids of `inputs` that became it or were answered, and of the `places`
    (themes, points, codes, and contributions that gather others) into which links lead.
    """

    inputs: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)


def roots_of(commitments: Collection[int]) -> dict[int, Roots]:
    """For each of these commitments, by id. Four questions, however many."""
    found: dict[int, Roots] = {pk: Roots() for pk in commitments}
    causes = _became(commitments)
    responses: dict[int, set[int]] = {}
    themes: dict[int, set[int]] = {}
    for commitment, kind, cause in causes:
        _take(found[commitment], commitment, kind, cause, themes, responses)
    answered = Link.objects.filter(effect__in=responses, kind=LinkKind.ANSWERED_BY).order_by()
    answered = answered.filter(cause__state=RecordState.PUBLISHED, cause__kind__in=CAUSES)
    for response, kind, cause in answered.values_list("effect", "cause__kind", "cause"):
        for commitment in responses[response]:
            if kind != "response":
                _take(found[commitment], commitment, kind, cause, themes, responses)
    for theme, place in _below(themes):
        for commitment in themes[theme]:
            found[commitment].places.add(place)
    return found


def _became(commitments: Collection[int]) -> Iterable[tuple[int, str, int]]:
    links = Link.objects.filter(effect__in=commitments, kind=LinkKind.BECAME, cause__kind__in=CAUSES)
    links = links.filter(cause__state=RecordState.PUBLISHED).order_by()
    return list(links.values_list("effect", "cause__kind", "cause"))


def _take(
    roots: Roots,
    commitment: int,
    kind: str,
    cause: int,
    themes: dict[int, set[int]],
    responses: dict[int, set[int]],
) -> None:
    if kind == "response":
        responses.setdefault(cause, set()).add(commitment)
        return
    roots.places.add(cause)
    if kind == "input":
        roots.inputs.add(cause)
    if kind == "theme":
        themes.setdefault(cause, set()).add(commitment)


def _below(themes: Collection[int]) -> Iterable[tuple[int, int]]:
    """The points and codes of themes: pairs of a theme and one of these. Two questions."""
    points = kinds.get("point").model.objects.filter(theme__in=themes, record__state=RecordState.PUBLISHED)
    codes = Link.objects.filter(effect__in=themes, kind=LinkKind.PART_OF, cause__kind="code").order_by()
    codes = codes.filter(cause__state=RecordState.PUBLISHED)
    return [*points.values_list("theme", "pk"), *codes.values_list("effect", "cause")]


def counts_behind(commitments: Collection[int], cycle: Cycle) -> dict[int, Count]:
    """How many different public contributions stand behind each of these commitments of one cycle, capped as lists of
    contributions are. Five questions at most, however many commitments.
    """
    roots = roots_of(commitments)
    reached = {pk: each for pk, each in roots.items() if each.places or each.inputs}
    numbers = dict(_counted(reached, cycle)) if reached else {}
    return {
        pk: Count(min(numbers.get(pk, 0), COUNTED), more=numbers.get(pk, 0) > COUNTED) for pk in commitments
    }


def _counted(roots: Mapping[int, Roots], cycle: Cycle) -> list[tuple[int, int]]:
    statements, given = [], []
    for pk, each in roots.items():
        marks = {"places": _marks(each.places), "inputs": _marks(each.inputs)}
        statements.append(_COUNT.format(**marks))
        given += [pk, *sorted(each.places), *sorted(each.inputs), cycle.pk, COUNTED + 1]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), given)
        return list(cursor.fetchall())


def _marks(ids: Collection[int]) -> str:
    return ", ".join(["%s"] * len(ids)) or "NULL"


def inputs_behind(commitment: int, cycle: Cycle, actor: Actor) -> Any:
    """The public contributions behind a commitment, each once: a query to page."""
    roots = roots_of([commitment])[commitment]
    links = Link.objects.filter(effect__in=roots.places, kind__in=_INTO).order_by().values("cause")
    return published(cycle, actor).filter(Q(pk__in=links) | Q(pk__in=roots.inputs))


@dataclass(frozen=True, slots=True)
class Born:
    """From what a commitment was born, by links of its own: public records by kind, each with its link; at most `most` of
    each kind, and how many there are.
    """

    links: Mapping[str, tuple[Link, ...]]
    numbers: Mapping[str, int]

    def __bool__(self) -> bool:
        return any(self.numbers.values())


def born_of(commitment: Record, cycle: Cycle, *, most: int = 20) -> Born:
    """The causes of a commitment. As many questions as there are kinds of cause, however many causes."""
    links = Link.objects.filter(effect=commitment, kind=LinkKind.BECAME, cause__state=RecordState.PUBLISHED)
    few: dict[str, tuple[Link, ...]] = {}
    numbers: dict[str, int] = {}
    for kind in CAUSES:
        own = links.filter(cause__kind=kind)
        found = list(own.select_related("cause").order_by("cause__position", "cause")[: most + 1])
        for link in found:
            link.cause.cycle = cycle
        few[kind] = tuple(found[:most])
        numbers[kind] = own.count() if len(found) > most else len(found)
    return Born(few, numbers)


def became(record: Record, cycle: Cycle, actor: Actor) -> list[Link]:
    """The commitments that a theme, a point, a response or a contribution became, as far as `actor` may see them. One
    question.
    """
    seen = Record.objects.visible_in(cycle, actor).filter(kind="commitment")
    links = Link.objects.filter(cause=record, kind=LinkKind.BECAME, effect__in=seen).select_related("effect")
    found = list(links.order_by("effect__position", "effect")[:100])
    for link in found:
        link.effect.cycle = cycle
    return found
