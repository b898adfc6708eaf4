import io
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from moothill.core.exchange import READERS, CannotRead, Found, Limits
from moothill.core.exchange.xlsx_rows import column_of, letters_of
from tests.core.exchange.helpers import cells, found, read, refused, words, workbook

HEAD = ["ID", "Idea", "Why it matters", "Date", "Votes"]


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def book(*rows: list[object], epoch: datetime | None = None) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    if epoch:
        made.epoch = epoch
    assert made.active is not None
    made.active.title = "Ideas"
    for row in rows:
        made.active.append(row)
    return made


def test_a_workbook_is_read_by_what_its_headings_say():
    made = book(HEAD, [1, "Open the meetings", "Trust", date(2018, 3, 26), 12.0])
    assert found("xlsx", saved(made)) == [
        Found(
            row=2,
            values={"words": "Open the meetings", "why": "Trust", "when": "2018-03-26", "supports": "12"},
            external="1",
            place="sheet “Ideas”, row 2",
        )
    ]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
@pytest.mark.parametrize(
    ("value", "told"),
    [
        (date(2018, 3, 26), "2018-03-26"),
        (datetime(2018, 3, 26, 14, 30), "2018-03-26"),
        (date(1999, 12, 31), "1999-12-31"),
        (date(2024, 2, 29), "2024-02-29"),
        ("w/c 26 March", "w/c 26 March"),
        (2018, "2018"),
    ],
)
def test_days_are_told_as_days_however_the_workbook_counts_them(
    epoch: datetime | None, value: object, told: str
):
    made = book(["Idea", "Date"], ["x", value], epoch=epoch)
    assert found("xlsx", saved(made))[0].values["when"] == told


@pytest.mark.parametrize(("number", "told"), [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01")])
def test_the_first_days_of_1900_are_those_that_spreadsheets_show(number: int, told: str):
    made = book(["Idea", "Date"], ["x", number])
    made.active["B2"].number_format = "dd/mm/yyyy"
    assert found("xlsx", saved(made))[0].values["when"] == told


def test_the_day_that_never_was_is_refused():
    made = book(["Idea", "Date"], ["x", 60])
    made.active["B2"].number_format = "dd/mm/yyyy"
    assert [each.english for each in refused("xlsx", saved(made))] == [
        "“Date” is a date that no calendar has."
    ]


def test_a_time_of_day_stays_one():
    assert found("xlsx", saved(book(["Idea", "Date"], ["x", time(14, 30)])))[0].values["when"] == "14:30"


def test_a_formula_in_a_column_that_is_used_is_refused_and_elsewhere_it_is_nobodys_business():
    data = saved(book(HEAD, [1, "=A1", None, None, 1], [2, "x", None, None, "=1+1"], [3, "y", None, None, 2]))
    assert words("xlsx", data) == ["y"]
    assert words("xlsx", data, {"Idea": "words"}) == ["x", "y"]
    assert [(each.row, each.facts) for each in refused("xlsx", data)] == [
        (2, {"column": "Idea"}),
        (3, {"column": "Votes"}),
    ]


def test_what_stands_in_a_cell_over_several_rows_holds_for_each_of_them():
    made = book(["Table", "Idea"], ["Table 1", "one"], [None, "two"], [None, "three"], ["Table 2", "four"])
    made.active.merge_cells("A2:A4")
    rows = found("xlsx", saved(made))
    assert [each.values["table"] for each in rows] == ["Table 1", "Table 1", "Table 1", "Table 2"]
    assert [len(each.remarks) for each in rows] == [0, 1, 1, 0]


def test_hidden_sheets_and_sheets_of_another_kind_are_said_and_not_read():
    made = book(["Idea"], ["seen"])
    hidden = made.create_sheet("Names")
    hidden.sheet_state = "hidden"
    hidden.append(["Idea"])
    hidden.append(["secret"])
    made.create_sheet("Notes").append(["To do", "By whom"])
    made.create_sheet("Empty")
    more = made.create_sheet("More")
    more.append(["Idea"])
    more.append(["also seen"])
    data = saved(made)
    assert words("xlsx", data) == ["seen", "also seen"]
    assert [(each.place, each.english.partition(",")[0]) for each in refused("xlsx", data)] == [
        ("sheet “Names”", "The sheet “Names” is hidden"),
        ("sheet “Notes”", "The sheet “Notes” has other headings than the first"),
    ]


def test_rows_above_the_headings_are_said():
    data = saved(book(["Ideas of the workshop in Perth"], [None], ["Idea", "Votes"], ["x", 1]))
    assert READERS["xlsx"].headings(io.BytesIO(data)) == ["Idea", "Votes"]
    assert [(each.row, each.beginning) for each in refused("xlsx", data)] == [
        (1, "Ideas of the workshop in Perth")
    ]


def test_shared_and_inline_strings_prefixes_and_spoken_signs():
    strings = (
        "<sst><si><t>Idea</t></si><si><r><t>Tō</t></r><rPh><t>spoken</t></rPh><r><t>kyō</t></r></si></sst>"
    )
    rows = '<x:row xmlns:x="m" r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><row r="5"><c r="A5" t="s"><v>1</v></c></row>'
    assert [
        (each.row, each.values["words"]) for each in found("xlsx", workbook(rows, sharedStrings=strings))
    ] == [(5, "Tōkyō")]


def test_too_many_different_words_are_refused_before_they_are_read():
    with pytest.raises(CannotRead, match="different words"):
        read(
            "xlsx", workbook(cells(1, ["Idea"]), sharedStrings="<sst/>" + " " * 900), None, Limits(table=500)
        )


def test_rows_and_columns_that_people_do_not_see_are_said_and_not_read():
    made = book(["Idea", "Phone", "Votes"], ["seen", "0131 496 0000", 3], ["unseen", "0131 496 0001", 4])
    made.active.column_dimensions["B"].hidden = True
    made.active.row_dimensions[3].hidden = True
    data = saved(made)
    assert READERS["xlsx"].headings(io.BytesIO(data)) == ["Idea", "(2)", "Votes"]
    assert words("xlsx", data, {"Idea": "words", "(2)": "why"}) == ["seen"]
    assert "why" not in found("xlsx", data, {"Idea": "words", "(2)": "why"})[0].values
    assert [(each.place, each.english.partition(".")[0]) for each in refused("xlsx", data)] == [
        ("sheet “Ideas”, row 3", "This row is hidden in the sheet, so it was not read"),
        ("sheet “Ideas”", "Hidden columns were not read: B"),
    ]


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_called_by_their_letters(column: int, letters: str):
    assert letters_of(column) == letters
    assert column_of(f"{letters}12") == column
