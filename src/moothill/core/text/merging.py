"""Two texts that began from one base, made one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothill.core.text.errors import Unsettled
from moothill.core.text.units import LINES, PARAGRAPHS, SENTENCES
from moothill.core.text.weaving import Part, Wordings, woven

_LEVELS = (PARAGRAPHS, LINES, SENTENCES)


@dataclass(frozen=True, slots=True)
class Clash:
    """A place where both changed the same words. Until somebody settles it, the merged text says `base` there.

    `start` is where `base` begins in the merged text. Any of the three may be empty: what was to be deleted or added.
    """

    base: str
    ours: str
    theirs: str
    start: int

    @property
    def end(self) -> int:
        """Where `base` ends in the merged text."""
        return self.start + len(self.base)


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of the two: one text, and what a person must settle, in order of place."""

    text: str
    clashes: tuple[Clash, ...] = ()


def merge(base: str, *, ours: str, theirs: str) -> Merge:
    """Both changes to `base` in one text.

    Paragraphs are compared first, then lines, sentences and words of those that both changed. What one side alone
    changed is taken; what both changed alike is taken once. Changes clash where they share a word or stand side by
    side within a sentence, or where one deletes what the other changed; a clash then holds the whole sentence, cell or
    line as each of the three has it. Paragraphs, lines and sentences that both add at the same place are kept both,
    ours first, unless the base was empty. Words are never joined or broken.

    Give texts in canonical form. Time grows with length; texts that are costly to compare are compared more coarsely,
    and may then clash where a finer look would not. Never raises.
    """
    return _placed(woven(base, ours, theirs, _LEVELS))


def resolve(merged: Merge, choices: Sequence[str]) -> str:
    """The merged text with one of `choices` in place of each clash, in order. Raises Unsettled if there are not as many."""
    if len(choices) != len(merged.clashes):
        raise Unsettled(clashes=len(merged.clashes), choices=len(choices))
    pieces, at = [], 0
    for clash, choice in zip(merged.clashes, choices, strict=True):
        pieces += [merged.text[at : clash.start], choice]
        at = clash.end
    return "".join([*pieces, merged.text[at:]])


def _placed(parts: Iterable[Part]) -> Merge:
    pieces, clashes, length = [], [], 0
    for part in parts:
        if isinstance(part, Wordings):
            clashes.append(Clash(*part, start=length))
        piece = part.base if isinstance(part, Wordings) else part
        pieces.append(piece)
        length += len(piece)
    return Merge("".join(pieces), tuple(clashes))
