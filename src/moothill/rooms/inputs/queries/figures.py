"""Figures of what was contributed to a call, at an event or in a cycle; and of who did, as far as that may be told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.disclosure import Stepped, in_steps
from moothill.core.policy import RecordState
from moothill.rooms.inputs.kinds import EQUALITY
from moothill.rooms.inputs.models import EqualityAnswer, Input
from moothill.rooms.inputs.models.inputs import LATE
from moothill.rooms.inputs.queries.narrowing import number_unanswered, published

MOST = 20_000  # beyond that, only how many there are at least: the sums take some 10 ms for each thousand
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Figures:
    """How much was contributed. All but `waiting` is of what is public.

    `more`: there are more than `number`, and nothing else is told. `waiting`: how many more came and are not public. `late`
    came at least `models.inputs.LATE` days after they were said, the last of them after `longest` days. `unanswered` have no
    recorded answer.
    """

    number: int = 0
    waiting: int = 0
    more: bool = False
    by_form: Mapping[str, int] = field(default_factory=dict)
    by_channel: Mapping[str, int] = field(default_factory=dict)
    by_day: Mapping[date, int] = field(default_factory=dict)
    organisations: int = 0
    supports: int = 0
    late: int = 0
    longest: int = 0
    unanswered: int = 0

    @property
    def others(self) -> int:
        """How many came from somebody who named no organisation."""
        return self.number - self.organisations


def figures_of(cycle: Cycle, actor: Actor, **where: int) -> Figures:
    """The figures of a whole cycle, or of one `call` or `event` of it by its id. Two questions, however many there are;
    one more once a room answers.

    Of what is not public nothing is told but how much there is.
    """
    states = (RecordState.PUBLISHED, RecordState.DRAFT)
    received = Input.objects.filter(record__cycle=cycle, record__state__in=states, **where).order_by()
    counts = received.values("pk", "shown_in")[: MOST + 1].aggregate(all=Count("pk"), shown=Count("shown_in"))
    things = published(cycle, actor).filter(**where)
    if counts["all"] > MOST:
        return Figures(MOST, more=True)
    told = _summed(_cube(things.order_by(), cycle))
    number: int = told["number"]
    waiting = counts["all"] - counts["shown"]
    return Figures(waiting=waiting, unanswered=number_unanswered(things, number), **told)


def _cube(things: QuerySet[Any], cycle: Cycle) -> Iterable[tuple[Any, ...]]:
    """How many, by all that is told of them at once: a few hundred rows at most for each year."""
    came = Coalesce("entered_on", TruncDate("record__created_at", tzinfo=ZoneInfo(cycle.zone)))
    gap = ExpressionWrapper(F("day") - F("latest"), output_field=DurationField())
    is_late = Q(gap__gte=timedelta(days=LATE))
    known = things.annotate(day=came).annotate(gap=gap)
    cells: Iterable[tuple[Any, ...]] = known.values_list(
        "form", "coming_by", "from_organisation", "day"
    ).annotate(
        number=Count("pk"),
        agreed=Sum("supports"),
        behind=Count("pk", filter=is_late),
        longest=Max("gap", filter=is_late),
    )
    return cells


def _summed(cells: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    forms: Counter[str] = Counter()
    channels: Counter[str] = Counter()
    days: Counter[date] = Counter()
    organisations = supports = late = longest = 0
    for form, channel, organisation, day, number, agreed, behind, gap in cells:
        forms[form] += number
        channels[channel] += number
        days[day] += number
        organisations += number if organisation else 0
        supports += agreed
        late += behind
        longest = max(longest, gap.days if gap else 0)
    return {
        "number": forms.total(),
        "by_form": forms,
        "by_channel": channels,
        "by_day": days,
        "organisations": organisations,
        "supports": supports,
        "late": late,
        "longest": longest,
    }


def about_people(call: int, today: date) -> dict[str, Stepped]:
    """What may be told of those who contributed to a call, by question of `kinds.EQUALITY`: of weeks that are over.

    One query. Every question and every answer is there, whether anybody gave it or not.
    """
    rows = EqualityAnswer.objects.filter(call=call, week__lte=today - _WEEK).order_by("week")
    weeks: dict[str, dict[date, dict[str, int]]] = {question: {} for question in EQUALITY}
    for question, answer, week, count in rows.values_list("question", "answer", "week", "count"):
        if question in weeks and answer in dict(EQUALITY[question][1]):
            known = weeks[question].setdefault(week, {name: 0 for name, _words in EQUALITY[question][1]})
            known[answer] += count
    return {
        question: in_steps(list(by_week.values()), threshold=settings.MOOTHILL_THRESHOLD)
        for question, by_week in weeks.items()
    }
