"""From a tree to blocks."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from moothill.core.wiki.blocks import Block, Entry, Heading, Note, Paragraph
from moothill.core.wiki.html.inline import Inline, left_out, tidy
from moothill.core.wiki.html.parsing import tree_of
from moothill.core.wiki.html.tables import HEADINGS, Reader
from moothill.core.wiki.limits import Limits
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.remarks import gettext_noop

Step = Callable[[int], None]
_BLOCKS = (
    frozenset(
        [
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
        ]
    )
    | HEADINGS
)
_ONE_PARAGRAPH = frozenset(["p", "pre", "blockquote", "address", "figcaption", "summary", "dt", "dd"])
_ROOTS = ("main", "*[@role='main']", "*[@id='mw-content-text']", "*[@id='bodyContent']", "article")
_WINDOW = gettext_noop("the title of the browser's window")
_AROUND = gettext_noop("outside the page's own text: the frame of the site")


def blocks_of(text: str, limits: Limits, step: Step) -> list[Block]:
    """The blocks of a page in HTML. Raises Unreadable for what is beyond the limits or declares entities."""
    return _Page(tree_of(text, limits), limits, step).blocks()


class _Page:
    def __init__(self, root: Any, limits: Limits, step: Step) -> None:
        self.root = root
        self.measure = Measure(limits)
        self.step = step
        self.inline = Inline()
        self.found: list[Block] = []

    def blocks(self) -> list[Block]:
        self._know_footnotes()
        body = self.root.find("body")
        for element in self.root.findall("head/*"):
            why = _WINDOW if element.tag == "title" else left_out(element)
            if why:
                self.inline.leave_out(element, why)
        main = next((found for name in _ROOTS if (found := self.root.find(f".//{name}")) is not None), None)
        if body is None:
            return []
        self._walk(body, within=None if main is None else main)
        return [*self.found, *self.inline.lost]

    def _know_footnotes(self) -> None:
        """The entries of a list of references, by the name that marks in the text lead to."""
        lists = self.root.xpath(
            "//ol[contains(@class,'references') or contains(@class,'footnotes')]"
            " | //section[contains(@class,'footnotes')]//ol"
        )
        for listed in lists:
            for number, item in enumerate(listed.iterchildren("li"), start=1):
                if item.get("id"):
                    self.inline.notes[item.get("id")] = f"[{number}]"

    def _walk(self, element: Any, within: Any = None) -> None:
        """The blocks of a container. Until `within` is reached, what is no part of it is left out."""
        self.inline.enter(element)
        self.step(self.inline.line)
        run: list[str] = []
        first = self.inline.line
        if within is not None and within is not element and self._holds(element, within):
            self._around(element, within)
            return
        run.append(self.inline.pass_by(element.text))
        for child in element:
            if not isinstance(child.tag, str) or child.tag not in _BLOCKS or left_out(child):
                self._loose(child, run)
            else:
                self._paragraph(run, first)
                self._block(child)
                first = self.inline.line
            run.append(self.inline.pass_by(child.tail))
        self._paragraph(run, first)

    def _loose(self, child: Any, run: list[str]) -> None:
        """Something within a line; it may hold blocks all the same."""
        if not left_out(child) and any(
            isinstance(each.tag, str) and each.tag in _BLOCKS for each in child.iterdescendants()
        ):
            self._paragraph(run, self.inline.line)
            self._walk(child)
        else:
            run.append(self.inline.one(child))

    def _holds(self, element: Any, within: Any) -> bool:
        return any(each is element for each in within.iterancestors())

    def _around(self, element: Any, within: Any) -> None:
        """Go on towards the page's own text; list what stands around it."""
        self.inline.pass_by(element.text)
        for child in element:
            if child is within or self._holds(child, within):
                self._walk(child, within)
            elif isinstance(child.tag, str) and child.tag in HEADINGS:
                self._block(child)
            else:
                self.inline.leave_out(child, left_out(child) or _AROUND)
            self.inline.pass_by(child.tail)

    def _paragraph(self, run: list[str], first: int) -> None:
        text = tidy(re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(run)))
        if text:
            self.found.append(Paragraph(text, first, max(first, self.inline.line)))
        run.clear()

    def _block(self, element: Any) -> None:
        tag = element.tag
        self.inline.enter(element)
        self.step(self.inline.line)
        if tag in HEADINGS:
            first = self.inline.line
            text = self.inline.text(element).replace("\n", " ").strip("* ")
            if text:
                self.found.append(Heading(text, first, self.inline.line, int(tag[1])))
        elif tag in ("ul", "ol"):
            self._list(element, 0)
        elif tag == "dl":
            self._terms(element)
        elif tag == "table":
            self._table(element)
        elif tag in _ONE_PARAGRAPH and not any(each.tag in _BLOCKS for each in element.iterdescendants()):
            first = self.inline.line
            self._paragraph([self.inline.text(element)], first)
        else:
            self._walk(element)

    def _list(self, element: Any, depth: int) -> None:
        self.inline.pass_by(element.text)
        number = 0
        for item in element:
            if why := left_out(item):
                self.inline.leave_out(item, why)
            elif item.tag in ("ul", "ol"):
                self._list(item, depth + 1)
            else:
                number += 1
                self._entry(item, depth, str(number) if element.tag == "ol" else "")
            self.inline.pass_by(item.tail)

    def _entry(self, item: Any, depth: int, number: str) -> None:
        self.inline.enter(item)
        self.measure.row(self.inline.line)
        self.measure.depth(depth + 1, self.inline.line)
        below: list[Any] = []
        first, words = self.inline.line, [self.inline.pass_by(item.text)]
        for child in item:
            if below or (
                isinstance(child.tag, str) and child.tag in ("ul", "ol", "table") and not left_out(child)
            ):
                below.append(child)
            else:
                words += [self.inline.one(child), self.inline.pass_by(child.tail)]
        self._say(item, tidy("".join(words).replace("\n", " ")), first, depth, number)
        self._below(below, depth)

    def _say(self, item: Any, text: str, first: int, depth: int, number: str) -> None:
        mark = self.inline.notes.get(item.get("id") or "", "")
        if text and mark:
            self.found.append(Note(text, first, self.inline.line, mark))
        elif text:
            self.found.append(Entry(text, first, self.inline.line, depth, number))

    def _below(self, children: Iterable[Any], depth: int) -> None:
        for child in children:
            if why := left_out(child):
                self.inline.leave_out(child, why)
            elif child.tag in ("ul", "ol"):
                self.inline.enter(child)
                self._list(child, depth + 1)
            elif child.tag in _BLOCKS:
                self._block(child)
            else:
                first = self.inline.line
                self._paragraph([self.inline.one(child)], first)
            first = self.inline.line
            self._paragraph([self.inline.pass_by(child.tail)], first)

    def _terms(self, element: Any) -> None:
        """Terms and what is said of them: "Term: words"."""
        term, first, said = "", self.inline.line, False
        self.inline.pass_by(element.text)
        for child in element:
            if not isinstance(child.tag, str) or child.tag not in ("dt", "dd"):
                self._loose(child, [])
            elif child.tag == "dt":
                if term and not said:
                    self.found.append(Paragraph(term, first, self.inline.line))
                self.inline.enter(child)
                term, first, said = self.inline.text(child).strip(" :"), self.inline.line, False
            else:
                self.inline.enter(child)
                first = first if term and not said else self.inline.line
                words = self.inline.text(child)
                self._paragraph([f"{term}: {words}" if term else words], first)
                first, said = self.inline.line, True
            self.inline.pass_by(child.tail)
        if term and not said:
            self.found.append(Paragraph(term, first, self.inline.line))

    def _table(self, element: Any) -> None:
        reader = Reader(self.inline, self.measure)
        table = reader.table(element)
        self.found += [Paragraph(piece.text, piece.line, piece.last) for piece in reader.loose if piece.text]
        if table.rows:
            self.found.append(table)
        self._below(reader.after, -1)
