"""What a template makes of the days of a cycle: pieces, each of which a person may change or leave out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from moothill.front.begin.calendar import Days, add_months, spans
from moothill.front.begin.schema import Common, KeyDate, Section, Stage, Template


@dataclass(frozen=True, slots=True)
class Piece:
    """One record to be made. `name` is unique in the template ("stage-2"); `open` are the values a person may change.

    `belongs_to` names the piece without which this one has no sense: it is left out with that.
    """

    name: str
    kind: str
    values: dict[str, Any]
    open: tuple[str, ...] = ()
    handle: str = ""
    belongs_to: str = ""

    def with_values(self, **changed: Any) -> "Piece":
        """The same piece with other values."""
        return replace(self, values=self.values | changed)


def pieces_of(template: Template, common: Common, days: Days) -> list[Piece]:
    """Everything that the template makes, lowest room first: a piece refers to those before it only."""
    return [
        _details(template, common, days),
        *_entries("objective", [{"title": each.title} for each in template.objectives], ("title",)),
        *_entries("way-of-working", [{"title": each.title} for each in common.ways], ("title",)),
        *_stages(template, days),
        *_timeline(template, days),
        *_key_dates(template, days),
        *_entries("level", [each.model_dump() for each in common.levels], ("title", "offer")),
        Piece("page", "page", common.page.model_dump(), handle="page"),
        *_sections(template, common),
    ]


def day_in_words(day: date) -> str:
    """A day as people write it.

    >>> day_in_words(date(2028, 2, 29))
    '29 February 2028'
    """
    return f"{day.day} {day:%B} {day.year}"


def days_in_words(first: date, last: date) -> str:
    """A stretch of days as people write it."""
    return day_in_words(first) if first == last else f"{day_in_words(first)} - {day_in_words(last)}"


def _details(template: Template, common: Common, days: Days) -> Piece:
    mine = template.details
    values = {
        "title": mine.title,
        "purpose": (mine.purpose or common.details.purpose).strip(),
        "start": day_in_words(days.starts),
        "completion": day_in_words(days.due),
        "commitments_least": mine.commitments_least,
        "commitments_most": mine.commitments_most,
        "doubt": mine.doubt,
    }
    return Piece("details", "key-details", values, ("purpose",))


def _entries(kind: str, rows: list[dict[str, Any]], open_fields: tuple[str, ...]) -> Iterator[Piece]:
    for number, values in enumerate(rows, start=1):
        yield Piece(f"{kind}-{number}", kind, values, open_fields)


def _stages(template: Template, days: Days) -> Iterator[Piece]:
    found = spans(template.stages, days)
    for number, stage in enumerate(template.stages, start=1):
        values = {"title": stage.title, "when": days_in_words(*found[stage.handle]), "aim": stage.aim}
        yield Piece(f"stage-{number}", "stage", values, ("title", "when", "aim"), handle=_handle(stage))


def _handle(stage: Stage) -> str:
    return f"stage-{stage.handle}"


def _timeline(template: Template, days: Days) -> Iterator[Piece]:
    values = {"title": "Timeline of the whole cycle", "when": day_in_words(days.starts)}
    yield Piece("timeline", "timeline", values, handle="timeline")
    found = spans(template.stages, days)
    for number, row in enumerate(template.timeline, start=1):
        first = min(found[handle][0] for handle in row.stages)
        last = max(found[handle][1] for handle in row.stages)
        shown = {"title": row.title, "timeline": "@timeline", "when": days_in_words(first, last)}
        yield Piece(f"timeline-row-{number}", "timeline-row", shown, ("title", "when"))


def _key_dates(template: Template, days: Days) -> Iterator[Piece]:
    moments = {"starts": days.starts, "due": days.due, "ends": days.ends}
    moments |= {f"stage:{handle}": first for handle, (first, _last) in spans(template.stages, days).items()}
    dated = [pair for each in template.key_dates for pair in _each_time(each, moments)]
    for number, (each, title, day) in enumerate(sorted(dated, key=_by_day), start=1):
        values = {
            "title": title,
            "when": day_in_words(day) if day else "",
            "rule": each.rule,
            "counts": each.counts,
            "source": each.source or "",
            "doubt": each.doubt,
        }
        yield Piece(f"key-date-{number}", "key-date", values, ("title", "when", "rule"))


def _by_day(row: tuple[KeyDate, str, date | None]) -> date:
    return row[2] or date.max


def _each_time(each: KeyDate, moments: dict[str, date]) -> list[tuple[KeyDate, str, date | None]]:
    """Once, or again and again; rules with no date too."""
    if each.after is None:
        return [(each, each.title, None)]
    day = add_months(moments[each.after], each.months) + timedelta(days=each.days)
    if each.every_months is None:
        return [(each, each.title, day)]
    found, number = [], 1
    while (again := add_months(day, number * each.every_months)) <= moments[each.until]:
        found.append(again)
        number += 1
    return [
        (each, each.title.format(number=at, of=len(found)), again) for at, again in enumerate(found, start=1)
    ]


def _sections(template: Template, common: Common) -> Iterator[Piece]:
    number = 0
    for section in common.sections:
        for stage in template.stages if section.each_stage else (None,):
            number += 1
            yield _section(f"section-{number}", section, stage)


def _section(name: str, section: Section, stage: Stage | None) -> Piece:
    """One with a table, or for a stage, is not for changing here: its words come from the stage."""
    handle = f"@{_handle(stage)}" if stage else ""
    values = {
        "title": section.title.format(stage=stage.title) if stage else section.title,
        "page": "@page",
        "depth": str(section.level),
        "text": section.text.strip(),
        "slot": section.slot.replace("{handle}", handle),
    }
    belongs = _handle(stage) if stage else ""
    return Piece(name, "section", values, ("title", "text") if section.key else (), belongs_to=belongs)
