"""The days that a pack gives a plan: what a new cycle can put among its key dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.pack import Pack
from moothill.core.standards.parameters import Setting, Value
from moothill.core.standards.reckoning import add_days, add_months, next_day

_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A day, or the days from first to last. `title` is of the message catalogue; `number` names the parameter it comes
    from, and `provisional` says that no person has confirmed that number in its source."""

    title: str
    first: date
    last: date
    number: str
    provisional: bool


def key_days(
    pack: Pack, *, starts: date, ends: date, values: Mapping[str, Value] = _NOTHING
) -> tuple[KeyDay, ...]:
    """The days of a plan whose work begins on `starts` and which ends on `ends`, by date.

    `values` are the cycle's own numbers, as for Pack.with_values.
    """
    settings = pack.with_values(values)
    found = [*_around_the_start(settings, starts), *_around_delivery(settings, starts, ends)]
    found += _after_the_end(settings, ends)
    return tuple(sorted(found, key=lambda each: (each.first, each.last, each.title)))


def _around_the_start(settings: Mapping[str, Setting], starts: date) -> Iterator[KeyDay]:
    if notice := settings.get("timeline.notice_days"):
        day = add_days(starts, -_whole(notice))
        title = gettext_noop("Timeline and ways to take part are public")
        yield _day(title, day, "timeline.notice_days", notice)
    if before := settings.get("irm.brief_before_months"):
        day = add_months(starts, -_whole(before))
        yield _day(gettext_noop("IRM’s co-creation brief expected"), day, "irm.brief_before_months", before)


def _around_delivery(settings: Mapping[str, Setting], starts: date, ends: date) -> Iterator[KeyDay]:
    if deadline := settings.get("plan.deadline"):
        day = next_day(str(deadline.value), starts)
        yield _day(gettext_noop("Plan delivered, at the latest"), day, "plan.deadline", deadline)
    first, last = settings.get("plan.window_from"), settings.get("plan.window_until")
    if first and last:
        opens = next_day(str(first.value), starts)
        closes = next_day(str(last.value), opens)
        provisional = first.mark.is_provisional or last.mark.is_provisional
        yield KeyDay(gettext_noop("Window for delivery"), opens, closes, "plan.window_until", provisional)
    if months := settings.get("plan.min_implementation_months"):
        day = add_months(add_days(ends, 1), -_whole(months))
        title = gettext_noop("Last day of delivery that leaves time enough")
        yield _day(title, day, "plan.min_implementation_months", months)


def _after_the_end(settings: Mapping[str, Setting], ends: date) -> Iterator[KeyDay]:
    if months := settings.get("irm.results_after_months"):
        day = add_months(ends, _whole(months))
        yield _day(gettext_noop("IRM’s results report expected"), day, "irm.results_after_months", months)
    if months := settings.get("plan.max_gap_after_previous_months"):
        day = add_months(ends, _whole(months))
        title = gettext_noop("Next plan public, at the latest")
        yield _day(title, day, "plan.max_gap_after_previous_months", months)


def _day(title: str, day: date, number: str, setting: Setting) -> KeyDay:
    return KeyDay(title, day, day, number, setting.mark.is_provisional)


def _whole(setting: Setting) -> int:
    return setting.value if isinstance(setting.value, int) else 0
