"""Pinning a pack: first choose one, then look over its numbers and say why."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.core.policy import Act, CycleState
from moothill.core.standards import Pack
from moothill.rooms.standards import queries
from moothill.rooms.standards.errors import NoReason, PinnedAlready, WrongParameters
from moothill.rooms.standards.forms import PinForm
from moothill.rooms.standards.operations import pin_pack


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: Any, cycle: str) -> HttpResponse:
    """The packs to choose from; with `?pack=` the form of one of them, which pins it."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.CHANGE_CYCLE, request.actor.facts(found.pk, cycle=CycleState(found.state)))
    asked = request.GET.get("pack", "")
    if not asked:
        return _choose(request, found)
    pack = next((each for each in queries.packs() if each.id == asked), None)
    if pack is None:
        raise Http404
    if request.method != "POST":
        return _ask(request, found, pack, PinForm(pack=pack, own=_own(found, pack)))
    form = PinForm(request.POST, pack=pack)
    if form.is_valid() and _pin(request, found, pack, form):
        return HttpResponseRedirect(f"{found.get_absolute_url()}standards/", status=303)
    return _ask(request, found, pack, form, status=422)


def _own(cycle: Cycle, pack: Pack) -> dict[str, Any]:
    """The cycle's own numbers, if it is this pack that it has now."""
    now = next(iter(queries.pins(cycle)), None)
    return dict(now.values) if now and now.pinned.until is None and now.pinned.pack == pack.id else {}


def _pin(request: Any, cycle: Cycle, pack: Pack, form: PinForm) -> bool:
    """Whether it was done; if not, the form says why."""
    try:
        pin_pack(
            cycle=cycle,
            pack=pack.id,
            by=request.actor,
            at=request.at,
            reason=form.cleaned_data["reason"],
            parameters=form.written,
        )
    except WrongParameters as error:
        for name, words in error.faults.items():
            form.add_error(name, words)
        return False
    except (NoReason, PinnedAlready) as error:
        form.add_error(None, str(error))
        return False
    return True


def _choose(request: Any, cycle: Cycle) -> HttpResponse:
    rows = [(each, each.binds(cycle.starts)) for each in queries.packs()]
    return page(request, "standards/choose.html", {"packs": rows}, cycle=cycle, here="standards")


def _ask(request: Any, cycle: Cycle, pack: Pack, form: PinForm, *, status: int = 200) -> HttpResponse:
    shown = {
        "pack": pack,
        "binds": pack.binds(cycle.starts),
        "form": form,
        "cancel": f"{cycle.get_absolute_url()}standards/",
    }
    return page(request, "standards/pin.html", shown, cycle=cycle, here="standards", status=status)
