"""A period as JSON: what a revision keeps and what the data pages give out."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from moothill.core.dates.errors import CannotRead, gettext_noop
from moothill.core.dates.period import Doubt, Period, Precision


def to_json(period: Period) -> dict[str, Any]:
    """The period as plain values with keys that stay: dates and times in ISO 8601, None where nothing is known."""
    return {
        "words": period.words,
        "earliest": period.earliest.isoformat() if period.earliest else None,
        "latest": period.latest.isoformat() if period.latest else None,
        "precision": period.precision.value,
        "starts": period.starts.isoformat("minutes") if period.starts else None,
        "ends": period.ends.isoformat("minutes") if period.ends else None,
        "doubts": [{"code": doubt.code, "facts": dict(doubt.facts)} for doubt in period.doubts],
        "year_assumed": period.year_assumed,
        "edtf": period.edtf,
    }


def from_json(value: Mapping[str, Any]) -> Period:
    """The period that `to_json` wrote. `edtf` follows from the rest and is not read. Raises CannotRead if it is none."""
    words = str(value.get("words", ""))
    try:
        return _period(words, value)
    except CannotRead:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CannotRead(
            words,
            gettext_noop("“%(words)s” does not come with the days that a period needs."),
            gettext_noop("Give the date as words, or as this site writes it in its data."),
            words=words,
        ) from error


def _period(words: str, value: Mapping[str, Any]) -> Period:
    period = Period(
        words=words,
        earliest=_day(value["earliest"]),
        latest=_day(value["latest"]),
        precision=Precision(value["precision"]),
        starts=_time(value.get("starts")),
        ends=_time(value.get("ends")),
        doubts=tuple(Doubt(each["code"], dict(each["facts"])) for each in value.get("doubts", ())),
        year_assumed=bool(value.get("year_assumed", False)),
    )
    for doubt in period.doubts:
        _ = doubt.words  # a doubt that lacks its facts could not be shown later
    if not _agrees(period):
        raise ValueError(period.precision)
    return period


def _agrees(period: Period) -> bool:
    if period.precision == Precision.UNKNOWN:
        return not period.is_known
    if period.precision == Precision.OPEN:
        return period.earliest is None or period.latest is None
    if period.earliest is None or period.latest is None:
        return False
    return period.precision != Precision.DAY or period.earliest == period.latest


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _time(value: str | None) -> time | None:
    return None if value is None else time.fromisoformat(value)
