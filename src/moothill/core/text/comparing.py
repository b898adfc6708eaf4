"""What changed between two texts: lines first, then the words of those that changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from moothill.core.text.shortest import shortest_script

Kind = Literal["same", "removed", "added"]

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Steps of the search in all, well under a second. A passage that would need more than its share is shown whole.
_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is the same in both, or stands in one only."""

    kind: Kind
    text: str


def diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in order. "same" and "removed" joined are `before`; "same" and "added" joined are `after`.

    Where words changed, what was removed comes before what was added. Two texts with little in common come as one
    piece removed and one added.
    """
    length = max(1, len(before) + len(after))
    pieces: list[Piece] = []
    for changed, old, new in _runs(_LINES.findall(before), _LINES.findall(after), _STEPS):
        if changed and old and new:
            share = _STEPS * (len(old) + len(new)) // length
            pieces += _by_word(_WORDS.findall(old), _WORDS.findall(new), share)
        else:
            pieces += _pieces(changed, old, new)
    return tuple(_merged(pieces))


def _by_word(before: Sequence[str], after: Sequence[str], steps: int) -> Iterator[Piece]:
    """Words alike at both ends are set apart first: an edit in the middle then costs its own length only."""
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    rest = shorter - start
    end = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    yield from _pieces(False, "".join(before[:start]), "")
    middle = before[start : len(before) - end], after[start : len(after) - end]
    for changed, old, new in _without_islands(_runs(*middle, steps)):
        yield from _pieces(changed, old, new)
    yield from _pieces(False, "".join(before[len(before) - end :]), "")


def _runs(before: Sequence[str], after: Sequence[str], steps: int) -> Iterator[tuple[bool, str, str]]:
    """Runs in order: whether they changed, and their text before and after."""
    script = shortest_script(before, after, steps=steps)
    if script is None:
        yield True, "".join(before), "".join(after)
        return
    old, new = iter(before), iter(after)
    for changed, steps_in_run in groupby(script, key=lambda step: step != "="):
        run = list(steps_in_run)
        yield (
            changed,
            "".join(next(old) for step in run if step != "+"),
            "".join(next(new) for step in run if step != "-"),
        )


def _without_islands(runs: Iterable[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """A blank between two changed words counts as changed, so that a new phrase reads as one."""
    runs = list(runs)
    last = len(runs) - 1
    for index, (changed, old, new) in enumerate(runs):
        yield changed or (0 < index < last and old.isspace()), old, new


def _pieces(changed: bool, old: str, new: str) -> Iterator[Piece]:
    if changed:
        yield Piece("removed", old)
        yield Piece("added", new)
    else:
        yield Piece("same", old)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """No empty pieces, neighbours of one kind made one, and in each change the removed before the added."""
    for same, run in groupby(pieces, key=lambda piece: piece.kind == "same"):
        change = list(run)
        kinds: tuple[Kind, ...] = ("same",) if same else ("removed", "added")
        for kind in kinds:
            text = "".join(piece.text for piece in change if piece.kind == kind)
            if text:
                yield Piece(kind, text)
