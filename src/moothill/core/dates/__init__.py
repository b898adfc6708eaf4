"""Periods as people write them: read, kept with their words, and compared with yes, no or cannot tell."""

from moothill.core.dates.comparing import Answer, before, days_between, is_over, months, overlaps, within
from moothill.core.dates.countdown import Countdown, Counting, countdown
from moothill.core.dates.errors import MAX_WORDS, CannotRead
from moothill.core.dates.exchange import from_json, to_json
from moothill.core.dates.moving import Direction, Shift, pairs, shift
from moothill.core.dates.period import Doubt, Period, Precision, unknown
from moothill.core.dates.reading import when

__all__ = [
    "MAX_WORDS",
    "Answer",
    "CannotRead",
    "Countdown",
    "Counting",
    "Direction",
    "Doubt",
    "Period",
    "Precision",
    "Shift",
    "before",
    "countdown",
    "days_between",
    "from_json",
    "is_over",
    "months",
    "overlaps",
    "pairs",
    "shift",
    "to_json",
    "unknown",
    "when",
    "within",
]
