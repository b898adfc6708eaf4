"""The moderators' desk: what is held, flagged or reported, the honest first, with acts on many at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.moderation.closing import clear
from moothill.commons.moderation.errors import NoReason
from moothill.commons.moderation.hiding import hide_many
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.queries import SHOWN_AS, open_reports, waiting_in
from moothill.commons.moderation.queries import queue as queue_of
from moothill.commons.record.paging import NoSuchPage, page_of
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.moderate import rows
from moothill.front.moderate.finding import any_thing_or_404

_MOST = 25
_ORDER = ("weight", "pk")


@for_those_who_may(Act.MODERATE)
def queue(desk: Desk) -> HttpResponse:
    """The list, narrowed by what the address asks for; 400 for a filter or a page that there is not."""
    if desk.data is not None:
        return _acted(desk)
    return _list(desk)


def _list(desk: Desk, *, fault: str = "", status: int = 200) -> HttpResponse:
    shown_as = desk.request.GET.get("show", "waiting")
    shown: dict[str, Any] = {
        "shown_as": shown_as, "waiting": waiting_in(desk.cycle, desk.at), "settings": settings_of(desk.cycle),
        "fault": fault, "chosen": desk.request.POST.getlist("thing"), "typed": desk.request.POST,
    }  # fmt: skip
    if shown_as not in SHOWN_AS:
        shown["faults"], status = [_("There is no such list.")], 400
    else:
        try:
            shown |= _rows(desk, shown_as, shown["settings"])
        except NoSuchPage as error:
            shown["faults"], status = [str(error)], 400
    return desk.page("moderate/queue.html", shown, status=status)


def _rows(desk: Desk, shown_as: str, settings: Any) -> dict[str, Any]:
    after = desk.request.GET.get("after", "")
    if shown_as == "reported":
        found = page_of(open_reports(desk.cycle), ("pk",), after=after, most=_MOST)
        listed = rows.of_reports(found.things, settings)
    else:
        found = page_of(queue_of(desk.cycle, shown_as), _ORDER, after=after, most=_MOST)
        listed = rows.of_sightings(found.things)
    here = f"?show={shown_as}"
    return {
        "rows": listed,
        "older": f"{here}&after={found.following}" if found.following else "",
        "newer": here if after else "",
    }


def _acted(desk: Desk) -> HttpResponse:
    """Let the chosen things stand, or hide them for one reason."""
    posted = desk.request.POST
    things = [any_thing_or_404(word, desk.cycle) for word in posted.getlist("thing")[:_MOST]]
    if not things:
        return _list(desk, fault=_("Choose at least one."), status=422)
    if posted.get("act") == "clear":
        done = clear(cycle=desk.cycle, things=things, by=desk.actor, at=desk.at)
        words = ngettext("%(count)s stands.", "%(count)s stand.", done)
        messages.success(desk.request, words % {"count": done})
        return desk.leave()
    try:
        done, left = hide_many(
            things=things,
            code=posted.get("code", ""),
            words=posted.get("words", ""),
            by=desk.actor,
            at=desk.at,
        )
    except NoReason as error:
        return _list(desk, fault=str(error), status=422)
    words = ngettext("%(count)s is hidden.", "%(count)s are hidden.", done)
    messages.success(desk.request, words % {"count": done})
    for each in left:
        messages.warning(desk.request, each)
    return desk.leave()
