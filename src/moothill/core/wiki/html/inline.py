"""What stands within a line of HTML, as Markdown."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from moothill.core.wiki.blocks import Lost
from moothill.core.wiki.remarks import Remark, gettext_noop

NEVER = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "math",
        "audio",
        "video",
        "form",
        "input",
        "button",
        "select",
        "textarea",
    ]
)
_AROUND = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
_OWN_LINE = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "dt",
        "dd",
        "table",
        "ul",
        "ol",
        "dl",
        "caption",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FRAME_NAMES = frozenset(
    [
        "mw-editsection",
        "mw-jump-link",
        "toc",
        "navbox",
        "catlinks",
        "printfooter",
        "mw-cite-backlink",
        "noprint",
    ]
)
_FILE = re.compile(r"^[\w./%-]+\.(pdf|odt|ods|odp|docx?|xlsx?|pptx?|csv|txt|rtf)$", re.IGNORECASE)
_RUN = gettext_noop("a script, a form, or something else that is never run or kept")
_UNSEEN = gettext_noop("hidden: readers of the page do not see it")
_FRAME = gettext_noop("the frame of the site: its menus and links")
_COMMENT = gettext_noop("a comment, which readers of the page do not see")


def left_out(element: Any) -> str:
    """Why an element is not read, or "" if it is."""
    if not isinstance(element.tag, str):
        return _COMMENT
    if element.tag in NEVER:
        return _RUN
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return _UNSEEN
    names = {*(element.get("class") or "").split(), element.get("id") or ""}
    if element.tag in ("nav", "footer") or element.get("role") == "navigation" or names & _FRAME_NAMES:
        return _FRAME
    return ""


class Inline:
    """Turns elements to Markdown, and keeps count of the line it has come to."""

    def __init__(self) -> None:
        self.line = 1
        self.lost: list[Lost] = []
        self.notes: dict[str, str] = {}  # the id of a footnote, and its mark

    def enter(self, element: Any) -> None:
        """Come to an element."""
        self.line = max(self.line, element.sourceline or 0)

    def pass_by(self, words: str | None) -> str:
        """Come past some text, and give it back."""
        self.line += (words or "").count("\n")
        return words or ""

    def leave_out(self, element: Any, why: str) -> None:
        """List everything in an element as not read."""
        self.enter(element)
        first = self.line
        texts = element.itertext() if isinstance(element.tag, str) else [element.text or ""]
        words = "\n".join(
            line.strip() for text in texts for line in self.pass_by(text).split("\n") if line.strip()
        )
        if words:
            self.lost.append(Lost(words, first, max(self.line, first), Remark(why)))

    def text(self, element: Any) -> str:
        """The Markdown of all that an element holds."""
        return tidy("".join(self._inside(element)))

    def _inside(self, element: Any) -> Iterator[str]:
        yield _flat(self.pass_by(element.text), element)
        for child in element:
            yield self.one(child)
            yield _flat(self.pass_by(child.tail), element)

    def one(self, element: Any) -> str:
        """The Markdown of one element, itself included; not of what follows it."""
        if why := left_out(element):
            self.leave_out(element, why)
            return " "
        self.enter(element)
        if element.tag in ("br", "hr"):
            return "\n"
        if element.tag in ("ul", "ol"):
            return "\n" + "\n".join(self._entries(element, 0)) + "\n"
        if element.tag == "img":
            return _picture(element)
        words = "".join(self._inside(element))
        return self._dressed(element, words)

    def _entries(self, lists: Any, depth: int) -> Iterator[str]:
        """The entries of a list inside a cell or a paragraph, each on its line."""
        number = 0
        for item in lists:
            if left_out(item):
                self.leave_out(item, left_out(item))
                continue
            number += 1
            self.enter(item)
            sign = f"{number}." if lists.tag == "ol" else "-"
            words = [self.pass_by(item.text)]
            below: list[str] = []
            for child in item:
                if child.tag in ("ul", "ol"):
                    below += self._entries(child, depth + 1)
                else:
                    words.append(self.one(child))
                words.append(self.pass_by(child.tail))
            yield f"{'  ' * depth}{sign} {' '.join(''.join(words).split())}"
            yield from below
            self.pass_by(item.tail)

    def _dressed(self, element: Any, words: str) -> str:
        tag = element.tag
        if tag == "a":
            return self._link(element, words)
        if tag in _AROUND and words.strip():
            around = _AROUND[tag]
            return words.replace(words.strip(), f"{around}{words.strip()}{around}", 1)
        if tag in ("td", "th"):
            return f"{words.strip()}; "
        return f"\n{words}\n" if tag in _OWN_LINE else words

    def _link(self, element: Any, words: str) -> str:
        address = (element.get("href") or "").strip()
        if address.startswith("#"):
            return self.notes.get(address[1:], words) if re.search(r"\w", words) else ""
        if not is_web(address) or not words.strip():
            return f"{words} ({address})" if _FILE.search(address) and words.strip() else words
        label = " ".join(words.split()).replace("[", "(").replace("]", ")")
        return f"[{label}]({address})"


def tidy(words: str) -> str:
    """Runs of blanks made one, blank lines left out; the depth of list entries stays."""
    lines = (re.sub(r"(?<=\S)\s+", " ", line).rstrip() for line in words.split("\n"))
    kept = [line if re.match(r"^\s*(-|\d+\.) ", line) else line.strip() for line in lines]
    return "\n".join(line for line in kept if line).rstrip("; ")


def is_web(address: str) -> bool:
    """Whether an address leads to a place on the web or to a mailbox."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    return (usable or parts.scheme == "mailto") and not re.search(r"[\s()<>]", address)


def _flat(words: str, element: Any) -> str:
    """Line ends in running text mean nothing; in a `pre` they do."""
    return words if element.tag == "pre" else re.sub(r"\s+", " ", words)


def _picture(element: Any) -> str:
    return (element.get("alt") or "").strip()
