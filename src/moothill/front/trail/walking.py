"""From edges to the moment since when one thing leads to another. Pure."""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

_NEVER = datetime.min.replace(tzinfo=UTC)


def since(start: int, edges: Iterable[tuple[int, int, datetime]]) -> dict[int, datetime]:
    """Since when `start` has led to each thing that it leads to, by the edges (cause, effect, since when) that stand now.

    A way stands since the last of its edges was made; of several ways the one that stood first counts. `start` itself is
    left out.

    >>> day = lambda number: datetime(2018, 3, number, tzinfo=UTC)
    >>> found = since(1, [(1, 2, day(3)), (2, 3, day(1)), (1, 3, day(9))])
    >>> [(thing, moment.day) for thing, moment in found.items()]
    [(2, 3), (3, 3)]
    """
    onward = defaultdict(list)
    for cause, effect, at in edges:
        onward[cause].append((effect, at))
    found: dict[int, datetime] = {}
    ahead = [(_NEVER, start)]
    while ahead:
        moment, thing = heapq.heappop(ahead)
        if thing in found:
            continue
        found[thing] = moment
        for effect, at in onward[thing]:
            heapq.heappush(ahead, (max(moment, at), effect))
    del found[start]
    return found
