"""What a count says of itself: every stage, with who received what, who was elected, and how ties were broken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from moothill.core.ballots.ranked import Ranked

UNIT = 100_000  # a vote; everything is counted in hundred-thousandths of it, as rule 48 cuts to five decimal places


class Kind(StrEnum):
    """What happened in a stage."""

    FIRST = "first preferences"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"


class Move(NamedTuple):
    """What one candidate received in a stage: `papers`, worth `votes` (in units) together.

    `values` parts them by what each paper is worth, as pairs of papers and units, if the count was asked for it.
    """

    candidate: int
    papers: int
    votes: int
    values: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """How one of several equals was `chosen` (to pass on a surplus, to be excluded, or to take the seat).

    `narrowed` are the earlier stages that told some apart: each with its number and those still equal after it. If more
    than one was left after that, `lot` is the order in which they were drawn; the first drawn was chosen.
    """

    among: tuple[int, ...]
    narrowed: tuple[tuple[int, tuple[int, ...]], ...]
    lot: tuple[int, ...]
    chosen: int


class Stage(NamedTuple):
    """One stage. Votes are integers in units of a hundred-thousandth.

    `candidate` is whose papers went on (0 in the first stage), chosen by `tie` if others were equal. `ended` papers
    named nobody else; `lost` is what they were worth, with what the cut to five decimal places left over. `totals` stand
    at the end of the stage, by candidate number from 1. `elected` are in the order of their votes, by number where
    equal; those in `filled` took the last seats without reaching the quota.
    """

    number: int
    kind: Kind
    candidate: int
    moves: tuple[Move, ...]
    ended: int
    lost: int
    totals: tuple[int, ...]
    elected: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()
    tie: Tie | None = None

    @property
    def excluded(self) -> tuple[int, ...]:
        """Who was excluded in this stage: one at most."""
        return (self.candidate,) if self.kind is Kind.EXCLUSION else ()


@dataclass(frozen=True, slots=True)
class Account:
    """The whole count. `quota` is in whole votes; `elected` are numbers in order of election."""

    rule: str
    ballots: Ranked
    quota: int
    stages: tuple[Stage, ...]
    elected: tuple[int, ...]
