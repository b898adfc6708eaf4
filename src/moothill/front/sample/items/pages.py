"""What the pages room holds: the planning page with its sections, and the notes of the years before."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from moothill.commons.record.batches import Item
from moothill.front.sample.drawing import draw
from moothill.front.sample.schema import Facts, Outline
from moothill.front.sample.schema.outline import Section
from moothill.front.sample.schema.outputs import PastNotes
from moothill.front.sample.words import place, plain, source_of

_PHASE = "2017 plan"


def pages(facts: Facts, outline: Outline) -> Iterator[Item]:
    """The page, its sections in order, and the documents."""
    page = {
        "title": outline.page.title,
        "purpose": outline.page.purpose,
        "source": source_of(facts.wiki_page),
    }
    yield Item("page", page, handle="page", place="page")
    for index, section in enumerate(outline.sections):
        yield Item("section", _section(section, facts), place=f"outline: sections.{index}")
    for index, notes in enumerate(facts.archive_2017.past_notes):
        yield Item("document", _document(notes), place=f"archive_2017.past_notes.{index}")


def _section(section: Section, facts: Facts) -> dict[str, Any]:
    drawn = draw(section.draws, facts) if section.draws else ""
    return {
        "title": section.title,
        "page": "@page",
        "depth": str(section.level),
        "text": "\n\n".join(filter(None, [section.text.strip(), drawn])),
        "slot": section.slot,
        "source": place(facts.wiki_page.source, section.lines),
        "doubt": section.doubt.strip(),
    }


def _document(notes: PastNotes) -> dict[str, Any]:
    """Of a link only its words are known: one version, without an address and without a copy."""
    return {
        "title": notes.label,
        "document_kind": "notes",
        "phase": _PHASE,
        "when": f"{date.fromisoformat(f'{notes.month}-01'):%B %Y}",
        "versions": [{"label": notes.label, "kept": "nowhere"}],
        "source": source_of(notes),
        "doubt": plain(notes.note),
    }
