"""What can be wrong with a journal, in words."""

from dataclasses import dataclass

_WORDS = {
    "rewritten": "line {number} is not what was sealed: it was rewritten",
    "deleted": "line {number} is missing: it was deleted",
    "inserted": "the line now numbered {number} was not written by the journal: it was inserted",
    "reordered": "the line now numbered {number} was sealed in another place: lines were reordered",
    "tail-cut": "line {number}, the last one, is missing: the end of the journal was cut off",
    "recomputed": "line {number} is whole, but not the line that was kept elsewhere: the chain was recomputed",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its kind (a key such as "rewritten"), the number of the line to look at, and a sentence."""

    kind: str
    number: int
    words: str


def fault(kind: str, number: int) -> Fault:
    """The fault of this kind at this line, in the usual words."""
    return Fault(kind, number, _WORDS[kind].format(number=number))
