"""Several periods in one field: words in, days and words out."""

import pytest

from moothill.commons.record.context import Context
from moothill.commons.record.fields import Wrong
from moothill.commons.record.forms import form_for
from moothill.core.dates import to_json, when
from moothill.rooms.plan.register import TIMELINE_ROW

pytestmark = pytest.mark.django_db

PERIODS = TIMELINE_ROW.field("periods")


def read(words: str) -> dict:
    return to_json(when(words, year=2018))


def test_words_are_read_in_the_year_of_the_cycle(cycle):
    given = [
        {"when": "March", "note": ""},
        {"when": "", "note": ""},
        {"when": "June - August 2019", "note": " in  Fife "},
    ]
    assert PERIODS.clean(given, Context(cycle)) == [
        {"when": read("March"), "note": ""},
        {"when": read("June - August 2019"), "note": "in Fife"},
    ]


def test_what_was_stored_reads_as_itself(cycle):
    stored = PERIODS.clean(
        [{"when": "March", "note": "lost"}, {"when": "", "note": "month lost"}], Context(cycle)
    )
    assert PERIODS.clean(stored, Context(cycle)) == stored
    assert stored[1] == {"when": None, "note": "month lost"}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([{"when": "March"}, {"when": "32 June"}], "Row 2: "),
        ([{"when": "6 April - 26 March 2018"}], "ends before it starts"),
        ([{"when": {"words": "March", "earliest": "2018-03-01"}}], "Row 1: "),
        ([{"when": "March", "note": "x" * 201}], "Row 1: the note is too long"),
        ([{"when": "March"}] * 61, "At most 60 rows"),
        (["March"], "by name"),
        ("March", "list of rows"),
    ],
)
def test_a_fault_names_its_row(given, says, cycle):
    with pytest.raises(Wrong, match=says):
        PERIODS.clean(given, Context(cycle))


def test_the_form_shows_the_words_and_takes_them_back(cycle):
    stored = PERIODS.clean([{"when": "March", "note": "lost"}], Context(cycle))
    context = Context(cycle)
    shown = str(form_for(TIMELINE_ROW, context, content={"periods": stored})["periods"])
    assert 'name="periods-0-when" value="March"' in shown
    sent = {"periods-0-when": "March", "periods-0-note": "lost", "periods-1-when": "", "periods-1-note": ""}
    form = form_for(TIMELINE_ROW, context, sent)
    assert form.is_valid()
    assert PERIODS.clean(form.values()["periods"], context) == stored


def test_in_words_there_is_one_line_a_row(cycle):
    stored = PERIODS.clean([{"when": "March", "note": "lost"}, {"when": "June 2018"}], Context(cycle))
    assert PERIODS.words(stored) == "March, lost\nJune 2018"
    assert PERIODS.words(PERIODS.empty) == ""
