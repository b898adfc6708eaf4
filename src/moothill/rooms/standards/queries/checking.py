"""A cycle checked against a pack: the one it has pinned, or another one for the sake of showing."""

from dataclasses import dataclass
from datetime import date, datetime

from moothill.commons.cycles.models import Cycle
from moothill.core.standards import Finding, Pack, judge, next_change
from moothill.rooms.standards.queries.gathering import Gathered, gather
from moothill.rooms.standards.queries.pins import Pin, pins


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it. `pack` and `findings` are empty where no pack is pinned and none was named.

    `pins` are the cycle's last pins, newest first. `shown_only` says that the pack is not the pinned one.
    """

    cycle: Cycle
    pins: list[Pin]
    pack: Pack | None
    shown_only: bool
    findings: tuple[Finding, ...]
    gathered: Gathered

    @property
    def pin(self) -> Pin | None:
        """The pin that holds now."""
        return self.pins[0] if self.pins and self.pins[0].pinned.until is None else None

    @property
    def today(self) -> date:
        """The day as of which the cycle is judged."""
        return self.gathered.facts.today

    @property
    def binds(self) -> bool:
        """Whether the pack is, by its dates, the rule book of this cycle."""
        return self.pack is not None and self.pack.binds(self.cycle.starts)

    @property
    def changes_on(self) -> date | None:
        """The next day on which the clock alone may change a result."""
        return next_change(self.findings)


def check(cycle: Cycle, at: datetime, *, pack: Pack | None = None) -> Checked:
    """Judge what `cycle` has published by the pack it has pinned, with its own numbers; or by `pack` and its numbers.

    A pinned pack keeps the cycle's own numbers also when it is named as `pack`.
    """
    found = pins(cycle)
    pin = found[0] if found and found[0].pinned.until is None else None
    pinned = pin.pack if pin else None
    wanted = pack or pinned
    own = pin.values if pin and wanted is pinned else {}
    gathered = gather(cycle, at)
    findings = judge(wanted, gathered.facts, own) if wanted else ()
    return Checked(cycle, found, wanted, wanted is not pinned, findings, gathered)
