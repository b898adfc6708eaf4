"""CMT-05: whether its dates fit."""

from collections.abc import Iterator

from moothill.core.dates import Answer, Period, within
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.hinting.hint import Hint, called, hint
from moothill.core.standards.promised import Commitment


def dates(commitment: Commitment, plan: Period | None) -> Iterator[Hint]:
    """Milestones lie inside the commitment, and the commitment inside the plan; what cannot be told is left alone."""
    whole = commitment.when
    for each in commitment.milestones:
        if whole and each.when and within(each.when, whole) is Answer.NO:
            yield hint(
                "milestone-outside", "CMT-05", "when",
                gettext_noop("Milestone %(milestone)s (%(when)s) lies outside its commitment (%(whole)s)."),
                gettext_noop("Move the milestone, or make the commitment longer."),
                milestone=each.reference,
                facts={"milestone": called(each), "when": each.when, "whole": whole},
            )  # fmt: skip
    if whole and plan and within(whole, plan) is Answer.NO:
        yield hint(
            "outside-plan", "CMT-05", "when",
            gettext_noop("Its time (%(when)s) is not within that of the plan."),
            gettext_noop("Let it start and end inside the plan, or say why it does not."),
            facts={"when": whole},
        )  # fmt: skip
