"""What this room shows on pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.themes.models import Apart
from moothill.rooms.themes.queries.reach import themes_of
from moothill.rooms.themes.register.lists import listed

Contexts = Mapping[str, dict[str, Any]]


def _of_input(place: Place, options: Sequence[str]) -> Contexts:
    """The themes that the contribution on whose page this stands is in, by what way; and who set it apart, and why."""
    record = place.record
    if record is None or record.kind != "input" or record.state != RecordState.PUBLISHED:
        return {}
    rows = [
        (theme.record, at, way) for _pk, theme, at, way in themes_of([record.pk], place.cycle, place.actor)
    ]
    apart = None if rows else Apart.objects.filter(input=record.pk).first()
    work = _work(place, apart=apart is not None, fits=bool(rows))
    if not rows and apart is None and not work:
        return {}
    shown = {"cycle": place.cycle, "rows": rows, "apart": apart, "work": work, "reference": record.reference}
    return dict.fromkeys(options, shown)


def _work(place: Place, *, apart: bool, fits: bool) -> list[tuple[str, str]]:
    record = place.record
    assert record is not None  # nosec: the caller has one
    facts, home = facts_of(place.actor, place.cycle, record), place.cycle.get_absolute_url()
    work: list[tuple[str, str]] = []
    if decide(Act.LINK, facts).allowed:
        work.append((_now("Put this into a theme"), f"{home}themes/put/?of={record.reference}"))
    if decide(Act.CODE, facts).allowed and not fits:
        words = _now("Say that it fits after all") if apart else _now("Say that it fits no theme")
        segment = "back" if apart else "apart"
        work.append((words, f"{home}themes/none/{segment}/?of={record.reference}"))
    return work


def _list(place: Place, options: Sequence[str]) -> Contexts:
    shown = listed(place)
    return dict.fromkeys(options, shown)


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all of them"))]


PANELS: tuple[Panel, ...] = (
    Panel(
        "themes.list", _("Themes"), "themes/panel_list.html", _list, options=_all, kind="theme", data="themes"
    ),
    Panel("themes.of-input", _("Themes it is in"), "themes/panel_of_input.html", _of_input),
)
