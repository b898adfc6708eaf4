"""What an engine can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from moothill.commons.search.asking import Asked
from moothill.commons.search.content import mark_of_cycle, mark_of_kind

# Around a word that was found, in a text that comes back marked. No text that is indexed holds either.
OPEN, CLOSE = "\x02", "\x03"


class Rank(IntEnum):
    """Where the words stand, best first."""

    ALL_IN_TITLE = 0
    SOME_IN_TITLE = 1
    NONE_IN_TITLE = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that holds everything asked for. `length` is that of its title alone where that holds all of it."""

    record: int
    rank: Rank
    length: int


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Where to look: in one cycle, in one of some `cycles`, or in all but those `without`; for one kind, for any of some
    `kinds`, or for all; in which languages to read.
    """

    cycle: int | None = None
    cycles: Sequence[int] = ()
    without: Sequence[int] = ()
    kind: str = ""
    kinds: Sequence[str] = ()
    languages: Sequence[str] = ("en",)

    @property
    def any_of(self) -> list[list[str]]:
        """The marks of cycles and of kinds that a record must have one of, each."""
        cycles = [*self.cycles] if self.cycle is None else [self.cycle]
        names = [self.kind] if self.kind else [*self.kinds]
        marks = [[mark_of_cycle(each) for each in cycles], [mark_of_kind(each) for each in names]]
        return [each for each in marks if each]


@dataclass(frozen=True, slots=True)
class Held:
    """Records that hold some words: `records` in no order that means anything, and about how many there are, `many`.

    Where there are more than were asked for, `records` are only some of them, or none, and `complete` is false.
    """

    records: Sequence[int]
    many: float
    complete: bool = True


class Engine(Protocol):
    """One database's full-text search. No question makes an error."""

    def find(self, asked: Asked, where: Narrowing, most: int) -> list[Hit]:
        """At most `most` records with all the words in their title; if they are fewer, at most `most` others too, each once.

        More than that are not looked at, so that a common word costs no more than a rare one.
        """

    def holds(self, asked: Asked, record: int, languages: Sequence[str]) -> bool:
        """Whether the index finds this one record for all the words asked for."""

    def marked(self, asked: Asked, records: Sequence[int], languages: Sequence[str]) -> Mapping[int, str]:
        """The bodies of these records with every word that was found between OPEN and CLOSE."""

    def holding(self, groups: Sequence[Sequence[str]], where: Narrowing, most: int) -> list[Held]:
        """For each group of words the records that hold all of them, wherever they stand: at most `most`.

        `where` names one cycle, and one language. A group costs about as much as its rarest word is frequent, at most.
        """

    def tidy(self) -> None:
        """Put the index in order after much was written. Raises DatabaseError where it was damaged and cannot be mended."""


def hits_in_titles(rows: Sequence[tuple[int, int]]) -> list[Hit]:
    """Rows of record and length."""
    return [Hit(record, Rank.ALL_IN_TITLE, length) for record, length in rows]


def hits_anywhere(rows: Sequence[tuple[int, int, bool]]) -> list[Hit]:
    """Rows of record, length, and whether a word stands in the title."""
    return [
        Hit(record, Rank.SOME_IN_TITLE if titled else Rank.NONE_IN_TITLE, length)
        for record, length, titled in rows
    ]


def joined(titles: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Both lists as one, the title's hits first, each record once."""
    known = {hit.record for hit in titles}
    return [*titles, *(hit for hit in others if hit.record not in known)]
