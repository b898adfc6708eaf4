"""The two timelines of the plan room, with their rows and marks."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from moothill.commons.record.batches import Item
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.plan import Timeline, TimelineRow
from moothill.front.sample.words import day, plain, source_of


def timelines(facts: Facts) -> Iterator[Item]:
    """Each timeline, then its rows."""
    both = facts.timelines
    yield Item("timeline", _timeline(both.ogp_in_scotland), "timeline-ogp", "timelines.ogp_in_scotland")
    yield from _rows(both.ogp_in_scotland, "timeline-ogp", "timelines.ogp_in_scotland", facts.year)
    project = _timeline(both.project_revised) | _revision(facts)
    yield Item("timeline", project, "timeline-project", "timelines.project_revised")
    yield from _rows(both.project_revised, "timeline-project", "timelines.project_revised", facts.year)


def _timeline(timeline: Timeline) -> dict[str, Any]:
    lost = "the columns of the marks were lost when the page was copied; where months are shown, they are inferred"
    return {"title": timeline.title, "source": source_of(timeline), "doubt": plain(timeline.note, lost)}


def _revision(facts: Facts) -> dict[str, Any]:
    """When the timeline was revised, and what is left of the one before. Why it was is recorded nowhere."""
    now = next((each for each in facts.timeline_versions if each.valid_from), None)
    before = next((each for each in facts.timeline_versions if each.traces), None)
    return {
        "when": day(now.valid_from) if now and now.valid_from else "",
        "remarks": f"The timeline before it: {before.note}" if before else "",
    }


def _rows(timeline: Timeline, handle: str, place: str, year: int) -> Iterator[Item]:
    for index, row in enumerate(timeline.rows):
        values = {
            "title": row.label,
            "timeline": f"@{handle}",
            "group": row.group or "",
            "marks": row.marks,
            "periods": _periods(row, year),
            "source": source_of(row),
            "doubt": "" if row.certain and row.months_inferred else plain(_basis(row)),
        }
        yield Item("timeline-row", values, place=f"{place}.rows.{index}")


def _periods(row: TimelineRow, year: int) -> list[dict[str, str]]:
    """The months that are known, in words; a mark that "goes on" has no last month."""
    spans = [_words(run, year) for run in runs(row.months_inferred)]
    if spans and ">>" in row.mark_as_written:
        spans[-1] = f"from {_month(row.months_inferred[-1], year)}"
    return [{"when": words, "note": ""} for words in spans]


def _basis(row: TimelineRow) -> str:
    return f"the months shown are inferred – {row.basis}" if row.months_inferred else row.basis


def _words(run: Sequence[int], year: int) -> str:
    last = _month(run[-1], year)
    return last if len(run) == 1 else f"{date(year, run[0], 1):%B} to {last}"


def _month(month: int, year: int) -> str:
    return f"{date(year, month, 1):%B %Y}"


def runs(months: Sequence[int]) -> list[list[int]]:
    """Months in runs without a gap.

    >>> runs([3, 7, 8, 9])
    [[3], [7, 8, 9]]
    """
    found: list[list[int]] = []
    for month in sorted(set(months)):
        if found and month == found[-1][-1] + 1:
            found[-1].append(month)
        else:
            found.append([month])
    return found
