"""What screening says: concerns, each with a reason in words, and the verdict over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

# So many flags together hold a contribution that no single one would hold.
DOUBTS = 3


def gettext_noop(message: str) -> str:
    """Marks a sentence for the message catalogue; core itself does not translate."""
    return message


class Severity(StrEnum):
    """FLAG: show it, and ask a steward to look. HOLD: ask first."""

    FLAG = "flag"
    HOLD = "hold"


class Verdict(StrEnum):
    """What to do with a contribution."""

    PASS = "pass"  # noqa: S105  # nosec B105: a verdict
    FLAG = "flag"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Concern:
    """One reason to look twice. `rule` is the name of the rule that raised it.

    `words` is an English sentence of the message catalogue, to be filled with `facts`; none of them quotes the text.
    """

    rule: str
    severity: Severity
    words: str
    facts: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """The sentence in English."""
        return self.words % self.facts


def judge(concerns: Sequence[Concern], *, doubts: int = DOUBTS) -> Verdict:
    """Hold if any concern holds or so many (`doubts`) flag; flag if any does; else pass."""
    if any(concern.severity is Severity.HOLD for concern in concerns):
        return Verdict.HOLD
    flags = sum(concern.severity is Severity.FLAG for concern in concerns)
    if flags >= doubts:
        return Verdict.HOLD
    return Verdict.FLAG if flags else Verdict.PASS
