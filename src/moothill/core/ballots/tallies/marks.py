"""Approval, dots and score: every option's marks are added up.

Approval voting: Brams and Fishburn, "Approval Voting", American Political Science Review 72 (1978). Dots are cumulative
voting: each voter shares out a fixed number. Score: each option is scored by itself, and an option without a score counts
as scored 0. In all three a further ballot that gives the most it can to a winner never costs that winner the place.
"""

from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.lots import Lots
from moothill.core.ballots.marked import Kind, Marked
from moothill.core.ballots.tallies.tally import Tally, tally


def sums(ballots: Marked) -> list[int]:
    """The sum of all marks of each option."""
    totals = [0] * len(ballots.names)
    for copies, marks in ballots.heaps:
        for number, points in marks:
            totals[number - 1] += copies * points
    return totals


def count_marks(ballots: Marked, lots: Lots | None = None) -> Tally:
    """The options with the highest sums fill the places. Its rule is the kind of the ballots.

    Raises CannotCount if there is no ballot.
    """
    return tally(
        rule=str(ballots.kind), title=ballots.title, names=ballots.names, seats=ballots.seats,
        voters=ballots.voters, totals=sums(ballots), lots=lots,
    )  # fmt: skip


def of_kind(ballots: Marked, kind: Kind) -> Marked:
    """The ballots, if they are of this kind. Raises CannotCount if they are of another."""
    if ballots.kind is not kind:
        raise CannotCount(
            gettext_noop("These ballots are of the kind “%(kind)s”."),
            gettext_noop("Count them by the rule of that kind."),
            kind=str(ballots.kind),
        )
    return ballots
