"""Totals, the order they make, and who fills the places: equals are named, never put in an order by accident."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.lots import Lots


@dataclass(frozen=True, slots=True)
class Tally:
    """What a rule made of the ballots. `totals` are exact, by option number from 1.

    `order` has groups of equal options, best first. `chosen` fill the `seats`, best first. If more options are equal
    than places are left, `tied` names them and `open` says for how many places; `lot` is the order in which they were
    drawn, if lots were given, and then the first drawn are among the chosen.
    """

    rule: str
    title: str
    names: tuple[str, ...]
    seats: int
    voters: int
    totals: tuple[Fraction, ...]
    order: tuple[tuple[int, ...], ...]
    chosen: tuple[int, ...]
    tied: tuple[int, ...] = ()
    open: int = 0
    lot: tuple[int, ...] = ()


def tally(
    *,
    rule: str,
    title: str,
    names: Sequence[str],
    seats: int,
    voters: int,
    totals: Sequence[int | Fraction],
    lots: Lots | None,
    gone: Collection[int] = (),
) -> Tally:
    """The tally of `totals`, without options that are `gone`.

    With no more options than seats all are chosen, whatever their totals. Raises CannotCount if there are no voters.
    """
    if not voters:
        raise CannotCount(gettext_noop("There is no ballot."), gettext_noop("There is nothing to count."))
    order = ranked_groups(totals, gone)
    chosen, tied, left = _filled(order, seats)
    lot = lots.order(1, tied) if lots and tied else ()
    return Tally(
        rule, title, tuple(names), seats, voters, tuple(map(Fraction, totals)), order,
        chosen + lot[:left], tied, left, lot,
    )  # fmt: skip


def ranked_groups(
    totals: Sequence[int | Fraction], gone: Collection[int] = ()
) -> tuple[tuple[int, ...], ...]:
    """Option numbers in groups of equal totals, highest first, without those `gone`."""
    standing = [number for number in range(1, len(totals) + 1) if number not in gone]
    numbers = sorted(standing, key=lambda number: (-totals[number - 1], number))
    return tuple(tuple(group) for _, group in groupby(numbers, key=lambda number: totals[number - 1]))


def _filled(order: tuple[tuple[int, ...], ...], seats: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    chosen: tuple[int, ...] = ()
    for group in order:
        left = seats - len(chosen)
        if len(group) > left:
            return chosen, group if left else (), left
        chosen += group
    return chosen, (), 0
