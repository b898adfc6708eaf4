"""Why something was hidden, for everybody; and for its author, the way to appeal."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.moderation.appealing import appeal as store
from moothill.commons.moderation.appealing import is_author
from moothill.commons.moderation.errors import AlreadyAppealed, NoReason, NotHidden, NotTheAuthor
from moothill.commons.moderation.models import Hiding
from moothill.front.moderate import wording
from moothill.front.moderate.forms import AppealForm

_STATUS = {AlreadyAppealed: 409, NoReason: 422, NotHidden: 409, NotTheAuthor: 403}


@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: Any, cycle: str, number: int) -> HttpResponse:
    """The reason and the date; its author may say why it should be shown."""
    found = cycle_or_404(request, cycle)
    hiding = get_object_or_404(Hiding.objects.select_related("cycle"), pk=number, cycle=found)
    mine = is_author(hiding, request.actor)
    form = AppealForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                store(hiding=hiding, words=form.cleaned_data["words"], by=request.actor, at=request.at)
            except tuple(_STATUS) as error:
                form.add_error(None, str(error))
                status = _STATUS[type(error)]
            else:
                return HttpResponseRedirect(hiding.get_absolute_url(), status=303)
    shown = {
        "hiding": hiding,
        "kind_words": wording.kind_of(hiding.target),
        "mine": mine,
        "asks": form if form.errors or (mine and not hiding.appealed_at and not hiding.restored_at) else None,
    }
    return page(request, "moderate/appeal.html", shown, cycle=found, status=status, kept=False)
