"""One table of people whose total is known: small counts are hidden, and enough others that nobody works them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Table:
    """What may be told: `shown` counts by name; the `hidden` names together have `rest`.

    Where nothing is shown, `rest` is None: then not even the total is told.
    """

    shown: Mapping[str, int]
    hidden: tuple[str, ...] = ()
    rest: int | None = None


def tell(counts: Mapping[str, int], *, threshold: int) -> Table:
    """What may be told of `counts`, of people who are each in one cell, though everybody may know their total.

    A count below the threshold is hidden, nought too: that nobody is in a cell tells of everybody. The smallest others are
    hidden with them until at least two are hidden, not all of them equal, that together have at least the threshold; equal
    counts are hidden together. So by subtraction a hidden count may be anything from nought to the rest; and even who knows
    this rule cannot say which hidden name has which count (cell suppression: Hundepool et al., Statistical Disclosure
    Control, 2012, chapter 4). Raises ValueError for a threshold below 3, or a negative count.

    >>> tell({"local": 14, "national": 12, "media": 2}, threshold=10)
    Table(shown={'local': 14}, hidden=('media', 'national'), rest=14)
    """
    if threshold < 3 or any(count < 0 for count in counts.values()):
        raise ValueError("a threshold of 3 or more, and counts of 0 or more")
    if min(counts.values(), default=0) >= threshold:
        return Table(dict(counts))
    hidden: list[int] = []
    for count, equals in groupby(sorted(counts.values())):
        if count >= threshold and _enough(hidden, threshold):
            break
        hidden += equals
    names = tuple(sorted(name for name, count in counts.items() if count <= hidden[-1])) if hidden else ()
    shown = {name: count for name, count in counts.items() if name not in names}
    return Table(shown, names, sum(hidden) if shown else None)


def _enough(hidden: list[int], threshold: int) -> bool:
    return len(set(hidden)) > 1 and sum(hidden) >= threshold
