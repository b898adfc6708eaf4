"""Bars in several pieces, one beneath the other, all to one scale: how much of each there is, and of what it is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: of which sort, how many, and where it stands, in whole units."""

    sort: str
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar. `total` is the sum of its pieces; the longest bar is as wide as the picture."""

    total: int
    pieces: tuple[Piece, ...]

    @property
    def width(self) -> int:
        """How long the whole bar is."""
        return sum(piece.width for piece in self.pieces)


def stacks(
    rows: Sequence[Mapping[str, int]], sorts: Sequence[str], *, width: int, mirrored: bool = False
) -> tuple[Stack, ...]:
    """One bar for each row, its pieces in the order of `sorts`; `mirrored` runs from right to left.

    What is counted but in none of `sorts` is not drawn. Pieces never overlap and leave no gap; what is there at all is at
    least one unit wide, as long as the picture has one for each.

    >>> stacks([{"paper": 1, "site": 3}, {}], ["site", "paper"], width=80)[0].pieces[1]
    Piece(sort='paper', count=1, x=60, width=20)
    """
    known = [{sort: row[sort] for sort in sorts if row.get(sort, 0) > 0} for row in rows]
    longest = max((sum(row.values()) for row in known), default=0)
    return tuple(_stack(row, longest, width, mirrored) for row in known)


def _stack(row: Mapping[str, int], longest: int, width: int, mirrored: bool) -> Stack:
    total, passed, along = sum(row.values()), 0, 0
    pieces = []
    for number, (sort, count) in enumerate(row.items(), start=1):
        passed += count
        # Whatever comes after this piece needs a unit each, and so does the piece itself.
        end = min(max(passed * width // longest, along + 1), width - (len(row) - number))
        broad = max(end - along, 0)
        pieces.append(Piece(sort, count, width - along - broad if mirrored else along, broad))
        along += broad
    return Stack(total, tuple(pieces))
