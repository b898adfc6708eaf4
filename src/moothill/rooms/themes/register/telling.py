"""Who hears of a theme or a point: whoever is behind what comes into it or goes, and of what becomes of it all behind it."""

import json
from collections.abc import Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.wide import Place, ids_behind
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.themes.queries.reach import places_of

_INPUT, _SEEN = "input", (RecordState.PUBLISHED,)
# What these lines tell of is named in them: things that came into a theme or a point, or were taken out.
_NAMED = frozenset({"joined", "parted"})
# These tell of the theme or point as a whole: it came into sight, was agreed, ended, or lives on in others.
_WHOLE = frozenset({"published", "put-back", "agreed", "withdrawn", "merged", "split"})
_GATHERED = 2000  # at most so many are looked for that were gathered into those of one step


def further(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The contributions whose followers, their authors first, hear of this line: see `notifications.lines`.

    With each comes what was gathered into it, so that a step may hold more than `most`. Codes come and go while themes are
    made: whoever is behind one hears of what becomes of the whole theme.
    """
    act = line.kind.rpartition(".")[2]
    if act in _NAMED:
        ids = _named(line, record, after, most + 1)
    elif act in _WHOLE:
        places = places_of(record.pk) if record.kind == "theme" else [Place(record.pk, LinkKind.PART_OF)]
        ids = ids_behind(places, _INPUT, _SEEN, after=after, most=most + 1)
    else:
        return (), 0
    here = ids[:most]
    things = published(record.cycle, OPERATOR).filter(pk__in={*here, *_gathered_into(here)})
    references = things.order_by("pk").values_list("record__reference", flat=True)
    return list(references), here[-1] if len(ids) > most else 0


def _named(line: Entry, record: Record, after: int, most: int) -> list[int]:
    references = json.loads(line.facts)["of"]
    rows = Record.objects.filter(cycle=record.cycle_id, kind=_INPUT, reference__in=references, pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:most])


def _gathered_into(ids: Sequence[int]) -> set[int]:
    """What was gathered into these, and into that, and so on."""
    found: set[int] = set()
    ahead = list(ids)
    while ahead and len(found) < _GATHERED:
        places = [Place(pk, LinkKind.MERGED_INTO) for pk in ahead]
        ahead = [pk for pk in ids_behind(places, _INPUT, _SEEN, most=_GATHERED) if pk not in found]
        found.update(ahead)
    return found
