"""Progress in figures and in sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moothill.commons.record.panels import Panel, Place
from moothill.rooms.monitoring.kinds import State
from moothill.rooms.monitoring.queries.dashboard.choosing import DISPUTED, SILENT, stands
from moothill.rooms.monitoring.queries.dashboard.rows import Step, Whole, whole
from moothill.rooms.monitoring.register.states import LABELS


def counts(steps: Sequence[Step]) -> dict[str, int]:
    """How many milestones stand where, in the order of the states; each counts once, as the filter finds it."""
    found = Counter(stands(step) for step in steps)
    return {state: found[state] for state in (*State.values, DISPUTED, SILENT) if found[state]}


def figures(steps: Sequence[Step]) -> list[tuple[Any, int]]:
    """The same for `ui/figures.html`, with their sum before them."""
    return [
        (_("milestones"), len(steps)),
        *((LABELS[state], count) for state, count in counts(steps).items()),
    ]


def in_words(found: Whole) -> list[str]:
    """Sentences: how many milestones and how many commitments are complete, and where the sides differ."""
    done = sum(step.said.complete for step in found.steps)
    kept = sum(found.is_complete(promise) for promise in found.promises)
    said = [
        ngettext(
            "%(done)s of %(count)s milestone is complete.",
            "%(done)s of %(count)s milestones are complete.",
            len(found.steps),
        )
        % {"done": done, "count": len(found.steps)},
        ngettext(
            "%(kept)s of %(count)s commitment is complete: one counts only if all of its milestones are.",
            "%(kept)s of %(count)s commitments are complete: one counts only if all of its milestones are.",
            len(found.promises),
        )
        % {"kept": kept, "count": len(found.promises)},
    ]
    differ = sum(step.said.disputed for step in found.steps)
    if differ:
        words = ngettext(
            "Of %(count)s milestone the two sides say different things.",
            "Of %(count)s milestones the two sides say different things.",
            differ,
        )
        said.append(words % {"count": differ})
    return said


def _panel(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """Where the milestones of the cycle stand, in figures."""
    found = whole(place.cycle, place.actor)
    shown: dict[str, Any] = {"cycle": place.cycle}
    if found.steps:
        shown |= {"figures": figures(found.steps), "sentences": in_words(found)}
    return dict.fromkeys(options, shown)


def _one(place: Place) -> Iterator[tuple[str, str]]:
    yield "", _("all milestones")


PANEL = Panel(
    "monitoring.figures",
    gettext_lazy("Progress in figures"),
    "monitoring/progress_panel.html",
    _panel,
    options=_one,
)
