"""/notices/: what somebody is told, by record, newest first; and marking it as read."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from moothill.commons.notifications.models import Notice
from moothill.commons.notifications.showing import told
from moothill.front.notices.grouping import grouped

_PAGE = 50
_LONGEST_MARK = 18


@never_cache
@require_safe
def notices(request: Any) -> HttpResponse:
    """A page of notices; 400 for a place that there is not. A passer-by is asked to sign in."""
    if request.actor.participant is None:
        return redirect_to_login(request.get_full_path())
    before = request.GET.get("before", "")
    if not _is_mark(before):
        return render(request, "notices/notices.html", {"faults": [_no_page()]}, status=400)
    return render(
        request, "notices/notices.html", shown(request.actor, before, unread="unread" in request.GET)
    )


def shown(actor: Any, before: str = "", *, unread: bool = False, most: int = _PAGE) -> dict[str, Any]:
    """What the templates `notices/notices.html` and `notices/_groups.html` need: also for a part of another page."""
    mine = Notice.objects.filter(reader__participant=actor.participant).select_related("entry", "cycle")
    mine = mine.filter(read_at=None) if unread else mine
    rows = list((mine.filter(pk__lt=int(before)) if before else mine).order_by("-pk")[: most + 1])
    only = "unread&" if unread else ""
    return {
        "groups": grouped(told(rows[:most], actor)),
        "only_unread": unread,
        "any_unread": any(row.read_at is None for row in rows[:most]),
        "newest": rows[0].pk if rows else 0,
        "older": f"?{only}before={rows[most - 1].pk}" if len(rows) > most else "",
        "newer": ("?unread" if unread else "?") if before else "",
    }


@never_cache
@require_POST
def mark_read(request: Any) -> HttpResponse:
    """Mark notices as read: those of a group, or all up to the newest that was shown."""
    if request.actor.participant is None:
        return redirect_to_login("/notices/")
    mine = Notice.objects.filter(reader__participant=request.actor.participant, read_at=None)
    upto, marks = request.POST.get("upto", ""), request.POST.get("notices", "").split("-")
    if upto and _is_mark(upto):
        mine.filter(pk__lte=int(upto)).update(read_at=request.at)
    elif all(mark and _is_mark(mark) for mark in marks) and len(marks) <= _PAGE:
        mine.filter(pk__in=[int(mark) for mark in marks]).update(read_at=request.at)
    else:
        return HttpResponseBadRequest(_no_page())
    return HttpResponseRedirect("/notices/", status=303)


def _is_mark(text: str) -> bool:
    return not text or (text.isascii() and text.isdigit() and len(text) <= _LONGEST_MARK)


def _no_page() -> str:
    return _("There is no such place in your notices. Begin at the newest.")
