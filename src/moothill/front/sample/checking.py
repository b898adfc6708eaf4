"""What must hold between the entries of the file: what they refer to is there, and their dates agree with their words."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from itertools import chain

from django.utils.translation import gettext as _

from moothill.core.dates import CannotRead, Period, when
from moothill.front.sample.errors import Fault
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.work import Activity

END = "implementation-end"


def check(facts: Facts) -> Iterator[Fault]:
    """Every fault, each with its place and its mend."""
    yield from _process(facts)
    yield from _stages(facts)
    yield from _deadlines(facts)
    yield from _timelines(facts)
    yield from _activities(facts)
    yield from _events(facts)
    yield from _planner(facts)
    yield from _ideas(facts)
    yield from _themes(facts)
    yield from _commitments(facts)
    yield from _consultation(facts)


def _process(facts: Facts) -> Iterator[Fault]:
    process = facts.process
    yield from _agrees("process.start_date_text", process.start_date_text, facts.year, process.start_date)
    ends = process.planned_completion_date
    yield from _agrees("process.planned_completion_text", process.planned_completion_text, facts.year, ends)
    if ends < process.start_date:
        yield Fault("process.planned_completion_date", _("the work ends before it starts. Check both days."))
    if process.commitments_allowed.min > process.commitments_allowed.max:
        yield Fault("process.commitments_allowed", _("the least is more than the most. Swap the two."))


def _stages(facts: Facts) -> Iterator[Fault]:
    yield from _twice("stages", [str(stage.number) for stage in facts.stages])
    yield from _twice("objectives", [str(each.number) for each in facts.objectives])
    for index, stage in enumerate(facts.stages):
        yield from _agrees(f"stages.{index}.revised_period_text", stage.revised_period_text, facts.year)


def _deadlines(facts: Facts) -> Iterator[Fault]:
    last = next((each for each in facts.ogp_deadlines if each.key == END), None)
    if last is None or last.date is None:
        words = _("no entry has the key “%(key)s” and a date. Add one: it is the last day of the cycle.")
        yield Fault("ogp_deadlines", words % {"key": END})
    elif last.date < facts.process.start_date:
        yield Fault("ogp_deadlines", _("the cycle ends before it starts. Check both days."))
    for index, each in enumerate(facts.ogp_deadlines):
        place = f"ogp_deadlines.{index}"
        yield from _in_order(place, each.start_date, each.end_date)
        if each.date_text:
            days = (each.start_date or each.date, each.end_date)
            yield from _agrees(f"{place}.date_text", each.date_text, facts.year, *days)


def _timelines(facts: Facts) -> Iterator[Fault]:
    both = {
        "ogp_in_scotland": facts.timelines.ogp_in_scotland,
        "project_revised": facts.timelines.project_revised,
    }
    for name, timeline in both.items():
        for index, row in enumerate(timeline.rows):
            if len(set(row.months_inferred)) > row.marks:
                words = _("%(months)s months are given for %(marks)s marks. Mend one of the two.")
                numbers = {"months": len(set(row.months_inferred)), "marks": row.marks}
                yield Fault(f"timelines.{name}.rows.{index}.months_inferred", words % numbers)


def _activities(facts: Facts) -> Iterator[Fault]:
    stages = {stage.number for stage in facts.stages}
    yield from _twice("activities", [each.ref for each in facts.activities])
    refs = {each.ref for each in facts.activities}
    before: set[tuple[int, str | None, str | None]] = set()
    for index, each in enumerate(facts.activities):
        place = f"activities.{index}"
        if each.stage not in stages:
            yield Fault(f"{place}.stage", _no_stage(each.stage, stages))
        if each.parent and (each.stage, each.group, each.parent) not in before:
            words = _("no row above in its table has the number “%(number)s”. Mend it, or move the row.")
            yield Fault(f"{place}.parent", words % {"number": each.parent})
        if each.duplicate_of and (each.duplicate_of not in refs or each.duplicate_of == each.ref):
            yield Fault(f"{place}.duplicate_of", _no_activity(each.duplicate_of))
        before.add((each.stage, each.group, each.number))
        yield from _when(place, each, facts.year)


def _when(place: str, activity: Activity, year: int) -> Iterator[Fault]:
    yield from _in_order(place, activity.start_date, activity.end_date)
    if activity.date_text:
        days = (activity.start_date, activity.end_date)
        times = (activity.start_time, activity.end_time)
        yield from _agrees(f"{place}.date_text", activity.date_text, year, *days, times=times)


def _events(facts: Facts) -> Iterator[Fault]:
    refs = {each.ref for each in facts.activities}
    for index, event in enumerate(facts.events):
        if event.activity_ref not in refs:
            yield Fault(f"events.{index}.activity_ref", _no_activity(event.activity_ref))
        yield from _agrees(f"events.{index}.date_text", event.date_text, facts.year, event.date)


def _ideas(facts: Facts) -> Iterator[Fault]:
    """Each idea was born at an event that is there, as many days before it was typed in as the file says."""
    events = {event.number: event for event in facts.events}
    for index, idea in enumerate(facts.ideas_platform.ideas):
        place = f"ideas_platform.ideas.{index}"
        event = events.get(idea.origin_event)
        if event is None:
            words = _("there is no event %(number)s. Check the number.")
            yield Fault(f"{place}.origin_event", words % {"number": idea.origin_event})
        elif (idea.entered_on - event.date).days != idea.days_after_event:
            words = _("from the event to the day of entry are %(days)s days. Mend one of the two.")
            days = (idea.entered_on - event.date).days
            yield Fault(f"{place}.days_after_event", words % {"days": days})


def _themes(facts: Facts) -> Iterator[Fault]:
    """Numbers are given once, and whatever leads to a theme or an item leads to one that is there."""
    yield from _twice("themes", [str(theme.number) for theme in facts.themes])
    yield from _twice(
        "themes", [f"{theme.number}.{item.number}" for theme in facts.themes for item in theme.items]
    )
    items = {theme.label: {item.label for item in theme.items} for theme in facts.themes}
    for index, idea in enumerate(facts.ideas_platform.ideas):
        place = f"ideas_platform.ideas.{index}"
        if idea.theme is not None and idea.theme not in items:
            yield Fault(f"{place}.theme", _no_theme(idea.theme))
        elif idea.theme_item is not None and idea.theme_item not in items.get(idea.theme or "", ()):
            yield Fault(f"{place}.theme_item", _no_theme(idea.theme_item))
    if facts.prioritisation.event_number not in {event.number for event in facts.events}:
        words = _("there is no event %(number)s. Check the number.")
        yield Fault("prioritisation.event_number", words % {"number": facts.prioritisation.event_number})


def _commitments(facts: Facts) -> Iterator[Fault]:
    """Numbers are given once, themes are there, periods can be read, and no report on a milestone stands twice."""
    yield from _twice("commitments", [str(each.number) for each in facts.commitments])
    labels = {theme.label for theme in facts.themes}
    for index, each in enumerate(facts.commitments):
        place = f"commitments.{index}"
        yield from _agrees(f"{place}.date_text", each.date_text, facts.year)
        yield from _twice(f"{place}.milestones", [step.number for step in each.milestones])
        for number, label in enumerate(each.themes):
            if label not in labels:
                yield Fault(f"{place}.themes.{number}", _no_theme(label))
        for number, step in enumerate(each.milestones):
            yield from _twice(f"{place}.milestones.{number}.updates", [one.period for one in step.updates])


def _consultation(facts: Facts) -> Iterator[Fault]:
    found = facts.consultation_on_draft
    yield from _in_order("consultation_on_draft", found.opened, found.closed)
    days = (found.closed - found.opened).days
    if days != found.days:
        words = _("from the opening to the closing are %(days)s days. Mend one of the two.")
        yield Fault("consultation_on_draft.days", words % {"days": days})


def _no_theme(label: str) -> str:
    return _("no theme or item of one is called “%(label)s”. Check the words.") % {"label": label}


def _planner(facts: Facts) -> Iterator[Fault]:
    for index, task in enumerate(facts.tasks):
        place = f"tasks.{index}.deadline_text"
        yield from _agrees(place, task.deadline_text, facts.year, task.deadline)
    for index, meeting in enumerate(facts.meetings):
        yield from _agrees(f"meetings.{index}.date_text", meeting.date_text, facts.year, meeting.date)


def _twice(place: str, names: list[str]) -> Iterator[Fault]:
    for name, number in Counter(names).items():
        if number > 1:
            words = _("“%(name)s” is used %(number)s times. Give each its own.")
            yield Fault(place, words % {"name": name, "number": number})


def _in_order(place: str, start: date | None, end: date | None) -> Iterator[Fault]:
    if start and end and end < start:
        words = _("%(end)s is before %(start)s. Check both days.")
        yield Fault(f"{place}.end_date", words % {"end": end, "start": start})


def _agrees(
    place: str,
    words: str,
    year: int,
    start: date | None = None,
    end: date | None = None,
    times: tuple[time | None, time | None] = (None, None),
) -> Iterator[Fault]:
    """The words can be read, and mean the days and times that the file gives beside them, as far as it gives any."""
    try:
        period = when(words, year=year)
    except CannotRead as error:
        yield Fault(place, str(error))
        return
    pairs = zip(
        (start, end, *times), (period.earliest, period.latest, period.starts, period.ends), strict=True
    )
    if any(given and given != read for given, read in pairs):
        given = ", ".join(str(each) for each in chain((start, end), times) if each)
        facts = {"words": words, "read": _read(period), "given": given}
        yield Fault(
            place, _("“%(words)s” is read as %(read)s; the file also says %(given)s. Mend one.") % facts
        )


def _read(period: Period) -> str:
    times = [each.isoformat("minutes") for each in (period.starts, period.ends) if each]
    return " ".join(filter(None, [period.edtf, "-".join(times)]))


def _no_stage(number: int, stages: set[int]) -> str:
    known = ", ".join(map(str, sorted(stages)))
    return _("there is no stage %(number)s. The stages are %(known)s.") % {"number": number, "known": known}


def _no_activity(ref: str) -> str:
    return _("no other activity has the ref “%(ref)s”. Write the ref of one.") % {"ref": ref}
