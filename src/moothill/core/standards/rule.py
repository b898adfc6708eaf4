"""A rule as cited data, and a source."""

from dataclasses import dataclass
from datetime import date

from moothill.core.standards.errors import BrokenPack
from moothill.core.standards.kinds import NEEDS, Mark, Severity
from moothill.core.standards.numbers import PARAMETERS


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: the document as it calls itself, its address, and the place in it."""

    title: str
    address: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `title` and `asks` are sentences of the message catalogue.

    `needs` are keys of kinds.NEEDS, `numbers` names of parameters. `by_person` says that a person answers it, whatever
    the records hold. A rule with a `valid_from` binds plans that begin on that day or later.
    """

    id: str
    title: str
    asks: str
    severity: Severity
    mark: Mark
    source: Source
    needs: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    by_person: bool = False
    valid_from: date | None = None

    def __post_init__(self) -> None:
        unknown = [*set(self.needs).difference(NEEDS), *set(self.numbers).difference(PARAMETERS)]
        if unknown:
            raise BrokenPack(f"Rule {self.id} names what is not there: {', '.join(sorted(unknown))}.")
        if not (self.title and self.asks and self.source.title and self.needs):
            raise BrokenPack(f"Rule {self.id} needs a title, what it asks, a source, and what it needs.")
