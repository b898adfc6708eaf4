"""CMT-07: whether anybody could look at something to say that it is done."""

from collections.abc import Iterator

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.hinting.hint import Hint, called, hint
from moothill.core.standards.promised import Commitment, Milestone
from moothill.core.standards.said import said
from moothill.core.standards.verifying import is_vague, shows


def seeing(commitment: Commitment, language: str) -> Iterator[Hint]:
    """One hint for the whole where not one milestone, nor the solution, nor the result, names anything to look at; else one
    for each milestone that only wishes. Without milestones nothing is said: CMT-02 asks for them."""
    wishes = [each for each in commitment.milestones if is_wish(each, language)]
    elsewhere = shows(commitment.solution) or shows(commitment.result)
    if wishes and len(wishes) == len(commitment.milestones) and not elsewhere:
        yield hint(
            "not-verifiable",
            "CMT-07",
            "milestones",
            gettext_noop(
                "Not verifiable: nothing in it names what could be looked at to say that it is done."
            ),
            gettext_noop(
                "Name what will exist, such as a report, a register or a law, or how many of something."
            ),
        )
        return
    yield from wishing(commitment, language)


def wishing(commitment: Commitment, language: str) -> Iterator[Hint]:
    """One hint for each milestone that only wishes."""
    for each in commitment.milestones:
        if is_wish(each, language):
            yield hint(
                "wish",
                "CMT-07",
                "title",
                gettext_noop("Milestone %(milestone)s says what is wished, and not what will exist."),
                gettext_noop("Name what will exist once it is done, or how anybody can see it."),
                milestone=each.reference,
                facts={"milestone": called(each)},
            )


def is_wish(milestone: Milestone, language: str) -> bool:
    """Whether a milestone says only what is wished and names nothing that could be looked at. Told in English alone.

    A title or an output that says neither is a wording that is not known here, and no fault. How it is to be checked need
    not be a wish: "the general feeling" is nothing to look at either.
    """
    if language.partition("-")[0].lower() != "en":
        return False
    output = milestone.output if said(milestone.output) else ""
    wishes = is_vague(milestone.title) and (not output or is_vague(output))
    return wishes and not shows(milestone.verification)
