"""What cleaning a value may look at: the cycle, and the records it may refer to."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor


class Context:
    """One act's view of a cycle. Looks each reference up once; an import teaches it the records it makes.

    `record` is the id of the record being revised, None while one is made. With an `actor`, only what they may see is
    there to refer to; None stands for those who see all of the cycle. `at` is when the act happens, where that is known.
    """

    def __init__(
        self,
        cycle: Cycle,
        *,
        importing: bool = False,
        record: int | None = None,
        actor: Actor | None = None,
        at: datetime | None = None,
    ) -> None:
        self.at = at
        self.actor = actor
        self.cycle = cycle
        self.year = cycle.starts.year
        self.importing = importing
        self.record = record
        self._known: dict[str, tuple[str, int, bool] | None] = {}
        self._kept: dict[Hashable, Any] = {}

    def learn(self, reference: str, kind: str, pk: int) -> None:
        """From now on `reference` leads to this record, in this act."""
        self._known[reference] = (kind, pk, True)

    def keep(self, key: Hashable, look: Callable[[], Any]) -> Any:
        """What `look` finds when this act first asks for `key`: the act tells it whatever it changes later."""
        if key not in self._kept:
            self._kept[key] = look()
        return self._kept[key]

    def find(self, reference: str, *, withdrawn: bool = False) -> tuple[str, int] | None:
        """The kind and id of the standing record that `reference` leads to in this cycle.

        With `withdrawn` also of one that no longer stands: what refers to it already goes on doing so.
        """
        kind, pk, stands = self._row(reference) or ("", 0, False)
        return (kind, pk) if stands or (withdrawn and kind) else None

    def _row(self, reference: str) -> tuple[str, int, bool] | None:
        if reference not in self._known:
            from moothill.commons.record.models import Record
            from moothill.core.policy import RecordState

            seen = Record.objects.addressable_by(self.actor) if self.actor else Record.objects
            row = (
                seen.filter(cycle=self.cycle, reference=reference).values_list("kind", "pk", "state").first()
            )
            self._known[reference] = (row[0], row[1], row[2] != RecordState.WITHDRAWN) if row else None
        return self._known[reference]
