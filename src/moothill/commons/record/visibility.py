"""The one visibility layer: every query that can reach a visitor is narrowed by this condition."""

from collections.abc import Iterable

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import inside_cycles
from moothill.commons.policy.actors import Actor
from moothill.core.policy import CycleState, RecordState

_PUBLIC_CYCLES = (CycleState.RUNNING, CycleState.ENDED)


def visible(actor: Actor, prefix: str = "", *, states: Iterable[RecordState] = (RecordState.PUBLISHED,)) -> Q:
    """The condition under which `actor` may see a record; `prefix` leads from the table at hand to the record."""
    public = Q(**{f"{prefix}state__in": list(states), f"{prefix}cycle__state__in": _PUBLIC_CYCLES})
    behind = [*states, RecordState.DRAFT]
    if actor.operator:
        return Q(**{f"{prefix}state__in": behind})
    inside = inside_cycles(actor)
    return public | Q(**{f"{prefix}state__in": behind, f"{prefix}cycle__in": inside}) if inside else public


def visible_in(cycle: Cycle, actor: Actor, prefix: str = "") -> Q:
    """The same condition for the records of one cycle, in a cheaper form: the cycle's own state is read from `cycle`."""
    states = states_in(cycle, actor)
    # One state is asked for as itself, as the conditions of indexes name it.
    seen = {f"{prefix}state": states[0]} if len(states) == 1 else {f"{prefix}state__in": states}
    return Q(**seen, **{f"{prefix}cycle": cycle})


def states_in(
    cycle: Cycle, actor: Actor, states: Iterable[RecordState] = (RecordState.PUBLISHED,)
) -> list[RecordState]:
    """Those of `states` in which `actor` may see a record of `cycle`, drafts for insiders; none if not the cycle itself.

    For whoever knows of a record already that it is of this cycle: a link never leads out of one.
    """
    if actor.operator or cycle.pk in inside_cycles(actor):
        return [*states, RecordState.DRAFT]
    return list(states) if cycle.state in _PUBLIC_CYCLES else []
