"""Where readings are written down while a page is gone through, and what became of each line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from moothill.core.wiki.blocks import Note, Piece
from moothill.core.wiki.found import FIELDS, ORDER, Fate, Finding, Found, Kind, Unread
from moothill.core.wiki.remarks import Remark, gettext_noop

_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"^\s*\d+\.\s", re.MULTILINE)  # numbers that lists give their entries
_SHARED = frozenset(("group", "stage", "slot"))
_NO_WORDS: set[str] = set()
# Words between names or before dates, which rows of people and dates do without.
_BETWEEN = frozenset(("and", "with", "by", "at", "in", "due", "before"))
_MISSED = gettext_noop("no rule of the reader found a field for these words")


@dataclass(slots=True)
class Draft:
    """A record while it is put together."""

    kind: Kind
    handle: str
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, list[Piece]] = field(default_factory=dict)
    doubts: list[Remark] = field(default_factory=list)

    def put(self, name: str, value: Any, *pieces: Piece) -> None:
        """Set a field and note where its value stood."""
        self._know(name)
        self.values[name] = value
        self.places.setdefault(name, []).extend(pieces)

    def add(self, name: str, words: str, *pieces: Piece, between: str = "\n\n") -> None:
        """Put words after what the field holds already."""
        before = self.values.get(name, "")
        self.put(name, f"{before}{between}{words}" if before else words, *pieces)

    def append(self, name: str, words: str, *pieces: Piece) -> None:
        """Put words into a field that is a list of lines until the page is done: as `add`, but quick for long texts."""
        self._know(name)
        self.values.setdefault(name, []).append(words)
        self.places.setdefault(name, []).extend(pieces)

    def _know(self, name: str) -> None:
        """A field that the kind does not have is a fault of ours: it would be refused when the record is made."""
        if name not in FIELDS[self.kind]:
            raise LookupError(f"{self.kind} has no field {name}")

    def doubt(self, sentence: str, **facts: str | int) -> None:
        """Note that something is uncertain; once is enough."""
        remark = Remark(sentence, facts)
        if remark not in self.doubts:
            self.doubts.append(remark)

    @property
    def lines(self) -> tuple[int, int]:
        """The first and last line it was read from; what it shares with others, such as its group, does not count."""
        own = [piece for name, pieces in self.places.items() if name not in _SHARED for piece in pieces]
        every = [piece for piece in own if not isinstance(piece, Note)]
        every = every or [piece for pieces in self.places.values() for piece in pieces]
        return min((each.line for each in every), default=0), max((each.last for each in every), default=0)


class Book:
    """All drafts of one page, its unread lines and its findings."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_kind: dict[Kind, list[Draft]] = defaultdict(list)
        self.unread: list[Unread] = []
        self.findings: list[Finding] = []
        self._serial: dict[Kind, int] = defaultdict(int)

    def start(self, kind: Kind) -> Draft:
        """A new record of a kind."""
        self._serial[kind] += 1
        draft = Draft(kind, f"{kind.value}-{self._serial[kind]}")
        self.drafts.append(draft)
        self._by_kind[kind].append(draft)
        return draft

    def of(self, kind: Kind) -> Sequence[Draft]:
        """The records of a kind so far, in the order in which they were begun."""
        return self._by_kind[kind]

    def leave(self, piece: Piece, sentence: str, **facts: str | int) -> None:
        """List words as not placed."""
        if piece.text.strip():
            self.unread.append(Unread(piece.line, piece.last, piece.text, Remark(sentence, facts)))

    def find(
        self, code: str, lines: Iterable[int], sentence: str, *drafts: Draft, **facts: str | int
    ) -> None:
        """Note something to look at, and the doubt with each record that it is about."""
        remark = Remark(sentence, facts)
        self.findings.append(Finding(code, tuple(lines), remark, tuple(draft.handle for draft in drafts)))
        for draft in drafts:
            if remark not in draft.doubts:
                draft.doubts.append(remark)

    def found(self) -> tuple[Found, ...]:
        """Every record, those first that others refer to."""
        rank = {kind: place for place, kind in enumerate(ORDER)}
        for draft in self.drafts:
            draft.values = {name: _whole(value) for name, value in draft.values.items()}
        ordered = sorted(self.drafts, key=lambda draft: rank[draft.kind])
        return tuple(
            Found(each.kind, each.handle, each.values, each.lines, tuple(each.doubts)) for each in ordered
        )

    def check(self, pieces: Iterable[Piece], labels: Mapping[int, set[str]]) -> None:
        """Hold every word of the page against what was written down; list those that are nowhere.

        `labels` are names of columns and fields by line, which the names of our own fields replace.
        """
        placed = self._by_line()
        words = {draft.handle: set(_draft_words(draft)) for draft in self.drafts}
        left: dict[int, set[str]] = defaultdict(set)
        for unread in self.unread:
            for line in range(unread.line, unread.last + 1):
                left[line].update(words_of(unread.words))
        for piece in pieces:
            wanted = words_of(_SIGN.sub("", piece.text)) - _BETWEEN
            for line in range(piece.line, piece.last + 1):
                wanted = wanted - left.get(line, _NO_WORDS) - labels.get(line, _NO_WORDS)
                for handle, _name in placed.get(line, ()):
                    wanted = wanted - words[handle]
            if wanted:
                self.unread.append(Unread(piece.line, piece.last, piece.text, Remark(_MISSED)))

    def fates(self, text: str) -> tuple[Fate, ...]:
        """What became of each line that is not blank."""
        placed = self._by_line()
        unread = {line for each in self.unread for line in range(each.line, each.last + 1)}
        return tuple(
            Fate(number, tuple(placed.get(number, ())), number in unread)
            for number, line in enumerate(text.split("\n"), start=1)
            if line.strip()
        )

    def _by_line(self) -> dict[int, list[tuple[str, str]]]:
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for draft in self.drafts:
            for name, pieces in draft.places.items():
                for line in {line for piece in pieces for line in range(piece.line, piece.last + 1)}:
                    found[line].append((draft.handle, name))
        return found


def _whole(value: Any) -> Any:
    return (
        "\n".join(value).strip("\n")
        if isinstance(value, list) and value and isinstance(value[0], str)
        else value
    )


def words_of(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


def _draft_words(draft: Draft) -> Iterator[str]:
    for value in draft.values.values():
        yield from words_of(_plain(value))
    for doubt in draft.doubts:
        for fact in doubt.facts.values():
            yield from words_of(str(fact))


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(_plain(each) for each in value)
    return " ".join(map(_plain, value.values())) if isinstance(value, dict) else str(value)
