"""What changed between two texts: paragraphs first, then words inside those that changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]

_PARAGRAPHS = re.compile(r".*?(?:\n\s*\n|\n|\Z)", flags=re.DOTALL)
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing words costs the product of both lengths: beyond this a changed passage is shown whole.
_MOST_WORDS = 3_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is the same in both, or stands in one only."""

    kind: Kind
    text: str


def diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in order. "same" and "removed" joined are `before`; "same" and "added" joined are `after`."""
    return tuple(
        _joined(_by_paragraph(_PARAGRAPHS.findall(before), _PARAGRAPHS.findall(after)))
    )


def _by_paragraph(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        old, new = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal":
            yield Piece("same", old)
        else:
            yield from _by_word(old, new)


def _by_word(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if not before or not after or max(len(before), len(after)) > _MOST_WORDS:
        yield from (Piece("removed", old), Piece("added", new))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(before[i1:i2]))
        else:
            yield Piece("removed", "".join(before[i1:i2]))
            yield Piece("added", "".join(after[j1:j2]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Empty pieces dropped, and neighbours of one kind made one."""
    waiting: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if waiting and waiting.kind == piece.kind:
            waiting = Piece(piece.kind, waiting.text + piece.text)
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting
