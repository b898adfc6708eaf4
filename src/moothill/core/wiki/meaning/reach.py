"""How people are reached and how far they can go: channels and levels, from tables or lists."""

import re
from collections.abc import Sequence
from itertools import combinations
from math import comb

from moothill.core.wiki.blocks import Cell, Entry, Row, Table
from moothill.core.wiki.columns import columns_of
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.details import pair_in
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import bare

_INFERRED = gettext_noop("Its column is inferred: empty cells were lost when the page was copied.")
_MOST_CHOICES = 100
_WORD = re.compile(r"[a-z]{3,}")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+\.)\s+")


def levels_table(table: Table, scene: Scene) -> None:
    """A column for each level, or a row for each."""
    head = table.rows[0]
    if len(head.cells) == 2 and table.heads and len(table.rows) > 2:
        scene.heads_read(head.cells)
        for row in table.rows[1:]:
            _level(row.cells[0], row.cells[1:], scene)
    else:
        for place, cell in enumerate(head.cells):
            below = [row.cells[place] for row in table.rows[1:] if place < len(row.cells)]
            if cell.text and not cell.left:
                _level(cell, below, scene)
    scene.show("plan.levels", *head.cells)


def _level(name: Cell, below: Sequence[Cell], scene: Scene) -> None:
    if not name.text:
        return
    draft = scene.book.start(Kind.LEVEL)
    scene.title(draft, name.text, "offer", name)
    draft.put("number", str(len(scene.book.of(Kind.LEVEL))))
    for cell in below:
        if cell.text:
            draft.add("offer", cell.text, cell)
    add_notes(scene, draft, "offer", [name, *below])


def level_entry(block: Entry, scene: Scene) -> bool:
    """ "Stay informed: newsletters and a blog"; what stands below is part of the offer."""
    there = scene.book.of(Kind.LEVEL)
    if block.depth and there:
        there[-1].add("offer", f"- {block.text}", block, between="\n")
        return True
    pair = pair_in(block.text)
    draft = scene.book.start(Kind.LEVEL)
    scene.title(draft, pair[0] if pair else block.text, "offer", block)
    draft.put("number", str(len(there) + 1))
    if pair:
        draft.put("offer", pair[1], block)
    scene.show("plan.levels", block)
    return True


def channels_table(table: Table, scene: Scene) -> None:
    """A row for each channel if a column says so; else a column for each group of channels."""
    columns = columns_of(table)
    named = [
        place for place, label in enumerate(columns.labels) if re.search(r"\bchannel\b", label, re.IGNORECASE)
    ]
    if table.caption:
        scene.write("paragraph", f"**{table.caption.text}**", table.caption)
    if named:
        scene.heads_read(columns.head_cells)
        for row in table.rows[columns.heads :]:
            _by_row(row, named[0], columns.labels, columns.roles, scene)
    else:
        _by_column(table, scene)
    scene.show("plan.channels", *table.rows[0].cells)


def _by_row(row: Row, at: int, labels: Sequence[str], roles: Sequence[Role], scene: Scene) -> None:
    if at >= len(row.cells) or not row.cells[at].text:
        for cell in row.filled:
            scene.write("entry", f"- {cell.text}", cell)
        return
    draft = scene.book.start(Kind.CHANNEL)
    scene.title(draft, row.cells[at].text, "remarks", row.cells[at])
    for place, cell in enumerate(row.cells):
        label = labels[place] if place < len(labels) else ""
        if place == at or not cell.text or cell.left:
            continue
        if place < len(roles) and roles[place] == Role.GROUP and "group" not in draft.values:
            draft.put("group", bare(cell.text)[:120], cell)
        elif (
            re.search(r"audience|who|reach", label, re.IGNORECASE)
            and len(cell.text) <= 200
            and "audience" not in draft.values
        ):
            draft.put("audience", bare(cell.text), cell)
        else:
            draft.add("remarks", f"{label}: {cell.text}" if label else cell.text, cell)
    add_notes(scene, draft, "remarks", row.filled)


def _by_column(table: Table, scene: Scene) -> None:
    heads = max(table.heads, 1)
    head = table.rows[heads - 1]
    groups = [bare(cell.text) for cell in head.cells]
    inferred = table.moved and any(not group for group in groups)
    if inferred:
        groups = _with_blank(groups, table.rows[heads:])
    scene.heads_read(cell for row in table.rows[:heads] for cell in row.cells)
    for row in table.rows[heads:]:
        for place, cell in _at_home(row, groups) if inferred else list(enumerate(row.cells)):
            if not cell.text or cell.left or cell.above:
                continue
            for line in cell.text.split("\n"):
                draft = scene.book.start(Kind.CHANNEL)
                scene.title(draft, _BULLET.sub("", line), "remarks", cell)
                draft.put(
                    "group",
                    groups[place][:120] if place < len(groups) else "",
                    *head.cells[place : place + 1],
                )
                if inferred or (table.moved and len(row.filled) < len(row.cells)):
                    draft.doubt(_INFERRED)
                add_notes(scene, draft, "remarks", [cell])


def _with_blank(groups: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """Where the column without a name stands: there, most cells share a word with the heading above them."""
    names = [group for group in groups if group]
    whole = [row for row in rows if len(row.filled) == len(groups)] or list(rows)
    choices = [[*names[:place], "", *names[place:]] for place in range(len(names) + 1)]
    return max(choices, key=lambda choice: sum(_likeness(choice, row) for row in whole))


def _at_home(row: Row, groups: Sequence[str]) -> list[tuple[int, Cell]]:
    """The cells of a row with the columns in which most are like the heading; where that is all one, from the left."""
    filled, width = row.filled, len(groups)
    if len(filled) >= width or comb(width, len(filled)) > _MOST_CHOICES:
        return list(enumerate(filled))
    choices = combinations(range(width), len(filled))
    best = max(
        choices,
        key=lambda places: sum(
            _alike(groups[at], cell.text) for at, cell in zip(places, filled, strict=True)
        ),
    )
    return list(zip(best, filled, strict=True))


def _likeness(groups: Sequence[str], row: Row) -> int:
    return sum(_alike(group, cell.text) for group, cell in zip(groups, row.cells, strict=False))


def _alike(group: str, text: str) -> int:
    """2 for texts that begin with the same word, 1 for those that share one, 0 for others."""
    first, second = _stems(group), _stems(text)
    if not set(first) & set(second):
        return 0
    return 2 if first[0] == second[0] else 1


def _stems(text: str) -> list[str]:
    return [word.rstrip("s")[:6] for word in _WORD.findall(text.lower())]


def channel_entry(block: Entry, scene: Scene) -> bool:
    """ "Online: blog, newsletter", or groups with their channels below them."""
    pair = pair_in(block.text)
    if block.depth and scene.group is not None:
        _channel(block.text, bare(scene.group.text), block, scene)
    elif pair:
        for name in re.split(r"[,;]\s+", pair[1]):
            _channel(name, pair[0], block, scene)
    elif block.text.rstrip().endswith(":"):
        scene.group = block
    else:
        scene.group = block
        _channel(block.text, "", block, scene)
    scene.show("plan.channels", block)
    return True


def _channel(name: str, group: str, block: Entry, scene: Scene) -> None:
    draft = scene.book.start(Kind.CHANNEL)
    scene.title(draft, name.strip(" ."), "remarks", block)
    draft.put("group", group.strip(" :")[:120], block)
