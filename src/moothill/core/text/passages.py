"""What changed between two texts as they read: whole passages, and the words of those that changed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markdown_it.token import Token

from moothill.core.text.aligning import Hunk, hunks
from moothill.core.text.comparing import Piece, diff
from moothill.core.text.rendering import draw, safe, tokens_of

# Far more than any real text needs; one that needs more is shown as replaced.
_STEPS = 60_000
# Blocks of both texts together. No real text comes near; beyond, both are shown whole.
_MOST = 6_000
# A passage that moved away from its old neighbours is looked for among so many new ones.
_NEAR = 8
# Two passages that have this share of their words in common are one passage that changed.
_ALIKE = 0.5
_LISTS = {"bullet_list_open", "ordered_list_open"}
_START = re.compile(r'^<ol start="\d+">')
# A character that no canonical text holds and no entity stands for.
_BETWEEN = "\x1f"
_WORD = re.compile(r"\w+")


Kind = Literal["same", "removed", "added", "changed"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, item of a list or other whole block that stayed, went, came, or has other words now.

    `html` is safe, and that of the later text unless the passage went. `pieces` are the words of one that changed.
    """

    kind: Kind
    html: str
    pieces: tuple[Piece, ...] = ()


class Block(NamedTuple):
    """A paragraph, heading, item of a list or other whole block: safe HTML, and its words on one line."""

    html: str
    words: str

    @property
    def key(self) -> str:
        """Equal for equal blocks: an item stays the same one when another comes before it."""
        return _START.sub("<ol>", self.html)


def compare(before: str, after: str, *, top: int = 3, table_label: str = "Table") -> tuple[Passage, ...]:
    """The passages of both texts in order, safe to show. `top` and `table_label` are as `render` takes them.

    Raises TooLong or TooWide where `render` would for either text.
    """
    old, new = (blocks(text, top=top, table_label=table_label) for text in (before, after))
    if len(old) + len(new) > _MOST:
        return tuple(_whole(old, new))
    passages: list[Passage] = []
    at = 0
    for hunk in hunks([block.key for block in old], [block.key for block in new], steps=_STEPS):
        passages += (Passage("same", block.html) for block in new[at : hunk.new_start])
        passages += _replaced(old, new, hunk)
        at = hunk.new_end
    passages += (Passage("same", block.html) for block in new[at:])
    return tuple(passages)


def _whole(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Passage]:
    """One text in place of the other, however alike they are."""
    if old == new:
        yield Passage("same", "".join(block.html for block in new))
        return
    if old:
        yield Passage("removed", "".join(block.html for block in old))
    if new:
        yield Passage("added", "".join(block.html for block in new))


def _replaced(old: Sequence[Block], new: Sequence[Block], hunk: Hunk) -> Iterator[Passage]:
    """Passages that went, came or changed; each that went stands before what came in its place."""
    following = hunk.new_start
    for block in old[hunk.start : hunk.end]:
        found = _like(block, new, following, hunk.new_end)
        if found is None:
            yield Passage("removed", block.html)
            continue
        yield from (Passage("added", each.html) for each in new[following:found])
        yield from _changed(block, new[found])
        following = found + 1
    yield from (Passage("added", each.html) for each in new[following : hunk.new_end])


def _like(block: Block, new: Sequence[Block], start: int, end: int) -> int | None:
    """Where the passage stands that this one became, if any."""
    places = range(start, min(end, start + _NEAR))
    return next((n for n in places if _likeness(block.words, new[n].words) >= _ALIKE), None)


def _likeness(one: str, other: str) -> float:
    words, others = Counter(_WORD.findall(one)), Counter(_WORD.findall(other))
    return (words & others).total() / max(1, words.total(), others.total())


def _changed(old: Block, new: Block) -> Iterator[Passage]:
    if old.words == new.words:  # its marks or its links changed, which words do not show
        yield Passage("removed", old.html)
        yield Passage("added", new.html)
    else:
        yield Passage("changed", new.html, diff(old.words, new.words))


def blocks(markdown: str, *, top: int = 3, table_label: str = "Table") -> list[Block]:
    """The blocks of a text in order; each item of a list is one. `top` and `table_label` are as `render` takes them.

    Raises TooLong or TooWide where `render` would.
    """
    # Drawn apart and cleaned together, which is far quicker than one by one.
    runs = list(_runs(tokens_of(markdown, top=top)))
    drawn = safe(_BETWEEN.join(draw(run, table_label=table_label) for run in runs))
    return [Block(html, _words(run)) for html, run in zip(drawn.split(_BETWEEN), runs, strict=False)]


def _runs(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each whole block; lists are parted into lists of one item each."""
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            run = tokens[start : index + 1]
            yield from _items(run) if run[0].type in _LISTS else [run]
            start = index + 1


def _items(run: Sequence[Token]) -> Iterator[Sequence[Token]]:
    number = int(run[0].attrs.get("start", 1))
    start, depth = 1, 0
    for index, token in enumerate(run[1:-1], start=1):
        depth += token.nesting
        if depth == 0:
            yield [_numbered(run[0], number), *run[start : index + 1], run[-1]]
            start, number = index + 1, number + 1


def _numbered(opening: Token, number: int) -> Token:
    own = copy(opening)
    if opening.type == "ordered_list_open":
        own.attrs = {"start": number}
    return own


def _words(run: Sequence[Token]) -> str:
    """The words of a block on one line; of a table, those of each row on a line of its own."""
    return "".join(_told(run)).strip(" |\n")


def _told(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children:
            yield from _told(token.children)
        elif token.type in {"tr_close", "hardbreak"}:
            yield "\n"
        elif token.type in {"td_close", "th_close"}:
            yield " | "
        elif token.type == "softbreak" or (token.block and token.nesting < 0):
            yield " "
        elif not token.nesting:
            yield token.content
