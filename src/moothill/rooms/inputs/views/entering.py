"""The way in to one contribution."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written


def input_or_404(request: Any, cycle: str, reference: str) -> Record:
    """The contribution at this address, withdrawn ones included, if the visitor may know of it. Raises Http404."""
    record = find(cycle_or_404(request, cycle), reference.upper()[:20], request.actor)
    if record is None or record.kind != "input":
        raise Http404
    return record


def steps_to(record: Record) -> list[tuple[Any, str]]:
    """The way to a page about a contribution."""
    cycle, kind = record.cycle, kinds.get(record.kind)
    return [
        (as_written(cycle.title), cycle.get_absolute_url()),
        (str(kind.plural), f"{cycle.get_absolute_url()}{kind.segment}/"),
        (as_written(record.reference), record.get_absolute_url()),
    ]


def back_from(request: HttpRequest, record: Record) -> str:
    """Where the visitor came from, if that is a place in the same cycle; else the contribution's own page."""
    asked = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if safe and asked.startswith(record.cycle.get_absolute_url()) else record.get_absolute_url()


def comes_from_this_site(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent this form; False where it says nothing.

    It stands in for a token where a page is kept and shown to many, and so has none. No other site's page can set these
    headers, and our cookies do not come along from there.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    return origin.scheme in {"http", "https"} and origin.netloc == request.get_host()


def sign_in_first(request: Any) -> HttpResponse | None:
    """The way to the sign-in page for whoever is not signed in; None for everybody else."""
    return None if request.actor.signed_in else redirect_to_login(request.get_full_path())


def kept_by_nobody(
    request: HttpRequest, template: str, record: Record, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page about a contribution that is for one pair of eyes."""
    shown = {"record": record, "crumbs": steps_to(record), **shown}
    answer = page(request, template, shown, cycle=record.cycle, here="inputs", status=status, kept=False)
    answer["Cache-Control"] = "no-store"
    return answer
