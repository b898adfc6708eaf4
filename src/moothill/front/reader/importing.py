"""One page into one cycle: what it would make, and making it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.batches import Item, Tie, bring_in
from moothill.commons.record.models import LinkKind
from moothill.core.wiki import Reading
from moothill.front.reader.items import counts, every_item
from moothill.front.reader.matching import Difference, match


@dataclass(frozen=True, slots=True)
class Preview:
    """What a page would make in a cycle. Nothing is stored yet."""

    reading: Reading
    file: str
    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    known: int
    differences: tuple[Difference, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many new records of each kind."""
        return counts(self.items)

    @property
    def doubtful(self) -> Sequence[Item]:
        """The new records about which something is uncertain."""
        return [item for item in self.items if item.values.get("doubt")]

    @property
    def key(self) -> UUID:
        """The same for the same new records: making them twice at once makes them once."""
        content = repr(
            [(item.kind, sorted(item.values.items(), key=lambda pair: pair[0])) for item in self.items]
        )
        return uuid5(NAMESPACE_URL, hashlib.sha256(content.encode()).hexdigest())


def preview(reading: Reading, *, cycle: Cycle, file: str) -> Preview:
    """What a page as read would make in `cycle`, beside what is there already."""
    matched = match(cycle, list(every_item(reading, cycle, file)))
    made = {item.handle for item in matched.new}
    return Preview(
        reading, file, matched.new, tuple(_ties(reading, made)), matched.known, matched.differences
    )


def _ties(reading: Reading, made: set[str]) -> list[Tie]:
    """Rows that are the same event are linked, where both are new."""
    note = _("the same event, listed in two stages")
    return [
        Tie(finding.handles[0], finding.handles[1], LinkKind.SAME_AS, note)
        for finding in reading.findings
        if finding.code == "same-event" and set(finding.handles) <= made
    ]


def once(key: UUID, cycle: Cycle) -> UUID:
    """The once-only key of making in `cycle` what has this key."""
    return uuid5(key, cycle.slug)


def make(shown: Preview, *, cycle: Cycle, by: Actor, at: datetime, reason: str = "") -> int:
    """Make every new record in one act, or none; the number made. What was made by the same act before is not made again.

    Raises Refused, or Invalid with the line of each fault.
    """
    if not shown.items:
        return 0
    said = reason or _("brought in from a page")
    made = bring_in(
        cycle=cycle, items=shown.items, ties=shown.ties, by=by, at=at, reason=said, source=shown.file,
        key=once(shown.key, cycle),
    )  # fmt: skip
    return len(made)
