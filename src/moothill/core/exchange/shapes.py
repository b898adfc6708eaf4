"""What a reader is, and what it finds in a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Protocol

# What may stand in `Found.values`. A column may be mapped to any of these, or to EXTERNAL.
KEYS = (
    "title", "words", "why", "said_by", "organisation", "place", "language", "when", "form", "answers", "table",
    "source", "supports",
)  # fmt: skip
EXTERNAL = "external"  # the column with the source's own ids


def gettext_noop(message: str) -> str:
    """Marks a sentence for the message catalogue; core itself does not translate."""
    return message


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the catalogue and what fills it: something a reader of this contribution should know."""

    sentence: str
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def english(self) -> str:
        """The sentence in English."""
        return self.sentence % self.facts


@dataclass(frozen=True, slots=True)
class Found:
    """One contribution, as its source has it.

    `row` is where it stands, counted from 1 as people see it; `place` says the same in words. `values`: texts by KEYS, none
    of them empty; "when" is a day (2018-03-26) or the words of the source; "form" one of idea, comment, note, answer,
    letter; "answers" a JSON list of mappings with the keys "question" and "answer"; "supports" a whole number; "source"
    where the source shows it, and what was counted there, within 500 characters. `external` is the source's own id, or "".
    `remarks`: what was left out or is uncertain.
    """

    row: int
    values: Mapping[str, str]
    external: str = ""
    place: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What cannot be taken. `reason` is a sentence of the catalogue, filled with `facts`; `beginning` how it begins."""

    row: int
    reason: str
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)
    beginning: str = ""
    place: str = ""

    @property
    def english(self) -> str:
        """The reason in English."""
        return self.reason % self.facts


class CannotRead(Exception):
    """A file that is refused whole. `reason` is a sentence of the catalogue that says why and what to do."""

    def __init__(self, reason: str, **facts: str) -> None:
        self.reason = reason
        self.facts = facts
        super().__init__(reason % facts)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read. What goes beyond is refused with its place, never cut off quietly."""

    rows: int = 1_100_000  # rows, messages or paragraphs
    cell: int = 20_000  # characters of one cell, paragraph or letter
    columns: int = 500  # cells of one row
    unpacked: int = 400_000_000  # bytes of all that is packed in an office document
    entries: int = 2_000  # files packed in it
    ratio: int = 150  # how many times smaller a large part of it may have been packed
    depth: int = 60  # elements, or parts of a message, inside each other
    table: int = 60_000_000  # bytes of the list of strings that a sheet shares


USUAL = Limits()


class Reader(Protocol):
    """One kind of file. It reads bytes that it is given, from wherever they can be sought; it opens nothing itself.

    `name` is kept with every import; `label` is a phrase of the catalogue; `confirmed`: a real export has been seen.
    `suffixes` begin with a dot. `columns`: people say which column is what.
    """

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def confirmed(self) -> bool: ...
    @property
    def suffixes(self) -> tuple[str, ...]: ...
    @property
    def columns(self) -> bool: ...

    def headings(self, file: IO[bytes], limits: Limits = USUAL) -> list[str]:
        """The headings of the columns, in order, each different; [] where `columns` is false. Raises CannotRead."""
        ...

    def suggest(self, headings: Sequence[str]) -> dict[str, str]:
        """What the columns with these headings seem to be; {} where `columns` is false."""
        ...

    def read(
        self, file: IO[bytes], mapping: Mapping[str, str], limits: Limits = USUAL
    ) -> Iterator[Found | Refused]:
        """All that is in the file, in an order that is the same each time: an import goes on by counting what it got.

        Lazy, and its memory is flat. `mapping`: heading to key, see KEYS; several columns may be "words" or "answers". A
        heading that is missing, or whose key is "", is left out; {} stands for what `suggest` says. Raises CannotRead, at
        the start or on the way.
        """
        ...
