"""Plain language: advice on the texts of a commitment."""

from collections.abc import Iterator

from moothill.core.plainness import advise
from moothill.core.standards.hinting.hint import Hint
from moothill.core.standards.kinds import Severity
from moothill.core.standards.promised import Commitment

_PLAIN = ("title", "problem", "causes", "so_far", "solution", "result")


def wording(commitment: Commitment, language: str) -> Iterator[Hint]:
    """What would make its texts and its milestones plainer."""
    for name in _PLAIN:
        yield from _of_text(str(getattr(commitment, name)), name, language)
    for each in commitment.milestones:
        for name, text in (("title", each.title), ("output", each.output)):
            yield from _of_text(text, name, language, milestone=each.reference)


def _of_text(text: str, where: str, language: str, *, milestone: str = "") -> Iterator[Hint]:
    for each in advise(text, language):
        yield Hint(
            f"plain-{each.code}", "", Severity.ADVICE, where, each.words, each.suggestion, each.facts, milestone,
            each.catalogued,
        )  # fmt: skip
