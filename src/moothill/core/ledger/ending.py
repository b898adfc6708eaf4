"""Holding the end of the lines against the head row, and against a head that was kept elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from moothill.core.ledger.faults import (
    Fault,
    head_altered,
    inserted,
    recomputed,
    rewritten_last,
    tail_cut,
)

Head = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Ending:
    """How the lines end: the number the last was sealed with, the one it stands under, its seal.

    `seals` holds the seals of the lines that the heads speak of, as far as those lines are sound.
    """

    origin: int
    number: int
    seal: str
    seals: Mapping[int, str]


def against_head(ending: Ending, head: Head | None, kept: Head | None) -> Iterator[Fault]:
    """At most one fault. Where the head row and the lines disagree, `kept` can say which of them is right."""
    if head is None or (head[1] == ending.seal and head[0] in (ending.origin, ending.number)):
        return
    number, seal = head
    vouched = kept is not None and ending.seals.get(kept[0]) == kept[1]
    if number > ending.origin and seal != ending.seal:
        yield tail_cut(ending.origin + 1, number, "the head row")
    elif (
        number < ending.origin
        and ending.seals.get(number) == seal
        and not (vouched and kept and kept[0] > number)
    ):
        yield inserted(number + 1 + ending.number - ending.origin, ending.number)
    elif number != ending.origin or (vouched and kept and kept[0] == number):
        yield head_altered(number)
    elif ending.seals.get(number, seal) != seal:
        yield rewritten_last(number)


def against_kept(ending: Ending, kept: Head | None, found: Sequence[Fault]) -> Iterator[Fault]:
    """At most one fault, and none for what the head row showed already."""
    if kept is None or any(fault.kind == "tail-cut" or fault.number == kept[0] for fault in found):
        return
    number, seal = kept
    if number > ending.origin:
        yield tail_cut(ending.origin + 1, number, "the head that was kept")
    elif ending.seals.get(number, seal) != seal:
        yield recomputed(number)
