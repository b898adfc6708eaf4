"""CMT-02: a milestone at least, each with an end and with what will exist."""

from collections.abc import Iterator, Sequence

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.hinting.hint import Hint, called, hint
from moothill.core.standards.hinting.seeing import is_wish
from moothill.core.standards.kinds import Severity
from moothill.core.standards.promised import Commitment, Milestone
from moothill.core.standards.said import said

_ENDS = (
    gettext_noop("No milestone says by when it is done."),
    gettext_noop("Milestone %(milestone)s does not say by when it is done."),
    gettext_noop("Write the day or the month by which it is done."),
)
_OUTPUTS = (
    gettext_noop("No milestone says what will exist."),
    gettext_noop("Milestone %(milestone)s does not say what will exist."),
    gettext_noop("Name what anybody can look at once it is done, such as a report or a register."),
)


def steps(commitment: Commitment, language: str) -> Iterator[Hint]:
    """A milestone that only wishes is told so by CMT-07, and not asked for its output here as well.

    The rule is kept where one milestone has both; what others lack weighs less then.
    """
    given = commitment.milestones
    if not given:
        yield hint(
            "no-milestone",
            "CMT-02",
            "milestones",
            gettext_noop("It has no milestone."),
            gettext_noop("Add the first step: what will exist, and by when."),
        )
        return
    kept = any(_has_end(each) and said(each.output) for each in given)
    severity = Severity.SHOULD if kept else Severity.MUST
    endless = [each for each in given if not _has_end(each)]
    empty = [each for each in given if not said(each.output) and not is_wish(each, language)]
    yield from _lacking(endless, given, "undated-milestone", "when", _ENDS, severity)
    yield from _lacking(empty, given, "no-output", "output", _OUTPUTS, severity)


def _has_end(milestone: Milestone) -> bool:
    return milestone.when is not None and milestone.when.latest is not None


def _lacking(
    found: Sequence[Milestone],
    given: Sequence[Milestone],
    code: str,
    where: str,
    words: tuple[str, str, str],
    severity: Severity,
) -> Iterator[Hint]:
    """One hint for all where several milestones all lack the same, else one for each that does."""
    every, one, suggestion = words
    if len(found) == len(given) > 1:
        yield hint(code, "CMT-02", where, every, suggestion, severity=severity)
        return
    for each in found:
        told = {"milestone": called(each)}
        yield hint(
            code, "CMT-02", where, one, suggestion, severity=severity, milestone=each.reference, facts=told
        )
