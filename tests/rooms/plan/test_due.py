"""Days left or late: counted while the cycle runs, final when it is over."""

from datetime import date

import pytest

from moothill.core.dates import Answer, unknown, when
from moothill.rooms.plan.queries import due

YES, NO, CANNOT_TELL = Answer.YES, Answer.NO, Answer.CANNOT_TELL


def told(asked: str, today: date, *, met: str = "", ended: bool = False) -> tuple[str, Answer]:
    period = when(asked, year=2018) if asked else None
    found = due(period, when(met, year=2018) if met else None, today=today, ended=ended)
    return found.words, found.late


@pytest.mark.parametrize(
    ("asked", "today", "words", "late"),
    [
        ("31 August 2018", date(2018, 8, 1), "30 days left", NO),
        ("31 August 2018", date(2018, 8, 30), "1 day left", NO),
        ("31 August 2018", date(2018, 8, 31), "today", NO),
        ("31 August 2018", date(2018, 9, 1), "1 day late", YES),
        ("31 August 2018", date(2018, 12, 5), "96 days late", YES),
        ("June 30th to September 30, 2018", date(2018, 8, 1), "60 days left", NO),
        ("March 2018", date(2018, 2, 27), "2 to 32 days left", NO),
        ("March 2018", date(2018, 3, 15), "at most 16 days left", CANNOT_TELL),
        ("March 2018", date(2018, 3, 31), "today at the latest", CANNOT_TELL),
        ("March 2018", date(2018, 4, 2), "2 to 32 days late", YES),
        ("w/c 5 March 2018", date(2018, 3, 10), "at most 1 day left", CANNOT_TELL),
        ("until 31 August 2018", date(2018, 8, 30), "1 day left", NO),
        ("Ongoing from June 2018", date(2018, 8, 30), "no last day", NO),
        ("", date(2018, 8, 30), "no date", CANNOT_TELL),
        ("10:30 – 12:30", date(2018, 8, 30), "date not known", CANNOT_TELL),
    ],
)
def test_while_the_cycle_runs_the_days_are_counted(asked, today, words, late):
    assert told(asked, today) == (words, late)


@pytest.mark.parametrize(
    ("asked", "today", "words", "late"),
    [
        ("31 August 2018", date(2019, 1, 1), "passed", CANNOT_TELL),
        ("31 August 2018", date(2031, 1, 1), "passed", CANNOT_TELL),
        ("31 August 2018", date(2018, 8, 30), "still to come", NO),
        ("March 2018", date(2018, 3, 15), "the dates do not tell whether it has passed", CANNOT_TELL),
        ("", date(2018, 8, 30), "no date", CANNOT_TELL),
    ],
)
def test_in_an_ended_cycle_no_days_are_counted(asked, today, words, late):
    assert told(asked, today, ended=True) == (words, late)


@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize("today", [date(2018, 12, 6), date(2031, 1, 1)])
@pytest.mark.parametrize(
    ("asked", "met", "words", "late"),
    [
        ("31 August 2018", "5 December 2018", "met 96 days late", YES),
        ("31 August 2018", "1 September 2018", "met 1 day late", YES),
        ("31 August 2018", "31 August 2018", "met on time", NO),
        ("31 August 2018", "March 2018", "met on time", NO),
        ("31 August 2018", "September 2018", "met 1 to 30 days late", YES),
        ("March 2018", "15 March 2018", "met; the dates do not tell whether in time", CANNOT_TELL),
        ("March 2018", "1 March 2018", "met on time", NO),
        ("", "5 December 2018", "met", CANNOT_TELL),
        ("31 August 2018", "10:30 – 12:30", "met", CANNOT_TELL),
    ],
)
def test_what_was_met_has_a_final_figure_whatever_the_day(asked, met, words, late, today, ended):
    assert told(asked, today, met=met, ended=ended) == (words, late)


def test_what_may_be_late_is_not_said_to_be():
    maybe = due(when("March 2018"), None, today=date(2018, 3, 15), ended=False)
    surely = due(when("March 2018"), None, today=date(2018, 4, 1), ended=False)
    assert (maybe.is_late, surely.is_late) == (False, True)


def test_words_without_any_day_give_no_figure():
    assert (
        due(unknown("when the office knows"), None, today=date(2018, 1, 1), ended=False).words
        == "date not known"
    )
