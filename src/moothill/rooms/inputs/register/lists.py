"""Panels with contributions: those of a call, those of an event, the newest; and who agrees with one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.inputs.operations.covering import covers_of, may_read_original
from moothill.rooms.inputs.queries import register
from moothill.rooms.inputs.queries.narrowing import published

Contexts = Mapping[str, dict[str, Any]]
_SOME, _FEW = 20, 3


def _drawn(place: Place, things: Sequence[Any]) -> dict[str, Any]:
    facts = facts_of(place.actor, place.cycle)
    return {
        "cycle": place.cycle,
        "rows": register.rows_of(things, place.cycle, place.actor),
        "may_support": decide(Act.SUPPORT, facts).allowed,
        "known": place.actor.participant is not None,
        "here": place.record.get_absolute_url() if place.record else place.cycle.get_absolute_url(),
        "all": f"{place.cycle.get_absolute_url()}inputs/",
    }


def _born_of(place: Place, column: str, name: str) -> dict[str, Any] | None:
    """The newest contributions whose `column` is the record on whose page this stands, and the way to all of them."""
    if place.record is None:
        return None
    things = published(place.cycle, place.actor).filter(**{column: place.record.pk})
    found = register.page_of_inputs(things, most=_SOME).things
    if not found:
        return None
    drawn = _drawn(place, found)
    return drawn | {"count": register.count(things), "all": f"{drawn['all']}?{name}={place.record.reference}"}


def _of_call(place: Place, options: Sequence[str]) -> Contexts:
    drawn = _born_of(place, "call", "call")
    return dict.fromkeys(options, drawn) if drawn else {}


def _of_event(place: Place, options: Sequence[str]) -> Contexts:
    drawn = _born_of(place, "event", "event")
    return dict.fromkeys(options, drawn) if drawn else {}


def _latest(place: Place, options: Sequence[str]) -> Contexts:
    return dict.fromkeys(options, _drawn(place, register.latest(place.cycle, place.actor, _FEW)))


def _supports(place: Place, options: Sequence[str]) -> Contexts:
    """How many agree with the contribution on whose page this stands, the button, and whom it gathers."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    shown = {
        "cycle": place.cycle,
        "url": record.get_absolute_url(),
        "back": record.get_absolute_url(),
        "known": place.actor.participant is not None,
        "reference": record.reference,
        "may_support": decide(Act.SUPPORT, facts_of(place.actor, place.cycle, record)).allowed,
        "gathered": register.gathered_into(record, place.cycle, place.actor),
        "tools": _tools(record, place),
        **register.state_of(record, place.actor),
    }
    return dict.fromkeys(options, shown)


def _tools(record: Record, place: Place) -> list[tuple[str, str]]:
    facts, url = facts_of(place.actor, place.cycle, record), record.get_absolute_url()
    may_link = decide(Act.LINK, facts).allowed
    gather = f"{place.cycle.get_absolute_url()}inputs/gather/?of={record.reference}"
    return [
        *([(_now("Cover words of this"), f"{url}cover/")] if decide(Act.REDACT, facts).allowed else []),
        *([(_now("Gather this with others"), gather)] if may_link else []),
        *(
            [(_now("What is gathered here"), f"{url}gathered/")]
            if may_link and record.links_in.exists()
            else []
        ),
    ]


def _covered(place: Place, options: Sequence[str]) -> Contexts:
    """What was covered in the contribution on whose page this stands, when, by whom and why."""
    record = place.record
    rows = list(covers_of(record).order_by("version")) if record else []
    if record is None or not rows:
        return {}
    shown = {
        "cycle": place.cycle,
        "rows": rows,
        "url": record.get_absolute_url(),
        "may_read": may_read_original(record, place.actor),
        "may_undo": decide(Act.REDACT, facts_of(place.actor, place.cycle, record)).allowed,
    }
    return dict.fromkeys(options, shown)


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("the newest"))]


LISTS = (
    Panel("inputs.of-call", _("What people contributed"), "inputs/panel_list.html", _of_call, data="inputs"),
    Panel("inputs.of-event", _("What was said there"), "inputs/panel_list.html", _of_event, data="inputs"),
    Panel(
        "inputs.latest", _("The newest contributions"), "inputs/panel_list.html", _latest, options=_all,
        data="inputs",
    ),
    Panel("inputs.supports", _("Who agrees"), "inputs/panel_supports.html", _supports),
    Panel("inputs.covered", _("What is covered"), "inputs/panel_covered.html", _covered),
)  # fmt: skip
