"""What the page of a commitment shows beside its own words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record import kinds, panels
from moothill.commons.record.editing import may_edit_at_once
from moothill.commons.record.fields import Text
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, RecordState, Side, decide
from moothill.rooms.commitments.kinds import Side as Taking
from moothill.rooms.commitments.kinds import Value
from moothill.rooms.commitments.models import Commitment, Milestone
from moothill.rooms.commitments.queries.forms import form_of
from moothill.rooms.commitments.queries.leading import leads_of
from moothill.rooms.commitments.queries.rows import Led, led_for
from moothill.rooms.themes.kinds import GOALS

MOST = 300  # milestones drawn on a page


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the template: its label and the answer in Markdown, "" where there is none."""

    name: str
    label: Any
    words: str


def gather(thing: Commitment, place: Place) -> Mapping[str, Any]:
    """Who leads on each side, the answers to the template's questions, and what whoever looks may do here."""
    editing = may_edit_at_once(place.actor, thing.record)
    answers = list(_answers(thing, place, editing=editing))
    goals = dict(GOALS)
    return {
        "leads": _leads(thing),
        "answers": answers,
        "missing": editing,
        "values": [(Value(row["value"]).label, row.get("why", "")) for row in thing.values],
        "goals": [(goals.get(row["goal"], row["goal"]), row.get("target", "")) for row in thing.goals],
        "areas": [row["area"] for row in thing.areas],
        "others": list(_others(thing)),
        "formers": thing.formers,
        "groups": _groups(thing, place),
        "work": _work(thing, place),
    }


def _leads(thing: Commitment) -> Sequence[tuple[Any, Led]]:
    led = leads_of([thing])[thing.pk]
    return [
        (Taking(side.value).label, led_for(thing, side, led))
        for side in (Side.GOVERNMENT, Side.CIVIL_SOCIETY)
    ]


def _answers(thing: Commitment, place: Place, *, editing: bool) -> Iterable[Asked]:
    """What the texts say, in the order of the cycle's form, its own questions last; for editors also what is still empty."""
    texts = {field.name for field in kinds.get("commitment").fields if isinstance(field, Text)}
    own = {row["name"]: row["words"] for row in thing.more}
    for each in form_of(place.cycle):
        words = (
            own.get(each.name, "") if each.own else getattr(thing, each.name) if each.name in texts else None
        )
        if words or (words == "" and editing and each.shown):
            yield Asked(each.name, each.label, words)


def _others(thing: Commitment) -> Iterable[tuple[Any, list[Mapping[str, str]]]]:
    """Who else takes part, by side, in the order of the sides; those of no side last."""
    for side in [*Taking, ""]:
        rows = [row for row in thing.others if row.get("side", "") == side]
        if rows:
            yield (Taking(side).label if side else _("side not said"), rows)


def _groups(thing: Commitment, place: Place) -> list[tuple[str, list[Milestone]]]:
    """The milestones under their headings, in order; nothing where a panel of their own shows them."""
    if panels.get("commitments.milestones"):
        return []
    own = Milestone.objects.visible_in(place.cycle, place.actor).filter(commitment=thing.pk)
    found = list(own.select_related("record").order_by("record__position", "pk")[:MOST])
    for milestone in found:
        milestone.record.cycle = place.cycle
    return [(group, list(rows)) for group, rows in groupby(found, key=lambda each: each.group)]


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
