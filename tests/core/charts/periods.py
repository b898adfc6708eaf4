"""Periods and windows for properties."""

from datetime import date, timedelta

from hypothesis import strategies as st

from moothill.core.charts import Window
from moothill.core.dates import Period, Precision
from moothill.core.dates.period import last_of_month

DAYS = st.integers(-900, 1800).map(lambda count: date(2018, 1, 1) + timedelta(days=count))


@st.composite
def windows(draw) -> Window:
    first = draw(DAYS).replace(day=1)
    last = first + timedelta(days=draw(st.integers(0, 1500)))
    return Window(first, last_of_month(last.year, last.month))


@st.composite
def periods(draw) -> Period:
    """Known, open at either side, or with no day at all."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    shape = draw(st.sampled_from(["range", "day", "month", "from", "until", "unknown"]))
    return {
        "range": Period("words", first, last, Precision.RANGE),
        "day": Period("words", first, first, Precision.DAY),
        "month": Period("words", first.replace(day=1), last_of_month(last.year, last.month), Precision.MONTH),
        "from": Period("words", first, None, Precision.OPEN),
        "until": Period("words", None, last, Precision.OPEN),
        "unknown": Period("words", None, None, Precision.UNKNOWN),
    }[shape]
