"""What is left of the cycle before: its notes, what was put forward, and a table of themes, as working material."""

from collections.abc import Iterator

from moothill.commons.record.batches import Item
from moothill.front.sample.items.pages import notes, section
from moothill.front.sample.schema import Facts, Outline
from moothill.front.sample.schema.outputs import GoalRow
from moothill.front.sample.words import plain, source_of

_ENABLING = "enabling"
_UNKNOWN = "Nothing says from which contribution it comes."
_HEADED = "That these belong together as a theme is inferred from their heading."
_GOALS = "The goal is inferred from the order of the rows: the pictures were lost when the page was copied."
_COLUMNS = "Its column is inferred: the columns of this row were lost."
_STANDING = "A row of a table of examples. Whether anybody agreed on it is not recorded."


def earlier(facts: Facts, outline: Outline) -> Iterator[Item]:
    """The page with its sections, the notes, then the themes with their points."""
    words = outline.earlier
    page = {
        "title": words.page.title,
        "purpose": words.page.purpose,
        "source": source_of(facts.archive_2017),
    }
    yield Item("page", page, handle="page", place="outline: earlier.page")
    for index, each in enumerate(words.sections):
        yield Item("section", section(each, facts), place=f"outline: earlier.sections.{index}")
    yield from notes(facts)
    yield from _enabling(facts)
    for index, row in enumerate(facts.archive_2017.sdg_table):
        yield from _row(row, f"archive_2017.sdg_table.{index}")


def _enabling(facts: Facts) -> Iterator[Item]:
    archive = facts.archive_2017
    values = {
        "title": archive.parts[0].title,
        "number": "0",
        "summary": f"{archive.enabling_rule}.",
        "source": source_of(archive),
        "doubt": _HEADED,
    }
    yield Item("theme", values, handle=_ENABLING, place="archive_2017.parts.0")
    for index, each in enumerate(archive.enabling_commitments):
        point = {
            "number": f"0.{each.number}",
            "title": each.text,
            "theme": f"@{_ENABLING}",
            "origin": "unknown",
            "source": source_of(each),
            "doubt": plain(each.note, _UNKNOWN),
        }
        yield Item("point", point, place=f"archive_2017.enabling_commitments.{index}")


def _row(row: GoalRow, place: str) -> Iterator[Item]:
    """A row of the table is a theme; each entry of its cells is a point, which says under which heading it stood."""
    handle = f"row-{row.number}"
    values = {
        "title": row.theme,
        "number": str(row.number),
        "goals": [{"goal": str(goal)} for goal in row.sdg_inferred],
        "source": source_of(row),
        "doubt": plain(_STANDING, "" if row.sdg_certain else _GOALS),
    }
    yield Item("theme", values, handle=handle, place=place)
    columns = {
        "Acting openly (transparency)": row.transparency,
        "Acting with integrity (accountability)": row.accountability,
        "Acting with us (participation)": row.participation,
    }
    entries = ((heading, entry) for heading, cell in columns.items() for entry in cell)
    for number, (heading, entry) in enumerate(entries, start=1):
        point = {
            "number": f"{row.number}.{number}",
            "title": entry,
            "theme": f"@{handle}",
            "note": heading,
            "origin": "unknown",
            "source": source_of(row),
            "doubt": plain("" if row.columns_certain else _COLUMNS, _UNKNOWN),
        }
        yield Item("point", point, place=f"{place}: {heading}")
