"""How milestones stand, in a few words, for lists of the room below."""

from collections.abc import Collection

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moothill.rooms.monitoring.kinds import REPORTING, STATE_TONES, State
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.dashboard.choosing import DISPUTED
from moothill.rooms.monitoring.queries.sides import side_label
from moothill.rooms.monitoring.queries.states import Standing, standings
from moothill.rooms.monitoring.register.states import LABELS


def marks(milestones: Collection[int]) -> dict[int, tuple[str, str, str]]:
    """For each milestone that somebody reported on: its state, the tone of that, and who says so as of when. One query."""
    found = standings(milestones)
    return {pk: _mark(said, said.newest) for pk, said in found.items() if said.newest is not None}


def _mark(said: Standing, newest: Update) -> tuple[str, str, str]:
    if said.disputed and said.government and said.civil:
        sides = zip(REPORTING, (said.government, said.civil), strict=True)
        words = "; ".join(f"{side_label(side)}: {State(each.state).label}" for side, each in sides)
        return str(LABELS[DISPUTED]), "stop", words
    state = State(newest.state)
    day = date_format(newest.holds, "j F Y")  # type: ignore[attr-defined]
    words = _("says %(side)s, %(day)s") % {"side": side_label(newest.side), "day": day}
    return str(state.label), STATE_TONES[state], words
