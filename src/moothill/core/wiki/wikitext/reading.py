"""From lines of wikitext to blocks."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import mwparserfromhell

from moothill.core.wiki.blocks import Block, Cell, Entry, Heading, Lost, Paragraph, Row, Table
from moothill.core.wiki.limits import Limits
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.remarks import Remark, gettext_noop
from moothill.core.wiki.wikitext import tables
from moothill.core.wiki.wikitext.inline import Inline
from moothill.core.wiki.wikitext.joining import INNER, Line, joined, without_comments
from moothill.core.wiki.wikitext.templates import is_frame, stands_for_words

Step = Callable[[int], None]
_HEADING = re.compile(r"^(={1,6})\s*(.+?)\s*(={1,6})\s*$")
_LIST = re.compile(r"^([*#:;]+)\s*(.*)$", re.DOTALL)
_RULE = re.compile(r"^-{4,}\s*$")
_MAGIC = re.compile(r"^(__[A-Z]+__|#REDIRECT\b.*)$", re.IGNORECASE)
_NOTES = re.compile(r"^<references\b.*?>$|^</references>$", re.IGNORECASE | re.DOTALL)
_ALONE = re.compile(r"^\{\{(.*)\}\}$", re.DOTALL)
# Three tildes or more sign a remark; so does a link to the writer's own page, or a time in UTC at the end.
_SIGNED = re.compile(r"^~{3,5}$|(--|—)\s*\[\[User:|\(UTC\)\s*$")
_REMARK = gettext_noop("a signed remark of a reader of the wiki, or its signature")
_OF_WIKI = gettext_noop("a sign for the wiki itself")
_BOX = gettext_noop("the name of a template; its values are read")
_ELSEWHERE = gettext_noop("a template whose words stand elsewhere on the wiki")


def blocks_of(text: str, limits: Limits, step: Step) -> list[Block]:
    """The blocks of a page in wikitext. Raises Unreadable for what is beyond the limits."""
    plain, comments = without_comments(text)
    return _Page(joined(plain, limits), limits, step).blocks([*comments])


class _Page:
    def __init__(self, lines: Sequence[Line], limits: Limits, step: Step) -> None:
        self.lines = lines
        self.measure = Measure(limits)
        self.step = step
        self.inline = Inline()
        self.found: list[Block] = []
        self.waiting: list[Line] = []  # lines of a paragraph
        self.counts: list[int] = []  # of numbered lists, outermost first

    def blocks(self, comments: list[Block]) -> list[Block]:
        place = 0
        while place < len(self.lines):
            self.step(self.lines[place].line)
            place = self._take(place)
        self._paragraph()
        return [*self.found, *comments, *self.inline.notes, *self.inline.lost]

    def _take(self, place: int) -> int:
        line = self.lines[place]
        text = line.text.strip()
        if tables.opens(text):
            return self._table(place)
        match = _LIST.match(line.text)
        if not match:
            self.counts.clear()
        if heading := _HEADING.match(text):
            self._heading(heading, line)
        elif not text or _RULE.match(text) or _NOTES.match(text):
            self._paragraph()
        elif _MAGIC.match(text):
            self._leave(line, _OF_WIKI)
        elif _SIGNED.search(text) and not match:
            self._leave(line, _REMARK)
        elif match:
            self._entry(match, line)
        elif (alone := _ALONE.match(text)) and self._template(alone, line):
            pass
        else:
            self.waiting.append(line)
        return place + 1

    def _heading(self, match: re.Match[str], line: Line) -> None:
        self._paragraph()
        level = min(len(match[1]), len(match[3]))
        extra = match[1][level:], match[3][level:]
        words = self.inline.text(f"{extra[0]}{match[2]}{extra[1]}", line.line, line.last)
        self.found.append(Heading(words.strip("* "), line.line, line.last, max(level - 1, 1)))

    def _table(self, place: int) -> int:
        self._paragraph()
        end, closed = tables.end_of(self.lines, place, self.measure)
        table, loose = tables.table_of(self.lines[place:end], self.inline, self.measure, closed=closed)
        self.found += [Paragraph(piece.text, piece.line, piece.last) for piece in loose if piece.text]
        self.found.append(table)
        return end

    def _entry(self, match: re.Match[str], line: Line) -> None:
        self._paragraph()
        signs, words = match[1], match[2]
        self.measure.row(line.line)
        self.measure.depth(len(signs), line.line)
        text = self.inline.text(words, line.line, line.last)
        if signs.strip(":") == "" and signs:
            self.found.append(Paragraph(text, line.line, line.last))
        elif signs.endswith(";"):
            self.found.append(Paragraph(_pair(text), line.line, line.last))
        elif text:
            number = self._count(len(signs)) if signs.endswith("#") else ""
            self.found.append(Entry(text, line.line, line.last, len(signs) - 1, number))

    def _count(self, depth: int) -> str:
        del self.counts[depth:]
        self.counts += [0] * (depth - len(self.counts))
        self.counts[-1] += 1
        return str(self.counts[-1])

    def _template(self, match: re.Match[str], line: Line) -> bool:
        """A template that stands alone: a box of names and values is a table of two columns."""
        code = mwparserfromhell.parse(line.text.strip().replace(INNER, "\n"))
        found = [node for node in code.nodes if isinstance(node, mwparserfromhell.nodes.Template)]
        if len(found) != 1 or len(code.nodes) != 1:
            return False
        self._paragraph()
        box = found[0]
        named = [param for param in box.params if param.showkey and str(param.value).strip()]
        name = str(box.name).strip()
        if is_frame(name) or (not box.params and not stands_for_words(name)):
            self._leave(line, _ELSEWHERE)
        elif len(named) > 1:
            self._box(box, line)
        else:
            self.found.append(
                Paragraph(self.inline.text(line.text, line.line, line.last), line.line, line.last)
            )
        return True

    def _box(self, box: Any, line: Line) -> None:
        """A row for each value of a template; its own name says nothing of the plan."""
        name, rows = str(box.name), []
        self.found.append(Lost(name.strip(), line.line, line.line, Remark(_BOX)))
        number = line.line + name.count("\n")
        for param in box.params:
            first, value = number, str(param.value)
            number += value.count("\n") + (str(param.name).count("\n") if param.showkey else 0)
            words = self.inline.text(value, first, number)
            label = str(param.name).strip().replace("_", " ") if param.showkey else ""
            if words:
                self.measure.cells(2, len(words), first)
                rows.append(Row((Cell(label, first, first, header=True), Cell(words, first, number))))
        self.found.append(Table(tuple(rows), line.line, line.last))

    def _leave(self, line: Line, why: str) -> None:
        self._paragraph()
        self.found.append(Lost(line.text.replace(INNER, "\n").strip(), line.line, line.last, Remark(why)))

    def _paragraph(self) -> None:
        if self.waiting:
            first, last = self.waiting[0].line, self.waiting[-1].last
            words = self.inline.text("\n".join(line.text for line in self.waiting), first, last)
            if words:
                self.found.append(Paragraph(words, first, last))
            self.waiting = []


def _pair(text: str) -> str:
    """A term and what is said of it, parted by a colon already or by nothing."""
    term, colon, rest = text.partition(" : ")
    return f"{term.strip()}: {rest.strip()}" if colon else text
