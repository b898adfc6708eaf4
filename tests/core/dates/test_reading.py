"""Words beyond the planning page: what is read, what is doubted, what is refused."""

import pytest

from moothill.core.dates import MAX_WORDS, CannotRead, Precision, unknown, when


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2018-03-05", "2018-03-05"),
        ("2018-03", "2018-03"),
        ("2018", "2018"),
        ("2018-20", "2018-01/2020-12"),
        ("2018/19", "2018-01/2019-12"),
        ("2018-03-05/2018-03-11", "2018-03-05/2018-03-11"),
        ("2018-06-01/..", "2018-06-01/.."),
        ("../2020-08-31", "../2020-08-31"),
        ("05/06/2018", "2018-06-05"),
        ("28.02.2018", "2018-02-28"),
        ("12\xa0FEBRUARY — 3 MARCH 2018.", "2018-02-12/2018-03-03"),
        ("December 2018 – 2020", "2018-12/2020-12"),
        ("December - January 2019", "2018-12/2019-01"),
        ("Nov 2018 - Feb", "2018-11/2019-02"),
        ("between 30 June and 30 September 2018", "2018-06-30/2018-09-30"),
        ("18 and 19 December 2019", "2019-12-18/2019-12-19"),
        ("16, 17 & 18 August", "2018-08-16/2018-08-18"),
        ("from 1 May 2018", "2018-05-01/.."),
        ("June 2018 onwards", "2018-06-01/.."),
        ("until 31 August 2020", "../2020-08-31"),
        ("by Friday 9th March", "../2018-03-09"),
        ("before 9 March", "../2018-03-08"),
        ("after 9 March", "2018-03-10/.."),
        ("week ending 11 March", "2018-03-05/2018-03-11"),
        ("Week commencing 5 March", "2018-03-05/2018-03-11"),
        ("early March", "2018-03-01/2018-03-10"),
        ("mid June", "2018-06-11/2018-06-20"),
        ("late September 2018", "2018-09-21/2018-09-30"),
        ("late 2018", "2018-09-01/2018-12-31"),
        ("5 June 2018 (Tuesday)", "2018-06-05"),
        ("29 February 2020", "2020-02-29"),
    ],
)
def test_dates_are_read_as_people_write_them(words, edtf):
    assert when(words, year=2018).edtf == edtf


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("Tuesday 26th February 2018", "26 February 2018 is a Monday, not a Tuesday."),
        ("w/c 1 March 2018", "The week is said to begin on 1 March 2018, which is a Thursday."),
        ("December - January", "No year is written; the end is read as 2019, the year after the start."),
        (
            "5 June, 20 June and 9 August",
            "Several dates are named; they are read as all the days from the first to the last.",
        ),
        ("about May 2019", "The words say that the date is approximate."),
    ],
)
def test_what_a_person_should_look_at_is_noted_and_not_put_right(words, doubt):
    period = when(words, year=2018)
    assert [each.words for each in period.doubts] == [doubt]
    assert period.words == words


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("32 June", "June has 30 days."),
        ("29 February 2018", "February 2018 has 28 days."),
        ("0 June", "June has 30 days."),
        ("6 April - 26 March 2018", "ends before it starts."),
        ("5 June 2018, 3pm - 2pm", "ends at 14:00, before it starts at 15:00."),
        ("spring 2018", "means other months in other places."),
        ("15th March, Glasgow", "“Glasgow” is not part of a date."),
        ("Cancelled", "“Cancelled” is not part of a date."),
        ("N/A", "says that no date is known."),
        ("", "says that no date is known."),
        ("5/6/18", "has two digits."),
        ("31/02/2018", "is no day of the calendar."),
        ("25:10, 5 June", "is no time of day."),
        ("Friday", "is not a whole date."),
        ("the 5th", "has a day with no month."),
        ("5 June 1066", "1066 is not a year that a plan can hold."),
        ("5 June - 6 June - 7 June", "names more dates than one period has."),
        ("10:00 to 11:00 and 14:00 to 15:00, 5 June", "has more than one span of time."),
        ("5 June <script>", "is not part of a date."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write(words, what):
    with pytest.raises(CannotRead) as refusal:
        when(words, year=2018)
    assert what in str(refusal.value)
    assert refusal.value.mend
    assert refusal.value.written == words


def test_a_date_without_a_year_needs_its_context():
    with pytest.raises(CannotRead, match="has no year"):
        when("Fri 12th January")
    assert not when("12 January 2018").year_assumed


def test_words_that_go_on_are_refused():
    with pytest.raises(CannotRead, match="too long"):
        when("5 June 2018 " * MAX_WORDS)


def test_unknown_keeps_the_words_and_knows_no_day():
    period = unknown("a mark, its month  lost")
    assert period.words == "a mark, its month lost"
    assert period.precision == Precision.UNKNOWN
    assert not period.is_known
    assert period.edtf == ""
