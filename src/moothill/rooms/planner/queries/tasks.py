"""Tasks: open ones first, each with its deadline, its owners, and whether it is late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, IntegerField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record import kinds
from moothill.commons.record.filters import UnknownWord, tools_of
from moothill.commons.record.paging import Page, page_of
from moothill.core.dates import Answer, Period, is_over
from moothill.core.policy import CycleState, RecordState
from moothill.core.text import canonical, summary
from moothill.rooms.planner.kinds import Progress
from moothill.rooms.planner.models import Task
from moothill.rooms.planner.queries.sight import Sight

# The filters of the list, by their names in an address.
FILTERS = ("state", "owner")
_ORDER = ("is_done", "record__position", "pk")

# What a row shows of the meeting, without its minutes.
_MEETING = {f"meeting_{name}": F(f"meeting__record__{name}") for name in ("title", "reference", "state")}

_SHORT = 300


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a list of tasks: all that is shown of it, so that two equal rows look the same."""

    meeting_id: int | None
    reference: str
    url: str
    title: str
    when: Period | None
    late: bool
    notes: str
    everyone: bool
    people: tuple[tuple[str, str, str], ...]
    done: bool
    done_on: str
    draft: bool
    doubt: str
    meeting: tuple[str, str] | None
    tools: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many tasks there are, and how many are done."""

    all: int
    done: int

    @property
    def open(self) -> int:
        """How many are still to be done."""
        return self.all - self.done


def tasks(cycle: Cycle, actor: Actor) -> Any:
    """The tasks of a cycle that `actor` may see, open ones first: a query to narrow further."""
    things = Task.objects.visible_in(cycle, actor).select_related("record").annotate(**_MEETING)
    return things.annotate(is_done=Cast("done", IntegerField())).order_by(*_ORDER)


def narrow(things: Any, asked: Mapping[str, str], *, cycle: Cycle, actor: Actor = PASSER_BY) -> Any:
    """Those of `things` that fit what is `asked`: open or done, and words of an owner's name or organisation.

    What is everyone's is each owner's too. Raises UnknownWord (a ValueError) for a state that there is not.
    """
    state, owner = (canonical(asked.get(name, "")).strip() for name in FILTERS)
    if state and state not in Progress.values:
        known = {"word": state[:40], "known": ", ".join(Progress.values)}
        raise UnknownWord({"state": _("“%(word)s” is no state. Choose one of: %(known)s.") % known})
    if state:
        things = things.filter(done=state == Progress.DONE)
    return things.filter(Q(names__icontains=owner) | Q(everyone=True)) if owner else things


def page_of_tasks(things: Any, *, after: str = "") -> Page:
    """One page of tasks. Raises NoSuchPage."""
    return page_of(things, _ORDER, after=after)


def counts(things: Any) -> TaskCounts:
    """The figures of a query of tasks: one question."""
    found = things.order_by().aggregate(all=Count("pk"), done=Count("pk", filter=Q(done=True)))
    return TaskCounts(found["all"], found["done"])


def task_counts(cycle: Cycle, actor: Actor) -> TaskCounts:
    """The figures of all the tasks of a cycle."""
    return counts(Task.objects.visible_in(cycle, actor))


def task_rows(things: Iterable[Task], sight: Sight) -> list[TaskRow]:
    """The rows of `things`, in their order; asks nothing more than `things` does."""
    return [_row(thing, sight) for thing in things]


def _row(thing: Task, sight: Sight) -> TaskRow:
    record = thing.record
    record.cycle = sight.cycle
    url = record.get_absolute_url()
    return TaskRow(
        meeting_id=thing.meeting_id,
        reference=record.reference,
        url=url,
        title=record.title,
        when=thing.when,
        late=_is_late(thing, sight),
        notes=_short(thing.notes),
        everyone=thing.everyone,
        people=tuple((who.name, who.organisation, who.side) for who in thing.people),
        done=thing.done,
        done_on=thing.done_on,
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        meeting=_meeting(thing, sight),
        tools=((_mark(thing), f"{url}done/"), *tools_of(url)) if sight.editing else (),
    )


def _is_late(thing: Task, sight: Sight) -> bool:
    """Late is said of what is not done, only while the cycle runs, and only if the dates leave no doubt."""
    if thing.done or thing.when is None or sight.cycle.state != CycleState.RUNNING:
        return False
    return is_over(thing.when, sight.today) is Answer.YES


def _meeting(thing: Any, sight: Sight) -> tuple[str, str] | None:
    """The meeting that the task is an action of, if it is public: its title and address."""
    if thing.meeting_state != RecordState.PUBLISHED:
        return None
    return thing.meeting_title, kinds.get("meeting").address(sight.cycle, thing.meeting_reference)


def _mark(thing: Task) -> str:
    return _("Mark as not done") if thing.done else _("Mark as done")


@lru_cache(maxsize=8192)
def _short(markdown: str) -> str:
    return summary(markdown, _SHORT) if markdown else ""
