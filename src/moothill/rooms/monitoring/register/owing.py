"""What is late and what is due, in groups with their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.paging import MOST, NoSuchPage
from moothill.rooms.monitoring.queries.dashboard.lateness import SOON, Due, Owed
from moothill.rooms.monitoring.register.rows import Row as Said
from moothill.rooms.monitoring.register.rows import row_of, verdicts_on

_TITLES = {
    Due.LATE: gettext_lazy("Late"),
    Due.SOON: gettext_lazy("Due in the next %(soon)s days"),
    Due.CANNOT_TELL: gettext_lazy("Its words do not tell whether it is late"),
    Due.DONE_LATE: gettext_lazy("Done, but late"),
    Due.LATER: gettext_lazy("Due later"),
    Due.DONE: gettext_lazy("Done in time"),
    Due.DROPPED: gettext_lazy("Dropped"),
    Due.NO_DATE: gettext_lazy("No end is known"),
}
_TONES = {
    Due.LATE: "stop",
    Due.SOON: "wait",
    Due.CANNOT_TELL: "wait",
    Due.DONE_LATE: "wait",
    Due.DONE: "good",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One milestone with its words, and the tone of these."""

    owed: Owed
    said: Said
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Group:
    """Those that stand alike to their dates. `name` is for anchors; `count` is that of all, on whichever page."""

    name: str
    title: Any
    count: int
    rows: tuple[Row, ...]


def grouped(
    found: Sequence[Owed], cycle: Cycle, *, after: str = "", most: int = MOST
) -> tuple[list[Group], str]:
    """A page of them in groups, and the mark of the next page, "" after the last. Raises NoSuchPage."""
    marks = [each.step.reference for each in found]
    if after and after not in marks:
        raise NoSuchPage
    first = marks.index(after) + 1 if after else 0
    shown = found[first : first + most]
    verdicts = verdicts_on(each.step for each in shown)
    counts = {due: sum(each.due is due for each in found) for due in Due}
    groups = [
        Group(due.value, title(due), counts[due], tuple(_row(each, cycle, verdicts) for each in some))
        for due, some in groupby(shown, key=lambda each: each.due)
    ]
    return groups, marks[first + most - 1] if first + most < len(found) else ""


def title(due: Due) -> str:
    """The heading of a group."""
    return str(_TITLES[due]) % {"soon": SOON} if due is Due.SOON else str(_TITLES[due])


def _row(each: Owed, cycle: Cycle, verdicts: Mapping[int, str]) -> Row:
    return Row(each, row_of(each.step, cycle, verdicts), words_of(each), _TONES.get(each.due, "none"))


def words_of(each: Owed) -> str:
    """How one stands to its date, in words."""
    days = {"days": each.days}
    match each.due:
        case Due.LATE:
            return ngettext("late by %(days)s day", "late by %(days)s days", each.days) % days
        case Due.SOON | Due.LATER:
            return (
                _("due today")
                if not each.days
                else ngettext("%(days)s day left", "%(days)s days left", each.days) % days
            )
        case Due.DONE_LATE:
            return (
                ngettext(
                    "first called complete %(days)s day late",
                    "first called complete %(days)s days late",
                    each.days,
                )
                % days
            )
        case Due.CANNOT_TELL:
            return (
                _("cannot tell: it ends on one of the days that its words name, at most %(days)s from now")
                % days
            )
        case Due.NO_DATE:
            return _("done, no end was promised") if each.on else _("no end is known")
        case Due.DONE:
            return _("done in time")
        case Due.DROPPED:
            return _("dropped")
