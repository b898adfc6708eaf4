"""How far answers bring a contribution: considered with any answer, decided once it says what becomes of it."""

from collections.abc import Collection, Mapping, Sequence

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.rooms.inputs.queries.receipts import Reached
from moothill.rooms.responses.kinds import Outcome
from moothill.rooms.responses.queries.outcomes import outcomes_of, told_of


def considered(cycle: Cycle, actor: Actor, ids: Collection[int]) -> Mapping[int, Sequence[Reached]]:
    """Answers that leave it open: a `Finder` of `inputs.queries.receipts`."""
    return _reached(cycle, actor, ids, settled=False)


def decided(cycle: Cycle, actor: Actor, ids: Collection[int]) -> Mapping[int, Sequence[Reached]]:
    """Answers that say what becomes of it: a `Finder` of `inputs.queries.receipts`."""
    return _reached(cycle, actor, ids, settled=True)


def _reached(cycle: Cycle, actor: Actor, ids: Collection[int], *, settled: bool) -> dict[int, list[Reached]]:
    outcomes = outcomes_of(ids)
    things = told_of(outcomes, cycle, actor)
    found: dict[int, list[Reached]] = {}
    for pk, each in ((pk, each) for pk, all_of_it in outcomes.items() for each in all_of_it):
        thing = things.get(each.response)
        if thing and (thing.outcome != Outcome.OPEN) == settled:
            title = f"{thing.record.number} {thing.record.title}: {thing.outcome_words}"
            found.setdefault(pk, []).append(Reached(each.at, title, thing.record.get_absolute_url()))
    return found
