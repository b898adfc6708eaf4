"""Sections: their headings, their text, and tables that hold no records."""

from collections.abc import Sequence

from moothill.core.wiki.blocks import Cell, Entry, Heading, Note, Paragraph, Piece, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene
from moothill.core.wiki.meaning.stages import seen as stage_seen
from moothill.core.wiki.meaning.topics import Topic, topic_of
from moothill.core.wiki.names import stage_named
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.shapes import bare

_MOST_COLUMNS = 40
_MOST_TEXT = 50_000
_WIDE = gettext_noop("A table of %(columns)s columns stands here as a list of its rows.")
_MOVED = gettext_noop(
    "Empty cells of the table were lost when the page was copied; cells may stand in a wrong column."
)


def heading(block: Heading, scene: Scene) -> Draft:
    """Open the section of a heading. One that names a stage opens that stage too."""
    draft = scene.book.start(Kind.SECTION)
    scene.title(draft, block.text, "text", block)
    draft.put("depth", str(min(max(block.level, 1), 3)))
    named = stage_named(bare(block.text))
    stage = stage_seen(scene, named, block, "the heading of its section") if named else None
    # What was only guessed to stand below another heading does not take on that one's topic.
    topic = topic_of(block.text) or (Topic.TEXT if block.guessed else None)
    scene.enter(block, topic, draft, stage)
    for note in scene.notes_in(block.text):
        text(Paragraph(f"{note.mark} {note.text}", note.line, note.last), scene)
    return draft


def text(block: Paragraph | Entry | Note | Piece, scene: Scene) -> None:
    """Put running text or an entry of a list into the section."""
    kind = "entry" if isinstance(block, Entry) else "paragraph"
    scene.write(kind, _markdown(block), block)


def _markdown(block: Piece) -> str:
    if isinstance(block, Entry):
        sign = f"{block.number}." if block.number else "-"
        inner = block.text.replace("\n", "\n" + "  " * (block.depth + 1))
        return f"{'   ' * block.depth}{sign} {inner}"
    if isinstance(block, Note):
        return f"{block.mark} {block.text}"
    return block.text


def table(block: Table, scene: Scene) -> None:
    """A table that holds no records stands in the section's text."""
    section = scene.section
    for fault in block.faults:
        section.doubt(fault.sentence, **fault.facts)
    rows = [row for row in block.rows if row.filled]
    width = max((len(row.cells) for row in block.rows), default=0)
    if block.caption:
        text(Paragraph(f"**{block.caption.text}**", block.caption.line, block.caption.last), scene)
    cells = [cell for row in rows for cell in row.cells if cell.text]
    if not cells:
        return
    if width < 2 or width > _MOST_COLUMNS:
        if width > _MOST_COLUMNS:
            section.doubt(_WIDE, columns=width)
        lines = [f"- {'; '.join(cell.text.replace(chr(10), ' ') for cell in row.filled)}" for row in rows]
    else:
        lines = _drawn([row.cells for row in rows], width, heads=bool(block.heads))
        if block.moved and any(len(row.filled) < width for row in rows):
            section.doubt(_MOVED)
    scene.write("table", "\n".join(lines), *cells)


def _drawn(rows: Sequence[Sequence[Cell]], width: int, *, heads: bool) -> list[str]:
    """A table in Markdown; without a heading row it gets an empty one."""
    texts = [["" if cell.left else _cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    head = texts.pop(0) if heads else [""] * width
    return [f"| {' | '.join(line)} |" for line in [head, ["---"] * width, *texts]]


def _cell(cell: Cell) -> str:
    return "; ".join(line.strip().removeprefix("- ") for line in cell.text.replace("|", "\\|").split("\n"))


def finish(scene: Scene) -> None:
    """Footnotes that a section's text refers to stand at its end; a text too long for one section becomes several."""
    for draft in list(scene.book.of(Kind.SECTION)):
        lines = draft.values.get("text")
        if not isinstance(lines, list):
            continue
        for note in scene.notes_in(*lines):
            if note not in draft.places.get("text", ()):
                lines += ["", f"{note.mark} {note.text}"]
                draft.places["text"].append(note)
        _split(draft, lines, scene)


def _split(draft: Draft, lines: list[str], scene: Scene) -> None:
    """At most so many characters for each section. Those that go on stand right after it."""
    parts: list[list[str]] = [[]]
    length = 0
    for line in (piece for whole in lines for piece in _short(whole)):
        if length + len(line) > _MOST_TEXT and parts[-1]:
            parts.append([])
            length = 0
        parts[-1].append(line)
        length += len(line) + 1
    draft.values["text"] = parts[0]
    place = scene.book.drafts.index(draft) if len(parts) > 1 else 0
    for number, part in enumerate(parts[1:], start=2):
        more = scene.book.start(Kind.SECTION)
        more.values.update(
            title=f"{draft.values['title'][:380]} ({number})", depth=draft.values["depth"], text=part
        )
        more.places["text"] = draft.places["text"]
        scene.book.drafts.insert(place + number - 1, scene.book.drafts.pop())


def _short(line: str) -> list[str]:
    """A line in pieces that fit a section."""
    if len(line) <= _MOST_TEXT:
        return [line]
    return [line[start : start + _MOST_TEXT] for start in range(0, len(line), _MOST_TEXT)]
