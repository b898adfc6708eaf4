"""The codes that can be given, as a coder chooses among them."""

from dataclasses import dataclass

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Record
from moothill.rooms.coding.models import Code
from moothill.rooms.coding.queries.codes import usable


@dataclass(frozen=True, slots=True)
class Choice:
    """One adopted code. `above` is the label of its parent, "" for one that has none; `meaning` its definition."""

    code: Record
    above: str
    meaning: str

    @property
    def reference(self) -> str:
        """Its reference."""
        return self.code.reference

    @property
    def label(self) -> str:
        """Its label."""
        return self.code.title


def choices_in(cycle: Cycle) -> list[Choice]:
    """Every adopted code of a cycle, in the order of the codebook. One question."""
    return [_choice(each, cycle) for each in usable(cycle)]


def _choice(code: Code, cycle: Cycle) -> Choice:
    code.record.cycle = cycle
    above = code.parent.record.title if code.parent else ""
    return Choice(code.record, above, code.definition)


def is_usable(cycle: Cycle, code: Record) -> bool:
    """Whether this record is a code of the cycle that can be given now. One question."""
    return usable(cycle).filter(pk=code.pk).exists()
