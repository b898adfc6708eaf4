"""Objectives and ways of working: the entries of a list, what stands below one is its remark."""

from moothill.core.wiki.blocks import Entry
from moothill.core.wiki.book import Draft
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene
from moothill.core.wiki.remarks import gettext_noop

_OTHER_NUMBER = gettext_noop("The page numbers it “%(written)s”, though it stands %(place)s. in its list.")


def entry(kind: Kind, block: Entry, scene: Scene) -> bool:
    """One entry."""
    there = scene.book.of(kind)
    if block.depth and there:
        sign = f"{block.number}." if block.number else "-"
        there[-1].add("remarks", f"{'  ' * (block.depth - 1)}{sign} {block.text}", block, between="\n")
        return True
    draft = scene.book.start(kind)
    scene.title(draft, block.text, "remarks", block)
    _number(draft, block.number, len(there) + 1)
    for note in scene.notes_in(block.text):
        draft.add("remarks", f"{note.mark} {note.text}", note)
    slot = "plan.objectives" if kind == Kind.OBJECTIVE else "plan.ways-of-working"
    scene.show(slot, block)
    return True


def _number(draft: Draft, written: str, place: int) -> None:
    draft.put("number", str(place))
    if written and written != str(place):
        if draft.kind == Kind.WAY_OF_WORKING:
            draft.put("number_as_written", written)
        draft.doubt(_OTHER_NUMBER, written=written, place=place)
