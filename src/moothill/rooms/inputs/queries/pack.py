"""What somebody needs who holds an event of their own: read from the records, with nothing added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.rooms.inputs.kinds import CallForm
from moothill.rooms.inputs.models import Call

WELCOME, CLOSING, EACH = 10, 10, 25  # minutes


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the evening, in minutes from its beginning. `call` is what is talked about, None for the first and last."""

    begins: int
    minutes: int
    call: Call | None = None
    first: bool = False

    def at(self, begins: time | None) -> str:
        """The clock time, if the evening's is known; else the time that has passed."""
        passed = self.begins + (begins.hour * 60 + begins.minute if begins else 0)
        hours, minutes = divmod(passed, 60)
        return f"{hours % 24:02}:{minutes:02}" if begins else f"{hours}:{minutes:02}"


def open_calls(cycle: Cycle, actor: Actor, at: datetime) -> list[Call]:
    """The calls that take contributions here at `at`, first those that close first."""
    things = Call.objects.visible_in(cycle, actor).exclude(form=CallForm.ELSEWHERE)
    found = list(
        things.filter(opens_at__lte=at, closes_at__gt=at).select_related("record").order_by("closes_at", "pk")
    )
    for call in found:
        call.record.cycle = cycle
    return found


def agenda(calls: Sequence[Call]) -> list[Step]:
    """A welcome, the same time for each open call, and an end: how long all takes follows from how many there are."""
    steps = [Step(0, WELCOME, first=True)]
    for number, call in enumerate(calls):
        steps.append(Step(WELCOME + EACH * number, EACH, call))
    return [*steps, Step(WELCOME + EACH * len(calls), CLOSING)]
