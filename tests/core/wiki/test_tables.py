"""Tables: spans, cells that slid, headings that were lost, and grids of months."""

import pytest

from moothill.core.wiki import Kind, Limits, Unreadable
from moothill.core.wiki.blocks import Cell
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.spans import Laid, laid_out
from tests.core.wiki.helpers import doubts, of, one, read_text, titles

HEAD = "Activity | Date/Time/Location | Activity description | Responsibility | Complete | Comments | |\n---|---|---|---|---|---|---|\n"


def laid(*rows):
    cells = [[Laid(Cell(text, 1, 1), down, across) for text, down, across in row] for row in rows]
    found, faults = laid_out(cells, Measure(Limits()))
    return [[cell.text for cell in row.cells] for row in found], [fault.words for fault in faults]


def test_cells_over_rows_and_columns_fill_their_places():
    rows, faults = laid([("a", 2, 1), ("b", 1, 2)], [("c", 1, 1), ("d", 1, 1)], [("e", 1, 1)])
    assert rows == [["a", "b", "b"], ["a", "c", "d"], ["e"]]
    assert faults == []


def test_two_cells_over_rows_stand_beside_each_other():
    rows, _faults = laid([("a", 3, 1), ("b", 2, 1), ("c", 1, 1)], [("d", 1, 1)], [("e", 1, 1), ("f", 1, 1)])
    assert rows == [["a", "b", "c"], ["a", "b", "d"], ["a", "e", "f"]]


def test_a_cell_that_reaches_below_the_table_is_noted():
    _rows, faults = laid([("a", 5, 1)], [("b", 1, 1)])
    assert faults == ["A cell in line 1 reaches below the end of its table."]


def test_a_cell_that_reaches_too_far_is_refused():
    with pytest.raises(Unreadable, match="reaches over 5000"):
        laid([("a", 5000, 1)])


def test_a_flattened_row_may_run_over_several_lines():
    reading = read_text(
        f"Stage One: Input (Jan)\n{HEAD}1 | Launch | Fri 12th January – Mill |\n|\nAda / Bo | COMPLETE |\n|\n2 | Walk | 5 June |\n|\nBo | COMPLETE | Rain | \n"
    )
    launch, walk = of(reading, Kind.ACTIVITY)
    assert (launch.values["place"], launch.values["state"], launch.lines) == ("Mill", "complete", (3 + 1, 6))
    assert (walk.values["title"], walk.values["remarks"]) == ("Walk", "Rain")


def test_cells_that_slid_find_their_columns_by_what_they_look_like():
    reading = read_text(
        f"Stage One: Input (Jan)\n{HEAD}1 | Launch | 5 June 2018 | Ada Fen | COMPLETE | |||\n"
    )
    launch = one(reading, Kind.ACTIVITY, "Launch")
    assert launch.values["responsible"][0]["name"] == "Ada Fen"
    assert launch.values["state"] == "complete"
    assert "had slid" in doubts(launch)


def test_the_last_row_of_a_flattened_table_may_have_lost_its_bars():
    reading = read_text(
        f"Stage One: Input (Jan)\n{HEAD}1 | Launch | 5 June 2018 | We begin | Ada | COMPLETE | |\n2 |\nStage Two: Next (Feb)\nWords of it.\n"
    )
    assert titles(reading, Kind.ACTIVITY) == ["Launch", "(nothing written)"]
    assert titles(reading, Kind.STAGE) == ["Input", "Next"]


def test_text_after_a_table_is_no_part_of_it():
    reading = read_text(
        "2018 | Jan | Feb | Mar |\nNews | +++ | ||\nFormal deadline: 31 August 2018\nA sentence about it all.\n"
    )
    assert titles(reading, Kind.TIMELINE_ROW) == ["News"]
    assert titles(reading, Kind.KEY_DATE) == ["Formal deadline"]


def test_months_are_known_where_no_cell_has_slid():
    grid = "{|\n! What !! Nov 2018 !! Dec !! Jan !! Feb\n|-\n| News || + || || + || +\n|-\n| Talk || || +++ >> || ||\n|}"
    news, talk = of(read_text(f"== Timeline ==\n{grid}\n"), Kind.TIMELINE_ROW)
    assert [period["when"] for period in news.values["periods"]] == [
        "November 2018",
        "January to February 2019",
    ]
    assert [period["when"] for period in talk.values["periods"]] == ["from December 2018"]


def test_months_are_not_guessed_where_cells_have_slid():
    (news,) = of(read_text("Timeline\n2018 | Jan | Feb | Mar |\nNews | +++ | ||\n"), Kind.TIMELINE_ROW)
    assert news.values["marks"] == 1
    assert "periods" not in news.values
    assert "Which ones was lost" in doubts(news)


def test_words_in_a_month_are_its_note():
    grid = "{|\n! What !! Jan 2018 !! Feb !! Mar\n|-\n| News || || launch || +\n|}"
    (news,) = of(read_text(f"== Timeline ==\n{grid}\n"), Kind.TIMELINE_ROW)
    assert news.values["periods"] == [
        {"when": "February 2018", "note": "launch"},
        {"when": "March 2018", "note": ""},
    ]


def test_a_table_that_holds_no_records_stands_in_the_text():
    reading = read_text(
        "== Themes ==\n{|\n! Theme !! Goal\n|-\n| Food || 2|}\n|-\n| Energy || a {{!}} b\n|}\n"
    )
    (section,) = of(reading, Kind.SECTION)
    assert "| Theme | Goal |\n| --- | --- |" in section.values["text"]


def test_a_very_wide_table_stands_as_a_list():
    row = " || ".join(f"c{place}" for place in range(50))
    (section,) = of(
        read_text(f"== Wide ==\n{{|\n! {row.replace('||', '!!')}\n|-\n| {row}\n|}}\n"), Kind.SECTION
    )
    assert section.values["text"].startswith("- c0; c1")
    assert "50 columns" in doubts(section)


@pytest.mark.parametrize("form", ["wikitext", "html"])
def test_a_table_that_is_never_closed_ends_at_the_next_heading(form):
    pages = {
        "wikitext": "== Stage One: A ==\n{|\n! No. !! Activity !! Date\n|-\n| 1 || Talk || 5 June 2018\n== After ==\nWords\n",
        "html": "<!DOCTYPE html><html><body><h2>Stage One: A</h2><table><tr><th>No.<th>Activity<th>Date"
        "<tr><td>1<td>Talk<td>5 June 2018\n<h2>After</h2><p>Words</p></body></html>",
    }
    reading = read_text(pages[form], year=2018)
    assert titles(reading, Kind.ACTIVITY) == ["Talk"]
    after = one(reading, Kind.SECTION, "After")
    assert after.values["text"] == "Words"
    assert any("closed" in doubt.words for found in of(reading, Kind.SECTION) for doubt in found.doubts)


def test_a_period_without_a_year_agrees_with_the_same_one_with_a_year():
    grid = "{|\n! What !! Feb 2024 !! Mar !! Apr\n|-\n| Stage One: Asking || + || + ||\n|}"
    page = f"== Timeline ==\n{grid}\n== Stage One: Asking (Feb - END) ==\nWords\n"
    assert read_text(page.replace("END", "Mar"), year=2018).findings == ()
    assert [each.code for each in read_text(page.replace("END", "Apr"), year=2018).findings] == [
        "stage-period"
    ]
