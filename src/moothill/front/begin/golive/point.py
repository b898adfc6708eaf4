"""One point of the go-live list, and what finding one needs."""

from dataclasses import dataclass

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, RecordQuerySet

Mends = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing on the list: `words` say what is wanted, `mends` lead to where it is mended, as label and address."""

    words: str
    is_done: bool
    mends: tuple[tuple[str, str], ...] = ()


def edit(cycle: Cycle, record: Record) -> tuple[str, str]:
    """The way to mend a record: its title, and its form."""
    record.cycle = cycle
    return record.title, f"{record.get_absolute_url()}edit/"


def standing(cycle: Cycle, actor: Actor) -> RecordQuerySet:
    """The records of the cycle that stand, drafts included, in order."""
    return Record.objects.visible_to(actor).filter(cycle=cycle).order_by("position", "pk")
