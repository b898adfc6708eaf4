"""What is still missing or unclear in one commitment: hints, each with the rule it comes from, and no score of its worth.

One missing thing is one hint, so that whoever mends it knows what to do. The judges of the rules about commitments say no
more than these hints do.
"""

from collections.abc import Iterable

from moothill.core.dates import Period
from moothill.core.standards.hinting.dates import dates
from moothill.core.standards.hinting.fields import fields
from moothill.core.standards.hinting.hint import Hint
from moothill.core.standards.hinting.links import links
from moothill.core.standards.hinting.owners import owners
from moothill.core.standards.hinting.seeing import seeing, wishing
from moothill.core.standards.hinting.steps import steps
from moothill.core.standards.hinting.values import values
from moothill.core.standards.hinting.wording import wording
from moothill.core.standards.kinds import Severity
from moothill.core.standards.promised import Commitment, Milestone

__all__ = ["Hint", "hints", "milestone_hints"]

_ORDER = (Severity.MUST, Severity.SHOULD, Severity.ADVICE)


def hints(commitment: Commitment, *, plan: Period | None = None, language: str = "en") -> tuple[Hint, ...]:
    """Everything that a look at a commitment and its milestones gives, the heaviest first.

    `plan` is the time of the plan, None where it is not known; `language` is the code of the one it is written in. In others
    than English nothing is said about what can be verified, nor about hard words. Never raises.
    """
    return _in_order(
        [
            *fields(commitment),
            *steps(commitment, language),
            *values(commitment),
            *seeing(commitment, language),
            *owners(commitment),
            *dates(commitment, plan),
            *links(commitment),
            *wording(commitment, language),
        ]
    )


def milestone_hints(
    milestone: Milestone, *, whole: Period | None = None, language: str = "en"
) -> tuple[Hint, ...]:
    """What a look at one milestone by itself gives, the heaviest first; `whole` is the time of its commitment."""
    lone = Commitment(reference="", title="", when=whole, milestones=(milestone,))
    return _in_order(
        [*steps(lone, language), *wishing(lone, language), *dates(lone, None), *wording(lone, language)]
    )


def _in_order(found: Iterable[Hint]) -> tuple[Hint, ...]:
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.severity)))
