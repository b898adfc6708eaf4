"""One table of counts of people whose total is known: small cells are not shown, nor enough of the others to work them out."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """What may be told: `shown` counts by name; the names in `hidden` together have `rest`.

    `total` is None where even that is too small to tell; then nothing is shown.
    """

    total: int | None
    shown: Mapping[str, int]
    hidden: tuple[str, ...]

    @property
    def rest(self) -> int | None:
        """How many the hidden cells have together; None where there are none, or nothing is told."""
        if self.total is None or not self.hidden:
            return None
        return self.total - sum(self.shown.values())


def tell(counts: Mapping[str, int], *, threshold: int) -> Table:
    """What may be told of `counts`, of people who are each in one cell, when everybody knows their total.

    A count below the threshold is hidden, nought too: that nobody is in a cell tells of everybody. The smallest others are
    hidden with them until at least two are hidden, and together have at least the threshold: by subtraction each of them may
    be anything from nought to that (primary and secondary cell suppression; Hundepool et al., Statistical Disclosure
    Control, 2012, chapter 4). Equal counts go by name, and the result hangs on the counts alone. Raises ValueError for a threshold below 3, or a negative
    count.

    >>> tell({"local": 14, "national": 12, "media": 2}, threshold=10).shown
    {'local': 14}
    """
    if threshold < 3 or any(count < 0 for count in counts.values()):
        raise ValueError("a threshold of 3 or more, and counts of 0 or more")
    total = sum(counts.values())
    if total < threshold:
        return Table(None, {}, tuple(sorted(counts)))
    rising = sorted(counts, key=lambda name: (counts[name], name))
    hidden = [name for name in rising if counts[name] < threshold]
    for name in rising[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and sum(counts[each] for each in hidden) >= threshold):
            break
        hidden.append(name)
    shown = {name: count for name, count in counts.items() if name not in hidden}
    return Table(total, shown, tuple(sorted(hidden)))
