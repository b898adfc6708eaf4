"""What was said of milestones period by period: the cells of the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.core.dates import Period
from moothill.core.policy import RecordState
from moothill.rooms.monitoring.models import Round, Update
from moothill.rooms.monitoring.queries.states import dated

MOST = 8  # columns: the newest periods


@dataclass(frozen=True, slots=True)
class Span:
    """A reporting period."""

    pk: int
    reference: str
    title: str
    url: str
    when: Period | None


@dataclass(frozen=True, slots=True)
class Told:
    """The periods in order, and what was said by milestone, period and side; the period None is for what was said outside.

    `earlier` says that there are older periods, which are left out.
    """

    spans: tuple[Span, ...]
    states: Mapping[tuple[int, int | None, str], str]
    earlier: bool

    @property
    def outside(self) -> bool:
        """Whether anything was said outside the periods."""
        return any(span is None for _step, span, _side in self.states)


def told(cycle: Cycle, actor: Actor, milestones: Sequence[int]) -> Told:
    """What was said last of each of these milestones in each of the newest periods. Two questions."""
    spans = spans_of(cycle, actor)
    shown = spans[-MOST:]
    rows = dated(Update.objects.visible_in(cycle, actor)).filter(
        record__state=RecordState.PUBLISHED, milestone__in=milestones
    )
    rows = rows.order_by("holds", "record__published_at", "pk")
    columns = {span.pk for span in shown} | {None}
    public = {span.pk for span in spans}
    states = {
        (step, span if span in public else None, side): state
        for step, span, side, state in rows.values_list("milestone", "round", "side", "state")
        if span in columns or span not in public
    }
    return Told(tuple(shown), states, len(spans) > len(shown))


def spans_of(cycle: Cycle, actor: Actor) -> list[Span]:
    """The public reporting periods, the first first. One question."""
    rows = Round.objects.visible_in(cycle, actor).filter(record__state=RecordState.PUBLISHED)
    kind = kinds.get("round")
    found = [
        Span(
            row.pk,
            row.record.reference,
            row.record.title,
            kind.address(cycle, row.record.reference),
            row.when,
        )
        for row in rows.select_related("record").order_by("latest", "record__position", "pk")
    ]
    return sorted(found, key=_last)


def _last(span: Span) -> tuple[bool, str]:
    """Periods in the order of their ends; those without an end last."""
    day = span.when.latest if span.when else None
    return day is None, str(day)
