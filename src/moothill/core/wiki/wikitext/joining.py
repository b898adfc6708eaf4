"""Lines that belong together: a template, a footnote or a comment may run over several."""

import re
from dataclasses import dataclass

from moothill.core.wiki.blocks import Lost
from moothill.core.wiki.limits import Limits
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.remarks import Remark, gettext_noop

# Stands for a line end inside a construct. Texts with such a sign are refused before they get here.
INNER = "\x1e"
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TOKEN = re.compile(
    r"\{\{|\}\}|<(ref|nowiki|pre|gallery)\b[^<>]*?(/?)>|</(ref|nowiki|pre|gallery)\s*>", re.IGNORECASE
)
_HEADING = re.compile(r"\n={2,6}[^=\n]")
_HIDDEN = gettext_noop("a comment, which readers of the page do not see")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with all that belongs to it."""

    text: str
    line: int
    last: int


def without_comments(text: str) -> tuple[str, list[Lost]]:
    """The text with every comment taken out, its line ends left in place; and the comments."""
    lost: list[Lost] = []
    place = line = 0

    def taken(match: re.Match[str]) -> str:
        nonlocal place, line
        line += text.count("\n", place, match.start())
        place = match.start()
        words = match[1].strip()
        if words:
            inside = match[0].count("\n")
            lost.append(Lost(words, line + 1, line + 1 + inside, Remark(_HIDDEN)))
        return "\n" * match[0].count("\n")

    return _COMMENT.sub(taken, text), lost


def joined(text: str, limits: Limits) -> list[Line]:
    """The lines, those of one construct joined. Raises Unreadable for constructs too deep inside each other."""
    parts: list[str] = []
    before = 0
    for start, end in _constructs(text, limits):
        parts += [text[before:start], text[start:end].replace("\n", INNER)]
        before = end
    parts.append(text[before:])
    found: list[Line] = []
    number = 1
    for line in "".join(parts).split("\n"):
        last = number + line.count(INNER)
        found.append(Line(line, number, last))
        number = last + 1
    return found


def _constructs(text: str, limits: Limits) -> list[tuple[int, int]]:
    """Where the outermost templates, footnotes and the like begin and end. What is never closed is none."""
    measure = Measure(limits)
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    line = place = 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", place, match.start())
        place = match.start()
        opens = "{{" if match[0] == "{{" else (match[1] or "").lower()
        closes = "{{" if match[0] == "}}" else (match[3] or "").lower()
        if opens and not match[2]:
            stack.append((opens, match.start()))
            measure.depth(len(stack), line + 1)
        elif closes and any(name == closes for name, _start in stack):
            while stack[-1][0] != closes:
                stack.pop()
            _close(text, stack.pop()[1], match.end(), found)
    return found


def _close(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Note a construct; it swallows those inside it. One that would swallow a heading was closed by chance."""
    if _HEADING.search(text, start, end):
        return
    while found and found[-1][0] > start:
        found.pop()
    found.append((start, end))
