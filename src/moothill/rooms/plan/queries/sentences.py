"""Changes of dates in sentences."""

from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.core.dates import Direction, Shift
from moothill.rooms.plan.queries.changes import Change


def sentence(change: Change, what: SafeString, *, withdrawn: bool) -> SafeString:
    """What happened to the date of `what` (markup): "Stage Three moved 61 days later"."""
    if change.after is None:
        return _of(_("%(what)s was withdrawn") if withdrawn else _("%(what)s no longer has this date"), what)
    if change.before is None:
        return _of(_("%(what)s was added, or got this date"), what)
    if change.shift is None:
        return _of(_("%(what)s has a date now") if change.after.when else _("%(what)s lost its date"), what)
    return _moved(change.shift, what)


def _moved(shift: Shift, what: SafeString) -> SafeString:
    if shift.other_time:
        return _of(_("%(what)s is at another time of the day"), what)
    if shift.start is None and shift.end is None:
        return _of(_UNTOLD[shift.direction](), what)
    if shift.start == shift.end and shift.start is not None:
        return _of(_("%(what)s moved %(by)s"), what, by=days(shift.start))
    if not shift.end:
        told = _("%(what)s now starts %(by)s")
        untold = _("%(what)s now starts %(by)s; the words cannot tell when it ends")
        return _of(told if shift.end == 0 else untold, what, by=days(shift.start or 0))
    if not shift.start:
        told = _("%(what)s now ends %(by)s")
        untold = _("%(what)s now ends %(by)s; the words cannot tell when it starts")
        return _of(told if shift.start == 0 else untold, what, by=days(shift.end))
    return _of(
        _("%(what)s now starts %(start)s and ends %(end)s"),
        what,
        start=days(shift.start),
        end=days(shift.end),
    )


def days(number: int) -> str:
    """A number of days in words: "61 days later", "1 day earlier", "on the same day" for none."""
    if number == 0:
        return _("on the same day")
    if number > 0:
        return ngettext("%(days)s day later", "%(days)s days later", number) % {"days": number}
    return ngettext("%(days)s day earlier", "%(days)s days earlier", -number) % {"days": -number}


_UNTOLD = {
    Direction.LATER: lambda: _("%(what)s moved later; the words cannot tell by how many days"),
    Direction.EARLIER: lambda: _("%(what)s moved earlier; the words cannot tell by how many days"),
    Direction.CANNOT_TELL: lambda: _("%(what)s has another date; the words cannot tell how far it moved"),
}


def _of(words: str, what: SafeString, **facts: Any) -> SafeString:
    """The sentence filled with markup; everything else in it is escaped."""
    safe = {name: conditional_escape(value) for name, value in facts.items()}
    return SafeString(conditional_escape(words) % {"what": what, **safe})  # nosec: every part is escaped
