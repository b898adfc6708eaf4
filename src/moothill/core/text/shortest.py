"""The shortest way from one sequence to another: E. W. Myers, An O(ND) Difference Algorithm (1986).

Its cost grows with the number of differences, not with the product of the lengths, and it is counted: the caller says
how many steps may be spent.

A *diagonal* is a place in `before` minus a place in `after`. With d differences, d + 1 diagonals can be reached: -d, -d + 2,
..., d. A *level* is the farthest place in `before` on each of them, in that order.
"""

from array import array
from collections.abc import Sequence
from typing import Literal

Step = Literal["=", "-", "+"]


def shortest_script(before: Sequence[str], after: Sequence[str], *, steps: int) -> list[Step] | None:
    """The steps from `before` to `after`: "=" keeps an item, "-" removes one, "+" adds one; None if `steps` run out."""
    levels: list[Sequence[int]] = []
    for differences in range(len(before) + len(after) + 1):
        level = array("l")
        for index in range(differences + 1):
            start, _added = _start(levels, differences, index)
            diagonal = 2 * index - differences
            end = _slide(before, after, start, start - diagonal)
            level.append(end)
            steps -= 1 + end - start
            if end >= len(before) and end - diagonal >= len(after):
                return _walked_back([*levels, level], index)
        levels.append(level)
        if steps < 0:
            return None
    return None


def _start(levels: Sequence[Sequence[int]], differences: int, index: int) -> tuple[int, bool]:
    """Where the last difference leads to on this diagonal, whichever of adding and removing gets farther.

    The place in `before`, and whether an item was added.
    """
    if not differences:
        return 0, False
    lower = levels[differences - 1]
    if index == 0 or (index < differences and lower[index - 1] < lower[index]):
        return lower[index], True
    return lower[index - 1] + 1, False


def _slide(before: Sequence[str], after: Sequence[str], place: int, other: int) -> int:
    """How far both go on alike."""
    while place < len(before) and other < len(after) and before[place] == after[other]:
        place += 1
        other += 1
    return place


def _walked_back(levels: Sequence[Sequence[int]], index: int) -> list[Step]:
    script: list[Step] = []
    place = levels[-1][index]
    for differences in range(len(levels) - 1, -1, -1):
        start, added = _start(levels, differences, index)
        script += ["="] * (place - start)
        if not differences:
            break
        script.append("+" if added else "-")
        place = start if added else start - 1
        index = index if added else index - 1
    return script[::-1]
