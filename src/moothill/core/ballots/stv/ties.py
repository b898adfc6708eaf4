"""Ties: the latest earlier stage that tells equals apart, and then the lot (rules 49 and 51)."""

from collections.abc import Sequence

from moothill.core.ballots.errors import LotNeeded
from moothill.core.ballots.lots import Lots
from moothill.core.ballots.stv.account import Stage, Tie


def choose(
    tied: Sequence[int], earlier: Sequence[Stage], *, most: bool, lots: Lots | None
) -> tuple[int, Tie | None]:
    """One of the `tied`, who have equal votes now, and how it was chosen (None: there was only one).

    With `most` it is the one with more votes at the most recent of the `earlier` stages at which they differed, else
    the one with fewer. The rules do not say what to do if that stage tells only some apart: here the others drop out,
    and those left are compared at still earlier stages. Raises LotNeeded if a lot must decide and `lots` is None.
    """
    left = among = tuple(sorted(tied))
    narrowed = []
    for stage in reversed(earlier):
        if len(left) == 1:
            break
        votes = [stage.totals[candidate - 1] for candidate in left]
        wanted = max(votes) if most else min(votes)
        kept = tuple(candidate for candidate, has in zip(left, votes, strict=True) if has == wanted)
        if len(kept) < len(left):
            narrowed.append((stage.number, kept))
            left = kept
    lot = () if len(left) == 1 else _drawn(left, len(earlier) + 2, lots)
    chosen = lot[0] if lot else left[0]
    return chosen, Tie(among, tuple(narrowed), lot, chosen) if len(among) > 1 else None


def _drawn(left: tuple[int, ...], stage: int, lots: Lots | None) -> tuple[int, ...]:
    if lots is None:
        raise LotNeeded(stage, left)
    return lots.order(stage, left)
