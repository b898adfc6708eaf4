"""Panels about where a commitment comes from, and what became a commitment."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.commitments.queries.behind import Born, became, born_of, counts_behind
from moothill.rooms.themes.kinds import Standing

Contexts = Mapping[str, dict[str, Any]]


def _of(place: Place, options: Sequence[str]) -> Contexts:
    """The commitments that the record on whose page this stands became."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    links = became(record, place.cycle, place.actor)
    facts = facts_of(place.actor, place.cycle, record)
    begin = decide(Act.LINK, facts).allowed and decide(Act.CREATE, facts).allowed
    if not links and not begin:
        return {}
    new = f"{place.cycle.get_absolute_url()}commitments/new-from/?of={record.reference}" if begin else ""
    shown = {"cycle": place.cycle, "links": links, "new": new}
    return dict.fromkeys(options, shown)


def _behind(place: Place, options: Sequence[str]) -> Contexts:
    """What the commitment on whose page this stands was born from, and how many contributions stand behind it."""
    record = place.record
    if record is None or record.kind != "commitment":
        return {}
    born = born_of(record, place.cycle)
    may = decide(Act.LINK, facts_of(place.actor, place.cycle, record)).allowed
    shown = {
        "cycle": place.cycle,
        "url": record.get_absolute_url(),
        "born": born,
        "kinds": [(kind, born.links[kind], born.numbers[kind]) for kind in born.links if born.numbers[kind]],
        "count": counts_behind([record.pk], place.cycle)[record.pk],
        "may": may,
        "unused": _unused(born) if may else [],
    }
    return dict.fromkeys(options, shown)


def _unused(born: Born) -> list[Record]:
    """The themes that it was born from and of which nobody said yet that the plan uses them, though they are agreed."""
    themes = {link.cause_id: link.cause for link in born.links["theme"]}
    agreed = kinds.get("theme").model.objects.filter(pk__in=themes, standing=Standing.AGREED)
    return [themes[pk] for pk in agreed.values_list("pk", flat=True)]


PANELS: tuple[Panel, ...] = (
    Panel("commitments.behind", _("What stands behind it"), "commitments/panel_behind.html", _behind),
    Panel("commitments.of", _("What became of it in the plan"), "commitments/panel_of.html", _of),
)
