"""What the page of a commitment shows beside its own words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.editing import may_edit_at_once
from moothill.commons.record.fields import Text
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, RecordState, Side, decide
from moothill.rooms.commitments.kinds import Side as Taking
from moothill.rooms.commitments.kinds import Value
from moothill.rooms.commitments.models import Commitment, Summary
from moothill.rooms.commitments.queries.forms import FormField, form_of
from moothill.rooms.commitments.queries.leading import leads_of
from moothill.rooms.commitments.queries.rows import Led, led_for
from moothill.rooms.themes.kinds import GOALS


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its label in the cycle's words, the answer in Markdown, "" where there is none, and whether the cycle
    asks it.
    """

    name: str
    label: Any
    words: str
    shown: bool


def gather(thing: Commitment, place: Place) -> Mapping[str, Any]:
    """Who leads on each side, the answers to the template's questions, and what whoever looks may do here."""
    editing = may_edit_at_once(place.actor, thing.record)
    asked = form_of(place.cycle)
    answers = [each for each in _answers(thing, asked) if each.words or (editing and each.shown)]
    goals = dict(GOALS)
    return {
        "leads": _leads(thing),
        "plain": _plain(thing, editing=editing),
        "answers": answers,
        "missing": editing,
        "values": [(Value(row["value"]).label, row.get("why", "")) for row in thing.values],
        "goals": [(goals.get(row["goal"], row["goal"]), row.get("target", "")) for row in thing.goals],
        "areas": [row["area"] for row in thing.areas],
        "others": list(_others(thing)),
        "formers": thing.formers,
        "more": _own_questions(thing, asked),
        "work": _work(thing, place),
    }


def _plain(thing: Commitment, *, editing: bool) -> Mapping[str, Any]:
    """What it means in plain words, and whether that explains how it reads now; nothing to readers where nobody said it."""
    summary = Summary.objects.filter(commitment=thing.pk).first()
    if summary is None:
        return {"summary": None} if editing else {}
    record, url = thing.record, thing.record.get_absolute_url()
    return {
        "summary": summary,
        "older": summary.of_version != record.version,
        "compare": f"{url}compare/?from={summary.of_version}&to={record.version}",
        "url": f"{url}summary/",
    }


def _leads(thing: Commitment) -> Sequence[tuple[Any, Led]]:
    led = leads_of([thing])[thing.pk]
    return [
        (Taking(side.value).label, led_for(thing, side, led))
        for side in (Side.GOVERNMENT, Side.CIVIL_SOCIETY)
    ]


def _answers(thing: Commitment, asked: Sequence[FormField]) -> Iterable[Asked]:
    form = {each.name: each for each in asked}
    for field in kinds.get("commitment").fields:
        if isinstance(field, Text):
            own = form.get(field.name)
            label, shown = (own.label, own.shown) if own else (field.label, True)
            yield Asked(field.name, label, getattr(thing, field.name), shown)


def _own_questions(thing: Commitment, asked: Sequence[FormField]) -> list[Asked]:
    """What is answered of the cycle's own questions, also of those that it no longer asks."""
    form = {each.name: each for each in asked if each.own}
    rows = [row for row in thing.more if row.get("words")]
    return [
        Asked(
            row["name"], form[row["name"]].label if row["name"] in form else row["name"], row["words"], True
        )
        for row in rows
    ]


def _others(thing: Commitment) -> Iterable[tuple[Any, list[Mapping[str, str]]]]:
    """Who else takes part, by side, in the order of the sides; those of no side last."""
    for side in [*Taking, ""]:
        rows = [row for row in thing.others if row.get("side", "") == side]
        if rows:
            yield (Taking(side).label if side else _("side not said"), rows)


def _work(thing: Commitment, place: Place) -> list[tuple[str, str]]:
    """What whoever looks may do with this commitment, beyond editing it."""
    record = thing.record
    if record.state == RecordState.WITHDRAWN:
        return []
    facts, url = facts_of(place.actor, place.cycle, record), record.get_absolute_url()
    doors = (
        (Act.NAME_LEAD, _("Say who leads it"), "leads/"),
        (Act.LINK, _("Say what it was born from"), "trace/"),
        (Act.SUMMARISE, _("Say it in plain words"), "summary/"),
    )
    return [(words, f"{url}{door}") for act, words, door in doors if decide(act, facts).allowed]
