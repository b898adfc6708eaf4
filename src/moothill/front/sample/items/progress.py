"""What the monitoring room holds: the reporting periods, and what was reported on each milestone."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from moothill.commons.record.batches import Item, Tie
from moothill.commons.record.models import LinkKind
from moothill.front.sample.items.promises import handle_of_step, number_of
from moothill.front.sample.schema import Facts, Outline
from moothill.front.sample.schema.promises import Commitment, Milestone, Update
from moothill.front.sample.words import month, plain, source_of
from moothill.rooms.monitoring.kinds import Challenge, State

# What each word of the reports means here, and the word itself where it is known as it stood there.
_STATES = {
    "on_track": (State.IN_PROGRESS, "On track"),
    "delayed": (State.BEHIND, "Delayed"),
    "complete": (State.COMPLETE, "Complete"),
    "delivered": (State.COMPLETE, ""),
    "altered": (State.ALTERED, ""),
    None: (State.NOT_SAID, ""),
}
_TITLES = {"delivered": "delivered", "altered": "done another way", None: "no state is visible"}
_LOST = "its state is not visible in the copy that could be read"
_OUTSIDE = "told outside the reporting periods"
_WHO = "Scottish Government"


def progress(facts: Facts, outline: Outline) -> Iterator[Item]:
    """The periods in order, then the updates, milestone by milestone."""
    known = {each.period for each in outline.rounds}
    for index, each in enumerate(outline.rounds):
        values = {
            "title": each.title,
            "when": each.when,
            "source": _report(facts, each.period),
            "doubt": each.doubt,
        }
        yield Item("round", values, handle=f"round-{each.period}", place=f"outline: rounds.{index}")
    for place, commitment, step, update in _updates(facts):
        made = _update(commitment, step, update, known)
        yield Item("update", made, handle=_handle(commitment, step, update), place=place)


def ties(facts: Facts) -> Iterator[Tie]:
    """From each milestone to what was reported on it."""
    for _place, commitment, step, update in _updates(facts):
        cause, effect = handle_of_step(commitment, step), _handle(commitment, step, update)
        yield Tie(cause, effect, LinkKind.REPORTED_BY)


def _updates(facts: Facts) -> Iterator[tuple[str, Commitment, Milestone, Update]]:
    for index, commitment in enumerate(facts.commitments):
        for place, step in enumerate(commitment.milestones):
            for number, update in enumerate(step.updates):
                where = f"commitments.{index}.milestones.{place}.updates.{number}"
                yield where, commitment, step, update


def _update(commitment: Commitment, step: Milestone, update: Update, rounds: set[str]) -> dict[str, Any]:
    state, written = _STATES[update.status]
    weak = update.status == "delayed"
    title = _TITLES.get(update.status, written.lower())
    return {
        "milestone": f"@{handle_of_step(commitment, step)}",
        "round": f"@round-{update.period}" if update.period in rounds else "",
        "title": f"{number_of(commitment, step)} in {month(update.period)}: {title}",
        "side": "government",
        "state": state.value,
        "as_written": written,
        "happened": plain(update.fact),
        "challenge": Challenge.RESOURCES.value if weak else "",
        "hindrance": plain(update.fact) if weak else "",
        "whose": _WHO,
        "day": last_day(update.period).isoformat(),
        "source": source_of(update),
        "doubt": plain(
            update.note,
            update.status_note,
            "" if update.status else _LOST,
            "" if update.period in rounds else _OUTSIDE,
        ),
    }


def _report(facts: Facts, period: str) -> str:
    """Where one of the reports to this month stands."""
    return next((source_of(each) for *_rest, each in _updates(facts) if each.period == period), "")


def _handle(commitment: Commitment, step: Milestone, update: Update) -> str:
    return f"update-{number_of(commitment, step)}-{update.period}"


def last_day(period: str) -> date:
    """The last day of a month.

    >>> last_day("2021-02")
    datetime.date(2021, 2, 28)
    """
    year, number = map(int, period.split("-"))
    return date(year, number, monthrange(year, number)[1])
