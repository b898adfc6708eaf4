"""Key dates: "Deadline: 31 August 2018", a list, or a table of what is due and when."""

import re

from moothill.core.wiki.blocks import Cell, Entry, Paragraph, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, placed
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning import details
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import bare, has_day, parted, period_of

_TOKEN = re.compile(
    r"(?:(?:from|between|by|until|w/c|early|mid|late|end of)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?\b(?!:))?(?:,?\s+\d{4})?"
    r"(?:\s*(?:to|and|until|-|–)\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]+\b)?(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?(?:,?\s+\d{4})?)?"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b"
)
_MOST_RULE = 400  # characters; a longer one stands in the section's text


def within(text: str, year: int) -> str:
    """The first date that a sentence names, or ""."""
    for match in _TOKEN.finditer(bare(text)):
        words = match[0].strip(" ,.")
        if has_day(period_of(words, year)):
            return words
        shorter = re.split(r"\s*(?:to|and|until|-|–)\s", words)[0].removeprefix("by ")
        if has_day(period_of(shorter, year)):
            return shorter
    return ""


def paragraph(block: Paragraph | Entry, scene: Scene) -> bool:
    """ "What is due: when and why", or "31 August 2018: what is due". False for anything else."""
    text = scene.unmarked(bare(block.text))
    pair = details.pair_in(text)
    if pair is None:
        return isinstance(block, Entry) and _entry(block, text, scene)
    first = parted(pair[0], scene.year)
    if first[0] and not first[1]:
        draft = _start(block, scene)
        draft.put("when", first[0], block)
        scene.title(draft, pair[1], "rule", block)
        return True
    draft = _start(block, scene)
    scene.title(draft, pair[0], "rule", block)
    _say(draft, pair[1], block, scene)
    return True


def _entry(block: Entry, text: str, scene: Scene) -> bool:
    """An entry without a colon: "Deadline – 31 August 2018", "31 August: deadline"."""
    words, rest = parted(text, scene.year)
    words = words or within(text, scene.year)
    if not words:
        details.allowed(details.record(scene), text, block) if "commitments" in text else None
        return False
    draft = _start(block, scene)
    scene.title(draft, rest.strip(" –-:") or text, "rule", block)
    draft.put("when", words, block)
    return True


def _start(block: Paragraph | Entry, scene: Scene) -> Draft:
    draft = scene.book.start(Kind.KEY_DATE)
    for note in scene.notes_in(block.text):
        draft.add("rule", f"{note.mark} {note.text}", note)
    scene.show("plan.key-dates", block)
    return draft


def _say(draft: Draft, words: str, block: Paragraph | Entry, scene: Scene) -> None:
    date, rest = parted(words, scene.year)
    if date and not rest:
        draft.put("when", date, block)
        return
    if len(words) > _MOST_RULE:
        scene.write("paragraph", block.text, block)
    else:
        draft.put("rule", words, block)
    if date := within(words, scene.year):
        draft.put("when", date, block)
    details.allowed(details.record(scene), words, block) if "commitments" in words else None


def is_table(columns: Columns, *, named: bool) -> bool:
    """Whether the rows of a table are key dates: a column of what is due, or any title under such a heading."""
    dated = columns.has(Role.WHEN, Role.DEADLINE)
    return dated and (columns.has(Role.DUE) or (named and not columns.has(Role.TASK, Role.STATE)))


def table(block: Table, columns: Columns, scene: Scene) -> None:
    """A key date in each row."""
    scene.heads_read(columns.head_cells)
    for row in block.rows[columns.heads :]:
        if not row.filled:
            continue
        cells = placed(row, columns, scene.year, moved=block.moved)
        draft = scene.book.start(Kind.KEY_DATE)
        _row(draft, dict(cells.cells), scene)
        for label, cell in cells.others:
            draft.add("rule", f"{label}: {cell.text}" if label else cell.text, cell, between="; ")
        add_notes(scene, draft, "rule", row.filled)
        if "title" not in draft.values:
            draft.put("title", "(nothing written)")
    if block.caption:
        scene.write("paragraph", f"**{block.caption.text}**", block.caption)
    scene.show("plan.key-dates", *columns.head_cells)


def _row(draft: Draft, cells: dict[Role, Cell], scene: Scene) -> None:
    for role, cell in cells.items():
        if role in (Role.WHEN, Role.DEADLINE):
            date, rest = parted(scene.unmarked_lines(cell.text), scene.year)
            if date:
                draft.put("when", date, cell)
            if rest:
                draft.add("rule", bare(rest), cell, between="; ")
        elif "title" not in draft.values and role in (
            Role.DUE,
            Role.TITLE,
            Role.OTHER,
            Role.DOCUMENT,
            Role.DESCRIPTION,
        ):
            scene.title(draft, cell.text, "rule", cell)
        else:
            draft.add("rule", bare(cell.text), cell, between="; ")
