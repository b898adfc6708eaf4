"""What milestones are told apart by, in words: for boxes to choose from and for headings."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.rooms.monitoring.queries.dashboard.choosing import known
from moothill.rooms.monitoring.queries.dashboard.rows import Whole
from moothill.rooms.monitoring.register.states import LABELS
from moothill.rooms.themes.kinds import GOALS

SORTS: Mapping[str, Any] = {
    "commitment": gettext_lazy("Commitment"),
    "lead": gettext_lazy("Who leads"),
    "state": gettext_lazy("Where it stands"),
    "theme": gettext_lazy("Theme behind it"),
    "goal": gettext_lazy("Development goal"),
}
_MOST = 200  # of each sort to choose from
_NAMES = 44  # letters of a name in a box


def headings_of(whole: Whole, by: str) -> dict[str, str]:
    """The heading for each key of a sort, and for "": those that have nothing of it."""
    nothing = {
        "lead": _("Nobody is said to lead it"),
        "theme": _("No theme is linked to its commitment"),
        "goal": _("No development goal is given"),
    }
    return {"": nothing.get(by, ""), **{key: _name(whole, by, key) for key in known(whole, by)}}


def options_of(whole: Whole, name: str) -> list[tuple[str, str]]:
    """What can be chosen of a sort, by key."""
    return [(key, _cut(_name(whole, name, key))) for key in known(whole, name)[:_MOST]]


def _name(whole: Whole, name: str, key: str) -> str:
    match name:
        case "commitment":
            return next(
                f"{each.number} {each.title}".strip() for each in whole.promises if each.reference == key
            )
        case "theme":
            themes = (theme for each in whole.promises for theme in each.themes)
            return next(theme.title for theme in themes if theme.reference == key)
        case "state":
            return str(LABELS[key])
        case "goal":
            return str(dict(GOALS).get(key, key))
    return key


def _cut(words: str) -> str:
    return words if len(words) <= _NAMES else f"{words[: _NAMES - 1].rstrip()}…"
