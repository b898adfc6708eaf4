"""Finding out what happened to the part of a chain that no longer fits.

The chain is followed by its links, not by its numbers: each line names the seal before it, so the true order can be
told even where lines were renumbered, and a line's own seal tells the number it was sealed with.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from moothill.core.ledger.faults import Fault, fault
from moothill.core.ledger.sealing import Sealed, seal

# Pairs of broken lines are compared with each other; beyond this many the answer is "rewritten" either way.
_PAIRS = 50


@dataclass
class _Step:
    """A line in the place the links give it; `true` is the number its seal proves, 0 if it proves none.

    `before`, `link` and `faults` are how things stood before it was taken, should it turn out to be an intruder.
    """

    sealed: Sealed
    true: int
    before: int
    link: str
    faults: int


def walk(
    rest: Sequence[Sealed], *, number: int, seal: str, last: int | None = None
) -> Iterator[Fault]:
    """Yield the faults of the lines after line `number` with that `seal`; `rest` is in stored order.

    `last` is the number of the last line there ought to be, if that is known.
    """
    walker = _Walker(rest, number, seal, last)
    walker.run()
    yield from sorted(walker.faults, key=lambda found: found.number)


class _Walker:
    def __init__(
        self, rest: Sequence[Sealed], number: int, link: str, last: int | None
    ) -> None:
        self.left = {id(sealed): sealed for sealed in rest}
        self.followers: dict[str, list[Sealed]] = defaultdict(list)
        for sealed in rest:
            self.followers[sealed.previous].append(sealed)
        self.number, self.link, self.last = number, link, last
        self.steps: list[_Step] = []
        self.faults: list[Fault] = []

    def run(self) -> None:
        while self.left:
            following = (
                self._linked() or self._with_its_link_rewritten() or self._after_a_gap()
            )
            if following is None:
                break
            self._take(following)
        self.faults += [
            fault("inserted", sealed.line.number) for sealed in self.left.values()
        ]
        self._displaced()
        self._exchanged()

    def _linked(self) -> Sealed | None:
        """The unread line that names the last seal; where two do, the one that others go on from."""
        found = [
            sealed for sealed in self.followers[self.link] if id(sealed) in self.left
        ]
        return max(
            found,
            key=lambda sealed: (self._goes_on(sealed), self._true(sealed) > 0),
            default=None,
        )

    def _with_its_link_rewritten(self) -> Sealed | None:
        """The unread line that bears the next number and that others go on from, though it names another seal."""
        for sealed in self.left.values():
            ends = sealed.line.number == self.last
            if (
                sealed.line.number == self.number + 1
                and not self._true(sealed)
                and (ends or self._goes_on(sealed))
            ):
                return sealed
        return None

    def _goes_on(self, sealed: Sealed) -> bool:
        return any(
            id(other) in self.left
            for other in self.followers[sealed.seal]
            if other is not sealed
        )

    def _after_a_gap(self) -> Sealed | None:
        """The first unread line whose own seal is genuine for a number still to come."""
        genuine = [(self._true(sealed), sealed) for sealed in self.left.values()]
        ahead = [(true, sealed) for true, sealed in genuine if true > self.number]
        return min(ahead, key=lambda pair: pair[0], default=(0, None))[1]

    def _true(self, sealed: Sealed) -> int:
        """The number that makes the line's own seal hold; 0 if none of the likely ones does."""
        written = sealed.line.number
        for number in (
            written,
            self.number + 1,
            written + 1,
            written - 1,
            self.number + 2,
        ):
            if _holds_as(sealed, number):
                return number
        return 0

    def _take(self, sealed: Sealed) -> None:
        del self.left[id(sealed)]
        step = _Step(sealed, 0, self.number, self.link, len(self.faults))
        linked, true, expected = (
            sealed.previous == self.link,
            self._true(sealed),
            self.number + 1,
        )
        if not linked and true == expected:
            # The links broke but no number is missing: the line before was sealed anew.
            self.faults.append(fault("rewritten", self.number))
        elif true > expected:
            self.faults += [
                fault("deleted", missing) for missing in range(expected, true)
            ]
        elif true == 0:
            self._explain(sealed, expected)
        step.true = true
        self.steps.append(step)
        self.number, self.link = max(true, self.number + 1), sealed.seal

    def _explain(self, sealed: Sealed, expected: int) -> None:
        """A line whose seal does not hold: the line before it was slipped in, or it was rewritten itself."""
        intruder = self.steps[-1] if self.steps else None
        if intruder and _holds_as(
            replace(sealed, previous=intruder.link), intruder.before + 1
        ):
            del self.faults[intruder.faults :]
            self.faults.append(fault("inserted", intruder.sealed.line.number))
            self.number = intruder.before
            return
        self.faults.append(fault("rewritten", sealed.line.number))

    def _displaced(self) -> None:
        """Lines whose stored numbers do not rise along the chain were swapped or moved."""
        written = [step.sealed.line.number for step in self.steps]
        if written == sorted(written):
            return
        self.faults += [
            fault("reordered", step.sealed.line.number)
            for step in self.steps
            if step.true and step.true != step.sealed.line.number
        ]

    def _exchanged(self) -> None:
        """Two lines that hold in each other's place, links and seals left standing, were exchanged."""
        broken = [step.sealed for step in self.steps if not step.true][:_PAIRS]
        for one, other in combinations(broken, 2):
            if _holds_in_place_of(one, other) and _holds_in_place_of(other, one):
                numbers = {one.line.number, other.line.number}
                self.faults = [
                    found for found in self.faults if found.number not in numbers
                ]
                self.faults += [
                    fault("reordered", number) for number in sorted(numbers)
                ]


def _holds_in_place_of(sealed: Sealed, other: Sealed) -> bool:
    return _holds_as(Sealed(sealed.line, other.previous, other.seal), other.line.number)


def _holds_as(sealed: Sealed, number: int) -> bool:
    return (
        number > 0
        and seal(replace(sealed.line, number=number), sealed.previous) == sealed.seal
    )
