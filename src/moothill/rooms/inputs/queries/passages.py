"""The passage that a comment is about, as a later room reads it: it knows drafts and their paragraphs, this one does not."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from moothill.commons.cycles.models import Cycle

# A mark of a passage: the reference of a record, and the anchor of a paragraph of it.
MARK = re.compile(r"(?P<reference>[A-Z]{1,4}-[0-9]{1,9})#(?P<anchor>[A-Za-z0-9_-]{1,120})")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of something public: what it is part of, under which heading, its words, and where it stands."""

    mark: str
    title: str
    label: str
    words: str
    url: str


# The passage under a mark in a cycle, if it is one of what the call with this id asks about; None where there is none.
Reader = Callable[[Cycle, int, str], Passage | None]
_reader: list[Reader] = []


def fill(reader: Reader | None) -> None:
    """Say who reads marks. Called once, by `config.wiring`. None forgets it: then no mark leads anywhere."""
    _reader[:] = [reader] if reader else []


def is_mark(words: str) -> bool:
    """Whether these words are a mark, and no words of a person."""
    return MARK.fullmatch(words) is not None


def passage_at(cycle: Cycle, call: int | None, words: str) -> Passage | None:
    """The passage under this mark. Asks nothing for words that are no mark."""
    if not _reader or call is None or not is_mark(words):
        return None
    return _reader[0](cycle, call, words)
