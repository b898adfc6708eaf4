"""Signing an announcement: asked for on its own page, so that a link never signs anything."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import page
from moothill.commons.record.errors import WrongState
from moothill.core.policy import Act
from moothill.rooms.news import operations
from moothill.rooms.news.errors import NoSide, SignedAlready
from moothill.rooms.news.kinds import SIGNING
from moothill.rooms.news.operations.signing import side_of
from moothill.rooms.news.views.entering import record_for

_STATUS: dict[type[Exception], int] = {NoSide: 403, SignedAlready: 409, WrongState: 409}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask whether the visitor's side signs, then sign."""
    record = record_for(request, cycle, reference, kind="announcement", act=Act.PUBLISH)
    if isinstance(record, HttpResponse):
        return record
    side = dict(SIGNING).get(side_of(request.actor, record.cycle, request.at) or "", "")
    shown: dict[str, Any] = {
        "record": record,
        "question": _("Sign this for %(side)s?") % {"side": side} if side else _("Sign this?"),
        "explanation": _("Everyone sees it. It holds for the title and the words as they stand now."),
        "button": _("Sign"),
        "cancel": record.get_absolute_url(),
    }
    if request.method != "POST":
        return page(request, "news/sign.html", shown, cycle=record.cycle, here="news")
    try:
        operations.sign(record=record, by=request.actor, at=request.at)
    except tuple(_STATUS) as error:
        shown["fault"] = str(error)
        status = _STATUS[type(error)]
        return page(request, "news/sign.html", shown, cycle=record.cycle, here="news", status=status)
    return HttpResponseRedirect(record.get_absolute_url(), status=303)
