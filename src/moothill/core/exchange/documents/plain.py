"""A document as plain text: its words in their order, and nothing that stands for a look but the marks of lists."""

from collections.abc import Iterator, Sequence

from moothill.core.exchange.documents.blocks import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
    plain_words,
)

BULLET = "•"


def as_text(document: Document) -> str:
    """The text of a document: a paragraph on each line, a blank line between two parts and two before a heading.

    The cells of a table are parted by tabs, a row to a line.
    """
    return "\n".join([document.title, *_lines(document.blocks)]).rstrip("\n") + "\n"


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield "\n" if isinstance(block, Heading) and block.level <= 3 else ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, words) | Paragraph(words):
            yield plain_words(words)
        case Listing():
            yield from _listing(block)
        case Quote(inner):
            for each in inner:
                yield from _block(each)
        case Table():
            yield "\t".join(" ".join(plain_words(words).split()) for words in block.head)
            yield from ("\t".join(map(_cell, row)) for row in block.rows)


def _listing(block: Listing) -> Iterator[str]:
    for at, item in enumerate(block.items, start=block.first):
        mark = f"{at}." if block.ordered else BULLET
        first, *rest = [line for each in item for line in _block(each)] or [""]
        yield f"{mark} {first}"
        yield from (f"  {line}" for line in rest)


def _cell(blocks: Sequence[Block]) -> str:
    return " ".join(" ".join(line for block in blocks for line in _block(block)).split())
