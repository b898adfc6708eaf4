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
    for index, each in enumerate(outline.sections):
        yield Item("section", section(each, facts), place=f"outline: sections.{index}")
    yield from notes(facts)


def notes(facts: Facts) -> Iterator[Item]:
    """The notes of the years before."""
    for index, each in enumerate(facts.archive_2017.past_notes):
        yield Item("document", _document(each), place=f"archive_2017.past_notes.{index}")


def section(words: Section, facts: Facts) -> dict[str, Any]:
    """The values of a section of the page that has the handle "page"."""
    drawn = draw(words.draws, facts) if words.draws else ""
    return {
        "title": words.title,
        "page": "@page",
        "depth": str(words.level),
        "text": "\n\n".join(filter(None, [words.text.strip(), drawn])),
        "slot": words.slot,
        "source": place(facts.wiki_page.source, words.lines),
        "doubt": words.doubt.strip(),
    }


def _document(link: PastNotes) -> dict[str, Any]:
    """Of a link only its words are known: one version, without an address and without a copy."""
    return {
        "title": link.label,
        "document_kind": "notes",
        "phase": _PHASE,
        "when": f"{date.fromisoformat(f'{link.month}-01'):%B %Y}",
        "versions": [{"label": link.label, "kept": "nowhere"}],
        "source": source_of(link),
        "doubt": plain(link.note),
    }
