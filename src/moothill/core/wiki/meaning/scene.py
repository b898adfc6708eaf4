"""Where the reader has come to: the sections it stands in, the stage, and what was seen so far."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from moothill.core.wiki.blocks import Cell, Heading, Note, Piece
from moothill.core.wiki.book import Book, Draft, words_of
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.topics import Topic
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.shapes import bare

LINK = re.compile(r"\[([^\]]+)\]\(((?:https?|mailto):[^)\s]+)\)")
MARK = re.compile(r"\[\d+\]")
_ENTRY = re.compile(r"^\s*(-|\d+\.)\s")
_MOST_TITLE = 400
_NO_HEADING = gettext_noop("The page has no heading here; this one was given.")
_CUT = gettext_noop("The words were too long for a title: they stand whole below it.")


@dataclass(slots=True)
class Open:
    """A section that is still open: its heading, its topic, its record, and the stage it stands for."""

    level: int
    topic: Topic | None
    draft: Draft | None
    stage: Draft | None = None
    text_kind: str = ""
    meeting: Draft | None = None


@dataclass(slots=True)
class StagePeriod:
    """A period that some place of the page gives a stage."""

    where: str
    words: str
    line: int


@dataclass(slots=True)
class Scene:
    """Everything that one reading keeps in mind."""

    book: Book
    year: int
    notes: dict[str, Note]
    path: list[Open] = field(default_factory=list)
    group: Piece | None = None
    stages: dict[str, Draft] = field(default_factory=dict)
    periods: dict[str, list[StagePeriod]] = field(default_factory=dict)
    labels: dict[int, set[str]] = field(
        default_factory=dict
    )  # by line: names of columns and fields, which ours replace
    used_notes: set[str] = field(default_factory=set)
    as_of: tuple[str, Piece] | None = None
    timeline: Draft | None = None
    details: Draft | None = None
    extra: dict[tuple[int, str, str], Draft] = field(
        default_factory=dict
    )  # sections for a second table of another

    @property
    def topic(self) -> Topic | None:
        """What the innermost section with a topic is about."""
        return next((each.topic for each in reversed(self.path) if each.topic), None)

    @property
    def stage(self) -> Draft | None:
        """The stage whose section this is."""
        return next((each.stage for each in reversed(self.path) if each.stage), None)

    @property
    def section(self) -> Draft:
        """The record of the section, made where the page has no heading yet."""
        found = self.here.draft
        return found if found else self.book.start(Kind.SECTION)

    @property
    def here(self) -> Open:
        """The innermost open section that has a record."""
        for each in reversed(self.path):
            if each.draft:
                return each
        return self._opened()

    def _opened(self) -> Open:
        """A section for what stands above every heading."""
        draft = self.book.start(Kind.SECTION)
        draft.values.update(title="Introduction", depth="1")
        draft.doubt(_NO_HEADING)
        self.path.insert(0, Open(0, None, draft))
        return self.path[0]

    def enter(self, heading: Heading, topic: Topic | None, draft: Draft | None, stage: Draft | None) -> None:
        """Close the sections that this heading ends, and open its own."""
        while self.path and self.path[-1].level >= heading.level:
            self.path.pop()
        self.path.append(Open(heading.level, topic, draft, stage))
        self.group = None

    def write(self, kind: str, words: str, *pieces: Piece) -> None:
        """Put Markdown into the section's text. A blank line parts it from what stands before; entries of a list, of the
        `kind` "entry", stand together."""
        here, section = self.here, self.section
        if here.text_kind and not (kind == "entry" == here.text_kind):
            section.append("text", "")
        here.text_kind = kind
        section.append("text", words, *pieces)

    def show(self, slot: str, *pieces: Piece, of: str = "") -> None:
        """Have the section draw a table of records; a second table gets a section of its own."""
        section = self.section
        if section.values.get("slot", slot) != slot or section.values.get("slot_of", of) != of:
            section = self._second(slot, of)
        section.put("slot", slot, *pieces)
        section.put("slot_of", of)

    def _second(self, slot: str, of: str) -> Draft:
        if there := self.extra.get((id(self.section), slot, of)):
            return there
        draft = self.extra[id(self.section), slot, of] = self.book.start(Kind.SECTION)
        draft.values.update(title=slot.partition(".")[2].replace("-", " ").capitalize(), depth="3")
        draft.doubt(_NO_HEADING)
        return draft

    def heads_read(self, cells: Iterable[Cell]) -> None:
        """Headings of columns that were understood: the table they head says them in its own words."""
        for cell in cells:
            self.label_read(cell, cell.text)

    def label_read(self, piece: Piece, words: str) -> None:
        """The name of a column or a field was understood."""
        for line in range(piece.line, piece.last + 1):
            self.labels.setdefault(line, set()).update(words_of(words))

    def title(self, draft: Draft, text: str, rest: str, *pieces: Piece) -> None:
        """Give a record its title; what is too long stands whole in the field `rest`."""
        links = [address for _label, address in LINK.findall(text) if address]
        text = LINK.sub(lambda link: link[1], text)
        if links and draft.kind != Kind.DOCUMENT:
            draft.add(rest, " ".join(links), *pieces)
        text, below = _with_list(text)
        if below:
            draft.add(rest, below, *pieces)
        words = self.unmarked(bare(text))
        if len(words) > _MOST_TITLE:
            draft.add(rest, text, *pieces)
            draft.doubt(_CUT)
            words = words[: _MOST_TITLE - 2].rsplit(" ", 1)[0] + " …"
        draft.put("title", words, *pieces)

    def unmarked(self, text: str) -> str:
        """A text without the marks of this page's footnotes."""
        return " ".join(MARK.sub(lambda mark: "" if mark[0] in self.notes else mark[0], text).split())

    def unmarked_lines(self, text: str) -> str:
        """The same, line by line."""
        return "\n".join(self.unmarked(line) for line in text.split("\n"))

    def notes_in(self, *texts: str) -> Sequence[Note]:
        """The footnotes that some texts refer to."""
        marks = [mark for text in texts for mark in MARK.findall(text) if mark in self.notes]
        self.used_notes.update(marks)
        return [self.notes[mark] for mark in dict.fromkeys(marks)]


def _with_list(text: str) -> tuple[str, str]:
    """The words of a cell, and the list below them."""
    lines = text.split("\n")
    place = next((at for at, line in enumerate(lines) if at and _ENTRY.match(line)), 0)
    return ("\n".join(lines[:place]), "\n".join(lines[place:])) if place else (text, "")


def add_notes(scene: Scene, draft: Draft, name: str, cells: Iterable[Cell]) -> None:
    """Put the footnotes of a row into one of its record's fields."""
    for note in scene.notes_in(*(cell.text for cell in cells)):
        draft.add(name, f"{note.mark} {note.text}", note)
