"""A page taken apart, the same for every form: headings, paragraphs, entries of lists, and tables of cells.

Texts are Markdown; every part knows its first and last line in the source.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from moothill.core.wiki.remarks import Remark


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and where it stood."""

    text: str
    line: int
    last: int


@dataclass(frozen=True, slots=True)
class Heading(Piece):
    """A heading, 1 the highest. `guessed` if the page shows no sign of it but its shape."""

    level: int = 1
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph(Piece):
    """Running text."""


@dataclass(frozen=True, slots=True)
class Entry(Piece):
    """One entry of a list: how deep it stands, 0 outermost, and its number or "" for a bullet."""

    depth: int = 0
    number: str = ""


@dataclass(frozen=True, slots=True)
class Note(Piece):
    """A footnote: `mark` is how the text refers to it, "[1]"."""

    mark: str = ""


@dataclass(frozen=True, slots=True)
class Lost(Piece):
    """What a form's parser leaves out, and why: a script, a link of the wiki's own frame."""

    why: Remark = field(default_factory=lambda: Remark(""))


@dataclass(frozen=True, slots=True)
class Cell(Piece):
    """A cell. `above` says that it reaches down from the row before, `left` from the cell before."""

    header: bool = False
    above: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the left. Empty ones are there too."""

    cells: tuple[Cell, ...]

    @property
    def line(self) -> int:
        """Its first line."""
        return min((cell.line for cell in self.cells), default=0)

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with text that begin in this row."""
        return tuple(cell for cell in self.cells if cell.text and not cell.left)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. `moved` says that empty cells may stand at the end of their row instead of in their place."""

    rows: tuple[Row, ...]
    line: int
    last: int
    caption: Piece | None = None
    heads: int = 0
    moved: bool = False
    faults: tuple[Remark, ...] = ()


Block = Heading | Paragraph | Entry | Note | Lost | Table


def pieces_of(block: Block) -> Iterator[Piece]:
    """Every text of a block."""
    if not isinstance(block, Table):
        yield block
        return
    if block.caption:
        yield block.caption
    for row in block.rows:
        yield from (cell for cell in row.cells if cell.text and not cell.left and not cell.above)
