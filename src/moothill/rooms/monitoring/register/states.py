"""How a state is shown: its words, its tone, and in a picture its shape and its letter, so that no colour is needed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from moothill.core.charts import outline
from moothill.rooms.monitoring.kinds import STATE_TONES, State
from moothill.rooms.monitoring.queries.dashboard.choosing import DISPUTED, SILENT

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Look:
    """How one state looks. `points` are those of its shape around (0, 0), "" for a circle."""

    state: str
    label: "str | _StrPromise"
    tone: str
    shape: str
    letter: "str | _StrPromise"

    @property
    def points(self) -> str:
        """The polygon to draw; the template moves it to its place."""
        return outline(self.shape, 0, 0)


# One letter for each state, another for each. Translators choose letters of their own words.
_LOOKS: "dict[State, tuple[str, str | _StrPromise]]" = {
    State.NOT_STARTED: ("square", pgettext_lazy("one letter for: not started", "N")),
    State.IN_PROGRESS: ("right", pgettext_lazy("one letter for: in progress", "P")),
    State.BEHIND: ("down", pgettext_lazy("one letter for: behind", "B")),
    State.ON_HOLD: ("eight", pgettext_lazy("one letter for: on hold", "H")),
    State.COMPLETE: ("round", pgettext_lazy("one letter for: complete", "C")),
    State.ALTERED: ("diamond", pgettext_lazy("one letter for: altered", "A")),
    State.DROPPED: ("six", pgettext_lazy("one letter for: dropped", "D")),
    State.AFTER_END: ("five", pgettext_lazy("one letter for: to be finished after the plan's end", "E")),
    State.NOT_SAID: ("up", "?"),
}
LOOKS = {state.value: Look(state.value, state.label, STATE_TONES[state], *_LOOKS[state]) for state in State}
# What can be asked for like a state.
LABELS: "dict[str, str | _StrPromise]" = {
    **{state: look.label for state, look in LOOKS.items()},
    SILENT: _("nothing reported"),
    DISPUTED: _("the sides differ"),
}
