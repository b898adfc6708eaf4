"""From a form about rights to `level.settle`, and words for what came of it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from moothill.commons.cycles import level
from moothill.commons.cycles.labels import SIDES
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk


def beforehand(desk: Desk) -> str:
    """What will happen to a change of rights that this steward asks for now; "" if it is made at once."""
    if not level.needs_the_other_side(desk.cycle, desk.actor, desk.at):
        return ""
    return _(
        "Both sides have stewards here. A steward of the other side must confirm this before it holds. "
        "Until then it waits, in public."
    )


def settle(desk: Desk, act: Act, payload: Mapping[str, Any], reason: str, *, done: str) -> None:
    """Do it or keep it, and say which; `done` is said where it was done at once. Raises as `level.settle`."""
    change = level.settle(
        cycle=desk.cycle, act=act, payload=payload, reason=reason, by=desk.actor, at=desk.at
    )
    if change is None:
        messages.success(desk.request, done)
        return
    side = dict(SIDES)[change.waits_for]
    messages.info(
        desk.request,
        _("Nothing has changed yet: this waits until a steward of the other side (%(side)s) confirms it.")
        % {"side": side},
    )
