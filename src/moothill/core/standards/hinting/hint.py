"""One hint."""

from dataclasses import dataclass, field

from moothill.core.standards.findings import Told
from moothill.core.standards.kinds import Severity
from moothill.core.standards.promised import Milestone
from moothill.core.standards.rules import RULES

_NOTHING: Told = {}


@dataclass(frozen=True, slots=True)
class Hint:
    """`code` names the kind of hint, `rule` the rule it comes from, "" for plain language. `where` is the field it is about,
    `milestone` the reference of the milestone, "" if it is about the commitment itself.

    `words` and `suggestion` are sentences of the message catalogue, to be filled with `facts`; facts whose names are in
    `catalogued` are of the catalogue too.
    """

    code: str
    rule: str
    severity: Severity
    where: str
    words: str
    suggestion: str
    facts: Told = field(default_factory=dict, hash=False)
    milestone: str = ""
    catalogued: frozenset[str] = frozenset()


def hint(
    code: str,
    rule: str,
    where: str,
    words: str,
    suggestion: str,
    *,
    severity: Severity | None = None,
    facts: Told = _NOTHING,
    milestone: str = "",
) -> Hint:
    """A hint that weighs as its rule does, unless it is said otherwise."""
    return Hint(code, rule, severity or RULES[rule].severity, where, words, suggestion, facts, milestone)


def called(milestone: Milestone) -> str:
    """How a hint calls a milestone: by its number, else by its reference."""
    return milestone.number or milestone.reference
