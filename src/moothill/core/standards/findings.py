"""What comes of judging a rule: the result, why, the records and dates it rests on, and when it will change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from moothill.core.dates import Period
from moothill.core.standards.kinds import Result, Severity
from moothill.core.standards.parameters import Setting
from moothill.core.standards.rule import Rule, Source


@dataclass(frozen=True, slots=True)
class Span:
    """A number of days or months that is known only to lie between two: "164 to 170 days"."""

    least: int
    most: int
    unit: str = "day"  # or "month"


Fact = str | int | date | Period | Span
Told = Mapping[str, Fact]
_NO_FACTS: Told = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Remark:
    """One reason: a sentence of the message catalogue, its facts, and the references of the records that it speaks of.

    `result` says which way it points; None for a remark that only informs.
    """

    sentence: str
    facts: Told = field(default_factory=lambda: _NO_FACTS, hash=False)
    cites: tuple[str, ...] = ()
    result: Result | None = None

    @property
    def words(self) -> str:
        """The remark in English."""
        return self.sentence % {name: in_english(fact) for name, fact in self.facts.items()}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says. `changes_on` is the next day on which the clock alone may change it.

    `stands` says that a fail rests on records that are there, so that no record which was not read could undo it.
    """

    result: Result
    remarks: tuple[Remark, ...] = ()
    changes_on: date | None = None
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, judged. A provisional rule never fails: where the records say that it would, `result` is unknown and
    `indicated` is fail. `settings` are the numbers that were used, by name. `answered` says that a judge or a person
    can answer the rule at all."""

    rule: Rule
    source: Source
    severity: Severity
    result: Result
    indicated: Result
    provisional: bool
    remarks: tuple[Remark, ...]
    changes_on: date | None
    settings: Mapping[str, Setting] = field(hash=False)
    answered: bool = True


def in_english(fact: Fact) -> str:
    """A fact in English."""
    if isinstance(fact, Period):
        return f"“{fact.words}”"
    if isinstance(fact, Span):
        most = f"{fact.most} {fact.unit}{'' if fact.most == 1 else 's'}"
        return most if fact.least == fact.most else f"{fact.least} to {most}"
    if isinstance(fact, date):
        return f"{fact.day} {fact:%B} {fact.year}"
    return str(fact)
