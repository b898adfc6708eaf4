"""The days of a cycle, computed from as few as one of them. Pure: nothing here asks the clock."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from moothill.front.begin.schema import Plan, Stage

_FIRST, _LAST = 1990, 2200


@dataclass(frozen=True, slots=True)
class Days:
    """The first day of a cycle, the day its plan is due, and the last day of the plan."""

    starts: date
    due: date
    ends: date


class Impossible(Exception):
    """Days that no cycle of the kind can have. `field` is the one to change, `code` and `facts` say what is wrong."""

    def __init__(self, field: str, code: str, **facts: object) -> None:
        self.field, self.code, self.facts = field, code, facts
        super().__init__(f"{field}: {code} {facts}")


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where the month is too short.

    >>> add_months(date(2027, 12, 31), 2), add_months(date(2028, 2, 29), -12)
    (datetime.date(2028, 2, 29), datetime.date(2027, 2, 28))
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def days_of(plan: Plan, *, starts: date, due: date | None = None, ends: date | None = None) -> Days:
    """The days of a cycle of this kind: what is not given is computed. Raises Impossible."""
    for field, day in (("starts", starts), ("due", due), ("ends", ends)):
        if day and not _FIRST <= day.year < _LAST:
            raise Impossible(field, "far", day=day)
    if ends and ends <= starts:
        raise Impossible("ends", "before", first=starts, last=ends)
    if due is None:
        due = add_months(ends, -plan.months) if ends else _first_due(plan, starts)
        blamed = "ends" if ends else "starts"
    else:
        blamed = "due"
    found = Days(starts, due, ends or add_months(due, plan.months))
    _check(plan, found, blamed)
    return found


def _first_due(plan: Plan, starts: date) -> date:
    """After the usual time of planning: that day, or the next on which plans of this kind are due."""
    earliest = add_months(starts, plan.planning_months)
    days = [
        _day_of(year, *map(int, each.split("-")))
        for year in (earliest.year, earliest.year + 1)
        for each in plan.end_days
    ]
    return min((day for day in days if day >= earliest), default=earliest)


def _day_of(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _check(plan: Plan, days: Days, blamed: str) -> None:
    planning = (days.due - days.starts).days
    if days.due >= days.ends:
        raise Impossible("due", "due-after-end", due=days.due, last=days.ends)
    if blamed == "ends":
        _check_whole(plan, days)
    if planning < plan.least_planning_days:
        raise Impossible(
            blamed, "hasty", first=days.starts, due=days.due, days=planning, least=plan.least_planning_days
        )
    if days.due > add_months(days.starts, plan.most_planning_months):
        raise Impossible(blamed, "slow", first=days.starts, due=days.due, most=plan.most_planning_months)
    if days.ends < add_months(days.due, plan.least_months):
        raise Impossible("ends", "short", due=days.due, last=days.ends, least=plan.least_months)
    if days.ends > add_months(days.due, plan.most_months):
        raise Impossible("ends", "long", due=days.due, last=days.ends, most=plan.most_months)


def _check_whole(plan: Plan, days: Days) -> None:
    """Where only the first and the last day were given: whether there is time for all, and not too much."""
    earliest = add_months(days.starts + timedelta(days=plan.least_planning_days), plan.months)
    latest = add_months(days.starts, plan.most_planning_months + plan.months)
    if days.ends < earliest:
        raise Impossible("ends", "whole-short", first=days.starts, last=days.ends, least=earliest)
    if days.ends > latest:
        raise Impossible("ends", "whole-long", first=days.starts, last=days.ends, most=latest)


def spans(stages: tuple[Stage, ...], days: Days) -> dict[str, tuple[date, date]]:
    """The first and last day of each stage by handle: one after the other, from the start of the cycle to its end."""
    parts = (
        ("planning", days.starts, days.due),
        ("implementation", days.due + timedelta(days=1), days.ends),
    )
    found: dict[str, tuple[date, date]] = {}
    for part, first, last in parts:
        found |= _divided([stage for stage in stages if stage.part == part], first, last)
    return found


def _divided(stages: list[Stage], first: date, last: date) -> dict[str, tuple[date, date]]:
    """The least days of each, and a share of the rest; rounding never adds up to a gap."""
    spare = (last - first).days + 1 - sum(stage.least_days for stage in stages)
    whole = sum(stage.share for stage in stages)
    found, begun, least, share = {}, first, 0, 0
    for stage in stages:
        least, share = least + stage.least_days, share + stage.share
        over = first + timedelta(days=least + spare * share // whole)
        found[stage.handle] = (begun, over - timedelta(days=1))
        begun = over
    return found
