"""The page of edits to look at: those that were live at once, by people who are no stewards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.moderation.models import Sighting
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.queries import waiting_of
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.review.concerns import in_words
from moothill.front.review.looking import let_stand, put_back, unlooked
from moothill.front.review.saying import EXPECTED, words_of
from moothill.front.site.history import number_of
from moothill.front.site.showing import Shown, shown

_MOST = 100
_PAGE = 50
_LONGEST_REASON = 1500


@dataclass(frozen=True, slots=True)
class Row:
    """One edit."""

    sighting: Sighting
    version: Shown
    record: Record
    concerns: list[str]

    @property
    def compare(self) -> str:
        """Where its difference stands."""
        number = self.version.number
        return f"{self.record.get_absolute_url()}compare/?from={number - 1}&to={number}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one of them: done, or left for a person and why."""

    record: Record
    number: int
    done: bool
    words: str


@for_those_who_may(Act.REVIEW)
def edits(desk: Desk) -> HttpResponse:
    """The edits, newest first; what was ticked is let stand or undone, each in a transaction of its own."""
    if desk.data is None:
        return _show(desk)
    chosen = [int(each) for each in desk.data.getlist("edit") if each.isascii() and each.isdigit()][:_MOST]
    act, reason = desk.data.get("act", ""), desk.data.get("reason", "")
    if not chosen:
        return _show(desk, fault=_("Tick at least one edit."), status=422)
    if len(reason) > _LONGEST_REASON:
        return _show(desk, fault=_("The reason is too long. Shorten it."), status=422)
    if act == "stand":
        let_stand(cycle=desk.cycle, sightings=chosen, by=desk.actor, at=desk.at)
        return HttpResponseRedirect(address(desk), status=303)
    if act != "undo":
        return _show(desk, fault=_("Choose what is to be done with them."), status=400)
    return _undo(desk, chosen, reason)


def _undo(desk: Desk, chosen: Iterable[int], reason: str) -> HttpResponse:
    """Newest first, so that a row of edits by one hand comes off in layers."""
    rows = _rows(list(unlooked(desk.cycle).filter(pk__in=list(chosen)).order_by("-target_id")), desk)
    outcomes = [_undone(desk, row, reason) for row in rows]
    done = sum(outcome.done for outcome in outcomes)
    shown_here = {"outcomes": outcomes, "done": done, "left": len(outcomes) - done, "list_url": address(desk)}
    return desk.page("review/undone.html", shown_here, status=200 if done else 409)


def _undone(desk: Desk, row: Row, reason: str) -> Outcome:
    try:
        put_back(sighting=row.sighting, reason=reason, by=desk.actor, at=desk.at)
    except EXPECTED as error:
        return Outcome(row.record, row.version.number, False, words_of(error))
    return Outcome(row.record, row.version.number, True, _("undone"))


def _show(desk: Desk, *, fault: str = "", status: int = 200) -> HttpResponse:
    data = desk.data or {}
    found = unlooked(desk.cycle)
    count = found.count()
    context: dict[str, Any] = {
        "list_url": address(desk),
        "queue_url": f"{desk.cycle.get_absolute_url()}desk/suggestions/",
        "waiting": waiting_of(desk.cycle, desk.cycle.day(desk.at)),
        "to_look_at": count,
        "count_words": ngettext("%(count)s edit", "%(count)s edits", count) % {"count": count},
        "fault": fault,
        "reason": data.get("reason", ""),
        "ticked": set(desk.data.getlist("edit")) if desk.data is not None else set(),
        "tick_all": "tick" in desk.request.GET,
    }
    before = desk.request.GET.get("before", "")
    if before and number_of(before) is None:
        context["fault"], status = _("This list has no such page. Begin at its first row."), 400
    else:
        rows = list(
            (found.filter(pk__lt=number_of(before)) if before else found).order_by("-pk")[: _PAGE + 1]
        )
        context |= {
            "rows": list(_rows(rows[:_PAGE], desk)),
            "older": f"?before={rows[_PAGE - 1].pk}" if len(rows) > _PAGE else "",
            "newer": "?" if before else "",
        }
    return desk.page("review/edits.html", context, status=status)


def _rows(sightings: Iterable[Sighting], desk: Desk) -> Iterator[Row]:
    """Each with its version and record. One question."""
    rows = list(sightings)
    revisions = Revision.objects.filter(pk__in=[row.target_id for row in rows]).select_related("record")
    versions = {one.revision.pk: one for one in shown(revisions)}
    for row in rows:
        one = versions[row.target_id]
        one.revision.record.cycle = desk.cycle
        yield Row(row, one, one.revision.record, in_words(row.concerns))


def address(desk: Desk) -> str:
    """Where the page is."""
    return f"{desk.cycle.get_absolute_url()}desk/changes/"
