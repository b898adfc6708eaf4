"""The list of themes as pages draw it: rows, figures and the picture."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_bidi

from moothill.commons.record.panels import Place
from moothill.core.charts import Stack, stacks
from moothill.rooms.inputs.kinds import ComingBy
from moothill.rooms.themes.kinds import STANDING_TONES
from moothill.rooms.themes.queries.rows import ThemeRow, page_of_themes

_WIDE = 1000  # of the picture, in its own units


@dataclass(frozen=True, slots=True)
class Drawn:
    """One theme in the list: its row, its bar, how many of each source, and the tone of its standing."""

    row: ThemeRow
    bar: Stack
    counts: tuple[int, ...]
    tone: str


def listed(place: Place, *, after: str = "") -> dict[str, Any]:
    """Everything that the list shows from the mark `after` on. Raises NoSuchPage."""
    found = page_of_themes(place.cycle, place.actor, after=after)
    bars = stacks(
        [row.raised for row in found.rows], ComingBy.values, width=_WIDE, mirrored=get_language_bidi()
    )
    rows = [
        Drawn(
            row,
            bar,
            tuple(row.raised.get(source, 0) for source in ComingBy.values),
            STANDING_TONES[row.stands.standing],
        )
        for row, bar in zip(found.rows, bars, strict=True)
    ]
    return {
        "cycle": place.cycle,
        "rows": rows,
        "sources": [(source.value, source.label) for source in ComingBy],
        "any_raised": any(row.bar.total for row in rows),
        "of_points": found.of_points,
        "answered": found.answered,
        "following": found.following,
        "home": f"{place.cycle.get_absolute_url()}themes/",
    }
