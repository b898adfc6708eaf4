"""Merging the words of a stretch that both sides changed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from moothill.core.text.aligning import hunks
from moothill.core.text.regions import regions
from moothill.core.text.units import cells, ends_sentence, is_row, words


class Wordings(NamedTuple):
    """What a person must settle: how base, ours and theirs have it."""

    base: str
    ours: str
    theirs: str


Part: TypeAlias = str | Wordings


class _Piece(NamedTuple):
    """A stretch in all three; `merged` is None where they clash. `ends` a sentence in all three."""

    three: Wordings
    merged: str | None
    ends: bool = False


def settled(base: str, ours: str, theirs: str) -> str | None:
    """What to take where one side alone made a change, or both the same one; None where they differ."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def phrased(base: str, ours: str, theirs: str, share: float) -> list[Part]:
    """The merged words. `share` is how many steps may be taken for each character."""
    rows = (base, ours, theirs)
    cut = [cells(row) for row in rows] if all(map(is_row, rows)) else []
    if len({len(row) for row in cut}) == 1:
        return [part for cell in zip(*cut, strict=True) for part in _by_word(*cell, share=share)]
    return list(_by_word(base, ours, theirs, share=share))


def _by_word(base: str, ours: str, theirs: str, *, share: float) -> Iterator[Part]:
    if (agreed := settled(base, ours, theirs)) is not None:
        yield agreed
        return
    cut = words(base), words(ours), words(theirs)
    if not any(len(each) > 1 for each in cut):
        yield Wordings(base, ours, theirs)
        return
    for sentence in _sentences(_pieces(*cut, share)):
        if any(piece.merged is None for piece in sentence):
            yield Wordings(*map("".join, zip(*(piece.three for piece in sentence), strict=True)))
        else:
            yield "".join(piece.merged or "" for piece in sentence)


def _pieces(base: list[str], ours: list[str], theirs: list[str], share: float) -> Iterator[_Piece]:
    steps = int(share * sum(map(len, base + ours + theirs)))
    one, other = (hunks(base, side, steps=steps) for side in (ours, theirs))
    before = ""
    for region in regions(one, other, len(base), near=True):
        if region.stable:
            for token in base[region.base]:
                yield _Piece(Wordings(token, token, token), token, ends_sentence(token, before))
                before = token
        else:
            three = Wordings(
                "".join(base[region.base]), "".join(ours[region.ours]), "".join(theirs[region.theirs])
            )
            yield _Piece(three, settled(*three))
            before = ""


def _sentences(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces up to the end of each sentence, so that a clash shows whole ones."""
    sentence: list[_Piece] = []
    for piece in pieces:
        sentence.append(piece)
        if piece.ends:
            yield sentence
            sentence = []
    if sentence:
        yield sentence
