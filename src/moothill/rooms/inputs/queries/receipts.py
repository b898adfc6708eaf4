"""What became of a contribution, step by step. Later rooms say how far it came: see `fill`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.inputs.models import Input

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Step(StrEnum):
    """The steps of a contribution, in their order. The first two are known here; the others only to later rooms."""

    RECEIVED = "received"
    PUBLISHED = "published"
    CODED = "coded"
    CONSIDERED = "considered"
    DECIDED = "decided"
    PROMISED = "promised"
    DONE = "done"


LABELS: Mapping[Step, "_StrPromise"] = {
    Step.RECEIVED: _("received"),
    Step.PUBLISHED: _("published"),
    Step.CODED: _("grouped with others"),
    Step.CONSIDERED: _("considered"),
    Step.DECIDED: _("decided"),
    Step.PROMISED: _("behind a commitment"),
    Step.DONE: _("done"),
}
# Where one of these is reached, somebody has answered.
ANSWERS = (Step.CONSIDERED, Step.DECIDED, Step.DONE)
# From the first of these on others have built upon the words: their author changes them no more.
SETTLED = (Step.CONSIDERED, Step.DECIDED, Step.PROMISED, Step.DONE)


@dataclass(frozen=True, slots=True)
class Reached:
    """That a contribution came to a step: when, and what can be told of it.

    `title` is in the words of the cycle: of the theme, the answer or the decision; `address` is where that stands.
    Of what came here later than it was received, `entered_on` is the day on which it was typed in elsewhere, None where
    nobody knows; `imported`: an import brought it.
    """

    at: datetime
    title: str = ""
    address: str = ""
    entered_on: date | None = None
    imported: bool = False


# Says of inputs, by their ids, when they came to one step, oldest first; those that did not are left out. It tells only what
# the actor may see, in a number of questions that does not grow with the inputs.
Finder = Callable[[Cycle, Actor, Collection[int]], Mapping[int, Sequence[Reached]]]

_FINDERS: dict[Step, tuple[Finder, ...]] = {}


def fill(finders: Mapping[Step, Sequence[Finder]]) -> None:
    """Say who knows of which step. Called once, by `config.wiring`. Raises ValueError for a step that is known here."""
    if {Step.RECEIVED, Step.PUBLISHED} & finders.keys():
        raise ValueError("when something was received and published stands in its record")
    _FINDERS.clear()
    _FINDERS.update({step: tuple(given) for step, given in finders.items()})


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of a receipt: a step, and whenever it was reached; never, if that is empty."""

    step: Step
    reached: tuple[Reached, ...] = ()

    @property
    def label(self) -> str:
        """The step in words."""
        return str(LABELS[self.step])


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one contribution. `promised` is the day by which its call promised an answer, if it did."""

    stages: tuple[Stage, ...]
    promised: date | None = None

    @property
    def is_answered(self) -> bool:
        """Whether somebody answered."""
        return any(stage.reached for stage in self.stages if stage.step in ANSWERS)

    @property
    def is_settled(self) -> bool:
        """Whether others have built upon the words, so that their author changes them no more."""
        return any(stage.reached for stage in self.stages if stage.step in SETTLED)

    @property
    def last(self) -> Stage:
        """The furthest step that was reached."""
        return [stage for stage in self.stages if stage.reached][-1]


def receipts_of(cycle: Cycle, things: Iterable[Input], actor: Actor) -> dict[int, Receipt]:
    """The receipts of inputs of one cycle, by id. Each has its `record` and, where it answers one, its `call` at hand.

    One question more for each finder, however many inputs there are.
    """
    rows = list(things)
    found = {step: _found(step, cycle, actor, [row.pk for row in rows]) for step in Step if step in _FINDERS}
    return {row.pk: _receipt(row, found) for row in rows}


def _found(step: Step, cycle: Cycle, actor: Actor, ids: Collection[int]) -> dict[int, tuple[Reached, ...]]:
    told: dict[int, list[Reached]] = {}
    for finder in _FINDERS.get(step, ()) if ids else ():
        for pk, reached in finder(cycle, actor, ids).items():
            told.setdefault(pk, []).extend(reached)
    return {pk: tuple(sorted(all_of_it, key=lambda each: each.at)) for pk, all_of_it in told.items()}


def _receipt(thing: Input, found: Mapping[Step, Mapping[int, tuple[Reached, ...]]]) -> Receipt:
    came = Reached(thing.record.created_at, entered_on=thing.entered_on, imported=thing.batch_id is not None)
    known = {Step.RECEIVED: (came,), Step.PUBLISHED: _published(thing.record)}
    stages = tuple(Stage(step, known.get(step) or found.get(step, {}).get(thing.pk, ())) for step in Step)
    return Receipt(stages, thing.call.reply_by if thing.call else None)


def _published(record: Record) -> tuple[Reached, ...]:
    if record.state == RecordState.DRAFT or record.published_at is None:
        return ()
    return (Reached(record.published_at),)


def settled_among(cycle: Cycle, ids: Collection[int], actor: Actor) -> set[int]:
    """Those of these inputs that were considered, decided or done: nobody changes their words any more."""
    return {pk for step in SETTLED for pk in _found(step, cycle, actor, ids)}
