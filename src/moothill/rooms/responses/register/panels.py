"""What this room shows on pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.responses.kinds import OUTCOME_TONES, Outcome
from moothill.rooms.responses.queries.finishing import end_of
from moothill.rooms.responses.queries.outcomes import Outcome as Reached
from moothill.rooms.responses.queries.outcomes import direct_to, outcomes_of, told_of
from moothill.rooms.responses.register.coverage import PANEL as COVERAGE

Contexts = Mapping[str, dict[str, Any]]


def _to(place: Place, options: Sequence[str]) -> Contexts:
    """The published answers to the record on whose page this stands; for a contribution also those to what it is in."""
    record = place.record
    if record is None or record.state == RecordState.WITHDRAWN:
        return {}
    found = outcomes_of([record.pk]) if record.kind == "input" else direct_to([record.pk])
    things = told_of(found, place.cycle, place.actor)
    may = decide(Act.RESPOND, facts_of(place.actor, place.cycle, record)).allowed and _is_public(record)
    answer = f"{place.cycle.get_absolute_url()}responses/new/?to={record.reference}" if may else ""
    rows = [_row(each, things) for each in found.get(record.pk, ()) if each.response in things]
    if not rows and not answer and record.kind == "input":
        return {}  # the receipt says that there is none
    shown = {"cycle": place.cycle, "rows": rows, "answer": answer}
    return dict.fromkeys(options, shown)


def _is_public(record: Any) -> bool:
    return bool(record.state == RecordState.PUBLISHED)


def _row(each: Reached, things: Mapping[int, Any]) -> dict[str, Any]:
    thing = things[each.response]
    return {
        "thing": thing,
        "record": thing.record,
        "tone": OUTCOME_TONES[Outcome(thing.outcome)],
        "at": each.at,
    }


def _end(place: Place, options: Sequence[str]) -> Contexts:
    """Whether the call on whose page this stands is finished, and what is still lacking."""
    record = place.record
    if record is None or record.kind != "call" or not _is_public(record):
        return {}
    end = end_of(record)
    may = decide(Act.FINISH, facts_of(place.actor, place.cycle, record)).allowed
    shown = {
        "cycle": place.cycle,
        "end": end,
        "finish": f"{record.get_absolute_url()}finish/" if may and end.finish is None else "",
        "waiting": f"{place.cycle.get_absolute_url()}inputs/?call={record.reference}&answered=no",
    }
    return dict.fromkeys(options, shown)


PANELS: tuple[Panel, ...] = (
    COVERAGE,
    Panel("responses.to", _("Answers"), "responses/panel_to.html", _to, data="responses"),
    Panel("responses.end", _("Whether it is finished"), "responses/panel_end.html", _end),
)
