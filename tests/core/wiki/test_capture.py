"""The real page that everything began with, as it was captured: flattened, its empty cells lost.

It is other people's words and no part of this project. The test reads it where it lies beside the checkout, or where
MOOTHILL_CAPTURE says, and is skipped, loudly, where it is not.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from moothill.core.wiki import Kind, Reading, read
from tests.core.wiki.helpers import doubts, findings, kinds_of_line, of, one, titles, words_by_line
from tests.core.wiki.helpers import words as words_of

CAPTURE = Path(
    os.environ.get("MOOTHILL_CAPTURE")
    or Path(__file__).resolve().parents[4] / "shared/data/planning-page-2018.txt"
)
pytestmark = pytest.mark.skipif(
    not CAPTURE.is_file(),
    reason=f"THE ACCEPTANCE TEST OF THE READER DID NOT RUN: there is no captured page at {CAPTURE}. Set MOOTHILL_CAPTURE.",
)

# What a person who reads the page would say each line is, from its first to its last line. Lines that only draw a
# table (bars and rules) are left out: they say nothing.
EXPECTED: tuple[tuple[int, int, str], ...] = (
    (1, 24, "section"),
    (25, 28, "key-details"),
    (29, 29, "section"),
    (30, 34, "objective"),
    (35, 35, "section"),
    (36, 38, "way-of-working"),
    (39, 40, "section"),
    (41, 41, "timeline"),
    (42, 47, "timeline-row"),
    (48, 52, "key-date"),
    (53, 54, "section"),
    (55, 68, "stage"),
    (75, 75, "section"),
    (76, 76, "timeline"),
    (77, 99, "timeline-row"),
    (101, 114, "timeline-row"),
    (115, 116, "section"),
    (117, 117, "level"),
    (121, 121, "section"),
    (122, 127, "channel"),
    (128, 130, "section"),
    (132, 132, "activity"),
    (134, 134, "activity"),
    (136, 137, "activity"),
    (139, 140, "activity"),
    (142, 142, "activity"),
    (144, 144, "activity"),
    (146, 152, "activity"),
    (154, 155, "activity"),
    (157, 157, "activity"),
    (158, 159, "section"),
    (161, 165, "activity"),
    (166, 166, "section"),
    (167, 167, "activity"),  # the name of a table: the group of its activities
    (168, 168, "section"),
    (169, 178, "activity"),
    (179, 179, "activity"),
    (180, 180, "section"),
    (181, 189, "activity"),
    (190, 191, "section"),
    (192, 197, "activity"),
    (198, 266, "section"),  # headings, reports, themes: a cycle has no other place for them yet
    (268, 278, "task"),
    (279, 279, "section"),
    (280, 284, "meeting"),
    (286, 290, "meeting"),
    (292, 292, "meeting"),
    (294, 297, "meeting"),
    (299, 299, "meeting"),
    (301, 302, "section"),
    (303, 308, "document"),
    (309, 321, "section"),
    (323, 333, "section"),
    (335, 337, "section"),
    (339, 339, "section"),
    (341, 345, "section"),
    (347, 355, "section"),
    (357, 357, "section"),
    (359, 361, "section"),
    (363, 369, "section"),
)


@cache
def reading() -> Reading:
    return read(CAPTURE.read_bytes())


def lines_expected() -> Iterator[tuple[int, str]]:
    for first, last, kind in EXPECTED:
        for line in range(first, last + 1):
            yield line, kind


def test_it_is_the_page_that_the_expectations_are_about() -> None:
    assert len(CAPTURE.read_text().splitlines()) == 369
    assert reading().form == "flat"


def test_at_least_95_lines_in_100_are_placed_in_the_right_kind_of_record() -> None:
    kinds = kinds_of_line(reading())
    wrong = {line: (kind, kinds[line]) for line, kind in lines_expected() if kind not in kinds[line]}
    share = 1 - len(wrong) / sum(1 for _ in lines_expected())
    assert share >= 0.95, wrong


def test_every_line_that_is_placed_nowhere_is_listed_with_what_puzzled_us() -> None:
    kinds = kinds_of_line(reading())
    nowhere = [line for line, _kind in lines_expected() if not kinds[line]]
    assert nowhere == []
    assert all(unread.why.words and unread.words for unread in reading().unread)


def test_every_word_of_it_was_placed_or_is_listed() -> None:
    there = words_by_line(reading())
    names = words_of(
        "activity date time location description responsibility complete comments leads start completion task name"
        " deadline person responsible notes completed meeting team tasks purpose of engagement government network"
        " involved and january february march april may june july august september jan feb mar apr jun jul aug sept"
        " stage one two three four five six 2018"
    )
    lost = {
        number: missing
        for number, line in enumerate(CAPTURE.read_text().split("\n"), start=1)
        if (missing := words_of(line) - there[number] - names)
    }
    assert lost == {}


def test_it_finds_the_number_4_that_is_used_twice() -> None:
    assert ("same-number", (144, 147)) in findings(reading())


def test_it_finds_the_event_that_stands_in_two_stages() -> None:
    assert [lines for code, lines in findings(reading()) if code == "same-event"] == [(177, 193)]


def test_it_finds_the_stages_whose_months_disagree() -> None:
    assert [lines for code, lines in findings(reading()) if code == "stage-period"] == [(57, 158), (61, 190)]


def test_it_finds_that_the_plan_is_complete_one_day_after_the_deadline() -> None:
    (finding,) = [each for each in reading().findings if each.code == "after-deadline"]
    assert finding.lines == (26, 48)
    assert finding.remark.facts["days"] == 1


def test_it_finds_the_row_that_only_says_cancelled() -> None:
    assert [lines for code, lines in findings(reading()) if code == "lone-state"] == [(169,), (182,)]
    assert one(reading(), Kind.ACTIVITY, "Cancelled").values["state"] == "cancelled"


def test_it_finds_as_many_of_each_kind_as_were_counted_by_hand() -> None:
    counted = {kind: len(of(reading(), kind)) for kind in Kind}
    del counted[Kind.SECTION]
    assert counted == {
        Kind.KEY_DETAILS: 1,
        Kind.OBJECTIVE: 5,
        Kind.WAY_OF_WORKING: 3,
        Kind.STAGE: 6,
        Kind.TIMELINE: 2,
        Kind.TIMELINE_ROW: 6 + 25,
        Kind.KEY_DATE: 5,
        Kind.LEVEL: 3,
        Kind.CHANNEL: 22,
        Kind.DOCUMENT: 6,
        Kind.ACTIVITY: 35 - 1,  # the row with a name alone is listed, not made
        Kind.MEETING: 3,
        Kind.TASK: 11,
    }
    marks = [row.values["marks"] for row in of(reading(), Kind.TIMELINE_ROW)]
    assert (sum(marks[:6]), sum(marks[6:])) == (12, 42)
    assert len(set(titles(reading(), Kind.CHANNEL))) == 21
    states = [each.values.get("state", "") for each in of(reading(), Kind.ACTIVITY)]
    assert [states.count(state) for state in ("complete", "in-progress", "cancelled")] == [21, 2, 1]
    assert sum(bool(each.values.get("placeholder")) for each in of(reading(), Kind.ACTIVITY)) == 4
    assert sum(bool(each.values.get("parent")) for each in of(reading(), Kind.ACTIVITY)) == 10
    assert sum(len(each.values["attendance"]) for each in of(reading(), Kind.MEETING)) == 10


def test_what_cannot_be_known_is_said() -> None:
    assert "Which ones was lost" in doubts(one(reading(), Kind.TIMELINE_ROW, "Joint blog"))
    assert "column" in doubts(one(reading(), Kind.CHANNEL, "Email campaign"))
    slid = one(reading(), Kind.ACTIVITY, "UK Wide ‘Reimagine Democracy Conference’")
    assert slid.values["responsible"][0]["name"] == "Paul Bradley"
    assert "had slid" in doubts(slid)
    ditto = one(reading(), Kind.ACTIVITY, "Civil society election process")
    assert "same as in the row above" in doubts(ditto)
