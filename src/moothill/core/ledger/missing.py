"""A set of numbers kept as ranges: a million deleted lines take no more room than one."""

from collections.abc import Iterator


class Missing:
    """Numbers that have no line so far."""

    def __init__(self) -> None:
        self._ranges: list[tuple[int, int]] = []

    def add(self, first: int, last: int) -> None:
        """Add the numbers from `first` to `last`; none if `last` is the smaller."""
        if first <= last:
            self._ranges.append((first, last))

    def take(self, number: int) -> bool:
        """Remove `number`; say whether it was there."""
        for index, (first, last) in enumerate(self._ranges):
            if first <= number <= last:
                self._ranges[index : index + 1] = [
                    (a, b) for a, b in ((first, number - 1), (number + 1, last)) if a <= b
                ]
                return True
        return False

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The ranges that are left, each as its first and last number, in order."""
        yield from sorted(self._ranges)
