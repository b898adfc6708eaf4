"""What a response answers: contributions, points, themes and calls, by their references."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.rooms.responses.kinds import ANSWERABLE

_NUMBER = re.compile(r"[0-9]{1,6}")
_FAR = 20  # steps of gathering: chains that long are nobody's work


def targets_of(references: Iterable[str], cycle: Cycle) -> list[Record]:
    """The records of `cycle` under these references, whatever their kind and state, in the order given. One question."""
    wanted = list(dict.fromkeys(references))
    found = {record.reference: record for record in Record.objects.filter(cycle=cycle, reference__in=wanted)}
    for record in found.values():
        record.cycle = cycle
    return [found[reference] for reference in wanted if reference in found]


def theme_number_of(references: Sequence[str], cycle: Cycle) -> int:
    """The whole number that the printed number of the theme begins with, of the first of these that has a theme; 0 for none.

    A theme has itself, a point its theme, a contribution one that it became a part of, directly or through a code. Three
    questions at most.
    """
    targets = targets_of(references, cycle)
    numbers = {record.pk: record.number for record in targets if record.kind == "theme"}
    points = [record.pk for record in targets if record.kind == "point"]
    if points:
        rows = kinds.get("point").model.objects.filter(pk__in=points)
        numbers |= dict(rows.values_list("pk", "theme__record__number"))
    if not any(map(_whole, numbers.values())):
        numbers |= _of_inputs([record.pk for record in targets if record.kind == "input"])
    return next(filter(None, (_whole(numbers.get(record.pk, "")) for record in targets)), 0)


def _of_inputs(inputs: Sequence[int]) -> dict[int, str]:
    links = Link.objects.filter(cause__in=inputs, kind__in=(LinkKind.PART_OF, LinkKind.CODED_TO))
    direct = links.filter(effect__kind="theme", effect__state=RecordState.PUBLISHED)
    coded = links.filter(effect__links_out__kind=LinkKind.PART_OF, effect__links_out__effect__kind="theme",
                         effect__links_out__effect__state=RecordState.PUBLISHED)  # fmt: skip
    through = coded.order_by("-effect__links_out__effect__position", "-pk")
    found = dict(through.values_list("cause", "effect__links_out__effect__number"))
    return found | dict(direct.order_by("-effect__position", "-pk").values_list("cause", "effect__number"))


def _whole(number: str) -> int:
    found = _NUMBER.match(number)
    return int(found[0]) if found else 0


def standing(targets: Iterable[Record]) -> list[Record]:
    """Those of them that everybody sees, and that can be answered."""
    return [each for each in targets if each.kind in ANSWERABLE and each.state == RecordState.PUBLISHED]


def with_those_gathered(targets: Iterable[int]) -> list[int]:
    """The ids of these, and of all contributions that were gathered into them, at whatever distance. One question a step."""
    known = list(dict.fromkeys(targets))
    ahead, seen = known, set(known)
    for _step in range(_FAR):
        links = Link.objects.filter(
            effect__in=ahead, kind=LinkKind.MERGED_INTO, cause__kind="input", effect__kind="input"
        )
        found = (
            links.filter(cause__state=RecordState.PUBLISHED).order_by("pk").values_list("cause", flat=True)
        )
        ahead = [pk for pk in dict.fromkeys(found) if pk not in seen]
        if not ahead:
            break
        seen.update(ahead)
        known = [*known, *ahead]
    return known


def answered_by(response: int) -> Any:
    """What a published response answers: public records, by kind and place. A query to narrow further."""
    links = Link.objects.filter(effect=response, kind=LinkKind.ANSWERED_BY)
    return Record.objects.filter(pk__in=links.values("cause"), state=RecordState.PUBLISHED).order_by(
        "kind", "position", "pk"
    )
