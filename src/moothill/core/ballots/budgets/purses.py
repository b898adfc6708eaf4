"""The voters' money in the Method of Equal Shares: exact, with a shadow in floats that may only rule projects out.

Voters with equal ballots always have equal money, so they share one purse, which holds what each of them has. Purses that
hold the same amount share one entry in the list of amounts, which are whole numbers over one common denominator. A price
is the money that one point of support costs; voters who have less than their points cost pay all they have.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from moothill.core.ballots.budgets.budget import Budget

Places = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
SLACK = 1e-9  # far more than sums of floats can err, far less than a difference that is worth an exact look


@dataclass(frozen=True, slots=True, eq=False)
class Support:
    """The purses that support a project: each one's place, points and number of voters; and `total`, all points."""

    purses: Places
    points: Places
    voters: Floats
    weights: Floats
    total: int


def supports(budget: Budget) -> tuple[Support, ...]:
    """The support of each project, in the order of their numbers."""
    found: list[list[tuple[int, int, int]]] = [[] for _ in budget.costs]
    for purse, (voters, marks) in enumerate(budget.ballots.heaps):
        for number, points in marks:
            found[number - 1].append((purse, points, voters))
    return tuple(_support(rows) for rows in found)


def _support(rows: list[tuple[int, int, int]]) -> Support:
    purses, points, voters = ([row[place] for row in rows] for place in range(3))
    weights = [one * many for one, many in zip(points, voters, strict=True)]
    return Support(
        np.array(purses, dtype=np.intp),
        np.array(points, dtype=np.intp),
        np.array(voters, dtype=float),
        np.array(weights, dtype=float),
        sum(weights),
    )


class Part(NamedTuple):
    """Supporters in the same position: their amount (its entry and its numerator), their points, how many they are."""

    entry: int
    amount: int
    points: int
    voters: int


@dataclass(frozen=True, slots=True, eq=False)
class Price:
    """The exact `value` of one point. Of the `parts` of the support those `spent` pay all they have.

    `place` says for each purse of the support to which part it belongs.
    """

    value: Fraction
    parts: list[Part]
    spent: list[bool]
    place: Places

    def voters(self, spent: bool) -> int:
        """How many pay all they have, or how many pay the full price."""
        return sum(
            part.voters for part, is_spent in zip(self.parts, self.spent, strict=True) if is_spent is spent
        )


class Purses:
    """All purses of one run, each voter beginning with an equal `share`. Entry 0 of the amounts stays nought."""

    def __init__(self, count: int, share: Fraction) -> None:
        self._denominator = share.denominator
        self._amounts = [0, share.numerator]
        self._sizes = [0, count]  # how many purses hold each amount
        self._free: list[int] = []
        self._entry: Places = np.ones(count, dtype=np.intp)
        self._shadow: Floats = np.full(count, float(share))

    def about(self, support: Support, cost: int, floor: float) -> float | None:
        """A price just below the exact one; None if the supporters certainly cannot pay together.

        `floor` is a price that the exact one is certainly not below.
        """
        money = self._shadow[support.purses]
        have = money * support.voters
        wanted = cost * (1 - SLACK)
        if have.sum() < wanted:
            return None
        rates, price = money / support.points, floor
        while True:
            going = rates >= price
            weight = support.weights @ going
            if not weight:
                return price
            higher = float((wanted - have.sum() + have @ going) / weight)
            if higher <= price:
                return price
            price = higher

    def price(self, support: Support, cost: int, floor: float) -> Price | None:
        """The exact price; None if the supporters cannot pay together. `floor` as in `about`.

        Whoever has less than their points cost at too low a price has less at the right one too. So the price that
        these leave to the others rises from step to step, and stops at the right one.
        """
        parts, place = self._parts(support)
        wanted = cost * self._denominator
        if sum(part.amount * part.voters for part in parts) < wanted:
            return None
        low = floor * (1 - SLACK)
        spent = [part.amount / self._denominator < low * part.points for part in parts]
        while True:
            left, weight = wanted, 0
            for part, is_spent in zip(parts, spent, strict=True):
                if is_spent:
                    left -= part.amount * part.voters
                else:
                    weight += part.points * part.voters
            found = [part.amount * weight < part.points * left for part in parts]
            if found == spent:
                return Price(Fraction(left, weight * self._denominator), parts, spent, place)
            spent = found

    def _parts(self, support: Support) -> tuple[list[Part], Places]:
        most = int(support.points.max()) + 1
        keys, place = np.unique(self._entry[support.purses] * most + support.points, return_inverse=True)
        voters = np.bincount(place, weights=support.voters)
        amounts = self._amounts
        return [
            Part(key // most, amounts[key // most], key % most, int(many))
            for key, many in zip(keys.tolist(), voters.tolist(), strict=True)
        ], place

    def pay(self, support: Support, price: Price) -> None:
        """Take the price, which must be of this moment, out of the supporters' purses."""
        factor = self._widen(price.value.denominator)
        each = price.value.numerator * (self._denominator // price.value.denominator)
        sizes = np.bincount(price.place).tolist()
        entries, floats = [], []
        for part, spent, size in zip(price.parts, price.spent, sizes, strict=True):
            amount = 0 if spent else part.amount * factor - part.points * each
            self._release(part.entry, size)
            entries.append(self._hold(amount, size))
            floats.append(amount / self._denominator)
        self._entry[support.purses] = np.array(entries)[price.place]
        self._shadow[support.purses] = np.array(floats)[price.place]

    def _widen(self, denominator: int) -> int:
        """Make the common denominator a multiple of this one; returns by how much the amounts were multiplied."""
        common = lcm(self._denominator, denominator)
        factor = common // self._denominator
        if factor > 1:
            self._amounts = [amount * factor for amount in self._amounts]
            self._denominator = common
        return factor

    def _release(self, entry: int, size: int) -> None:
        self._sizes[entry] -= size
        if entry and not self._sizes[entry]:
            self._amounts[entry] = 0
            self._free.append(entry)

    def _hold(self, amount: int, size: int) -> int:
        if not amount:
            entry = 0
        elif self._free:
            entry = self._free.pop()
            self._amounts[entry] = amount
        else:
            entry = len(self._amounts)
            self._amounts.append(amount)
            self._sizes.append(0)
        self._sizes[entry] += size
        return entry
