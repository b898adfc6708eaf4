"""Every date of Scotland's planning page of 2018, as its people wrote it, in the context of its year."""

from datetime import time

import pytest

from moothill.core.dates import Precision, when

# The words, the first and last day they mean in the source's own context, and how closely they name them.
PAGE = [
    ("10th January 2018", "2018-01-10", "2018-01-10", "day"),
    ("1st September 2018", "2018-09-01", "2018-09-01", "day"),
    ("31 August 2018", "2018-08-31", "2018-08-31", "day"),
    ("June 30th to September 30, 2018", "2018-06-30", "2018-09-30", "range"),
    ("31 August 2020", "2020-08-31", "2020-08-31", "day"),
    ("March 2018", "2018-03-01", "2018-03-31", "month"),
    ("as of 30th April 2018", "2018-04-30", "2018-04-30", "day"),
    ("(Jan - Mar)", "2018-01-01", "2018-03-31", "month"),
    ("(Mar - May)", "2018-03-01", "2018-05-31", "month"),
    ("(June - August)", "2018-06-01", "2018-08-31", "month"),
    ("(August)", "2018-08-01", "2018-08-31", "month"),
    ("(September)", "2018-09-01", "2018-09-30", "month"),
    ("Feb - Apr", "2018-02-01", "2018-04-30", "month"),
    ("Jun - Aug", "2018-06-01", "2018-08-31", "month"),
    ("August-September", "2018-08-01", "2018-09-30", "month"),
    ("Jan - Sept", "2018-01-01", "2018-09-30", "month"),
    ("Fri 12th January", "2018-01-12", "2018-01-12", "day"),
    ("Thu 1st February 10:30 – 12:30", "2018-02-01", "2018-02-01", "day"),
    ("w/c 12th February – 26th February", "2018-02-12", "2018-02-26", "range"),
    ("Wednesday 28th February - 3pm - 4:30pm", "2018-02-28", "2018-02-28", "day"),
    ("13.00 – 15.00, 23 March 2018", "2018-03-23", "2018-03-23", "day"),
    ("Monday 26th March - Friday 6th April 2018", "2018-03-26", "2018-04-06", "range"),
    ("Monday 9th April - Friday 20th April 2018", "2018-04-09", "2018-04-20", "range"),
    ("w/c 29th January", "2018-01-29", "2018-02-04", "week"),
    ("w/c 26th February", "2018-02-26", "2018-03-04", "week"),
    ("w/c 26th February 2018", "2018-02-26", "2018-03-04", "week"),
    ("w/c 5th March", "2018-03-05", "2018-03-11", "week"),
    ("June - August 2018", "2018-06-01", "2018-08-31", "month"),
    ("March/April", "2018-03-01", "2018-04-30", "month"),
    ("5th June 2018", "2018-06-05", "2018-06-05", "day"),
    ("20th June 2018", "2018-06-20", "2018-06-20", "day"),
    ("9th August 2018", "2018-08-09", "2018-08-09", "day"),
    ("21st August 2018", "2018-08-21", "2018-08-21", "day"),
    ("Ongoing from June 2018", "2018-06-01", None, "open"),
    ("15th March 2018", "2018-03-15", "2018-03-15", "day"),
    ("15th March,", "2018-03-15", "2018-03-15", "day"),
    ("w/c 9th April 2018", "2018-04-09", "2018-04-15", "week"),
    ("21st April 2018", "2018-04-21", "2018-04-21", "day"),
    ("16-17th August 2018", "2018-08-16", "2018-08-17", "range"),
    ("w/c 3rd September 2018", "2018-09-03", "2018-09-09", "week"),
    ("February 2018", "2018-02-01", "2018-02-28", "month"),
    ("Monday 26th Feb", "2018-02-26", "2018-02-26", "day"),
    ("Friday 2nd March", "2018-03-02", "2018-03-02", "day"),
    ("Ongoing", None, None, "open"),
    ("Friday 9th March", "2018-03-09", "2018-03-09", "day"),
    ("Weds 7th March", "2018-03-07", "2018-03-07", "day"),
    ("Monday 12th February 2018", "2018-02-12", "2018-02-12", "day"),
    ("Wednesday 28th February 2018", "2018-02-28", "2018-02-28", "day"),
    ("Wednesday 25th April 2018", "2018-04-25", "2018-04-25", "day"),
    ("January 2016", "2016-01-01", "2016-01-31", "month"),
    ("November 2017", "2017-11-01", "2017-11-30", "month"),
    ("10:30 – 12:30", None, None, "unknown"),
]


@pytest.mark.parametrize(("words", "earliest", "latest", "precision"), PAGE, ids=[row[0] for row in PAGE])
def test_a_date_of_the_page_is_read_and_keeps_its_words(words, earliest, latest, precision):
    period = when(words, year=2018)
    assert period.words == words
    assert (str(period.earliest or ""), str(period.latest or "")) == (earliest or "", latest or "")
    assert period.precision == precision
    assert period.doubts == ()


@pytest.mark.parametrize(
    ("words", "starts", "ends"),
    [
        ("Thu 1st February 10:30 – 12:30", time(10, 30), time(12, 30)),
        ("Wednesday 28th February - 3pm - 4:30pm", time(15), time(16, 30)),
        ("13.00 – 15.00, 23 March 2018", time(13), time(15)),
        ("10:30 – 12:30", time(10, 30), time(12, 30)),
    ],
)
def test_times_of_day_are_kept_beside_the_days(words, starts, ends):
    period = when(words, year=2018)
    assert (period.starts, period.ends) == (starts, ends)


@pytest.mark.parametrize(
    "words", ["January", "Feb", "March", "Apr", "May", "June", "Jul", "August", "Sept", "Oct"]
)
def test_the_heading_of_a_month_is_that_month(words):
    period = when(words, year=2018)
    assert period.precision == Precision.MONTH
    assert period.year_assumed
