"""The part of a text in which words were found, as pieces that a template can escape and mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moothill.commons.search.engines.base import CLOSE, OPEN

LENGTH = 260  # characters of one excerpt, give or take a word
_BEFORE = 80
_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt; `found` says that it is a word that was asked for."""

    text: str
    found: bool = False


def excerpt(marked: str) -> tuple[Piece, ...]:
    """About LENGTH characters of a marked text, around the first word that was found; its beginning where none was.

    >>> excerpt("All about \\x02open\\x03 data")
    (Piece(text='All about ', found=False), Piece(text='open', found=True), Piece(text=' data', found=False))
    """
    pieces = list(_pieces(" ".join(marked.split())))
    length = sum(len(piece.text) for piece in pieces)
    begin = _begin(pieces)
    cut = _between(pieces, begin, begin + LENGTH)
    before = [Piece("… ")] if begin and cut else []
    after = [Piece(" …")] if begin + LENGTH < length else []
    return (*before, *cut, *after)


def _pieces(marked: str) -> Iterator[Piece]:
    at = 0
    for match in _MARKED.finditer(marked):
        if match.start() > at:
            yield Piece(marked[at : match.start()])
        yield Piece(match[1], found=True)
        at = match.end()
    if at < len(marked):
        yield Piece(marked[at:])


def _begin(pieces: list[Piece]) -> int:
    """Where to begin: at a word, a little before the first that was found."""
    at = 0
    for number, piece in enumerate(pieces):
        if piece.found:
            before = pieces[number - 1].text if number else ""
            if at <= _BEFORE:
                return 0
            blank = before.find(" ", max(0, len(before) - _BEFORE))
            return at - len(before) + blank + 1 if blank >= 0 else at
        at += len(piece.text)
    return 0


def _between(pieces: list[Piece], begin: int, end: int) -> list[Piece]:
    """The stretches between two places; the last word is left whole or out."""
    out, at = [], 0
    for piece in pieces:
        text = piece.text[max(0, begin - at) : max(0, end - at)]
        cut = at + len(piece.text) > end
        if cut and not piece.found:
            text = text.rpartition(" ")[0]
        if text:
            out.append(Piece(text, piece.found))
        at += len(piece.text)
        if cut:
            break
    return out
