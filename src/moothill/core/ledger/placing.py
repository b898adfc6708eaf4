"""Finding the number a line was sealed with, whatever number it stands under now.

A seal covers the number, so trying a number is one hash. There are two witnesses: the line's own seal, and the seal
that the next line names as the one before it, which still tells when the line was sealed anew.
"""

from collections.abc import Iterator

from moothill.core.ledger.sealing import Sealed, seal_as

# So many numbers are tried in all, far ones included: some seconds. When they are spent, only near ones are tried.
_FAR_TRIES = 500_000
_NEAR = 32


class Placing:
    """Tries numbers up to `highest`, or a little beyond the line's own."""

    def __init__(self, highest: int) -> None:
        self.highest = highest
        self.tries = _FAR_TRIES

    def origin(self, sealed: Sealed, *, shift: int, linked: bool, follower: str | None) -> int | None:
        """The number that `sealed` was sealed with, or None if no number makes sense of it.

        `shift` is how far the lines before it stand from their own numbers, `linked` whether it names the seal of
        the line before, and `follower` the seal that the next line names.
        """
        number = sealed.line.number
        own = _first(sealed, (number - shift, number), {sealed.seal})
        if own is not None and (linked or sealed.seal == follower):
            return own
        if own is not None:  # sound, yet joined to neither neighbour: perhaps renumbered and then sealed anew
            return _first(sealed, self._numbers(number, shift), {follower}) or own
        return _first(sealed, self._numbers(number, shift), {sealed.seal, follower})

    def _numbers(self, number: int, shift: int) -> Iterator[int]:
        """Likely numbers first, then outwards from the line's own."""
        yield from (number - shift, number)
        highest = max(self.highest, number + _NEAR)
        for distance in range(1, max(number, highest - number) + 1):
            if distance > _NEAR and self.tries <= 0:
                return
            self.tries -= 2
            yield from (near for near in (number - distance, number + distance) if 0 < near <= highest)


def _first(sealed: Sealed, numbers: Iterator[int] | tuple[int, ...], seals: set[str | None]) -> int | None:
    return next((n for n in numbers if seal_as(sealed.line, n, sealed.previous) in seals), None)
