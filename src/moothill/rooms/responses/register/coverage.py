"""Coverage in words: the names of groups, and the panel that sums up who is left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel, Place
from moothill.core.synthesis.coverage import SMALL, Verdict
from moothill.rooms.inputs.kinds import ComingBy
from moothill.rooms.responses.queries.coverage import (
    DIMENSIONS,
    HIDDEN,
    LONG,
    MIDDLE,
    SHORT,
    Band,
    Covered,
    covered,
)

TITLES = {
    "source": (_("By how they came"), _("Channel")),
    "event": (_("By event"), _("Event")),
    "call": (_("By call"), _("Call")),
    "length": (_("By how long they are"), _("Length")),
    "language": (_("By language"), _("Language")),
    "sender": (_("By who sent them"), _("From")),
}
_LENGTHS = {
    SHORT: _("short: fewer than 100 characters"),
    MIDDLE: _("100 to 499 characters"),
    LONG: _("long: 500 characters or more"),
}
_NONE = {"event": _("no event"), "call": _("no call"), "language": _("not said")}
_HIDDEN = {"event": _("events that are not public"), "call": _("calls that are not public")}
_MOST = 100  # groups of one table: what is smaller stands in the data


@dataclass(frozen=True, slots=True)
class Cell:
    """How far one group came to one stage; `share` of a hundred is how long its bar is."""

    label: Any
    reached: int
    share: int
    less: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One group, ready to be drawn. `own`: its name is in the words of the record; `note` says what is odd, or ""."""

    name: Any
    url: str
    own: bool
    number: int
    cells: tuple[Cell, ...]
    note: str
    less: bool


@dataclass(frozen=True, slots=True)
class Table:
    """All groups of one dimension; `more` of them are so small that they are not drawn."""

    title: Any
    what: Any
    lines: tuple[Line, ...]
    more: int


def tables(found: Covered) -> list[Table]:
    """A table for each dimension in which there is more than one group."""
    return [
        Table(*TITLES[name], tuple(_line(name, band, found) for band in bands[:_MOST]), len(bands[_MOST:]))
        for name, bands in found.groups.items()
        if len(bands) > 1
    ]


def name_of(dimension: str, band: Band) -> Any:
    """What a group is called: the title of its event or call, else words of the interface."""
    if band.record is not None:
        return band.record.title
    if band.value == HIDDEN:
        return _HIDDEN[dimension]
    if not band.value and dimension in _NONE:
        return _NONE[dimension]
    match dimension:
        case "source":
            return ComingBy(band.value).label
        case "length":
            return _LENGTHS[band.value]
        case "language":
            return _language(band.value)
    return _("organisations") if band.value else _("others")


def _language(code: str) -> str:
    """The name of a language in the reader's; the code itself where nobody knows a name for it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _line(dimension: str, band: Band, found: Covered) -> Line:
    cells = tuple(
        Cell(stage.label, band.reach[stage.name].reached, int(100 * band.reach[stage.name].share),
             band.verdicts[stage.name] is Verdict.LESS)
        for stage in found.stages
    )  # fmt: skip
    url = band.record.get_absolute_url() if band.record else ""
    return Line(
        name_of(dimension, band),
        url,
        band.record is not None,
        band.number,
        cells,
        _note(band),
        bool(band.behind),
    )


def _note(band: Band) -> str:
    if band.number < SMALL:
        return _now("too few to tell")
    return _now("reached less than the others") if band.behind else ""


def summed_up(found: Covered) -> str:
    """One sentence: how many groups are left behind."""
    if not found.number:
        return _now("Nobody has contributed anything yet.")
    number = len(found.behind)
    if not number:
        return _now("No group comes less far than the others.")
    words = ngettext(
        "%(number)s group comes less far than the others: look at it before a report is published.",
        "%(number)s groups come less far than the others: look at them before a report is published.",
        number,
    )
    return words % {"number": number}


def left_behind(found: Covered) -> list[tuple[Any, Any, bool, list[Any]]]:
    """The groups that come less far: how they are told apart, their name, whether that is in the words of the record, and
    the stages to which they do.
    """
    labels = {stage.name: stage.label for stage in found.stages}
    return [
        (
            TITLES[name][1],
            name_of(name, band),
            band.record is not None,
            [labels[stage] for stage in band.behind],
        )
        for name, band in found.behind
    ]


def _panel(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """How far the contributions of the cycle came, and who is left behind."""
    found = covered(place.cycle, place.actor)
    shown = {
        "cycle": place.cycle,
        "found": found,
        "whole": whole(found),
        "sentence": summed_up(found),
        "behind": left_behind(found),
    }
    return dict.fromkeys(options, shown)


def whole(found: Covered) -> list[tuple[Any, str]]:
    """How far all of them came, for `ui/figures.html`."""
    shares = [(stage.label, found.whole[stage.name]) for stage in found.stages]
    return [(label, f"{int(100 * reach.share)} %") for label, reach in shares] if found.number else []


def _one(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all contributions"))]


PANEL = Panel(
    "responses.coverage", _("Who is reached"), "responses/coverage_panel.html", _panel, options=_one
)
assert set(TITLES) == set(DIMENSIONS)  # nosec: a dimension has a title
