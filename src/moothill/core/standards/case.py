"""What a judge is given: the facts, and the numbers of the pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from moothill.core.dates import Answer
from moothill.core.standards.facts import Activity, Facts, KeyDate, Meeting, State
from moothill.core.standards.parameters import Setting
from moothill.core.standards.reckoning import ends_of, next_day


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of one cycle and the settings that it is judged by."""

    facts: Facts
    settings: Mapping[str, Setting] = field(hash=False)

    def whole(self, name: str) -> int:
        """A whole number among the settings; 0 where the pack has none."""
        value = self.settings[name].value if name in self.settings else 0
        return value if isinstance(value, int) else 0

    def several(self, name: str) -> tuple[int, ...]:
        """Several whole numbers among the settings."""
        value = self.settings[name].value if name in self.settings else ()
        return tuple(each for each in value if isinstance(each, int)) if isinstance(value, tuple) else ()

    def words(self, name: str) -> str:
        """Words among the settings; "" where the pack has none."""
        value = self.settings[name].value if name in self.settings else ""
        return value if isinstance(value, str) else ""

    @property
    def starts(self) -> date:
        """The day the work began: as the key details say, if they say one day, else as the cycle does."""
        ends = ends_of(self.facts.details.when) if self.facts.details else None
        return ends[0] if ends and ends[0] == ends[1] else self.facts.starts

    @property
    def deadline(self) -> date | None:
        """The day by which the pack wants the plan; None where it names none."""
        written = self.words("plan.deadline")
        return next_day(written, self.starts) if written else None

    @property
    def delivery(self) -> KeyDate | None:
        """The key date that says when the plan was delivered: the one named, or the one on the day of the deadline."""
        named = self.words("plan.submission").upper()
        if named:
            return next((each for each in self.facts.key_dates if each.reference == named), None)
        deadline = self.deadline
        on_it = (each for each in self.facts.key_dates if ends_of(each.when) == (deadline, deadline))
        return next(on_it, None) if deadline else None

    @property
    def delivered(self) -> tuple[date, date] | None:
        """The first and the last day on which the plan can have been delivered; None where that is not recorded."""
        return ends_of(self.delivery.met) if self.delivery else None


def was_held(session: Meeting | Activity, facts: Facts) -> Answer:
    """Whether a meeting or activity took place: it has a day in the past, and something that says so."""
    over = facts.over(session.when)
    if isinstance(session, Activity):
        if session.state is State.CALLED_OFF:
            return Answer.NO
        told = session.state is State.HELD
    else:
        told = session.has_record or session.attended
    if over is Answer.YES:
        return Answer.YES if told else Answer.CANNOT_TELL
    return over
