"""What a line of plain text is, by its signs."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"^(\s*)(?:[-*•‣▪–—]|(\d{1,3})[.)])\s+(\S.*)$")
_PAIR = re.compile(r"^[^\W_][^:|.?!]{1,60}:\s+\S")
_MARKED = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
_RULE = re.compile(r"^[\s|:-]*---[\s|:-]*$")
# A paragraph that ran into the first cell of a table: a full stop, then a capital without a space.
_GLUED = re.compile(r"^(.{80,}[a-z][.!?])([A-Z][\w /&-]{1,60})$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number, counted from 1, its text, and its bars."""

    number: int
    text: str
    bars: int
    rule: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its last cell goes on in the next line."""
        return self.bars > 0 and not self.text.rstrip().endswith("|")

    @property
    def cells(self) -> list[str]:
        """The texts between the bars; after a closing bar nothing follows."""
        return [cell.strip() for cell in self.text.split("|")]


def lines_of(text: str) -> list[Line]:
    """Every line that is not blank. A line of several "Name: words" between bars becomes several."""
    found: list[Line] = []
    for number, written in enumerate(text.split("\n"), start=1):
        if written.strip():
            found.extend(_lines(number, written))
    return found


def _lines(number: int, written: str) -> list[Line]:
    bars = written.count("|")
    if not bars:
        return [Line(number, written, 0)]
    if _RULE.match(written):
        return [Line(number, written, bars, rule=True)]
    parts = [part.strip() for part in written.split("|")]
    if all(_PAIR.match(part) for part in parts):
        return [Line(number, part, 0) for part in parts]
    if glued := _GLUED.match(parts[0]):
        rest = written[written.index("|") :]
        return [Line(number, glued[1], 0), Line(number, glued[2] + " " + rest, bars)]
    return [Line(number, written, bars)]


def bullet(text: str) -> tuple[int, str, str] | None:
    """Depth, number and words of an entry of a list; None for any other line."""
    match = _BULLET.match(text)
    if match is None:
        return None
    return len(match[1].expandtabs(4)) // 2, match[2] or "", match[3].strip()


def marked(text: str) -> tuple[int, str] | None:
    """Level and words of a heading that is marked by hashes; None for any other line."""
    match = _MARKED.match(text)
    return (len(match[1]), match[2]) if match else None


def is_pair(text: str) -> bool:
    """Whether the line says "Name: words"."""
    return bool(_PAIR.match(text))
