"""What a codebook is, whatever file it is in."""

import re
from dataclasses import dataclass

from moothill.core.exchange.shapes import Refused
from moothill.core.text import canonical

MOST_BYTES = 1_500_000  # of one file: two thousand codes with a page of words each fit
MOST_CODES = 2_000
DEEPEST = 20  # codes inside each other
LABEL, TEXT = 120, 4_000  # characters
STANDINGS = ("draft", "adopted", "retired")
_NO_TEXT = re.compile(r"[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code. `guid`: a UUID in small letters, "" where the file has none. `above`: the place in the book of the code that
    it stands under, always an earlier one; None at the top. `standing`: one of STANDINGS.
    """

    label: str
    guid: str = ""
    above: int | None = None
    standing: str = "draft"
    definition: str = ""
    included: str = ""
    excluded: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A codebook: each code right after what it stands under, its own before the next (depth first).

    `places`: where each code stood in its file, in words; empty for a book that comes from none. `unread`: what in that file
    is no code that can be taken, with its place and why.
    """

    codes: tuple[CodeLine, ...]
    places: tuple[str, ...] = ()
    unread: tuple[Refused, ...] = ()

    def path(self, number: int) -> tuple[str, ...]:
        """The labels from the top down to the code at this place, in small letters."""
        found: list[str] = []
        at: int | None = number
        while at is not None:
            found.append(self.codes[at].label.casefold())
            at = self.codes[at].above
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Raw:
    """A code as a file has it, not looked at yet.

    `own` and `under`: by what the file calls it, and what it stands under; or `above`, the number of the latter, from 0.
    """

    place: str
    label: str
    own: str = ""
    under: str = ""
    standing: str = ""
    definition: str = ""
    included: str = ""
    excluded: str = ""
    above: int | None = None


def line(words: str) -> str:
    """A label as it is kept: one line."""
    return " ".join(text(words).split())


def text(words: str) -> str:
    """A text as it is kept, without signs that no XML can hold."""
    return canonical(_NO_TEXT.sub("", words))
