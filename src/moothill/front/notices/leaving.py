"""/notices/stop/<mark>/: end the mails about a plan, from the link or the button in a mail, without signing in."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.errors import LinkSpent
from moothill.commons.notifications.following import silence
from moothill.commons.notifications.models import Reader
from moothill.front.notices.tokens import read_stop


@never_cache
@csrf_exempt  # the mark is the leave: mail programs post here by themselves, with no cookie (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Any, mark: str) -> HttpResponse:
    """A GET shows a button; a POST acts, and acts as well the second time. 404 for a mark that was not made here."""
    try:
        reader_id, cycle_id = read_stop(mark)
    except LinkSpent as error:
        raise Http404 from error
    cycle = Cycle.objects.filter(pk=cycle_id).first()
    if cycle is None:
        raise Http404
    reader = Reader.objects.filter(pk=reader_id).first()
    if request.method == "POST" and reader:
        silence(reader=reader, cycle=cycle, at=request.at)
    done = request.method == "POST" or reader is None
    has_page = reader is not None and reader.participant_id is not None
    return render(request, "notices/stop.html", {"plan": cycle, "done": done, "has_page": has_page})
