"""How far people who read the same contributions agree, and whether suggestions pull: from what each said at the time.

What was settled later changes nothing here. Only contributions count that stand in public now.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.core.synthesis.agreement import Agreement, Figure, agreement, kappa, percent
from moothill.core.synthesis.anchoring import Pull, Share, pull
from moothill.rooms.coding.models import Reading, Suggester, Suggestion
from moothill.rooms.inputs.queries.narrowing import published

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Item:
    """One contribution that two people or more have read: for each of them, by their id, the references they gave."""

    reference: str
    said: Mapping[int, Codes]


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one code. `given`: how many of the `readings` say it. `label` is "" where nobody may read it."""

    reference: str
    label: str
    given: int
    readings: int
    found: Agreement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, by their ids, and how they agree on all the codes of the contributions that both have read."""

    one: int
    other: int
    items: int
    percent: Figure
    kappa: Figure


@dataclass(frozen=True, slots=True)
class Agreed:
    """All that can be told of a cycle, or of one `round` of it.

    `names` are the public names of those who coded, by their id, in the order in which they began; "" for an erased one.
    `whole` takes all the codes that somebody gave to a contribution as one answer. `waiting` contributions of the sample
    have been read by one person so far. `merged`: a code counts for what it was merged into.
    """

    items: tuple[Item, ...]
    waiting: int
    names: Mapping[int, str]
    whole: Agreement
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    merged: bool
    round: int | None


def agreed(cycle: Cycle, actor: Actor, *, round: int | None = None, merged: bool = False) -> Agreed:
    """The figures. Two questions, one more with `merged`, however many contributions and codes there are.

    A code of which `actor` may not know is left out of what was said, so that whoever counts again comes to the same.
    """
    labels = _labels(cycle, actor)
    said, names = _said(_double(cycle, actor, round), _merges(cycle) if merged else {}, labels)
    items = tuple(Item(reference, by) for reference, by in said.items() if len(by) > 1)
    coders = [who for who in names if any(who in item.said for item in items)]
    return Agreed(
        items=items,
        waiting=len(said) - len(items),
        names={who: names[who] for who in coders},
        whole=agreement(item.said for item in items),
        rows=tuple(_rows(items, labels)),
        pairs=tuple(_pairs(items, coders)) if len(coders) > 2 else (),
        merged=merged,
        round=round,
    )


def rounds(cycle: Cycle, actor: Actor) -> list[int]:
    """The numbers of the rounds in which somebody has read for the sample that two people read, the newest first."""
    found = _double(cycle, actor, None).filter(round__isnull=False).order_by("-round__number")
    return list(found.values_list("round__number", flat=True).distinct())


def pulled(cycle: Cycle, actor: Actor) -> Pull:
    """How much suggestions pull, of contributions that one person read: how often the first one that was shown was taken, and
    how often the first one that was hidden is what was said all the same. Four questions.
    """
    single = _readings(cycle, actor).filter(double=False)
    shown = single.filter(blind=False).exclude(offered=[])
    hidden = single.filter(blind=True).exclude(hidden=[])
    return pull(_share(shown, "offered"), _share(hidden, "hidden"))


def hidden_for(inputs: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """What is suggested for these contributions, by their ids, as `Reading.hidden` and `Reading.offered` keep it: mappings
    with the keys "code" (a reference), "rank" and "score", the first first. [] where nothing is. One question.

    From the newest training of the cycle that was not withdrawn, whether somebody decided on it since or not.
    """
    wanted = list(inputs)
    found: dict[int, list[dict[str, Any]]] = {pk: [] for pk in wanted}
    newest: dict[int, int] = {}
    live = Suggester.objects.filter(withdrawn_at=None)
    rows = Suggestion.objects.filter(input__in=wanted, suggester__in=live.values("pk"))
    rows = rows.order_by("input", "-suggester__number", "rank")
    for pk, number, code, rank, score in rows.values_list(
        "input", "suggester__number", "code__record__reference", "rank", "score"
    ):
        if newest.setdefault(pk, number) == number:
            found[pk].append({"code": code, "rank": rank, "score": score})
    return found


def _readings(cycle: Cycle, actor: Actor) -> QuerySet[Reading]:
    """Those that stand, of contributions that everybody sees."""
    things = published(cycle, actor)
    return Reading.objects.filter(undone_at=None, input__in=things.values("pk")).order_by()


def _double(cycle: Cycle, actor: Actor, round: int | None) -> QuerySet[Reading]:
    found = _readings(cycle, actor).filter(double=True)
    return found if round is None else found.filter(round__number=round)


def _labels(cycle: Cycle, actor: Actor) -> dict[str, str]:
    """Each code that `actor` may know of, by reference and in the order of the codebook; "" for a withdrawn one's label."""
    records = Record.objects.addressable_by(actor).filter(cycle=cycle, kind="code")
    rows = records.values_list("reference", "title", "state")
    return {reference: title if state == RecordState.PUBLISHED else "" for reference, title, state in rows}


def _said(
    readings: QuerySet[Reading], counts_for: Mapping[str, str], known: Container[str]
) -> tuple[dict[str, dict[int, Codes]], dict[int, str]]:
    """For each contribution, by reference, who said what; and the newest name of each, the first reader first."""
    said: dict[str, dict[int, Codes]] = {}
    names: dict[int, str] = {}
    rows = readings.order_by("at", "pk").values_list("input__record__reference", "by", "by_name", "codes")
    for reference, who, name, codes in rows:
        counted = (counts_for.get(code, code) for code in codes)
        said.setdefault(reference, {})[who] = frozenset(code for code in counted if code in known)
        names[who] = name
    return said, names


def _merges(cycle: Cycle) -> dict[str, str]:
    """What each merged code counts for in the end. Nothing goes round for ever, whatever is stored."""
    rows = Link.objects.filter(kind=LinkKind.MERGED_INTO, cause__cycle=cycle, cause__kind="code")
    step = dict(rows.order_by("at", "pk").values_list("cause__reference", "effect__reference"))
    found = {}
    for code, first in step.items():
        seen, target = {code}, first
        while target in step and target not in seen:
            seen.add(target)
            target = step[target]
        found[code] = target
    return found


def _rows(items: Collection[Item], labels: Mapping[str, str]) -> Iterable[Row]:
    """A row for each code that somebody gave, in the order of the codebook."""
    given = {code for item in items for codes in item.said.values() for code in codes}
    readings = sum(len(item.said) for item in items)
    for reference, label in labels.items():
        if reference in given:
            units = [{who: reference in codes for who, codes in item.said.items()} for item in items]
            number = sum(sum(unit.values()) for unit in units)
            yield Row(reference, label, number, readings, agreement(units))


def _pairs(items: Collection[Item], coders: list[int]) -> Iterable[Pair]:
    for place, one in enumerate(coders):
        for other in coders[place + 1 :]:
            units = [
                {one: item.said[one], other: item.said[other]}
                for item in items
                if {one, other} <= {*item.said}
            ]
            if units:
                yield Pair(one, other, len(units), percent(units), kappa(units))


def _share(readings: QuerySet[Reading], column: str) -> Share:
    """How many of these say the first code of `column`. References stand in quotation marks: none is a part of another."""
    first = Concat(Value('"'), F("first"), Value('"'), output_field=TextField())
    told = readings.annotate(first=KT(f"{column}__0__code"), words=Cast("codes", TextField()))
    return Share(told.filter(words__contains=first).count(), readings.count())
