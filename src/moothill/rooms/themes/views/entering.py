"""The way in to a theme or a point, and the records that somebody names."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid, KeyReused, ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act
from moothill.rooms.themes.errors import themes as errors

METHODS = ["GET", "HEAD", "POST"]
STATUS: dict[type[Exception], int] = {
    Invalid: 422, KeyReused: 409, ReasonNeeded: 422, Unchanged: 409, WrongState: 409, errors.AlreadyApart: 409,
    errors.LastPath: 422, errors.NoPath: 422, errors.NotAgreed: 422, errors.NotApart: 409, errors.NotAsked: 422,
    errors.NotForThemes: 422, errors.NothingChosen: 422, errors.NotJoined: 422, errors.NotMissed: 422,
    errors.NotOfTheTheme: 422, errors.StillAsking: 422, errors.TooFewParts: 422, errors.TooMuch: 422,
}  # fmt: skip
_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,9}")


def cycle_for(request: Any, slug: str, *acts: Act) -> Cycle | HttpResponse:
    """The cycle, for somebody who may do this in it; or the way to the sign-in page. Raises Http404, Refused."""
    cycle = cycle_or_404(request, slug)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    for act in acts:
        require(act, facts_of(request.actor, cycle))
    return cycle


def record_for(
    request: Any, slug: str, reference: str, act: Act, *, kind: str = "theme"
) -> Record | HttpResponse:
    """The theme or point at this address, for somebody who may do this to it. As `cycle_for`."""
    record = find(cycle_or_404(request, slug), reference.upper()[:20], request.actor)
    if record is None or record.kind != kind:
        raise Http404
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(act, facts_of(request.actor, record.cycle, record))
    return record


def references(words: str) -> list[str]:
    """The references in a text, each once."""
    return list(dict.fromkeys(each.upper() for each in _REFERENCE.findall(words)))


def named(cycle: Cycle, words: str, actor: Any) -> list[Record]:
    """The records that a text names, in its order: one question. Raises NotForThemes for one that `actor` cannot see."""
    wanted = references(words)
    seen = Record.objects.visible_in(cycle, actor).filter(reference__in=wanted[:1000])
    found = {record.reference: record for record in seen}
    for reference in wanted[:1000]:
        if reference not in found:
            raise errors.NotForThemes(reference, _("There is nothing under this reference."))
        found[reference].cycle = cycle
    return [found[reference] for reference in wanted[:1000]]


def steps_to(cycle: Cycle, record: Record | None = None) -> list[tuple[Any, str]]:
    """The way to a page about themes, or about one of these records."""
    home = cycle.get_absolute_url()
    steps = [(as_written(cycle.title), home), (str(kinds.get("theme").plural), f"{home}themes/")]
    return [*steps, (as_written(record.reference), record.get_absolute_url())] if record else steps


def asked(
    request: Any, template: str, cycle: Cycle, shown: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page with a form, kept by nobody."""
    answer = page(request, template, shown, cycle=cycle, here="themes", status=status, kept=False)
    answer["Cache-Control"] = "no-store"
    return answer


def blamed(form: Any, error: Exception, beside: str | None = None) -> int:
    """Show beside a form what an operation refused, and say with which status."""
    faults: Iterable[str] = (
        (fault.words for fault in error.faults) if isinstance(error, Invalid) else [str(error)]
    )
    for words in faults:
        form.add_error(beside, words)
    return STATUS[type(error)]
