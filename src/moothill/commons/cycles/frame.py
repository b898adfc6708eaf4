"""The frame around every page of a cycle: which cycle, whose eyes, the navigation, and how long the page holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Read and taken off by the page store, which keeps anonymous pages: see front/store.
SCOPE_HEADER = "X-Moothill-Scope"
UNTIL_HEADER = "X-Moothill-Until"


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of a cycle's navigation. `segment` is the part of the address after the cycle's own; `behind` are those of
    further pages that it stands for.
    """

    segment: str
    label: "_StrPromise"
    behind: tuple[str, ...] = ()

    def current(self, address: str, here: str) -> str:
        """Its `aria-current` on the page at `address` after the cycle's own, in the part `here`; "" for none."""
        if self.segment == address:
            return "page"
        return "true" if here and here in {self.segment.strip("/"), *self.behind} else ""


_DOORS: list[Door] = []


def fill(doors: Iterable[Door]) -> None:
    """Make these the navigation of every cycle. Called once, by `config.wiring`."""
    _DOORS[:] = doors


def cycle_or_404(request: HttpRequest, slug: str) -> Cycle:
    """The cycle at this address, if the visitor may know of it. Raises Http404 with the same words otherwise."""
    cycle = cycles_visible_to(request.actor).filter(slug=slug).first()  # type: ignore[attr-defined]
    if cycle is None:
        raise Http404
    return cycle


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    cycle: Cycle,
    here: str = "",
    status: int = 200,
    kept: bool = True,
    until: datetime | None = None,
) -> HttpResponse:
    """Render a page of `cycle` inside the frame; `here` is the segment that it belongs to.

    `kept` False is for a page that hangs on more than the cycle's journal and the day: the page store leaves it alone.
    `until` is a moment at which the page reads otherwise, such as an opening; every page does at the next midnight.
    """
    frame = {
        "cycle": cycle,
        "navigation": navigation(cycle, request.path, here),
        "today": cycle.day(request.at),  # type: ignore[attr-defined]
    }
    response = render(request, template, {**frame, **context}, status=status)
    if not kept:
        return response
    midnight = _midnight(cycle, request.at)  # type: ignore[attr-defined]
    turn = min(until, midnight) if until else midnight
    return holds(response, request, heads=[cycle.head_id], until=turn)


def navigation(cycle: Cycle, path: str, here: str) -> list[dict[str, Any]]:
    """The doors of the cycle's pages, as the page at `path` shows them."""
    own = f"/{cycle.slug}/"
    address = path.removeprefix(own)
    return [
        {"label": door.label, "url": f"{own}{door.segment}", "current": door.current(address, here)}
        for door in _DOORS
    ]


def holds(
    response: HttpResponse, request: HttpRequest, *, heads: Iterable[int], until: datetime | None
) -> HttpResponse:
    """Say that an anonymous answer to a GET may be kept while these journal heads stand, and at most until then.

    An empty `heads` means every journal.
    """
    if request.method in {"GET", "HEAD"} and not request.COOKIES and response.status_code == 200:
        response[SCOPE_HEADER] = ",".join(map(str, heads)) or "*"
        if until:
            response[UNTIL_HEADER] = str(until.timestamp())
    return response


def _midnight(cycle: Cycle, at: datetime) -> datetime:
    """When the day ends where the cycle lives: what is late, due or over may then read otherwise."""
    zone = ZoneInfo(cycle.zone)
    return datetime.combine(cycle.day(at) + timedelta(days=1), time.min, tzinfo=zone)
