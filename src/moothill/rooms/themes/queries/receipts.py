"""What the receipt of a contribution tells of this room: the agreed themes that it is in."""

from collections.abc import Collection, Mapping, Sequence

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.receipts import Reached
from moothill.rooms.themes.kinds import Standing
from moothill.rooms.themes.queries.reach import themes_of


def agreed_themes(cycle: Cycle, actor: Actor, inputs: Collection[int]) -> Mapping[int, Sequence[Reached]]:
    """The published themes that these contributions are in and that people agreed, each with since when it is in it."""
    found: dict[int, dict[int, Reached]] = {}
    for cause, theme, at, _way in themes_of(inputs, cycle, actor):
        record = theme.record
        if theme.standing == Standing.PROPOSED or record.state != RecordState.PUBLISHED:
            continue
        reached = Reached(at, record.title, record.get_absolute_url())
        found.setdefault(cause, {}).setdefault(theme.pk, reached)
    return {cause: list(themes.values()) for cause, themes in found.items()}
