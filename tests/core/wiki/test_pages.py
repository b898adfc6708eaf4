"""Whole pages in wikitext and HTML. Two of them were written by somebody who had not seen the reader, each with a
description of what a careful person finds on it; they are read like any other."""

import html
import re
from collections.abc import Iterator

import pytest

from moothill.core.wiki import Kind
from tests.core.wiki.helpers import (
    PAGES,
    doubts,
    expected,
    findings,
    kinds_of_line,
    of,
    one,
    plain,
    read_page,
    titles,
    words,
    words_by_line,
)

UNSEEN = ("harbourland-2024.wikitext", "riverside-2025.html")
OURS = ("elmland.wikitext", "oakland.html")
# Names of columns and of fields. The tables that we draw have names of their own for the same.
NAMES = words(
    "activity activities date dates time place location what happens responsible responsibility network government"
    " complete completed comments no number description event lead status task deadline person notes done meeting team"
    " tasks present apologies actions period stage start completion leads image name names purpose engagement involved"
    " jan feb mar apr may jun jul aug sep oct part 2024 2025 website websites letters out about people when who where"
    " council community by attendees there to do sorry not come papers online paper face in person what was call gov"
)
# "Stage Two" becomes the stage with the number 2.
NUMBERS = words("one two three four five")
# Words that stand between two names.
BETWEEN = words("and with at")
_HEAD = re.compile(r"^\s*!|<th\b", re.MULTILINE)


def words_of_source(name: str) -> Iterator[tuple[int, set[str]]]:
    """The words of each line without the signs of its form, by rules that are not the reader's."""
    text = (PAGES / name).read_text()
    if name.endswith(".html"):
        text = re.sub(r"<!DOCTYPE[^>]*>", "", text)
        text = re.sub(r"<(?!!--)/?[a-z][^<>]*>", " ", text)
    else:
        text = re.sub(r"</?\w+[^<>]*>", " ", text)
        text = re.sub(r"\b(class|style|rowspan|colspan|name|alt|type)\s*=\s*(\"[^\"]*\"|\d+)", " ", text)
        text = re.sub(r"\{\{(done|ditto|start date|hlist)\b", " ", text, flags=re.IGNORECASE)
        text = re.sub(r"\d+px|\balt=", " ", text)
    for number, line in enumerate(text.split("\n"), start=1):
        yield number, words(html.unescape(line))


@pytest.mark.parametrize("name", [*UNSEEN, *OURS])
def test_every_word_of_the_page_was_placed_or_is_listed(name: str) -> None:
    reading = read_page(name)
    there = words_by_line(reading)
    lost = {
        line: missing
        for line, wanted in words_of_source(name)
        if (missing := wanted - there[line] - NAMES - NUMBERS - BETWEEN)
    }
    assert lost == {}


@pytest.mark.parametrize("name", [*UNSEEN, *OURS])
def test_every_line_that_says_something_has_a_fate(name: str) -> None:
    reading = read_page(name)
    fates = kinds_of_line(reading)
    for line, said in words_of_source(name):
        if said:
            assert fates[line], f"line {line} is nowhere: {said}"


KINDS = {
    "key detail": {"key-details"},
    "objective": {"objective"},
    "way of working": {"way-of-working"},
    "key date": {"key-date"},
    "timeline row": {"timeline-row"},
    "activity": {"activity"},
    "task": {"task"},
    "meeting": {"meeting", "task"},  # what was agreed at a meeting is a task of that meeting
    "channel": {"channel"},
    "document": {"document"},
}
SAMPLES = [
    pytest.param(f"{stem}", sample, id=f"{stem.partition('-')[0]}: {sample['title']}")
    for stem in UNSEEN
    for sample in expected(f"{stem.rpartition('.')[0]}.expected.json")["samples"]
]


@pytest.mark.parametrize(("name", "sample"), SAMPLES)
def test_what_a_careful_person_found_is_found(name: str, sample: dict) -> None:
    reading = read_page(name)
    first, last = sample["lines"]
    handles = {
        handle for fate in reading.fates if first <= fate.line <= last for handle, _field in fate.places
    }
    held = " ".join(
        plain(found.values)
        for found in reading.found
        if found.handle in handles and found.kind.value in KINDS[sample["kind"]]
    )
    held = " ".join(held.replace("*", "").split())
    wanted = [part for words in sample["must_contain"] for part in words.split(" / ")]
    assert [words for words in wanted if words not in held] == []


@pytest.mark.parametrize("name", UNSEEN)
def test_as_many_of_each_kind_as_a_careful_person_counted(name: str) -> None:
    counts = expected(f"{name.rpartition('.')[0]}.expected.json")["counts"]
    reading = read_page(name)
    assert titles(reading, Kind.STAGE) == counts["stage_names"]
    assert len(of(reading, Kind.OBJECTIVE)) == counts["objectives"]
    assert len(of(reading, Kind.WAY_OF_WORKING)) == counts["ways_of_working"]
    assert len(of(reading, Kind.KEY_DATE)) == counts["key_dates"]
    assert len(of(reading, Kind.LEVEL)) == counts["levels_of_engagement"]
    assert len(of(reading, Kind.CHANNEL)) == counts["channels"]
    assert len(of(reading, Kind.TIMELINE_ROW)) == counts["timeline_rows"]
    assert (
        sum(row.values["marks"] for row in of(reading, Kind.TIMELINE_ROW)) == counts["timeline_marked_months"]
    )
    assert len(of(reading, Kind.MEETING)) == counts["meetings"]
    assert len(of(reading, Kind.TASK)) == counts["tasks"] + counts["meeting_action_points"]
    named = [each for each in of(reading, Kind.ACTIVITY) if not each.values.get("placeholder")]
    assert len(named) == counts["activities_total"]["named"]


