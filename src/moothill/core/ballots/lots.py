"""Lots that anyone can draw again.

Before the poll opens the organisers publish `commitment(secret)`. After it has closed they reveal the secret, and a
public value that nobody could know before (a lottery's numbers, a newspaper's headline) is mixed in. Every lot then
follows from the two by SHA-256, so the same lot falls again for whoever draws it:

    seed          = SHA-256 of the UTF-8 text  secret, a line feed, public value      (64 hexadecimal digits)
    key of number = SHA-256 of the ASCII text  seed:stage:number                      (64 hexadecimal digits)

The lots are drawn in ascending order of their keys. In budgets one lot serves all rounds, as stage 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from moothill.core.ballots.errors import CannotCount, gettext_noop

LEAST_SECRET = 16


class Lots(Protocol):
    """Whatever can put equals in an order."""

    def order(self, stage: int, among: Iterable[int]) -> tuple[int, ...]:
        """The numbers `among`, in the order in which they are drawn at `stage`."""
        ...


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def commitment(secret: str) -> str:
    """What to publish before the poll opens: it binds to the secret without telling it.

    Raises CannotCount for a secret of fewer than 16 characters: it could be guessed from its commitment.
    """
    if len(secret) < LEAST_SECRET:
        raise CannotCount(
            gettext_noop("The secret of the lots has %(length)s characters."),
            gettext_noop("Take at least %(least)s: a shorter one can be guessed from its commitment."),
            length=len(secret),
            least=LEAST_SECRET,
        )
    return _sha256(secret)


@dataclass(frozen=True, slots=True)
class SealedLots:
    """Lots from a `secret` that was committed to beforehand and a `public` value that came afterwards.

    Raises CannotCount for a secret that is too short.
    """

    secret: str
    public: str
    seed: str = field(init=False)

    def __post_init__(self) -> None:
        commitment(self.secret)
        object.__setattr__(self, "seed", _sha256(f"{self.secret}\n{self.public}"))

    def order(self, stage: int, among: Iterable[int]) -> tuple[int, ...]:
        """Ascending by SHA-256 of seed, stage and number."""
        return tuple(sorted(among, key=lambda number: _sha256(f"{self.seed}:{stage}:{number}")))


@dataclass(frozen=True, slots=True)
class DrawnLots:
    """Lots drawn by hand, once for the whole count: the numbers in the `drawn` order."""

    drawn: tuple[int, ...]

    def order(self, stage: int, among: Iterable[int]) -> tuple[int, ...]:
        """As drawn. Raises CannotCount if one of the equals was never drawn."""
        wanted = set(among)
        found = tuple(number for number in dict.fromkeys(self.drawn) if number in wanted)
        if len(found) < len(wanted):
            raise CannotCount(
                gettext_noop("At stage %(stage)s a lot must decide, but number %(number)s was not drawn."),
                gettext_noop("Draw lots among all, and give their numbers in the order drawn."),
                stage=stage,
                number=min(wanted - set(found)),
            )
        return found
