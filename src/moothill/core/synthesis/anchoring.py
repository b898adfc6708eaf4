"""Whether suggestions pull: how often the first one is what a person says when it is shown, and when it is hidden."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

MOST = 5.0  # points: up to here suggestions do no harm
LEAST = 20  # readings of each sort: from fewer nothing is told
_ALMOST_ALL = 1.959963984540054  # of a normal distribution 95 % lie within so many standard deviations


class Advice(StrEnum):
    """What to make of a pull."""

    TOO_FEW = "too-few"
    FINE = "fine"
    UNSURE = "unsure"
    PULLED = "pulled"


@dataclass(frozen=True, slots=True)
class Share:
    """So many `of` so many. Raises ValueError for more than there are."""

    number: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.number <= self.of:
            raise ValueError(f"{self.number} of {self.of} is no share")

    @property
    def rate(self) -> float:
        """From 0.0 to 1.0; 0.0 of nothing."""
        return self.number / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Pull:
    """How many points of a hundred more often the first suggestion is taken when it is `shown` than when it is `hidden`.

    `points` lies in `interval` in 95 of 100 such samples; both are None where there are too few readings.
    """

    shown: Share
    hidden: Share
    points: float | None
    interval: tuple[float, float] | None
    advice: Advice


def pull(shown: Share, hidden: Share) -> Pull:
    """Compare the two shares. Never raises.

    The interval is that of R. G. Newcombe for the difference of two proportions, from Wilson's intervals of each (Statistics
    in Medicine 17, 1998, p. 873, method 10). FINE: at most MOST points. UNSURE: more, but so few were read that it may be
    chance. PULLED: more, and it is not.
    """
    if min(shown.of, hidden.of) < LEAST:
        return Pull(shown, hidden, None, None, Advice.TOO_FEW)
    difference = shown.rate - hidden.rate
    (low, high), (under, over) = _wilson(shown), _wilson(hidden)
    least = difference - sqrt((shown.rate - low) ** 2 + (over - hidden.rate) ** 2)
    most = difference + sqrt((high - shown.rate) ** 2 + (hidden.rate - under) ** 2)
    # From whole numbers, so that five points are five.
    points = 100 * (shown.number * hidden.of - hidden.number * shown.of) / (shown.of * hidden.of)
    interval = 100 * least, 100 * most
    if points <= MOST:
        return Pull(shown, hidden, points, interval, Advice.FINE)
    return Pull(shown, hidden, points, interval, Advice.UNSURE if interval[0] <= MOST else Advice.PULLED)


def _wilson(share: Share) -> tuple[float, float]:
    """Where the true share lies in 95 of 100 samples (E. B. Wilson, 1927). `share` is of something."""
    square = _ALMOST_ALL**2
    middle = share.number + square / 2
    width = _ALMOST_ALL * sqrt(share.number * (share.of - share.number) / share.of + square / 4)
    return (middle - width) / (share.of + square), (middle + width) / (share.of + square)
