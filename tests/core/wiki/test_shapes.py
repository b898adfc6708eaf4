"""What the words of a cell look like."""

import pytest

from moothill.core.wiki.names import StageName, stage_named
from moothill.core.wiki.people import people_in
from moothill.core.wiki.roles import Role, is_head_of_table, role_of
from moothill.core.wiki.shapes import (
    is_ditto,
    is_number,
    looks_like_people,
    parted,
    state_in,
    state_of,
    unstruck,
)


@pytest.mark.parametrize(
    ("text", "when", "where"),
    [
        ("5 June 2018", "5 June 2018", ""),
        ("Fri 12th January – Town Hall", "Fri 12th January", "Town Hall"),
        ("Thu 1st February 10:30 – 12:30\nRoyal College", "Thu 1st February 10:30 – 12:30", "Royal College"),
        (
            "13.00 – 15.00, 23 March 2018\n2 West Rear, Old House",
            "13.00 – 15.00, 23 March 2018",
            "2 West Rear, Old House",
        ),
        ("15th March,\nGlasgow", "15th March", "Glasgow"),
        ("w/c 12th February – 26th February", "w/c 12th February – 26th February", ""),
        ("Ongoing from June 2018", "Ongoing from June 2018", ""),
        ("Library, 5 June 2018", "5 June 2018", "Library"),
        ("mid-June", "mid-June", ""),
        ("to be agreed", "", "to be agreed"),
        ("Room 5", "", "Room 5"),
    ],
)
def test_a_date_is_parted_from_the_place_beside_it(text, when, where):
    assert parted(text, 2018) == (when, where)


def test_what_stands_before_a_month_it_belongs_to_is_kept_whole():
    assert parted("every Saturday in June", 2018) == ("June", "every Saturday in June")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("COMPLETE", "complete"), ("'''Done'''".replace("'''", "**"), "complete"), ("✓", "complete"), ("yes", "complete"),
        ("IN PROGRESS", "in-progress"), ("ongoing", "in-progress"), ("Cancelled", "cancelled"), ("Postponed", "postponed"),
        ("N/A", "not-recorded"), ("Draft process being developed", ""), ("", ""), ("complete this form", ""),
    ],
)  # fmt: skip
def test_a_state_is_a_whole_word(text, state):
    assert state_of(text) == state


def test_a_state_may_be_followed_by_its_day():
    assert state_in("Done 6 March 2024") == ("complete", "6 March 2024")
    assert state_in("Postponed, no printer") == ("postponed", "no printer")
    assert state_in("Donegal") == ("", "")


@pytest.mark.parametrize("text", ['"', '" "', "〃", "″ ″", "ditto", "As above", "do.", "“ ”"])
def test_ditto_marks_are_known(text):
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "do", "above", "A", "the same “words”"])
def test_other_words_are_no_ditto_marks(text):
    assert not is_ditto(text)


@pytest.mark.parametrize("text", ["1", "12", "2.a", "2a", "1.10", "(3)", "4.", "b"])
def test_numbers_of_rows_are_known(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["2018", "1st", "one", "2 rooms", "", "ab"])
def test_other_words_are_no_numbers_of_rows(text):
    assert not is_number(text)


@pytest.mark.parametrize(
    "text", ["Ada Fen", "Ada / Bo", "Ada, Bo & Cy", "Niamh / SCDC", "Ada Fen (Elm Network)"]
)
def test_names_look_like_people(text):
    assert looks_like_people(text)


@pytest.mark.parametrize(
    "text", ["To promote the next steps", "COMPLETE", "5 people", "everybody", "A talk."]
)
def test_other_words_do_not(text):
    assert not looks_like_people(text)


def test_people_keep_what_they_belong_to():
    assert people_in("Ada Fen (Elm Network) / Bo, SCDC and Ministry of Tides: Cy") == [
        {"name": "Ada Fen", "organisation": "Elm Network", "side": "civil-society"},
        {"name": "Bo", "organisation": "", "side": ""},
        {"name": "", "organisation": "SCDC", "side": ""},
        {"name": "Cy", "organisation": "Ministry of Tides", "side": "government"},
    ]


def test_what_is_struck_out_is_parted():
    assert unstruck("~~30 April~~ 14 May") == ("14 May", "30 April")
    assert unstruck("14 May") == ("14 May", "")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Stage One: Input (Jan - Mar)", StageName(1, "Input", "Jan - Mar")),
        ("Stage 2 – Asking", StageName(2, "Asking", "")),
        ("Phase III", StageName(3, "", "")),
        ("STAGE FOUR\n(August)", StageName(4, "", "August")),
        ("Stage", None),
        ("Stage fright", None),
        ("A stage one can like", None),
    ],
)
def test_stages_go_by_many_names(text, named):
    assert stage_named(text) == named


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("No.", Role.NUMBER), ("Activity", Role.TITLE), ("Date/Time/Location", Role.WHEN), ("Responsibility", Role.RESPONSIBLE),
        ("Person Responsible", Role.RESPONSIBLE), ("**Complete**", Role.STATE), ("Comments[1]", Role.REMARKS),
        ("Deadline", Role.DEADLINE), ("Task Name", Role.TASK), ("Where", Role.PLACE), ("Lead organisations", Role.RESPONSIBLE),
        ("What? (Themes)", Role.OTHER), ("", Role.OTHER),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_words(heading, role):
    assert role_of(heading) == role


def test_a_heading_row_is_known_by_its_columns():
    assert is_head_of_table(["Activity", "Date", "Responsibility", ""])
    assert not is_head_of_table(["Talk", "5 June 2018", "Ada"])
