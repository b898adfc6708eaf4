"""What a judge is given: the facts, and the numbers of the pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from moothill.core.dates import Answer, Period, Precision
from moothill.core.standards.facts import Activity, Edition, Facts, KeyDate, Known, Meeting, State
from moothill.core.standards.findings import in_english
from moothill.core.standards.kinds import Result
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
    def submitted(self) -> Edition | None:
        """The edition that the OGP got first: it says better than a key date when the plan was delivered."""
        sent = [each for each in self.facts.editions if each.submitted]
        return min(sent, key=lambda each: (each.submitted or date.max, each.place), default=None)

    @property
    def delivery(self) -> KeyDate | None:
        """What says when the plan was delivered: an edition that was submitted, else a key date."""
        due, edition = self._due, self.submitted
        if edition is None or edition.submitted is None:
            return due
        day = edition.submitted
        met = Period(in_english(day), day, day, Precision.DAY)
        told = due or KeyDate(reference="", title="")
        return replace(told, reference=edition.reference, title=edition.title, met=met)

    @property
    def _due(self) -> KeyDate | None:
        """The key date named, or the one on the day of the deadline."""
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

    @property
    def is_final(self) -> bool:
        """Whether the plan was issued or delivered, or its time is over: until then what is missing may still be written."""
        return bool(self.facts.editions) or self.delivered is not None or self.facts.ended

    def missing(self, *about: Known) -> Result:
        """What it means that something is not there: it proves nothing of records that somebody made when all was over, or
        noted a doubt beside."""
        if self.facts.looked_back or any(each.doubt for each in about):
            return Result.UNKNOWN
        return Result.FAIL if self.is_final else Result.DUE


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