def _groups(counts: dict) -> Iterator[tuple[str, str, list[str]]]:
    numbers = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
    for key, value in counts["activities"].items():
        part = key.split("_")
        group = {"core": "Core activities", "other": "Other activities"}.get(part[-1], "")
        yield numbers.get(part[1], part[1]), group, value.get("labels", [])


@pytest.mark.parametrize("name", UNSEEN)
def test_the_numbers_of_each_table_are_kept_as_written(name: str) -> None:
    reading = read_page(name)
    for stage, group, labels in _groups(expected(f"{name.rpartition('.')[0]}.expected.json")["counts"]):
        found = [
            each.values.get("number", "")
            for each in of(reading, Kind.ACTIVITY)
            if each.values["stage"] == f"stage-{stage}" and each.values["group"] == group
        ]
        # A row that holds a name and nothing else is listed, not made.
        assert found == labels or [*found, ""] == labels


@pytest.mark.parametrize("name", UNSEEN)
def test_the_months_of_a_timeline_are_those_under_which_its_marks_stand(name: str) -> None:
    reading = read_page(name)
    months = "January February March April May June July August September October November December".split()
    found = []
    for row in of(reading, Kind.TIMELINE_ROW):
        marked = []
        for period in row.values["periods"]:
            ends = [months.index(word) for word in re.findall(r"[A-Z]\w+", period["when"])]
            marked += [month[:3] for month in months[ends[0] : ends[-1] + 1]]
        found.append([row.values["title"], marked])
    assert found == expected(f"{name.rpartition('.')[0]}.expected.json")["counts"]["timeline_marks_by_row"]


def test_what_is_wrong_with_the_wikitext_page_is_noticed() -> None:
    reading = read_page("harbourland-2024.wikitext")
    found = findings(reading)
    assert ("same-number", (201, 210)) in found
    assert ("lone-state", (251,)) in found
    assert ("empty-row", (279,)) in found
    assert ("stage-period", (72, 238)) in found
    assert "21 March 2024 is a Thursday, not a Wednesday" in doubts(
        one(reading, Kind.ACTIVITY, "Rules agreed")
    )
    assert "Monday, not a Tuesday" in doubts(one(reading, Kind.KEY_DATE, "Plan handed in"))


def test_what_is_wrong_with_the_html_page_is_noticed() -> None:
    reading = read_page("riverside-2025.html")
    found = findings(reading)
    assert ("same-number", (191, 192)) in found
    assert ("lone-state", (193,)) in found
    assert ("stage-period", (107, 184)) in found
    assert "Saturday, not a Friday" in doubts(one(reading, Kind.ACTIVITY, "Eelmarket workshop"))
    assert "Thursday, not a Wednesday" in doubts(one(reading, Kind.KEY_DATE, "Full council votes"))


@pytest.mark.parametrize("name", UNSEEN)
def test_the_noise_of_a_page_is_listed_or_kept_and_never_made_into_an_activity(name: str) -> None:
    reading = read_page(name)
    kinds = kinds_of_line(reading)
    for noise in expected(f"{name.rpartition('.')[0]}.expected.json")["noise_must_be_listed"]:
        line = noise["lines"][0]
        assert kinds[line], noise["what"]
        if "comment" in noise["what"] or "stray" in noise["what"] or "signature" in noise["what"]:
            assert "unread" in kinds[line], noise["what"]


def test_a_row_that_ran_into_the_one_before_is_a_row_of_its_own() -> None:
    reading = read_page("harbourland-2024.wikitext")
    third = one(reading, Kind.ACTIVITY, "Writing evening two")
    fourth = one(reading, Kind.ACTIVITY, "Writing evening three")
    assert (third.values["when"], fourth.values["when"]) == ("17 July 2024", "24 July 2024")
    assert fourth.values["number"] == "4"


def test_what_is_struck_out_no_longer_holds_but_is_kept() -> None:
    moved = one(read_page("riverside-2025.html"), Kind.ACTIVITY, "Mill Quarter workshop")
    assert moved.values["when"] == "Weds 14 May 2025"
    assert moved.values["place"] == "The Carding Shed"
    assert "Weds 30 April 2025" in moved.values["remarks"]


def test_two_columns_of_people_keep_their_sides() -> None:
    supper = one(read_page("riverside-2025.html"), Kind.ACTIVITY, "Kick-off supper")
    assert [(row["name"], row["side"]) for row in supper.values["responsible"]] == [
        ("Bettany Rushwell", "government"),
        ("Corin Ashplume", "civil-society"),
        ("Dilly Fernhollow", "civil-society"),
        ("Osk Tanner-Bright", "civil-society"),
    ]


def test_a_cell_that_reaches_down_belongs_to_both_rows() -> None:
    reading = read_page("harbourland-2024.wikitext")
    second = one(reading, Kind.ACTIVITY, "Reminder to Skerry Far council")
    assert [row["name"] for row in second.values["responsible"]] == ["Tamsel Brightwater", "Perrin Quayle"]
    assert second.values["parent"] == one(reading, Kind.ACTIVITY, "Letter to all island councils").handle
