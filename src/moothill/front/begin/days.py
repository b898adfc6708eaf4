"""The days of a new cycle, from the words of a person; and what is wrong with them, in words."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.record.errors import Fault
from moothill.commons.record.fields.dates import refusal
from moothill.core.dates import CannotRead, Precision, when
from moothill.front.begin.calendar import Days, Impossible, days_of
from moothill.front.begin.schema import Template


def understood_days(template: Template, given: Mapping[str, str], faults: list[Fault]) -> Days | None:
    """The days that the words name, what they leave out computed; None, and a fault for each box, if they will not do."""
    before = len(faults)
    found = {name: _day(given.get(name, ""), name, faults) for name in ("starts", "due", "ends")}
    starts = found["starts"]
    if starts is None or len(faults) > before:
        return None
    try:
        return days_of(template.plan, starts=starts, due=found["due"], ends=found["ends"])
    except Impossible as impossible:
        faults.append(Fault(impossible.field, _said(impossible)))
        return None


def _day(words: str, field: str, faults: list[Fault]) -> date | None:
    """One day, with its year; None where nothing was written, which will do for all but the first."""
    if not words.strip():
        if field == "starts":
            faults.append(Fault(field, _("Say on which day the work begins, such as 11 January 2027.")))
        return None
    try:
        period = when(words)
    except CannotRead as error:
        faults.append(Fault(field, refusal(error)))
        return None
    if period.precision is not Precision.DAY or period.earliest is None:
        example = _("“%(words)s” is no single day. Write one such as 11 January 2027.")
        faults.append(Fault(field, example % {"words": words.strip()[:60]}))
        return None
    return period.earliest


def _said(impossible: Impossible) -> str:
    """What is wrong with the days, in words."""
    facts = {name: _fact(value) for name, value in impossible.facts.items()}
    count = {"hasty": "least", "slow": "most", "short": "least", "long": "most"}.get(impossible.code, "")
    sentences = {
        "far": _("%(day)s is too far from today for an action plan. Check the year."),
        "before": _(
            "The end, %(last)s, is not after the start, %(first)s. Swap the two, or mend one of them."
        ),
        "whole-short": _(
            "From %(first)s to %(last)s is too short to make a plan of this kind and carry it out. "
            "The end can be %(least)s at the earliest."
        ),
        "whole-long": _(
            "From %(first)s to %(last)s is too long for making a plan of this kind and carrying it out. "
            "The end can be %(most)s at the latest."
        ),
        "due-after-end": _(
            "The plan would be due on %(due)s and end on %(last)s, with no day left to carry it out. Mend one of the two."
        ),
    }
    if impossible.code in sentences:
        return sentences[impossible.code] % facts
    number = int(str(impossible.facts[count]))
    return _counted(impossible.code, number) % facts


def _counted(code: str, number: int) -> str:
    if code == "hasty":
        return ngettext(
            "From %(first)s to %(due)s, when the plan is due, are %(days)s days. Making it takes at least %(least)s day.",
            "From %(first)s to %(due)s, when the plan is due, are %(days)s days. Making it takes at least %(least)s days.",
            number,
        )
    if code == "slow":
        return ngettext(
            "From %(first)s to %(due)s, when the plan is due, is more than %(most)s month. Mend one of the two.",
            "From %(first)s to %(due)s, when the plan is due, are more than %(most)s months. Mend one of the two.",
            number,
        )
    if code == "short":
        return ngettext(
            "A plan of this kind lasts at least %(least)s month from the day it is due, %(due)s. %(last)s is too early.",
            "A plan of this kind lasts at least %(least)s months from the day it is due, %(due)s. %(last)s is too early.",
            number,
        )
    return ngettext(
        "A plan of this kind lasts at most %(most)s month from the day it is due, %(due)s. %(last)s is too late.",
        "A plan of this kind lasts at most %(most)s months from the day it is due, %(due)s. %(last)s is too late.",
        number,
    )


def _fact(value: object) -> object:
    return date_format(value, "DATE_FORMAT") if isinstance(value, date) else value
