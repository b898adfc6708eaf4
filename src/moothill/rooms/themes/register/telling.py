"""Who hears of a theme or a point: whoever is behind what becomes part of it, and everybody behind a theme that is agreed."""

import json
from collections.abc import Collection, Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.wide import Place, ids_behind
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.themes.queries.reach import places_of

_INPUT, _SEEN = "input", (RecordState.PUBLISHED,)
_DIRECT = 400  # contributions of which it is asked what was gathered into them


def further(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The contributions whose followers, their authors first, hear of this line: see `notifications.lines`.

    Codes come and go while themes are made: whoever is behind one hears when the theme that it is in is agreed.
    """
    act = line.kind.rpartition(".")[2]
    if act == "joined":
        named = Record.objects.filter(
            cycle=record.cycle_id, kind=_INPUT, reference__in=json.loads(line.facts)["of"]
        )
        chosen = set(named.values_list("pk", flat=True))
        return _step(record, chosen, [], chosen, after, most)
    if act == "agreed":
        places = places_of(record.pk)
        direct = ids_behind(places, _INPUT, _SEEN, most=_DIRECT)
        return _step(record, (), places, direct, after, most)
    return (), 0


def _step(
    record: Record,
    chosen: Collection[int],
    places: Sequence[Place],
    direct: Collection[int],
    after: int,
    most: int,
) -> tuple[list[str], int]:
    """Those chosen, those in the places, and what was gathered into those that are there directly."""
    ways = [*places, *(Place(pk, LinkKind.MERGED_INTO) for pk in sorted(direct))]
    known = {pk for pk in chosen if pk > after}
    ids = sorted(known.union(ids_behind(ways, _INPUT, _SEEN, after=after, most=most + 1)))[: most + 1]
    things = published(record.cycle, OPERATOR).filter(pk__in=ids[:most])
    references = things.order_by("pk").values_list("record__reference", flat=True)
    return list(references), ids[most - 1] if len(ids) > most else 0
