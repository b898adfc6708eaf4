"""Headings that only their shape gives away, and how deep they are likely to stand."""

import re
from collections.abc import Sequence

from moothill.core.wiki.blocks import Block, Heading
from moothill.core.wiki.flat.lines import is_pair
from moothill.core.wiki.names import stage_named

_MOST = 120
_ENDS = (".", "!", ";", ",", ":", "…")
_TOP = re.compile(
    r"^(about|introduction|background|engagement plan|action plan|(engagement )?outputs|(delivery team )?planner"
    r"|appendix\b.*|annex\b.*|archive|.*\(archive\))$",
    re.IGNORECASE,
)


def is_heading(text: str) -> bool:
    """Whether a line is short, begins like a title, and ends like one."""
    line = text.strip()
    if len(line) > _MOST or line.endswith(_ENDS) or not (line[0].isupper() or line[0].isdigit()):
        return False
    if stage_named(line):
        return True
    return not is_pair(line) and len(line.split()) <= 14 and ". " not in line


def with_levels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a level for every guessed heading: in a run of headings, each stands below the one before."""
    found: list[Block] = []
    before: Heading | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.guessed:
            follows = index + 1 < len(blocks) and isinstance(blocks[index + 1], Heading)
            before = Heading(block.text, block.line, block.last, _level(block, before, follows), guessed=True)
            found.append(before)
        else:
            found.append(block)
            before = None
    return found


def _level(heading: Heading, before: Heading | None, follows: bool) -> int:
    if _TOP.match(heading.text):
        return 1
    if stage_named(heading.text):
        return 3
    if before:
        return min(before.level + 1, 4)
    return 2 if follows else 3
