"""What is wrong with a cycle as it is asked for, beyond its words: each fault at its box."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moothill.commons.cycles.queries import sides_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields.dates import refusal
from moothill.core.dates import CannotRead, Period, when
from moothill.core.policy import Side
from moothill.front.begin.asking import Asked
from moothill.front.begin.calendar import Days
from moothill.front.begin.pieces import Piece


def side_faults(asked: Asked, by: Actor, at: datetime) -> Iterator[Fault]:
    """A steward of one side is no steward of the other in the next cycle: that is for the other side to settle."""
    if not by.participant:
        return
    mine = sides_of(by.participant, asked.member, at) if asked.member else set[Side]()
    if asked.side is None:
        yield Fault("side", _("Say for which side you speak: government or civil society."))
    elif mine and asked.side not in mine:
        yield Fault(
            "side", _("You are a steward of the other side in this member's cycles. Choose that side.")
        )


def piece_faults(pieces: Sequence[Piece], days: Days) -> Iterator[Fault]:
    """What is wrong with the pieces: each has a title, its dates can be read, and stages lie inside the cycle."""
    for piece in pieces:
        if not str(piece.values["title"]).strip():
            yield Fault(f"{piece.name}-title", _("Write something here, or leave it out."))
        if "when" in piece.open:
            yield from _when_faults(piece, days)


def _when_faults(piece: Piece, days: Days) -> Iterator[Fault]:
    box, words = f"{piece.name}-when", str(piece.values["when"]).strip()
    if not words:
        if piece.kind != "key-date":
            yield Fault(box, _("Say when, or leave it out."))
        return
    try:
        period = when(words, year=days.starts.year)
    except CannotRead as error:
        yield Fault(box, refusal(error))
        return
    if piece.kind == "stage" and not _inside(period, days):
        yield Fault(box, _outside(days))


def _inside(period: Period, days: Days) -> bool:
    """Whether every day that is meant lies in the cycle."""
    return (
        period.earliest is not None
        and period.latest is not None
        and days.starts <= period.earliest
        and period.latest <= days.ends
    )


def _outside(days: Days) -> str:
    words = _("This does not lie between %(first)s and %(last)s, when the cycle begins and ends. Move the stage, or go back "
              "and change the days of the cycle.")  # fmt: skip
    facts = {"first": date_format(days.starts, "DATE_FORMAT"), "last": date_format(days.ends, "DATE_FORMAT")}
    return words % facts
