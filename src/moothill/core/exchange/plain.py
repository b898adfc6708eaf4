"""From what other systems store to plain words: HTML without its tags, lines without their odd ends."""

import re
from html import unescape

from lxml import etree

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--")
# Only what editors of other systems write counts as HTML: people do write "<this>" and mean it.
_WRITTEN = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|u|a|ul|ol|li|h[1-6]|blockquote|img|table|t[rdh]|script|style|iframe|svg|font|"
    r"html|body|object|embed|form|input|button)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_GAPS = re.compile(r"\n{3,}")
_NO_TEXT = re.compile(r"[\x00\ud800-\udfff\ufffe\uffff]")
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg"))
_BREAKS = frozenset(("br", "p", "div", "li", "tr", "ul", "ol", "table", "blockquote", "pre", "hr", "section"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def tidy(words: str) -> str:
    """The words with plain line ends, no control signs and no space around them."""
    words = words.strip()
    if words.isprintable():
        return words
    words = _CONTROLS.sub(" ", _ENDS.sub("\n", words))
    return _GAPS.sub("\n\n", "\n".join(line.rstrip() for line in words.split("\n"))).strip()


def line_of(words: str) -> str:
    """The words in one line."""
    return " ".join(tidy(words).split())


def is_no_text(words: str) -> bool:
    """Whether it holds what no text can hold: a zero, half a sign."""
    return not words.isprintable() and _NO_TEXT.search(words) is not None


def looks_marked_up(words: str) -> bool:
    """Whether there seem to be tags of HTML in it."""
    return "<" in words and _WRITTEN.search(words) is not None


def from_html(markup: str) -> str:
    """The words of a piece of HTML: no script, no style, nothing loaded, each block on a line of its own."""
    reader = _Words()
    parser = etree.HTMLParser(target=reader, no_network=True, huge_tree=False, recover=True)
    try:
        parser.feed(_NO_TEXT.sub(" ", markup))
        words: str = parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        words = unescape(_TAG.sub(" ", markup))
    return tidy(words)


class _Words:
    """What lxml calls while it reads; no tree is made, so depth costs nothing."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.silent = 0

    def start(self, tag: str, attributes: object) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag in _BREAKS or tag in _HEADINGS:
            self.pieces.append("\n")

    def end(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "p" or tag in _HEADINGS:
            self.pieces.append("\n\n")
        elif tag in _BREAKS and tag not in {"br", "li"}:
            self.pieces.append("\n")

    def data(self, words: str) -> None:
        if not self.silent:
            self.pieces.append(re.sub(r"\s+", " ", words))

    def close(self) -> str:
        lines = (line.strip() for line in "".join(self.pieces).split("\n"))
        return "\n".join(line for line in lines)
