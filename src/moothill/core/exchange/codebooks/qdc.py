"""REFI-QDA codebooks (.qdc): the form in which programs for qualitative analysis give codes to each other.

The REFI-QDA standard 1.0 (qdasoftware.org, 2019): XML in the namespace urn:QDA-XML:codebook:1.0. A code has a GUID, a name,
whether it can be used, and a description; codes stand inside each other. It has no place for examples, nor for a standing:
examples follow the description under two headings, and those that are no draft and those retired stand in two sets.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr  # nosec: these two only write

from moothill.core.exchange.codebooks.canonical import identity
from moothill.core.exchange.codebooks.shapes import DEEPEST, Book, Raw
from moothill.core.exchange.shapes import CannotRead, Limits, gettext_noop
from moothill.core.exchange.xml_events import Event, events

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_SETS = {
    "draft": (identity("set", "draft"), "Draft codes"),
    "retired": (identity("set", "retired"), "Retired codes"),
}
_INCLUDED, _EXCLUDED = "Examples of what is meant:", "Examples of what is not meant:"
_HEADING = re.compile(rf"^(\\*)({_INCLUDED}|{_EXCLUDED})$", re.MULTILINE)
_PARTS = re.compile(rf"^({_INCLUDED}|{_EXCLUDED})$", re.MULTILINE)
_CHUNK = 65_536
_OTHER = gettext_noop(
    "This XML is no REFI-QDA codebook (%(found)s). Export the codebook alone, as a .qdc file. Nothing was read."
)
_DEEP = gettext_noop("%(place)s: more than %(most)s codes stand inside each other. Nothing was read.")


def write_qdc(book: Book, origin: str = "Moothill") -> str:
    """The book as a .qdc file. Every code of it must have its GUID."""
    below: dict[int | None, list[int]] = {}
    for number, code in enumerate(book.codes):
        below.setdefault(code.above, []).append(number)
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    lines.append(f'<CodeBook xmlns="{NAMESPACE}" origin={quoteattr(origin)}>')
    lines.append("<Codes>")
    for number in below.get(None, []):
        _code(book, number, below, lines)
    lines += ["</Codes>", *_sets(book), "</CodeBook>"]
    return "\n".join(lines) + "\n"


def _code(book: Book, number: int, below: dict[int | None, list[int]], lines: list[str]) -> None:
    code = book.codes[number]
    usable = "true" if code.standing == "adopted" else "false"
    lines.append(f'<Code guid="{code.guid}" name={quoteattr(code.label)} isCodable="{usable}">')
    if described := _described(code.definition, code.included, code.excluded):
        lines.append(f"<Description>{escape(described)}</Description>")
    for each in below.get(number, []):
        _code(book, each, below, lines)
    lines.append("</Code>")


def _sets(book: Book) -> Iterator[str]:
    found = {standing: [code.guid for code in book.codes if code.standing == standing] for standing in _SETS}
    if any(found.values()):
        yield "<Sets>"
        for standing, guids in found.items():
            guid, name = _SETS[standing]
            if guids:
                yield f'<Set guid="{guid}" name="{name}">'
                yield from (f'<MemberCode targetGUID="{each}"/>' for each in guids)
                yield "</Set>"
        yield "</Sets>"


def _described(definition: str, included: str, excluded: str) -> str:
    """The three texts as one. A line of theirs that reads like a heading gets a stroke before it."""
    safe = [_HEADING.sub(r"\\\1\2", words) for words in (definition, included, excluded)]
    parts = [safe[0]] if definition else []
    parts += [f"{_INCLUDED}\n{safe[1]}"] if included else []
    parts += [f"{_EXCLUDED}\n{safe[2]}"] if excluded else []
    return "\n\n".join(parts)


def parted(described: str) -> dict[str, str]:
    """The definition and the examples in a description, whoever wrote it."""
    definition, *rest = _PARTS.split(described)
    found = {"definition": definition, "included": "", "excluded": ""}
    for heading, words in zip(rest[::2], rest[1::2], strict=True):
        name = "included" if heading == _INCLUDED else "excluded"
        found[name] = f"{found[name]}\n\n{words}" if found[name] else words
    return {name: _HEADING.sub(_plain, words).strip("\n") for name, words in found.items()}


def _plain(found: re.Match[str]) -> str:
    return found[1][1:] + found[2]


def read_qdc(content: bytes) -> Iterator[Raw]:
    """Every code in the file, in its order. Raises CannotRead; entities are refused before they grow."""
    limits = Limits(depth=DEEPEST * 2 + 10)
    chunks = (content[at : at + _CHUNK] for at in range(0, len(content), _CHUNK))
    heard = _Heard()
    for event in events(chunks, limits):
        heard.hear(event)
    yield from heard.raws()


class _Open:
    """A code whose end was not heard yet."""

    def __init__(self, number: int, above: int | None, attributes: dict[str, str]) -> None:
        self.number, self.above = number, above
        self.guid = attributes.get("guid", "")
        self.name = attributes.get("name", "")
        self.usable = attributes.get("isCodable", "true").strip().lower() not in {"false", "0"}
        self.words: list[str] = []


class _Heard:
    """Puts together what a file says: codes as they begin, and the sets they are in."""

    def __init__(self) -> None:
        self.codes: list[_Open] = []
        self.open: list[_Open] = []
        self.ways: list[str] = []
        self.set = ""
        self.sets: dict[str, str] = {}

    def hear(self, event: Event) -> None:
        kind, name, attributes = event
        if kind == "words":
            if self.ways and self.ways[-1] == "Description" and self.open and self.ways[-2] == "Code":
                self.open[-1].words.append(name)
        elif kind == "start":
            self._start(name, dict(attributes))
        else:
            self.ways.pop()
            if name == "Code":
                self.open.pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.ways and (name != "CodeBook" or NAMESPACE not in attributes.values()):
            raise CannotRead(_OTHER, found=name[:60])
        self.ways.append(name)
        if name == "Code":
            self._begin(attributes)
        elif name == "Set":
            guid = attributes.get("guid", "").strip("{}").lower()
            self.set = next((word for word, (own, _name) in _SETS.items() if own == guid), "")
        elif name == "MemberCode" and self.set:
            self.sets[attributes.get("targetGUID", "").strip("{}").lower()] = self.set

    def _begin(self, attributes: dict[str, str]) -> None:
        code = _Open(len(self.codes), self.open[-1].number if self.open else None, attributes)
        self.codes.append(code)
        self.open.append(code)
        if len(self.open) > DEEPEST:
            raise CannotRead(_DEEP, place=f"code {code.number + 1}", most=str(DEEPEST))

    def raws(self) -> Iterator[Raw]:
        for code in self.codes:
            kept = self.sets.get(code.guid.strip("{}").lower(), "")
            standing = kept or ("adopted" if code.usable else "draft")
            yield Raw(
                place=f"code {code.number + 1}",
                label=code.name,
                own=code.guid,
                standing=standing,
                above=code.above,
                **parted("".join(code.words)),
            )
