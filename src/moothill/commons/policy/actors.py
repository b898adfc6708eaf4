"""Who is acting: the one value that pages, operations and importers hand down."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moothill.core.policy import CycleState, Facts, Mode, RecordState, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody at the door. `participant` is None for a passer-by and for the operator at the command line.

    `guest`: they have no account, but contributed before and kept the cookie of it.

    `roles` maps a cycle's id to the roles held in it today, on whichever side. `at_home`: they sit at the machine of
    a trial site (see `policy.at_home`). `practice`: they are one of the invented people of the practice cycles.
    """

    name: str = ""
    participant: int | None = None
    signed_in: bool = False
    guest: bool = False
    operator: bool = False
    at_home: bool = False
    practice: bool = False
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)

    def facts(
        self,
        cycle_id: int,
        *,
        cycle: CycleState = CycleState.RUNNING,
        record: RecordState = RecordState.PUBLISHED,
        mode: Mode = Mode.LOCKED,
        leading: bool = False,
    ) -> Facts:
        """What a decision about this actor in the cycle `cycle_id` may look at."""
        return Facts(
            roles=self.roles.get(cycle_id, frozenset()),
            signed_in=self.signed_in,
            operator=self.operator,
            at_home=self.at_home,
            cycle=cycle,
            record=record,
            mode=mode,
            leading=leading,
        )


PASSER_BY = Actor()
OPERATOR = Actor(name="the operator", operator=True)
