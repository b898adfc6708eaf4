"""A text cut into units: paragraphs, lines, sentences or words."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Units:
    """The units in order, each with the gap before it: blanks and line ends that are no unit's own."""

    gaps: tuple[str, ...]
    bodies: tuple[str, ...]
    tail: str = ""

    def text(self, start: int, end: int) -> str:
        """The units from `start` up to `end`, without the gap before the first."""
        if start == end:
            return ""
        rest = zip(self.gaps[start + 1 : end], self.bodies[start + 1 : end], strict=True)
        return self.bodies[start] + "".join(gap + body for gap, body in rest)


@dataclass(frozen=True, slots=True)
class Level:
    """How to cut, and the gap that stands between two units that met in a merge."""

    cut: re.Pattern[str]
    gap: str


PARAGRAPHS = Level(re.compile(r"(\n{2,})"), "\n\n")
LINES = Level(re.compile(r"(\n+)"), "\n")
SENTENCES = Level(re.compile(r"((?:(?<=[.!?…؟])|(?<=[.!?…؟][)\]\"'”’*_]))\s+|\n\s*)"), " ")

# A word keeps the marks inside it: "10:30", "don't", "C-3" and addresses are never merged from two halves. The upright
# stroke parts cells.
_WORDS = re.compile(r"\s+|\w+(?:[^\w\s|]+\w+)*|[^\w\s]")
_CELLS = re.compile(r"(?<!\\)(\|)")


def cut(text: str, level: Level) -> Units:
    """The units of `text`: gaps, bodies and tail joined are the text again."""
    pieces = level.cut.split(text)
    bodies, gaps = pieces[0::2], ["", *pieces[1::2]]
    tail = ""
    if not bodies[-1]:
        bodies.pop()
        tail = gaps.pop()
    if bodies and not bodies[0]:
        del bodies[0], gaps[0]
    return Units(tuple(gaps), tuple(bodies), tail)


def words(text: str) -> list[str]:
    """Words, blanks and marks; joined they are the text again."""
    return _WORDS.findall(text)


def cells(row: str) -> list[str]:
    """Cells of a table's row and the strokes between them; joined they are the row again."""
    return _CELLS.split(row)


def is_row(text: str) -> bool:
    """Whether this is one row of a table."""
    return text.startswith("|") and "\n" not in text


def ends_sentence(word: str, before: str) -> bool:
    """Whether a sentence, a cell or a line ends with `word`, `before` being the one before it."""
    return word == "|" or "\n" in word or (word.isspace() and before in {".", "!", "?", "…", "؟"})
