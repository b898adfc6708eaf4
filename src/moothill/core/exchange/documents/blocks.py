"""The parts of a document. They hold text that every format can carry: what XML has no place for is taken out here."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

# Everything that XML 1.0 has no place for, and the tabs, which mean something else in each format.
_UNWANTED = re.compile("[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAFE = re.compile(r"(https?://|mailto:|/(?!/)|#)[^\s\x00-\x1f]+", re.IGNORECASE)
DEEPEST = 6  # levels of headings


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that looks and leads alike. A line feed in it begins another line of the same paragraph.

    `own`: somebody's own words, in the language of the document's words; else words of the interface. `link` is an http,
    https or mailto address, an address of this site beginning with "/", or "#" and an anchor of the document; "" for none.
    """

    text: str
    own: bool = False
    strong: bool = False
    slanted: bool = False
    link: str = ""


Words = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 6: the title is the only one of level 1. `anchor` is its name in addresses, "" for none."""

    level: int
    words: Words
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, with numbers from `first` on if it is `ordered`."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    first: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """What is set apart as a quotation."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has as many cells as `head`. `label` names it for those who listen.

    `named`: the first cell of a row says what the row is about.
    """

    label: str
    head: tuple[Words, ...]
    rows: tuple[tuple[tuple["Block", ...], ...], ...]
    named: bool = False


Block = Heading | Paragraph | Listing | Quote | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. Make it with `document`, which sees to its headings.

    `language` is that of the interface's words, `own_language` that of what people wrote: both as in HTML, such as "en".
    `base` is the address of the site, to which links that begin with "/" lead: "https://example.org", or "".
    """

    title: str
    language: str
    own_language: str
    blocks: tuple[Block, ...]
    base: str = ""


def document(
    title: str, blocks: Iterable[Block], *, language: str, own_language: str, base: str = ""
) -> Document:
    """A document in whose headings no level is left out below a higher one, and no two anchors are the same."""
    return Document(
        tidy(title, one_line=True), language, own_language, tuple(_nested(blocks)), base.rstrip("/")
    )


def _nested(blocks: Iterable[Block]) -> Iterable[Block]:
    level, anchors = 1, set[str]()
    for block in blocks:
        if isinstance(block, Heading):
            level = max(2, min(block.level, level + 1, DEEPEST))
            anchor = block.anchor if block.anchor not in anchors else ""
            anchors.add(anchor)
            yield replace(block, level=level, anchor=anchor)
        else:
            yield block


def tidy(text: str, *, one_line: bool = False) -> str:
    """`text` without what a format cannot carry; on one line if that is asked."""
    clean = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return " ".join(clean.split()) if one_line else clean


def said(text: str, *, strong: bool = False, link: str = "") -> Words:
    """Words of the interface."""
    return (Span(tidy(text), strong=strong, link=safe_link(link)),)


def own(text: str, *, strong: bool = False, link: str = "") -> Words:
    """Somebody's own words."""
    return (Span(tidy(text), own=True, strong=strong, link=safe_link(link)),)


def safe_link(address: str) -> str:
    """The address if a document may lead there, else ""."""
    clean = tidy(address, one_line=True)
    return clean if _SAFE.fullmatch(clean) else ""


def paragraph(*parts: Words) -> Paragraph:
    """A paragraph of several parts, one after the other."""
    return Paragraph(tuple(span for part in parts for span in part))


def listing(items: Sequence[Words]) -> Listing:
    """A plain list of lines."""
    return Listing(tuple((Paragraph(each),) for each in items))


def plain_words(words: Words) -> str:
    """What they say, without their looks."""
    return "".join(span.text for span in words)


def direction(text: str) -> str:
    """ "rtl" or "ltr", by the first letter that has a direction; "" if none has."""
    for letter in text[:2000]:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                return "rtl"
            case "L":
                return "ltr"
    return ""
